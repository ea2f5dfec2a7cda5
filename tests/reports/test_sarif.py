"""The sarif format, held against what SARIF 2.1.0 asks for."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema

from catalog.reports.interface import Sheet, above
from catalog.reports.sarif import render
from tests.reports.sheets import EMPTY, RULES, SHEET, located

TEXT = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string"}}}
LEVEL = {"enum": ["none", "note", "warning", "error"]}
REGION = {
    "type": "object",
    "properties": {
        name: {"type": "integer", "minimum": 1} for name in ("startLine", "startColumn")
    },
    "additionalProperties": False,
}
RULE = {
    "type": "object",
    "required": ["id"],
    "properties": {
        "id": {"type": "string"},
        "shortDescription": TEXT,
        "defaultConfiguration": {"type": "object", "properties": {"level": LEVEL}},
        "helpUri": {"type": "string", "format": "uri"},
    },
    "additionalProperties": False,
}
PLACE = {
    "type": "object",
    "required": ["artifactLocation", "region"],
    "properties": {
        "artifactLocation": {
            "type": "object",
            "properties": {"uri": {"type": "string", "pattern": r"^[!-~]+$"}},
            "additionalProperties": False,
        },
        "region": REGION,
    },
}
LOCATION = {"type": "object", "properties": {"physicalLocation": PLACE}}
RESULT = {
    "type": "object",
    "required": ["message", "ruleId"],
    "properties": {
        "ruleId": {"type": "string"},
        "ruleIndex": {"type": "integer", "minimum": 0},
        "level": LEVEL,
        "message": TEXT,
        "locations": {"type": "array", "items": LOCATION, "uniqueItems": True},
    },
    "additionalProperties": False,
}
DRIVER = {
    "type": "object",
    "required": ["name"],
    "properties": {"rules": {"type": "array", "items": RULE, "uniqueItems": True}},
}
RUN = {
    "type": "object",
    "required": ["tool"],
    "properties": {
        "tool": {"type": "object", "required": ["driver"], "properties": {"driver": DRIVER}},
        "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
        "results": {"type": "array", "items": RESULT},
    },
    "additionalProperties": False,
}
LOG = {
    "type": "object",
    "required": ["version", "runs"],
    "properties": {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"const": "2.1.0"},
        "runs": {"type": "array", "items": RUN},
    },
    "additionalProperties": False,
}
"""The part of the SARIF 2.1.0 schema that the format uses."""


def read(sheet: Sheet) -> dict[str, Any]:
    """The only run of the log, which has the right form."""
    content = json.loads(render(sheet))
    jsonschema.validate(content, LOG)
    [only] = content["runs"]
    return dict(only)


def test_a_result() -> None:
    assert read(SHEET)["results"][1] == {
        "ruleId": "unknown-venue",
        "ruleIndex": 1,
        "level": "error",
        "message": {
            "text": "unknown venue 'cvprr'. Did you mean 'cvpr' (Conference on Computer Vision "
            "and Pattern Recognition)?"
        },
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "data/papers/doe2015first.yaml"},
                    "region": {"startLine": 9, "startColumn": 8},
                }
            }
        ],
    }


def test_notes() -> None:
    assert read(SHEET)["results"][2]["level"] == "note"


def test_nothing_wrong_still_lists_the_rules() -> None:
    run = read(EMPTY)
    assert run["results"] == []
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == [rule.id for rule in RULES]


def test_a_file_name_is_an_address() -> None:
    [result] = read(Sheet((located(file="data/papers/é x.yaml"),)))["results"]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "data/papers/%C3%A9%20x.yaml"


def test_files_are_named_from_the_root_of_the_repository(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    inner = tmp_path / "lists" / "a"
    inner.mkdir(parents=True)
    assert (above(tmp_path), above(inner)) == ("", "lists/a/")
    [result] = read(Sheet((located(file="x.yaml"),), above=above(inner)))["results"]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "lists/a/x.yaml"


def test_help_needs_an_address() -> None:
    assert "helpUri" not in render(SHEET)
    run = read(replace(SHEET, docs="https://example.org/rules/"))
    uri = run["tool"]["driver"]["rules"][0]["helpUri"]
    assert uri == "https://example.org/rules/#title-full-stop"
