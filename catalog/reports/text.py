"""Findings for people: the place, the message, the line and a caret."""

import textwrap
import unicodedata

from catalog.reports.interface import Located, Sheet

WIDTH = 80
_NAMES = {"error": "error", "warning": "warning", "info": "note"}


def render(sheet: Sheet) -> str:
    """Every finding with its source line, files apart, and a line that counts them."""
    blocks = []
    before = ""
    for located in sheet.findings:
        if before and located.finding.where.file != before:
            blocks.append("")
        before = located.finding.where.file
        blocks += _block(located)
    if blocks:
        blocks.append("")
    return "\n".join([*blocks, *_closing(sheet), ""])


def _block(located: Located) -> list[str]:
    finding = located.finding
    head = f"{located.place}: {finding.severity.label} {finding.rule}: {finding.message}"
    wrapped = textwrap.wrap(
        _printable(head),
        WIDTH,
        subsequent_indent="    ",
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [*wrapped, *_source(located)]


def _source(located: Located) -> list[str]:
    """The source line with a caret under the column, cut to the width."""
    text = _printable(located.source)
    if not text.strip():
        return []
    gutter = f"{located.line:>5} | "
    shown, offset = _cut(text, located.column - 1, WIDTH - len(gutter))
    return [gutter + shown, " " * 5 + " | " + " " * offset + "^"]


def _cut(text: str, column: int, room: int) -> tuple[str, int]:
    """The part of a line around a column, and the columns before it on the terminal."""
    start = max(0, column - room // 3) if _width(text) > room else 0
    before = "…" * bool(start)
    rest = text[start : start + 2 * room]
    if _width(before + rest) > room:
        while _width(before + rest) >= room:
            rest = rest[:-1]
        rest += "…"
    return before + rest, _width(before + rest[: column - start])


def _printable(text: str) -> str:
    """Text without anything that a terminal would obey."""
    return "".join(char if char.isprintable() else " " if char == "\t" else "�" for char in text)


def _width(text: str) -> int:
    """Columns that a text takes on a terminal (Unicode UAX #11; combining marks take none)."""
    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    return len(text) + wide - sum(bool(unicodedata.combining(char)) for char in text)


def _closing(sheet: Sheet) -> list[str]:
    lines = []
    if sheet.repaired:
        files = len({finding.where.file for finding in sheet.repaired})
        lines.append(f"Repaired {_number(len(sheet.repaired), 'finding')} in {_files(files)}.")
    counts = [
        _number(count, _NAMES[severity.label]) for severity, count in sheet.counts.items() if count
    ]
    checked = f"{sheet.counted} checked"
    if not counts:
        return [*lines, f"{checked}: nothing to report."]
    files = len({located.finding.where.file for located in sheet.findings})
    lines.append(f"{checked}: {', '.join(counts)} in {_files(files)}.")
    if sheet.fixable:
        lines.append(f"{sheet.fixable:,} can be repaired: run `catalog validate --fix`.")
    return lines


def _files(count: int) -> str:
    return _number(count, "file")


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
