"""`catalog import` from end to end: reading only, writing to a list, and writing again."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from catalog import api
from catalog.cli.app import app
from catalog.errors import CatalogError
from tests.lists import make_list

LIST = """\
# Pairs

## Losses

- Learning Distances from Pairs (CVPR 2019) [[pdf]](https://example.org/a.pdf)
- **LeaD**: Other Distances for Other Pairs, ICML 2020 [[pdf]](https://example.org/b.pdf)
  - Jane Doe, Richard Roe, Zoë Müller

### Margins

- Learning Distances from Pairs, CVPR 2019 [[code]](https://github.com/doe/a)
- Margins without a Venue [[paper]](https://arxiv.org/abs/2001.00001) (FOOBAR 2021)
  > About margins.
- [First Steps: Learning Distances](https://arxiv.org/abs/1503.01234)
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "README.md"
    path.write_text(LIST, "utf-8")
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["import", *map(str, arguments)])


def contents(root: Path) -> dict[str, bytes]:
    """Every file of a list, apart from what runs remember."""
    files = {str(p.relative_to(root)): p for p in root.rglob("*") if p.is_file()}
    return {name: p.read_bytes() for name, p in files.items() if not name.startswith(".cache")}


def test_reading_alone_prints_the_balance(source: Path) -> None:
    result = run(source)
    assert result.exit_code == 0
    assert "Entries         5 (5 papers, 0 others)" in result.output
    assert "5 in the file, of which" in result.output
    assert "stands in line 5" in result.output


def test_the_report_keeps_to_the_width_of_a_terminal(source: Path, tmp_path: Path) -> None:
    source.write_text(LIST + "".join(
        f"- A Title That Is So Long That No Terminal Holds It in One Line of It, Number {n} []()\n"
        for n in range(30)), "utf-8")  # fmt: skip
    result = run(source, "--to", tmp_path / "list")
    lines = result.output.splitlines()
    assert max(map(len, (line for line in lines if str(tmp_path) not in line))) <= 80


def test_json_prints_one_object(source: Path) -> None:
    shown = json.loads(run(source, "--json").output)
    assert [entry["title"] for entry in shown["entries"]][:2] == [
        "Learning Distances from Pairs", "Other Distances for Other Pairs",
    ]  # fmt: skip
    assert [twin["line"] for twin in shown["duplicates"]] == [11]
    assert shown["files"][0]["links"]["closes"] is True


def test_entries_are_written_to_a_list(source: Path, tmp_path: Path) -> None:
    root = make_list(tmp_path / "list")
    result = run(source, "--to", root)
    assert result.exit_code == 0
    made = (root / "data/papers/doe2020other.yaml").read_text("utf-8")
    assert "venue: icml" in made
    assert "listed_in: [readme]" in made
    assert not api.validate(root).failed


def test_a_work_that_is_there_is_left_alone(source: Path, tmp_path: Path) -> None:
    root = make_list(tmp_path / "list")
    before = (root / "data/papers/doe2015first.yaml").read_bytes()
    result = run(source, "--to", root)
    assert "1 in the list already" in result.output
    assert (root / "data/papers/doe2015first.yaml").read_bytes() == before


def test_one_entry_is_made_of_a_work_that_is_named_twice(source: Path, tmp_path: Path) -> None:
    root = make_list(tmp_path / "list")
    result = run(source, "--to", root)
    assert "1 named twice in the import" in result.output
    (path,) = (root / "data/papers").glob("learning-distances*.yaml")
    text = path.read_text("utf-8")
    assert "https://github.com/doe/a" in text
    assert "categories: [losses, margins]" in text


def test_notes_and_guesses_stand_as_comments_with_their_origin(
    source: Path, tmp_path: Path
) -> None:
    root = make_list(tmp_path / "list")
    run(source, "--to", root)
    (path,) = (root / "data/papers").glob("margins*.yaml")
    comments = [
        line for line in path.read_text("utf-8").splitlines() if line.startswith("# README")
    ]
    assert any(line.endswith("About margins") for line in comments)
    assert any("is not in the registry" in line for line in comments)


def test_importing_twice_changes_nothing(source: Path, tmp_path: Path) -> None:
    root = make_list(tmp_path / "list")
    run(source, "--to", root)
    before = contents(root)
    result = run(source, "--to", root)
    assert "New             0 entries" in result.output
    assert contents(root) == before


def test_a_dry_run_writes_nothing(source: Path, tmp_path: Path) -> None:
    root = make_list(tmp_path / "list")
    before = contents(root)
    result = run(source, "--to", root, "--dry-run")
    assert "New             3 entries" in result.output
    assert contents(root) == before


def test_a_list_is_begun_where_there_is_none(source: Path, tmp_path: Path) -> None:
    root = tmp_path / "new"
    assert run(source, "--to", root, "--dry-run").exit_code == 0
    assert not root.exists()
    assert run(source, "--to", root).exit_code == 0
    assert (root / "data/catalog.yaml").read_text("utf-8").count("Pairs") == 2
    assert not api.validate(root).failed


def test_headings_are_mapped_to_categories(source: Path, tmp_path: Path) -> None:
    root = make_list(tmp_path / "list")
    (tmp_path / "map.yaml").write_text("Margins: losses-pair\n", "utf-8")
    run(source, "--to", root, "--categories", tmp_path / "map.yaml")
    (path,) = (root / "data/papers").glob("margins*.yaml")
    assert "categories: [losses-pair]" in path.read_text("utf-8")
    assert "margins" not in (root / "data/categories.yaml").read_text("utf-8")


def test_a_map_to_a_category_that_is_not_there_is_refused(source: Path, tmp_path: Path) -> None:
    root = make_list(tmp_path / "list")
    (tmp_path / "map.yaml").write_text("Margins: loses\n", "utf-8")
    with pytest.raises(CatalogError, match="there is no category 'loses'"):
        api.import_files([source], root, categories=tmp_path / "map.yaml")


@pytest.mark.parametrize("text", [None, "Margins: [a]\n", "Margins: No id!\n", "a: b: c\n"])
def test_nothing_is_written_where_the_map_cannot_be_used(
    source: Path, tmp_path: Path, text: str | None
) -> None:
    if text is not None:
        (tmp_path / "map.yaml").write_text(text, "utf-8")
    result = run(source, "--to", tmp_path / "new", "--categories", tmp_path / "map.yaml")
    assert isinstance(result.exception, CatalogError)
    assert not (tmp_path / "new").exists()


def test_a_list_that_begins_gets_the_categories_of_the_map(source: Path, tmp_path: Path) -> None:
    root = tmp_path / "new"
    (tmp_path / "map.yaml").write_text("Margins: wide-margins\nUnused: other\n", "utf-8")
    result = run(source, "--to", root, "--categories", tmp_path / "map.yaml")
    assert result.exit_code == 1
    assert "no entry stands under the heading 'Unused'" in result.output
    assert "'Margins'" not in result.output
    (path,) = (root / "data/papers").glob("margins*.yaml")
    assert "categories: [wide-margins]" in path.read_text("utf-8")
    categories = (root / "data/categories.yaml").read_text("utf-8")
    assert "id: wide-margins" in categories
    assert "title: Margins" in categories
    assert "other" not in categories
    assert not api.validate(root).failed


def test_headings_of_one_category_share_it_in_a_list_that_begins(
    source: Path, tmp_path: Path
) -> None:
    (tmp_path / "map.yaml").write_text("Losses: pair-losses\nMargins: pair-losses\n", "utf-8")
    root = tmp_path / "new"
    run(source, "--to", root, "--categories", tmp_path / "map.yaml")
    categories = (root / "data/categories.yaml").read_text("utf-8")
    assert categories.count("id:") == 1
    assert "title: Pair losses" in categories


def test_a_list_begins_beside_the_files_that_are_there(source: Path) -> None:
    root = source.parent
    (root / ".gitignore").write_text("/notes/\n", "utf-8")
    result = run(source, "--to", root)
    assert result.exit_code == 0
    assert "README.md: it was there already" in result.output
    assert source.read_text("utf-8") == LIST
    assert (root / ".gitignore").read_text("utf-8") == "/notes/\n"
    assert (root / "data/papers/doe2020other.yaml").is_file()
    assert not api.validate(root).failed


def test_a_list_that_begins_keeps_the_categories_that_are_there(
    source: Path, tmp_path: Path
) -> None:
    root = tmp_path / "new"
    (root / "data").mkdir(parents=True)
    own = "categories:\n  - id: margins\n    title: Margins\n    description: Own words.\n"
    (root / "data/categories.yaml").write_text(own, "utf-8")
    assert run(source, "--to", root).exit_code == 0
    assert (root / "data/categories.yaml").read_text("utf-8").startswith(own)
    assert not api.validate(root).failed


def test_the_report_is_written_as_markdown(source: Path, tmp_path: Path) -> None:
    run(source, "--report", tmp_path / "report.md")
    text = (tmp_path / "report.md").read_text("utf-8")
    assert "links: 5 = 5 in entries" in text
    assert "arXiv identifier" in text


def test_a_report_in_a_folder_that_is_not_there_is_refused_first(
    source: Path, tmp_path: Path
) -> None:
    result = run(source, "--report", tmp_path / "no/report.md", "--to", tmp_path / "list")
    assert isinstance(result.exception, CatalogError)
    assert not (tmp_path / "no").exists()
    assert not (tmp_path / "list").exists()


def test_a_work_that_stands_below_a_heading_in_one_file_is_not_unsorted(tmp_path: Path) -> None:
    entry = "- Learning Distances (CVPR 2019) [[pdf]](https://example.org/a.pdf)\n"
    (tmp_path / "a.md").write_text(f"# List\n\n## Deep\n\n{entry}", "utf-8")
    (tmp_path / "b.md").write_text(f"# Other\n\n{entry}", "utf-8")
    run(tmp_path / "a.md", tmp_path / "b.md", "--to", tmp_path / "list")
    (path,) = (tmp_path / "list/data/papers").glob("*.yaml")
    assert "categories: [deep]" in path.read_text("utf-8")
    assert "unsorted" not in (tmp_path / "list/data/categories.yaml").read_text("utf-8")


def test_what_needs_a_person_makes_the_exit_code_one(source: Path) -> None:
    source.write_text(LIST + "- A Fourth Work Without Address (CVPR 2018) [[pdf]]()\n", "utf-8")
    result = run(source)
    assert result.exit_code == 1
    assert "the address is empty" in result.output


def test_a_work_of_the_list_is_known_in_other_words_too(tmp_path: Path) -> None:
    source = tmp_path / "more.md"
    source.write_text(
        "# More\n\n- Doe, J., Müller, Z.: First steps - learning distances. CVPR, 2015."
        " [pdf](https://example.org/x.pdf)\n"
    )
    result = run(source, "--to", make_list(tmp_path / "list"))
    assert "1 in the list already" in result.output
    assert "New             0 entries" in result.output


@pytest.mark.parametrize("to", [True, False])
def test_a_map_that_fits_is_clean_with_and_without_a_list(
    source: Path, tmp_path: Path, to: bool
) -> None:
    (tmp_path / "map.yaml").write_text("losses / margins: wide\nLosses: losses\n", "utf-8")
    where = ("--to", tmp_path / "new") if to else ()
    assert run(source, *where, "--categories", tmp_path / "map.yaml").exit_code == 0
    (tmp_path / "map.yaml").write_text("Lossen: losses\n", "utf-8")
    shown = json.loads(run(source, *where, "--categories", tmp_path / "map.yaml", "--json").output)
    assert shown["unmapped"] == ["Lossen"]


@pytest.mark.parametrize(("name", "text"), [
    ("refs.bib", '@string{cvpr = "CVPR"}\n'),
    ("refs.bib", "@comment{no papers here}\n"),
    ("README.md", "# A List\n\nNothing yet.\n"),
])  # fmt: skip
def test_a_file_without_papers_begins_no_list(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    result = run(tmp_path / name, "--to", tmp_path / "new")
    assert result.exit_code == 1
    assert "The file holds no papers; nothing can be imported." in " ".join(result.output.split())
    assert not (tmp_path / "new").exists()
