"""Findings as workflow commands, which GitHub Actions shows beside the lines of a pull request.

Format: https://docs.github.com/actions/reference/workflow-commands-for-github-actions; the
escapes are those of the toolkit (`actions/toolkit`, `packages/core/src/command.ts`).
"""

from catalog.finding import Severity
from catalog.reports.interface import Sheet

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def render(sheet: Sheet) -> str:
    """One command a finding."""
    lines = []
    for located in sheet.findings:
        finding = located.finding
        place = {
            "file": sheet.above + finding.where.file,
            "line": located.line,
            "col": located.column,
        }
        named = {**place, "title": finding.rule}
        written = ",".join(
            f"{key}={str(value).translate(_PROPERTY)}" for key, value in named.items()
        )
        message = finding.message.translate(_DATA)
        lines.append(f"::{_COMMANDS[finding.severity]} {written}::{message}\n")
    return "".join(lines)
