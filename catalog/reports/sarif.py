"""Findings as SARIF 2.1.0, which code scanning services read.

Format: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

import json
from typing import Any
from urllib.parse import quote

from catalog import __version__
from catalog.finding import RuleInfo, Severity
from catalog.reports.interface import Located, Sheet

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def render(sheet: Sheet) -> str:
    """One run with the cards of all rules and a result a finding."""
    places = {info.id: number for number, info in enumerate(sheet.rules)}
    driver = {
        "name": "catalog",
        "semanticVersion": __version__,
        "rules": [_rule(info, sheet.docs) for info in sheet.rules],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(located, places, sheet.above) for located in sheet.findings],
    }
    content = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _rule(info: RuleInfo, docs: str) -> dict[str, Any]:
    card: dict[str, Any] = {
        "id": info.id,
        "shortDescription": {"text": info.summary},
        "defaultConfiguration": {"level": _LEVELS[info.severity]},
    }
    return {**card, "helpUri": f"{docs}#{info.id}"} if docs else card


def _result(located: Located, places: dict[str, int], above: str) -> dict[str, Any]:
    finding = located.finding
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": quote(above + finding.where.file)},
                    "region": {"startLine": located.line, "startColumn": located.column},
                }
            }
        ],
    }
    if finding.rule in places:
        result["ruleIndex"] = places[finding.rule]
    return result
