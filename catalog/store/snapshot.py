"""Which files a list has, and what tells that one of them has changed."""

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from catalog import plugins
from catalog.errors import CatalogError
from catalog.store import layout

Stamp = tuple[int, int]
"""When a file or its permissions last changed, in nanoseconds, and its size in bytes; `(0, 0)` for
a file that is not there."""


@dataclass(frozen=True)
class Snapshot:
    """The data files of a list at one moment.

    Attributes:
        root: the list's root.
        single: stamps of the configuration files by path relative to the root.
        entries: for each entry folder the names in it with their stamps, sorted; a stamp is None
            where the system refuses to say.
    """

    root: Path
    single: dict[str, Stamp]
    entries: dict[str, list[tuple[str, Stamp | None]]]

    def digest(self) -> str:
        """A text that is the same as long as neither the data nor the tool has changed."""
        return digest(tool_digest(), self.single, self.listing)

    @cached_property
    def listing(self) -> str:
        """A text that is the same as long as no entry file has changed, come or gone."""
        return digest(self.entries)


def digest(*parts: object) -> str:
    """A short text that differs where the written form of one of these does."""
    seen = hashlib.blake2b(digest_size=20)
    seen.update(repr(parts).encode("utf-8", "surrogateescape"))
    return seen.hexdigest()


def scan(root: Path) -> Snapshot:
    """Look at the data files of a list without opening one.

    Raises:
        CatalogError: there is no list at `root`, or a folder cannot be read.
    """
    if not (root / layout.DATA).is_dir():
        raise CatalogError(
            f"{root}: there is no {layout.DATA}/ folder here.",
            "Run `catalog init` to start a list, or name another folder with --root.",
        )
    if not (root / layout.CONFIG).exists():
        raise CatalogError(
            f"{root / layout.CONFIG}: the file is missing.",
            "Run `catalog init` to start a list; it writes this file.",
        )
    single = (layout.CONFIG, layout.CATEGORIES, layout.VENUES, layout.DATASETS)
    return Snapshot(
        root,
        {file: _stamp(root / file) for file in single},
        {folder: sorted(_names(root / folder)) for folder in (layout.PAPERS, layout.RESOURCES)},
    )


def _stamp(path: Path) -> Stamp:
    try:
        return _of(path.stat())
    except OSError:
        return 0, 0


def _of(status: os.stat_result) -> Stamp:
    # Where the system keeps no time of change, st_ctime is when the file was made.
    return max(status.st_mtime_ns, status.st_ctime_ns), status.st_size


def _names(folder: Path) -> Iterator[tuple[str, Stamp | None]]:
    if not os.path.lexists(folder):
        return
    try:
        with os.scandir(folder) as items:
            for item in items:
                if item.name.startswith("."):
                    continue
                try:
                    yield item.name, _of(item.stat())
                except OSError:
                    yield item.name, None
    except OSError as error:
        raise CatalogError(
            f"{folder}: the folder cannot be read: {error.strerror}.",
            "It must be a folder of entry files that you may read.",
        ) from None


@cache
def tool_digest() -> str:
    """A text that changes with any file of this package: what it cached before is then stale.

    The packages that offer exporters, readers or rules are part of the tool.
    """
    seen = hashlib.blake2b(repr(plugins.offers()).encode(), digest_size=20)
    for package in (Path(__file__).parents[1], *plugins.folders()):
        for path in sorted(package.rglob("*")) if package.is_dir() else [package]:
            if path.suffix in (".py", ".yaml"):
                seen.update(repr((str(path), _stamp(path))).encode())
    return seen.hexdigest()
