"""What a phrase says: venues, years, people, kinds of links, and where each was read."""

from pathlib import Path

import pytest

from catalog.text.links import link_kind
from catalog.text.people import people_score, read_people
from tests.importers.reading import entries_of, facts

PAPER = "https://example.org/files/a.pdf"


@pytest.mark.parametrize(
    ("text", "venue", "year"),
    [
        ("(CVPR 2019)", "CVPR", 2019),
        ("CVPR'19", "CVPR", 2019),
        ("NIPS2016", "NeurIPS", 2016),
        ("[ECCV22]", "ECCV", 2022),
        ("*ICML*, 2020 (Oral)", "ICML", 2020),
        ("in *NeurIPS* 2023", "NeurIPS", 2023),
        ("[2025-ICLR]", "ICLR", 2025),
        ("`CVPR 26 Findings`", "CVPR", 2026),
        ("**`arXiv 26.6`**", "arXiv", 2026),
        ("(*TKDE‘23*)", "TKDE", 2023),
        ("arXiv preprint arXiv:1804.02516, 2018", "arXiv", 2018),
        ("(SIGGRAPH Asia 2023 & TOG)", "SIGGRAPH Asia", 2023),
        ("arXiv 2020/04, ECCV 2020", "ECCV", 2020),
    ],
)
def test_a_venue_with_its_year(tmp_path: Path, text: str, venue: str, year: int) -> None:
    (entry,) = entries_of(
        tmp_path, f"- Learning Distances from Very Few Pairs. {text} [[pdf]]({PAPER})"
    )
    assert facts(entry, "title", "venue", "year") == {
        "title": "Learning Distances from Very Few Pairs", "venue": venue, "year": year,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("## CVPR 2021\n- {}", "section heading"),
        ("# CVPR 2021 papers\n- {}", "document title"),
        ("- {}", "address of the proceedings"),
    ],
)
def test_what_the_entry_leaves_open_is_guessed_and_marked(
    tmp_path: Path, text: str, source: str
) -> None:
    proceedings = "https://openaccess.thecvf.com/content/CVPR2021/papers/Doe_CVPR_2021_paper.pdf"
    url = proceedings if source.startswith("address") else PAPER
    line = f"Learning Distances from Very Few Pairs [[pdf]]({url})"
    (entry,) = entries_of(tmp_path, text.format(line))
    assert (entry["venue"], entry["year"]) == ("CVPR", 2021)
    assert entry["guessed"]["venue"] == source


def test_an_arxiv_identifier_implies_a_year_at_the_very_last(tmp_path: Path) -> None:
    text = "- Learning Distances [[paper]](https://arxiv.org/abs/1503.01234v2)"
    (entry,) = entries_of(tmp_path, text)
    assert facts(entry, "year", "arxiv", "venue") == {
        "year": 2015, "arxiv": "1503.01234", "venue": None,
    }  # fmt: skip
    assert entry["guessed"] == {"year": "arXiv identifier"}


def test_a_heading_names_a_venue_only_in_a_list_sorted_by_venue(tmp_path: Path) -> None:
    one = "## SODA\n- Learning Distances [[pdf]](https://example.org/a.pdf)\n"
    two = one + "## ICML\n- Other Distances [[pdf]](https://example.org/b.pdf)\n"
    assert [e["venue"] for e in entries_of(tmp_path, one)] == [None]
    assert [e["venue"] for e in entries_of(tmp_path, two)] == ["SODA", "ICML"]


def test_arxiv_is_a_venue_where_labels_name_venues(tmp_path: Path) -> None:
    lines = "".join(
        f"- [[{label}](https://example.org/{n}.pdf)] A Title about the Number {n}.\n"
        for n, label in enumerate(("CVPR", "ICML", "ICCV", "arXiv"))
    )
    assert [e["venue"] for e in entries_of(tmp_path, lines)] == ["CVPR", "ICML", "ICCV", "arXiv"]


@pytest.mark.parametrize(
    ("text", "names", "et_al"),
    [
        ("A. Author, B. C. Writer and D. Poet", ["A. Author", "B. C. Writer", "D. Poet"], False),
        ("Jane Doe et al.", ["Jane Doe"], True),
        (
            "Li, Dong and Hung, Wei-Chih and Wang, Yu",
            ["Dong Li", "Wei-Chih Hung", "Yu Wang"],
            False,
        ),
        ("Doe J, Roe R A, De Poe S", ["J. Doe", "R. A. Roe", "S. De Poe"], False),
        ("Doe, Anna, Bert Roe, and Carl Poe", ["Anna Doe", "Bert Roe", "Carl Poe"], False),
        ("Ann Doe, XiaoHui Liu, Ying WEI", ["Ann Doe", "XiaoHui Liu", "Ying WEI"], False),
        ("张三，李四", ["张三", "李四"], False),
        ("P. Kr¨ahenb¨uhl and A. Roe", ["P. Krähenbühl", "A. Roe"], False),
    ],
)
def test_people(text: str, names: list[str], et_al: bool) -> None:
    assert read_people(text) == (tuple(names), et_al)


