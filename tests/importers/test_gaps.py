"""What the entries of a file leave open is counted, and a list's own venues fill it."""

from pathlib import Path

import pytest

from catalog import api
from catalog.importers.as_json import file_as_json
from catalog.importers.report import as_markdown, summary
from tests.importers.reading import take_text

JOURNALS = ["Annals of Nowhere"] * 3 + ["The Annals of Nowhere", "Nature"] + list("ABCDE")
ENTRY = "@article{{k{0}, title={{Work Number {0}}}, author={{Doe, Jane and others}}, {1}}}\n"
BIBLIOGRAPHY = "".join(
    ENTRY.format(number, f"journal={{{name}}}") for number, name in enumerate(JOURNALS)
)
LIST = """\
# Papers

- Learning Distances from Pairs (FOOBAR 2019) [[pdf]](https://example.org/a.pdf)
"""
VENUE = """venues:
  - id: annals
    name: Annals of Nowhere
    short: ANOW
    kind: journal
"""


def test_the_terminal_names_the_most_frequent_venues(tmp_path: Path) -> None:
    lines = list(summary(take_text(tmp_path, BIBLIOGRAPHY, "a.bib")))
    text = " ".join(" ".join(lines).split())
    assert (
        "Venues 9 entries name a venue that the registry lacks: Annals of Nowhere (4), A (1), "
        "B (1), C (1), D (1), and 1 more Authors 10 entries name only their first authors"
    ) in text


def test_the_reports_hold_all_of_them(tmp_path: Path) -> None:
    taken = take_text(tmp_path, BIBLIOGRAPHY, "a.bib")
    found = file_as_json(taken)
    assert found["lacking_venues"][0] == {"name": "Annals of Nowhere", "entries": 4, "line": 1}
    assert [each["name"] for each in found["lacking_venues"][1:]] == list("ABCDE")
    assert found["first_authors_only"] == 10
    report = as_markdown([taken], None)
    assert "| Annals of Nowhere | 4 | 1 |" in report
    assert "| E | 1 | 10 |" in report
    assert "| 7 | Work Number 6 | Jane Doe |" in report


@pytest.mark.parametrize("text", ["@misc{k, title={One}, author={Doe, Jane}}", ""])
def test_what_lacks_nothing_has_no_such_line(tmp_path: Path, text: str) -> None:
    lines = summary(
        take_text(tmp_path, text or "- One [[pdf]](https://example.org/a.pdf)", "a.bib")
    )
    assert not [line for line in lines if line.startswith(("  Venues", "  Authors"))]


def test_a_list_in_markdown_is_counted_too(tmp_path: Path) -> None:
    found = file_as_json(take_text(tmp_path, LIST))
    assert [venue["name"] for venue in found["lacking_venues"]] == ["FOOBAR"]


def test_venues_of_the_list_are_taken(tmp_path: Path) -> None:
    path = tmp_path / "a.bib"
    path.write_text(BIBLIOGRAPHY, "utf-8")
    root = tmp_path / "list"
    api.init(root, "A List")
    (root / "data/venues.yaml").write_text(VENUE, "utf-8")
    found = api.import_files([path], root)
    entry = (root / found.written[0]).read_text("utf-8")
    assert "venue: annals\n" in entry
    assert "type:" not in entry
    assert "ANOW" not in api.import_report(found)
    assert "5 entries name a venue" in " ".join(api.import_report(found).split())
