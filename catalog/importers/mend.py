"""Mending what writers of Markdown get wrong without noticing, line for line."""

from __future__ import annotations

import re
from dataclasses import dataclass

_FENCE = re.compile(r"^\s{0,3}(?:>\s?)*(`{3,}|~{3,})")
_TIGHT_HEADING = re.compile(r"^(#{1,6})([^\s#!].*)$")
_DIVIDER = re.compile(r"^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
_CELL = re.compile(r"(?<!\\)\|")
_SPACED_TARGET = re.compile(r"\]\(\s*([^()<>\"'\s]+(?:[ \t]+[^()<>\"'\s]+)+)\s*\)")
_TABLE_OPEN = re.compile(r"<table\b", re.I)
_TABLE_CLOSE = re.compile(r"</table\s*>", re.I)
_TITLE = re.compile(r"^title:\s*(.+?)\s*$", re.I)
_FILLER = "<!---->"


@dataclass(frozen=True, slots=True)
class Mended:
    """Markdown that a parser reads as it was meant; line numbers are the same.

    Attributes:
        text: the mended text.
        title: the title in the front matter, or empty.
    """

    text: str
    title: str


def mend_markdown(text: str) -> Mended:
    """Mend the slips that cost entries.

    Front matter is blanked out; a heading gets the space behind its `#`; the divider of a table
    gets as many cells as the head; blank lines inside an HTML table are filled, because they end
    the block; a link target with spaces in it is bracketed, so that the link is seen at all.

    Args:
        text: a Markdown file.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    title = _front_matter(lines)
    fence = ""
    in_table = 0
    for index, line in enumerate(lines):
        mark = _FENCE.match(line)
        if fence:
            if mark and mark[1].startswith(fence) and not line.strip().strip("`~> "):
                fence = ""
            continue
        if mark:
            fence = mark[1]
            continue
        if in_table and not line.strip():
            lines[index] = _FILLER
        in_table = max(
            0, in_table + len(_TABLE_OPEN.findall(line)) - len(_TABLE_CLOSE.findall(line))
        )
        lines[index] = _line(lines, index)
    return Mended("\n".join(lines), title)


def _front_matter(lines: list[str]) -> str:
    if not lines or lines[0].strip() != "---":
        return ""
    for end in range(1, min(len(lines), 200)):
        if lines[end].strip() in ("---", "..."):
            break
    else:
        return ""
    head = lines[:end]
    if not any(re.match(r"^[A-Za-z_-]+:", line) for line in head):
        return ""
    lines[: end + 1] = [""] * (end + 1)
    return next((m[1].strip("\"'") for m in map(_TITLE.match, head) if m), "")


def _line(lines: list[str], index: int) -> str:
    line = lines[index]
    if line.startswith("#"):
        tight = _TIGHT_HEADING.match(line)
        if tight:
            return f"{tight[1]} {tight[2]}"
    if "](" in line and _SPACED_TARGET.search(line):
        line = _SPACED_TARGET.sub(lambda m: f"](<{m[1]}>)", line)
    if index and "-" in line and "|" in line and _DIVIDER.match(line):
        wanted, there = _cells(lines[index - 1]), _cells(line)
        if wanted != there and wanted > 1 and there > 1:
            return "|" + " --- |" * wanted
    return line


def _cells(line: str) -> int:
    return len(_CELL.split(line.strip().strip("|")))