@pytest.mark.parametrize(
    "text",
    ["Deep Metric Learning", "FaceNet, CosFace, ArcFace", "Locate Globally, Segment Locally",
     "Beyond Triplet Loss: A Survey", "Stanford University, Google Research", "2019"],
)  # fmt: skip
def test_what_is_no_list_of_people(text: str) -> None:
    assert people_score(text) < 0.7


@pytest.mark.parametrize(
    ("label", "url", "kind"),
    [
        ("Paper", "https://arxiv.org/abs/1503.01234", "paper"),
        ("Website", "https://arxiv.org/abs/1503.01234", "paper"),
        ("Paper", "https://example.org/a.pdf", "pdf"),
        ("PyTorch (official)", "https://github.com/doe/first", "code"),
        ("Homepage", "https://github.com/doe/first", "code"),
        ("Github", "https://doe.github.io/first", "project"),
        ("project video", "https://example.org/x", "video"),
        ("", "https://youtu.be/abc", "video"),
        ("", "https://huggingface.co/datasets/doe/birds", "dataset"),
        ("论文", "https://example.org/x", "paper"),
        ("代码", "https://example.org/x", "code"),
        ("slides", "https://example.org/x", "slides"),
        ("bibtex", "https://example.org/x", "other"),
        ("blog", "https://example.org/x", "blog"),
        ("demo", "https://example.org/x", "demo"),
    ],
)
def test_the_kind_of_a_link(label: str, url: str, kind: str) -> None:
    assert link_kind(label, url) == kind


def test_a_framework_is_kept_with_the_code(tmp_path: Path) -> None:
    text = "- Learning Distances (CVPR 2019) [[TF]](https://github.com/doe/a)"
    (entry,) = entries_of(tmp_path, text)
    assert entry["links"][0]["framework"] == "TensorFlow"


def test_short_names_stand_beside_the_title(tmp_path: Path) -> None:
    text = (
        "- **LeaD**: Learning Distances from Pairs (CVPR 2019) [[pdf]](https://example.org/a.pdf)"
    )
    (entry,) = entries_of(tmp_path, text)
    assert facts(entry, "title", "aka") == {
        "title": "Learning Distances from Pairs", "aka": ["LeaD"],
    }  # fmt: skip


def test_a_year_behind_the_authors_is_a_year(tmp_path: Path) -> None:
    url = "https://example.org/learning"
    text = f'- Doe, Anna; Roe, Bert (2015). "**Learning Distances from Pairs**". [[paper]]({url})'
    (entry,) = entries_of(tmp_path, text)
    assert facts(entry, "authors", "year") == {"authors": ["Anna Doe", "Bert Roe"], "year": 2015}


def test_where_authors_work_is_no_name_of_the_work(tmp_path: Path) -> None:
    text = (
        "- [Learning Distances from Pairs](https://example.org/a.pdf) - Jane Doe (MIT), CVPR 2019"
    )
    (entry,) = entries_of(tmp_path, text)
    assert facts(entry, "authors", "aka") == {"authors": ["Jane Doe"], "aka": []}


def test_a_description_becomes_a_note(tmp_path: Path) -> None:
    text = """
        - [Learning Distances](https://arxiv.org/abs/1503.01234)
        > A study of how [pairs](https://example.org/pairs) are drawn.
        """
    (entry,) = entries_of(tmp_path, text)
    assert entry["note"] == "A study of how pairs are drawn."
    assert [link["url"] for link in entry["links"]] == [
        "https://arxiv.org/abs/1503.01234", "https://example.org/pairs",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "line",
    [
        "- [Learning Distances of Things]({url}), M. Müller & Ö. Çelik, CVPR 2015",
        "- Learning Distances of Things by M. Müller and Ö. Çelik [[pdf]]({url})",
        "- **Learning Distances of Things** M. Müller, Ö. Çelik. CVPR 2015 [[pdf]]({url})",
    ],
)
def test_initials_of_every_alphabet_belong_to_names(tmp_path: Path, line: str) -> None:
    (entry,) = entries_of(tmp_path, line.format(url="https://example.org/a.pdf"))
    assert entry["title"] == "Learning Distances of Things"
    assert entry["authors"] == ["M. Müller", "Ö. Çelik"]
    assert entry["note"] is None


