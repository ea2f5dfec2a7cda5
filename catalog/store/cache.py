"""What was read before: values of unchanged files, so that a second run reads only the rest."""

import json
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from catalog.errors import CatalogError
from catalog.store import layout
from catalog.store.files import write_atomic

_FORMAT = 1

Stamp = tuple[int, int]
"""Modification time in nanoseconds and size in bytes."""


def stamp(stat: os.stat_result) -> Stamp:
    """What tells that a file has changed."""
    return stat.st_mtime_ns, stat.st_size


class ParseCache:
    """The parsed values of entry files, kept under `.cache/` in one JSON file.

    A cache that is missing, damaged or of another format is empty; one that cannot be written
    costs time and nothing else.
    """

    def __init__(self, root: Path) -> None:
        self._path = root / layout.CACHE / "entries.json"
        self._known: dict[str, list[Any]] = {}
        self._seen: dict[str, list[Any]] = {}
        self._changed = False
        with suppress(OSError, ValueError, TypeError, KeyError):
            stored = json.loads(self._path.read_bytes())
            if stored["format"] == _FORMAT:
                self._known = stored["files"]

    def get(self, file: str, at: Stamp) -> Any:
        """The value of a file as it was at `at`, or None."""
        found = self._known.get(file)
        if found is None or (found[0], found[1]) != at:
            return None
        self._seen[file] = found
        return found[2]

    def put(self, file: str, at: Stamp, value: Any) -> None:
        """Remember the value of a file."""
        self._seen[sys.intern(file)] = [*at, value]
        self._changed = True

    def save(self) -> None:
        """Write what this run has seen, if that differs from what is stored."""
        if not self._changed and len(self._seen) == len(self._known):
            return
        content = json.dumps({"format": _FORMAT, "files": self._seen}, ensure_ascii=False)
        with suppress(CatalogError):
            write_atomic(self._path, content.encode("utf-8", "surrogatepass"))
