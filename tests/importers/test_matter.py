"""What is no paper, and where its links go."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.errors import CatalogError
from catalog.importers.take import Taken, take
from tests.importers.reading import take_text

ENTRY = "- Learning Distances (CVPR 2019) [[pdf]](https://example.org/a.pdf)"


def asides(taken: Taken) -> dict[str, int]:
    assert taken.balance.closes
    return dict(taken.balance.asides)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("[![x](https://img.shields.io/stars/doe)](https://github.com/doe/list)", "badge"),
        ("## Contents\n- [Losses](https://github.com/doe/list#losses)", "contents"),
        ("## Star History\n[chart](https://example.org/chart)", "list matter"),
        ("## Contributing\nWrite `- Title [[pdf]](https://example.org/x.pdf)` as others do. "
         "[How](https://example.org/how)", "list matter"),
        ("```\n- A Title (CVPR 2019) [[pdf]](https://example.org/b.pdf)\n```", "code block"),
        ("<!-- - Hidden Work (CVPR 2019) [[pdf]](https://example.org/b.pdf) -->", "comment"),
        ("## Datasets\n- [Birds](https://example.org/birds)", "dataset"),
        ("| Method | R@1 | R@2 | R@4 | Code |\n|---|---|---|---|---|\n"
         "| A | 61.5 | 70.1 | 80.2 | [code](https://github.com/doe/a) |", "results table"),
    ],
)  # fmt: skip
def test_what_is_no_entry_has_a_name(tmp_path: Path, text: str, name: str) -> None:
    taken = take_text(tmp_path, f"# A list\n{ENTRY}\n\n{text}\n")
    assert [draft.title.value for draft in taken.outcome.drafts] == ["Learning Distances"]
    assert name in asides(taken)


def test_links_back_to_the_top_are_no_part_of_a_heading(tmp_path: Path) -> None:
    taken = take_text(tmp_path, f"# A list\n## Losses [back to top](#a-list)\n{ENTRY}\n")
    assert taken.outcome.drafts[0].section == ("Losses",)


def test_links_that_lead_nowhere_are_reported_with_their_lines(tmp_path: Path) -> None:
    text = f"{ENTRY}\n- [Second Work in a Row](), CVPR 2018\n- [Third Work](here soon), ICML 2017\n"
    found = [(b.line, b.reason) for b in take_text(tmp_path, text).outcome.broken]
    assert found == [
        (2, "the address is empty"),
        (3, "a text stands in the place of the address"),
    ]


def test_damaged_letters_are_repaired_and_said_so(tmp_path: Path) -> None:
    text = f"# 😎 Äpfel\n{ENTRY}\n"
    (tmp_path / "list.md").write_text(text.encode().decode("cp1252", "replace"), "utf-8")
    (tmp_path / "mac.md").write_text(text.encode().decode("macroman"), "utf-8")
    for name, through in (("list.md", "CP1252"), ("mac.md", "MacRoman")):
        taken = take(tmp_path / name)
        assert taken.outcome.title.endswith("Äpfel")
        assert any(through in note and "(1)" in note for note in taken.outcome.notes)


def test_sound_letters_are_left_alone(tmp_path: Path) -> None:
    title = "Über Größe – naïve façade 学习 “quoted”"
    taken = take_text(tmp_path, f"- {title} (CVPR 2019) [[pdf]](https://example.org/a.pdf)\n")
    assert taken.outcome.notes == ()


def test_a_list_without_papers_says_so(tmp_path: Path) -> None:
    taken = take_text(tmp_path, "# Tools\n- [Anvil](https://example.org/anvil) - for smiths\n")
    assert taken.outcome.drafts == ()
    assert taken.outcome.notes == ("The file holds no papers; nothing can be imported.",)
    assert taken.balance.closes


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (b" \n\n", "is empty"),
        (b"%PDF-1.7 ...", "binary"),
        (bytes(range(256)) * 20, "binary"),
        (b"- a" + b"x" * 2_000_001, "this is data, not a list"),
    ],
)
def test_what_cannot_be_a_list_is_refused_clearly(
    tmp_path: Path, data: bytes, message: str
) -> None:
    path = tmp_path / "list.md"
    path.write_bytes(data)
    with pytest.raises(CatalogError, match=message):
        take(path)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    for path, message in ((tmp_path / "no.md", "cannot be read"), (tmp_path, "this is a folder")):
        with pytest.raises(CatalogError, match=message):
            take(path)


def test_a_wrong_extension_is_seen_and_said(tmp_path: Path) -> None:
    taken = take_text(tmp_path, f"# A list\n{ENTRY}\n", "list.bib")
    assert len(taken.outcome.drafts) == 1
    assert "named .bib but holds markdown" in taken.outcome.notes[0]


def test_a_broken_bibtex_entry_is_reported_and_the_others_read(tmp_path: Path) -> None:
    text = "@article{a, title={One Title}, year={2019}}\n@article{b, title={Open\n"
    taken = take_text(tmp_path, text, "a.bib")
    assert [draft.title.value for draft in taken.outcome.drafts] == ["One Title"]
    assert taken.outcome.unparsed


WORD = st.sampled_from(
    ["- ", "* ", "1. ", "## Losses\n", "\n", "\n\n", "| ", " |", "|---|---|\n", "**", "_", "`",
     "[Paper](https://example.org/{n}.pdf)", "[[code]](https://github.com/doe/{n})", "[x]()",
     "https://example.org/{n}", "<https://example.org/{n}>", "(CVPR 2019)", "```\n", "</table>",
     "<a href='https://example.org/{n}'>t</a>", "<td>", "<table>", "<tr>", "<details>", "<summary>",
     "<!-- ", " -->", "<br>", "> ", "Learning Distances", "Jane Doe, Richard Roe", "et al.",
     "![i](https://example.org/{n}.png)", "[r]: https://example.org/{n}\n", "[Title][r]", ":star:",
     "论文：", "（", "】", "<b>", "</b>", "@misc{a,", "}", "  "]
)  # fmt: skip


@settings(max_examples=120, deadline=None)
@given(words=st.lists(WORD, max_size=40))
def test_every_link_is_accounted_for(
    words: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    text = "x" + "".join(word.replace("{n}", str(n)) for n, word in enumerate(words))
    path = tmp_path_factory.mktemp("list") / "list.md"
    path.write_text(text, "utf-8")
    taken = take(path)
    assert taken.balance.closes
    assert taken.balance.total == text.count("https://")


@settings(max_examples=60, deadline=None)
@given(
    text=st.text(
        st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n"), max_size=300
    ),
    suffix=st.sampled_from([".md", ".rst", ".html", ".bib", ".txt"]),
)
def test_any_text_is_read_or_refused(
    text: str, suffix: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("list") / f"list{suffix}"
    path.write_text(f"x{text}", "utf-8")
    try:
        assert take(path).balance.closes
    except CatalogError as error:
        assert error.message


@pytest.mark.parametrize(
    "name", ["({Ann Doe and Bob Roe", "[(Ann Doe, Bob Roe, Cid Poe]", "{{Ann Doe et al."]
)
def test_names_in_odd_brackets_are_read_or_left(tmp_path: Path, name: str) -> None:
    taken = take_text(tmp_path, f"- {name} (CVPR 2019) [[pdf]](https://example.org/a.pdf)\n")
    assert taken.balance.closes


@pytest.mark.parametrize("sentence", [
    "A paper list of object detection. I wrote it with reference to [this survey paper]({}).",
    "Statistics of commonly used object detection datasets. The table came from [this survey]({}).",
    "A paper list of object detection with deep learning, after the [survey paper]({}) of others.",
])  # fmt: skip
def test_a_sentence_that_leads_to_a_paper_is_none(tmp_path: Path, sentence: str) -> None:
    number = "https://arxiv.org/pdf/2001.00001v1.pdf"
    text = f"""
        # A List

        {sentence.format(number)}

        ## Papers

        - [Learning Distances from Pairs of Images]({number}), ICML 2020
        """
    taken = take_text(tmp_path, text)
    titles = [draft.title.value for draft in taken.outcome.drafts]
    assert titles == ["Learning Distances from Pairs of Images"]
    assert not taken.outcome.unparsed
