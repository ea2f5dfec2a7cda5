"""Identifiers and addresses that were copied from one entry to another."""

import json
from pathlib import Path

from typer.testing import CliRunner, Result

from catalog import api
from catalog.cli.app import app
from tests.lists import make_list


def run(folder: Path, text: str, *options: str) -> Result:
    source = folder / "README.md"
    source.write_text("# A List\n\n## Papers\n\n" + text, "utf-8")
    return CliRunner().invoke(app, ["import", str(source), "--to", str(folder / "list"), *options])


def entries(folder: Path) -> dict[str, str]:
    """The text of each file of a list, by the title in it."""
    texts = [p.read_text("utf-8") for p in (folder / "list/data").rglob("*/*.yaml")]
    return {
        next(line[7:] for line in text.splitlines() if line.startswith("title: ")): text
        for text in texts
    }


ALPHA = (
    "- [Pairs of Distances for Images](https://arxiv.org/abs/2001.00001) - Ann Roe, Bob Doe. "
    "CVPR 2020. [code](https://github.com/roe/pairs)\n"
)
BETA = (
    "- [Trees in the Wild Forest](https://arxiv.org/abs/2001.00001) - Cy Poe, Dee Moe. "
    "ICCV 2021. [code](https://github.com/poe/trees)\n"
)


def test_two_papers_with_one_copied_number_stay_two(tmp_path: Path) -> None:
    result = run(tmp_path, ALPHA + BETA)
    made = entries(tmp_path)
    assert result.exit_code == 1
    assert "1 address of another paper" in result.output
    assert 'arxiv: "2001.00001"' in made["Pairs of Distances for Images"]
    assert "github.com/poe" not in made["Pairs of Distances for Images"]
    other = made["Trees in the Wild Forest"]
    assert "arxiv:" not in other
    assert "https://github.com/poe/trees" in other
    assert "# README.md:6: the arXiv number 2001.00001 belongs to 'Pairs of Dist" in other
    assert not api.validate(tmp_path / "list").failed


def test_json_says_what_was_left_out(tmp_path: Path) -> None:
    shown = json.loads(run(tmp_path, ALPHA + BETA, "--json").output)
    assert [(one["line"], one["what"]) for one in shown["left_out"]] == [
        (6, "the arXiv number 2001.00001")
    ]
    assert shown["duplicates"] == [] and shown["refused"] == []


def test_without_authors_titles_alone_tell_two_papers_apart(tmp_path: Path) -> None:
    number = "https://arxiv.org/abs/2001.00001"
    run(tmp_path, f"- [Pairs of Distances]({number})\n- [Trees in the Wild Forest]({number})\n")
    assert len(entries(tmp_path)) == 2


def test_titles_that_differ_a_little_are_one_paper(tmp_path: Path) -> None:
    number = "https://arxiv.org/abs/2001.00001"
    run(
        tmp_path,
        f"- [Trees in the Wild Forest]({number})\n"
        f"- [Trees In The wild forest.]({number}v2)\n"
        f"- [Trees in the Wild Forest: A Walk]({number})\n"
        f"- [Tree in the Wild Forests]({number})\n",
    )
    assert len(entries(tmp_path)) == 1


def test_a_work_with_another_title_by_the_same_authors_is_one_and_says_so(tmp_path: Path) -> None:
    other = BETA.replace("Cy Poe, Dee Moe", "Ann Roe, Bob Doe")
    run(tmp_path, ALPHA + other)
    (text,) = entries(tmp_path).values()
    assert "# README.md:6: the source names it 'Trees in the Wild Forest' here" in text


def test_the_number_stays_with_the_paper_that_is_named_with_it_most(tmp_path: Path) -> None:
    run(tmp_path, ALPHA + BETA + BETA)
    made = entries(tmp_path)
    assert "arxiv:" not in made["Pairs of Distances for Images"]
    assert "arxiv:" in made["Trees in the Wild Forest"]


def test_a_page_stays_with_the_paper_that_its_address_names(tmp_path: Path) -> None:
    page = "https://example.org/Poe_Trees_in_the_Wild_Forest_2021.pdf"
    run(tmp_path, f"- Pairs of Distances [[pdf]]({page})\n"
                  f"- Trees in the Wild Forest [[pdf]]({page})\n")  # fmt: skip
    made = entries(tmp_path)
    assert page not in made["Pairs of Distances"].partition("# README")[0]
    assert page in made["Trees in the Wild Forest"]


def test_one_page_under_nearly_one_title_is_one_paper(tmp_path: Path) -> None:
    page = "https://example.org/a.pdf"
    result = run(tmp_path, f"- Trees in the Wild Forest [[pdf]]({page})\n"
                           f"- Tree in the Wild Forests [[pdf]]({page})\n")  # fmt: skip
    assert len(entries(tmp_path)) == 1
    assert "1 named twice" in result.output


def test_an_identifier_of_the_list_stays_there(tmp_path: Path) -> None:
    root = make_list(tmp_path / "list")
    before = (root / "data/papers/doe2015first.yaml").read_bytes()
    line = "- Cy Poe. [Trees in the Wild Forest](https://arxiv.org/abs/1503.01234). ICCV 2021."
    result = run(tmp_path, line + " [code](https://github.com/poe/trees)\n")
    made = entries(tmp_path)["Trees in the Wild Forest"]
    assert "belongs to doe2015first; it was left out" in made
    assert "in the list already" not in result.output
    assert (root / "data/papers/doe2015first.yaml").read_bytes() == before


def test_a_refused_link_costs_the_link_and_not_the_entry(tmp_path: Path) -> None:
    result = run(
        tmp_path, ALPHA.replace("https://github.com/roe/pairs", "https://https://github.com/roe/p")
    )
    (text,) = entries(tmp_path).values()
    assert result.exit_code == 1
    assert "1 link or identifier refused" in result.output
    assert "- {kind: code" not in text
    assert "https://https://github.com/roe/p is refused" in " ".join(text.split())


def test_nothing_points_at_an_entry_that_was_refused(tmp_path: Path) -> None:
    broken = "- Trees in the W\ufffdld Forest, ICCV 2021 [[{}]](https://example.org/{})\n"
    shown = json.loads(run(tmp_path, broken.format("pdf", 1) + broken.format("code", 2),
                           "--json").output)  # fmt: skip
    assert shown["new"] == shown["duplicates"] == []
    assert [one["line"] for one in shown["refused"]] == [5, 6]
    assert shown["refused"][1]["reason"] == "names the work of line 5, which was left out"