@pytest.mark.parametrize("name", ["Š. Novák", "É. Dupont", "Ł. Nowak", "Ж. Иванова"])
def test_a_sentence_does_not_end_behind_an_initial(tmp_path: Path, name: str) -> None:
    text = f"- [Learning Distances]({'https://example.org/a.pdf'}), {name}, CVPR 2015"
    assert entries_of(tmp_path, text)[0]["authors"] == [name]


def test_full_names_between_a_plain_title_and_its_place_are_people(tmp_path: Path) -> None:
    text = (
        "- Learning Distances of Very Different Things, Jane Doe, Zoë De la Torre, CVPR 2012."
        " [[PDF]](https://example.org/a.pdf)"
    )
    (entry,) = entries_of(tmp_path, text)
    assert entry["title"] == "Learning Distances of Very Different Things"
    assert entry["authors"] == ["Jane Doe", "Zoë De la Torre"]


def test_a_title_keeps_what_it_is_done_by(tmp_path: Path) -> None:
    title = "Finding Things by Grouping Extreme and Center Points"
    text = f"- {title}, CVPR 2012. [[PDF]](https://example.org/a.pdf)"
    assert entries_of(tmp_path, text)[0]["title"] == title


def test_a_framework_behind_the_link_to_code_goes_to_it(tmp_path: Path) -> None:
    text = (
        "- Learning Distances (CVPR 2019) [[pdf]](https://example.org/a.pdf)"
        " [[code]](https://github.com/doe/a) (TensorFlow)"
    )
    (entry,) = entries_of(tmp_path, text)
    assert [link.get("framework") for link in entry["links"]] == [None, "TensorFlow"]


def test_a_framework_that_could_go_to_two_links_is_noted(tmp_path: Path) -> None:
    text = (
        "- Learning Distances (CVPR 2019) [[code]](https://github.com/doe/a)"
        " [[code]](https://github.com/doe/b) (TensorFlow)"
    )
    assert entries_of(tmp_path, text)[0]["note"] == "TensorFlow"


@pytest.mark.parametrize(
    ("place", "guessed"), [("**CIE**", True), ("CAIE", False), ("CVPR", False), ("NIPS", False)]
)
def test_a_journal_told_by_unusual_initials_is_a_guess(
    tmp_path: Path, place: str, guessed: bool
) -> None:
    text = f"- Learning Distances of Things ({place}) [[pdf]](https://example.org/a.pdf)"
    assert ("venue" in entries_of(tmp_path, text)[0]["guessed"]) is guessed


@pytest.mark.parametrize("end", ["", "<br />", "  "])
def test_a_name_before_the_authors_is_a_short_name(tmp_path: Path, end: str) -> None:
    text = (
        f"# A List\n\n## Papers\n\n* **PairNet:** Jane Doe, Richard Roe, Zoe Poe.{end}\n"
        '  "Learning Distances from Pairs of Images." CVPR (2020).\n'
        "  [[paper](https://arxiv.org/pdf/2001.00001v1.pdf)]\n"
    )
    (entry,) = entries_of(tmp_path, text)
    assert (entry["aka"], entry["note"]) == (["PairNet"], None)
    assert entry["authors"] == ["Jane Doe", "Richard Roe", "Zoe Poe"]


@pytest.mark.parametrize("title", ["Actions in Context", "Objects in Motion"])
def test_a_short_title_with_a_preposition_is_no_name(tmp_path: Path, title: str) -> None:
    text = (
        f"# A List\n\n## Papers\n\n* **PAIRS2**: {title} (CVPR 2009) </br>\n"
        "[[Paper](https://example.org/a.pdf)][[Homepage](https://example.org/pairs/)]</br>\n"
        "*12 classes of actions, 10 classes of scenes, 3,669 clips*\n"
    )
    (entry,) = entries_of(tmp_path, text)
    assert (entry["title"], entry["authors"], entry["aka"]) == (title, None, ["PAIRS2"])
    assert entry["note"] == "12 classes of actions, 10 classes of scenes, 3,669 clips"


def test_the_particle_in_stays_part_of_a_name() -> None:
    assert people_score("Anna in den Berg, Jane Doe, Richard Roe") >= 0.5
