"""Findings for programs: one JSON object."""

import json
from typing import Any

from catalog.finding import Finding
from catalog.reports.interface import Located, Sheet


def render(sheet: Sheet) -> str:
    """One object with `entries`, `counts`, `fixable`, `findings` and `repaired`."""
    content = {
        "entries": sheet.entries,
        "counts": {severity.label: count for severity, count in sheet.counts.items()},
        "fixable": sheet.fixable,
        "findings": [_finding(located) for located in sheet.findings],
        "repaired": [_said(finding) for finding in sheet.repaired],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _finding(located: Located) -> dict[str, Any]:
    fix = located.finding.fix
    return {
        **_said(located.finding),
        "line": located.line,
        "column": located.column,
        "fix": fix.description if fix else None,
    }


def _said(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity.label,
        "message": finding.message,
        "file": finding.where.file,
        "entry": finding.where.entry,
        "field": list(finding.where.field),
    }
