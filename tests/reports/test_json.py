"""The json format: one object."""

import json

from catalog.reports.json import render
from tests.reports.sheets import EMPTY, SHEET


def test_counts() -> None:
    content = json.loads(render(SHEET))
    assert content["entries"] == 1200
    assert content["counts"] == {"error": 1, "warning": 1, "info": 1}
    assert content["fixable"] == 2


def test_a_finding() -> None:
    assert json.loads(render(SHEET))["findings"][0] == {
        "rule": "title-full-stop",
        "severity": "warning",
        "message": "the title ends in a full stop. Take it off.",
        "file": "data/papers/doe2015first.yaml",
        "entry": "doe2015first",
        "field": ["title"],
        "line": 2,
        "column": 8,
        "fix": "take it off",
    }


def test_nothing_wrong() -> None:
    assert json.loads(render(EMPTY))["findings"] == []
