"""What was read and found before, so that a second run works on what changed.

A cache that is missing, damaged or of another version is empty; one that cannot be written costs
time and nothing else.
"""

import os
from contextlib import suppress
from pathlib import Path

from pydantic import TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from catalog.errors import CatalogError
from catalog.finding import Finding
from catalog.store import layout
from catalog.store.files import write_atomic
from catalog.store.snapshot import Stamp

_HEAD = b"catalog entries 2 "


class ParseCache:
    """The parsed values of entry files as JSON texts, a line each.

    A line holds path, time of change, size and value, divided by tabs; JSON has no tab and no
    line break of its own. The first line says which listing of the entry files it was saved for.
    All of it stays bytes: one rare character would make a text of millions four times as large.

    Attributes:
        since: that listing; empty where there is no cache.
        unchanged: the files that are as they were then.
    """

    def __init__(self, root: Path) -> None:
        self._path = root / layout.CACHE / "entries.tsv"
        self._known: dict[bytes, bytes] = {}
        self._kept: dict[bytes, bytes] = {}
        self.since = ""
        self.unchanged: set[str] = set()
        with suppress(OSError, ValueError):
            head, *lines = self._path.read_bytes().split(b"\n")
            if head.startswith(_HEAD):
                self.since = head.removeprefix(_HEAD).decode()
                parts = (line.rpartition(b"\t") for line in lines)
                self._known = {file: value for file, _, value in parts}

    def get(self, file: str, stamp: Stamp) -> bytes | None:
        """The JSON text of a file as it was at `stamp`, or None."""
        key = _key(file, stamp)
        value = self._known.get(key)
        if value is not None:
            self._kept[key] = value
            self.unchanged.add(file)
        return value

    def put(self, file: str, stamp: Stamp, value: bytes) -> None:
        """Remember the JSON text of a file."""
        self._kept[_key(file, stamp)] = value

    def save(self, listing: str) -> None:
        """Write what this run has seen, if that differs from what is stored."""
        if listing == self.since:
            return
        lines = (b"%b\t%b" % pair for pair in self._kept.items())
        content = b"\n".join([_HEAD + listing.encode(), *lines, b""])
        with suppress(CatalogError):
            write_atomic(self._path, content)


def _key(file: str, stamp: Stamp) -> bytes:
    return os.fsencode(f"{file}\t{stamp[0]}\t{stamp[1]}")


@dataclass(frozen=True)
class Remembered:
    """The outcome of a validation.

    Attributes:
        digest: of the snapshot that it is true for.
        listing: of the entry files at that time.
        shared: of all that rules for single entries look at beside the entry.
        entries: how many entries were read.
        findings: all of them, with their lines.
    """

    digest: str
    listing: str
    shared: str
    entries: int
    findings: tuple[Finding, ...]

    def holds_for(self, listing: str, shared: str) -> bool:
        """Whether what was found in single entries is still true of those that are unchanged.

        Args:
            listing: of the entry files, from which `unchanged` is counted.
            shared: as above, of today.
        """
        return (self.listing, self.shared) == (listing, shared)


_REMEMBERED = TypeAdapter(Remembered)


def recall(root: Path) -> Remembered | None:
    """The outcome of the last validation."""
    with suppress(OSError, ValidationError):
        return _REMEMBERED.validate_json((root / layout.CACHE / "findings.json").read_bytes())
    return None


def remember(root: Path, outcome: Remembered) -> None:
    """Keep the outcome of a validation for the next run."""
    with suppress(CatalogError):
        content = _REMEMBERED.dump_json(outcome)
        write_atomic(root / layout.CACHE / "findings.json", content)
