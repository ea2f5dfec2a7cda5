"""Reading a file that people made: size, encoding, and repair of what a wrong encoding damaged."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import ftfy
from ftfy.badness import badness

from catalog.errors import CatalogError

MAX_BYTES = 64 * 1024 * 1024
MAX_LINE = 2_000_000
"""Characters of the longest line that is read; a longer one is no list but data."""
_CODECS = (("macroman", "MacRoman"), ("cp1252", "CP1252"), ("sloppy-windows-1252", "CP1252"))
_CUT_SELECTOR = "ï¸"
"""An emoji's variation selector whose last byte has no character in CP1252 and was lost."""
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SUSPECT = re.compile(r"[^\x00-\x7f]+(?:[ -~]{0,2}[^\x00-\x7f]+)*")


@dataclass(frozen=True, slots=True)
class Source:
    """The text of a file.

    Attributes:
        name: name of the file without folders.
        text: its text, repaired where that was certain.
        notes: what was repaired, in sentences for the report.
    """

    name: str
    text: str
    notes: tuple[str, ...] = ()


def read_source(path: Path) -> Source:
    """Read a file.

    Args:
        path: the file.

    Raises:
        CatalogError: it is missing, empty, binary, or too large to be a list.
    """
    try:
        if path.is_dir():
            raise CatalogError(f"{path}: this is a folder.", "Name the file that holds the list.")
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise CatalogError(
                f"{path}: the file has {size // 1_000_000} MB; no list is that long.",
                "Name the README or the .bib file itself, not an archive or a data dump.",
            )
        data = path.read_bytes()
    except OSError as error:
        raise CatalogError(f"{path}: cannot be read: {error.strerror or error}.", "") from None
    if not data.strip():
        raise CatalogError(f"{path}: the file is empty.", "There is nothing to import.")
    text, notes = _decode(path, data)
    longest = max(map(len, text.split("\n")))
    if longest > MAX_LINE:
        raise CatalogError(
            f"{path}: a line of it has {longest:,} characters; this is data, not a list.",
            "Export the list as Markdown, reStructuredText, HTML or BibTeX with line breaks.",
        )
    text, repaired = repair(text)
    return Source(path.name, text, (*notes, *repaired))


def _decode(path: Path, data: bytes) -> tuple[str, tuple[str, ...]]:
    if data[:4] in (b"%PDF", b"\x89PNG", b"PK\x03\x04", b"\x1f\x8b\x08\x00", b"\x1f\x8b\x08\x08"):
        raise _binary(path)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-16"), ("The file was UTF-16.",)
        except UnicodeDecodeError:
            raise _binary(path) from None
    if b"\x00" in data[:65536] or len(_CONTROL.findall(data[:65536])) > 0.01 * min(
        len(data), 65536
    ):
        raise _binary(path)
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        for codec in ("utf-8", "gb18030", "cp1252"):
            try:
                text = data.decode(codec, "strict")
            except UnicodeDecodeError:
                continue
            return text, (f"The file is no UTF-8 (line {line}); it was read as {codec.upper()}.",)
        return data.decode("utf-8", "replace"), (
            f"The file is no valid UTF-8 (first at line {line}); unreadable bytes became \ufffd.",
        )


def _binary(path: Path) -> CatalogError:
    return CatalogError(
        f"{path}: this is a binary file, not text.",
        "Lists are imported from Markdown, reStructuredText, HTML and BibTeX files.",
    )


def repair(text: str) -> tuple[str, tuple[str, ...]]:
    """Repair UTF-8 that was once read in another encoding and stored again.

    The whole text is turned back where one old encoding explains all of it; else each damaged
    stretch on its own (ftfy, https://ftfy.readthedocs.io). Text that is not damaged is left
    alone, letter for letter.

    Args:
        text: the text of a file.

    Returns:
        The text, and sentences that say what was repaired.
    """
    if text.isascii():
        return text, ()
    changed: list[int] = []
    names: set[str] = set()

    def mend(match: re.Match[str]) -> str:
        piece = match[0]
        fixed, codec = _fixed(piece)
        if fixed != piece:
            changed.append(text.count("\n", 0, match.start()) + 1)
            names.add(codec)
        return fixed

    repaired = _SUSPECT.sub(mend, text)
    if not changed:
        return text, ()
    lines = sorted(set(changed))
    shown = ", ".join(map(str, lines[:8])) + (", ..." if len(lines) > 8 else "")
    through = " and ".join(sorted(names))
    return repaired, (
        f"UTF-8 that had been read as {through} was repaired on {len(lines)} lines ({shown}).",
    )


def _fixed(piece: str) -> tuple[str, str]:
    """A stretch turned back, and the encoding it had been read in; itself where it is sound."""
    if len(piece) < 2 or max(piece) > "\uffff" or "\u2e80" <= max(piece) <= "\ud7ff":
        return piece, ""
    for codec, shown in _CODECS:
        for whole in (piece, piece.removesuffix(_CUT_SELECTOR)):
            try:
                fixed = whole.encode(codec).decode("utf-8")
            except UnicodeError:
                continue
            if fixed != whole:
                return fixed, shown
    if badness(piece) == 0:
        return piece, ""
    fixed = ftfy.fix_encoding(piece)
    return (fixed, "another encoding") if badness(fixed) < badness(piece) else (piece, "")
