"""BibTeX split into records by bibtexparser 2 (https://bibtexparser.readthedocs.io).

Every value is kept twice: as it is written, for addresses and names, and decoded from LaTeX, for
what people read.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from catalog.importers.bibtex_latex import decoded

if TYPE_CHECKING:
    from bibtexparser.library import Library
    from bibtexparser.model import Block, Entry

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_OPEN = re.compile(r"\\.|[{}\"#]", re.S)


@dataclass(frozen=True, slots=True)
class Value:
    """The value of a field.

    Attributes:
        written: as the file has it, joined where it is put together, without its delimiters.
        text: decoded from LaTeX, on one line.
        line: 1-based line of the field.
    """

    written: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Record:
    """One entry of a bibliography.

    Attributes:
        type: entry type in lower case: "inproceedings".
        key: its citation key.
        line: 1-based line on which it begins.
        raw: the whole entry as written.
        fields: values by name in lower case; of a field that stands twice the first, as in BibTeX.
    """

    type: str
    key: str
    line: int
    raw: str
    fields: Mapping[str, Value]

    def text(self, name: str) -> str:
        """A field's text; empty where the entry has no such field."""
        return self.fields[name].text if name in self.fields else ""

    def written(self, name: str) -> str:
        """A field as it is written; empty where the entry has no such field."""
        return self.fields[name].written if name in self.fields else ""

    def line_of(self, name: str) -> int:
        """The line of a field, or that of the entry."""
        return self.fields[name].line if name in self.fields else self.line


@dataclass(frozen=True, slots=True)
class Bad:
    """A part that cannot be read.

    Attributes:
        line: 1-based line on which it begins.
        raw: the part as written.
        reason: what is wrong with it, in one clause.
    """

    line: int
    raw: str
    reason: str


@dataclass(frozen=True, slots=True)
class Records:
    """A bibliography.

    Attributes:
        records: its entries, in order.
        bad: parts that are none.
        notes: oddities that lose nothing.
    """

    records: tuple[Record, ...]
    bad: tuple[Bad, ...]
    notes: tuple[str, ...]


def read_records(text: str) -> Records:
    """Split a bibliography into its entries.

    Args:
        text: the whole file.
    """
    from bibtexparser.entrypoint import parse_string
    from bibtexparser.model import Entry, ParsingFailedBlock

    with _quiet():
        library = parse_string(text, parse_stack=[])
    strings = _strings(library)
    records: list[Record] = []
    bad: list[Bad] = []
    notes: list[str] = []
    first: dict[str, int] = {}
    for block in library.blocks:
        entry: Block | None = block
        if isinstance(block, ParsingFailedBlock):
            entry = block.ignore_error_block
            if entry is None:
                bad.append(Bad(_line(block), block.raw or "", _reason(block.error)))
        if not isinstance(entry, Entry):
            continue
        record = _record(entry, strings, notes)
        records.append(record)
        there = first.setdefault(record.key, record.line)
        if there != record.line:
            notes.append(
                f"lines {there} and {record.line}: two entries have the key {record.key!r};"
                " both are read"
            )
    return Records(tuple(records), tuple(bad), tuple(notes))


@contextmanager
def _quiet() -> Iterator[None]:
    """The parser logs every broken entry; these are reported with their lines instead."""
    logger = logging.getLogger("bibtexparser")
    before = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(before)


def _line(block: Block) -> int:
    return (block.start_line or 0) + 1


def _reason(error: Exception) -> str:
    """Why a part was given up, in words for people rather than for programmers."""
    found = getattr(error, "abort_reason", "") or str(error)
    if not found or "end of file" in found:
        return "a brace or quote is not closed before the end of the file"
    if "block start" in found:
        return "a brace or quote is not closed before the next entry"
    first: str = found.strip().splitlines()[0]
    return first[:1].lower() + first[1:].rstrip(". ")


def _strings(library: Library) -> dict[str, str]:
    """What `@string` names stand for; later ones may be put together of earlier ones."""
    found = {month: month for month in _MONTHS}
    for string in library.strings:
        found[string.key.casefold()] = joined(str(string.value), found)
    return found


def _record(entry: Entry, strings: Mapping[str, str], notes: list[str]) -> Record:
    fields: dict[str, Value] = {}
    for field in entry.fields:
        name = field.key.casefold()
        line = (field.start_line or entry.start_line or 0) + 1
        if name in fields:
            notes.append(f"line {line}: the field {name!r} stands twice; the first one is read")
            continue
        written = joined(str(field.value), strings)
        fields[name] = Value(written, decoded(written), line)
    return Record(entry.entry_type.casefold(), entry.key, _line(entry), entry.raw or "", fields)


def joined(value: str, strings: Mapping[str, str]) -> str:
    """A value without its delimiters: parts joined at `#`, names of strings replaced.

    Args:
        value: what stands behind the `=`.
        strings: texts by the names of `@string`, in lower case.
    """
    return "".join(_part(part.strip(), strings) for part in _parts(value))


def _part(part: str, strings: Mapping[str, str]) -> str:
    if len(part) > 1 and part[0] + part[-1] in ('""', "{}"):
        return part[1:-1]
    return strings.get(part.casefold(), part)


def _parts(value: str) -> Iterator[str]:
    """The parts of a value, cut at each `#` outside of braces and quotes."""
    depth = at = 0
    quoted = False
    for match in _OPEN.finditer(value):
        sign = match[0]
        if sign == "{":
            depth += 1
        elif sign == "}":
            depth -= 1
        elif sign == '"' and depth == 0:
            quoted = not quoted
        elif sign == "#" and depth == 0 and not quoted:
            yield value[at : match.start()]
            at = match.end()
    yield value[at:]
