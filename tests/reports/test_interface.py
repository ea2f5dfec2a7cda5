"""Findings get their places, and the rules their page."""

from pathlib import Path

import pytest

from catalog.finding import Finding, Severity, Where
from catalog.reports.interface import locate, rules_page
from tests.lists import make_list
from tests.reports.sheets import EMPTY, SHEET

PAGE = "site/docs/rules.md"


def finding(file: str, rule: str, *field: str | int, line: int = 0) -> Finding:
    return Finding(rule, Severity.ERROR, "wrong.", Where(file, field=field, line=line))


def test_findings_come_in_the_order_of_their_places(tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text("x: 1\ny: 2\nz: 3\n")
    findings = [
        finding("b.yaml", "r", "z"),
        finding("b.yaml", "s", "x"),
        finding("b.yaml", "r", "x"),
        finding("a.yaml", "r", line=9),
        finding("b.yaml", "r", line=2),
    ]

    located = locate(tmp_path, findings)

    assert [(at.place, at.finding.rule, at.source) for at in located] == [
        ("a.yaml:9:1", "r", ""),
        ("b.yaml:1:4", "r", "x: 1"),
        ("b.yaml:1:4", "s", "x: 1"),
        ("b.yaml:2:1", "r", "y: 2"),
        ("b.yaml:3:4", "r", "z: 3"),
    ]


def test_counts() -> None:
    assert SHEET.counts == {Severity.ERROR: 1, Severity.WARNING: 1, Severity.INFO: 1}
    assert SHEET.fixable == 2
    assert EMPTY.fixable == 0


@pytest.mark.parametrize(
    ("files", "page"),
    [
        ({PAGE: "# Rules"}, "https://example.org/list/docs/rules/"),
        ({}, ""),
        ({PAGE: "# Rules", "data/catalog.yaml": "title: x\n"}, ""),
        ({PAGE: "# Rules", "data/catalog.yaml": 'title: x\nurl: ""\n'}, ""),
        ({PAGE: "# Rules", "data/catalog.yaml": "title: ["}, ""),
        ({PAGE: "# Rules", "data/catalog.yaml": "- x"}, ""),
        ({PAGE: "# Rules", "data/catalog.yaml": None}, ""),
    ],
)
def test_the_page_of_the_rules(
    files: dict[str, str | bytes | None], page: str, tmp_path: Path
) -> None:
    assert rules_page(make_list(tmp_path, files)) == page
