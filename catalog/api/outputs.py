"""Everything that is made from a list."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from catalog.api.lists import Report, checked, load, read
from catalog.errors import CatalogError

if TYPE_CHECKING:
    from catalog.model.artifact import Drift
    from catalog.model.catalog import Catalog
    from catalog.model.entry import Entry
    from catalog.search import IndexFile
    from catalog.store.load import ReadList
    from catalog.web import SiteReport


@contextmanager
def begun_site(
    as_read: ReadList,
) -> Iterator[Callable[[Catalog], Callable[[], SiteReport]]]:
    """Begin to build the website.

    Args:
        as_read: the list as it was read.

    Yields:
        What takes the entries once they are made, and gives what finishes the site; without that
        the old one stays.
    """
    from catalog.exporters.addresses import main_address
    from catalog.exporters.bibtex import entry_text
    from catalog.search import index_files, script_files
    from catalog.store import layout
    from catalog.store.load import LazyEntries
    from catalog.web import building

    root = as_read.snapshot.root
    made: dict[str, str] = {}  # for the page of an entry and its citation, in one process

    def bibtex(catalog: Catalog, entry: Entry) -> str:
        if entry.id not in made:
            made[entry.id] = entry_text(entry, catalog)
        return made[entry.id]

    def index() -> Iterator[IndexFile]:
        yield from script_files(root)
        yield from index_files(
            as_read.frame,
            bibtex=partial(bibtex, as_read.frame),
            address=main_address,
            memory=root / layout.WORDS,
            works=LazyEntries(as_read),
        )

    with building(root) as site:
        site.begin(index)
        yield lambda whole: site.take(whole, partial(bibtex, whole))


@dataclass(frozen=True)
class Build:
    """What a build did, or what it would have to do.

    Attributes:
        report: what is wrong with the data; where errors are among it, nothing was built.
        changed: paths of the files that were written anew.
        drift: with `check`, the files that are not what the data gives.
        pages: how many pages the website has; 0 where it was not built.
        files_changed: how many of its files are not what they were.
        warnings: what was odd about the pages that people write.
    """

    report: Report
    changed: tuple[str, ...] = ()
    drift: tuple[Drift, ...] = ()
    pages: int = 0
    files_changed: int = 0
    warnings: tuple[str, ...] = ()


SITE = "site"
"""The word for the website among the exporters' ids."""


def build(root: Path, *, only: Collection[str] = (), check: bool = False) -> Build:
    """Make every output of a list: the exporters' files, then the website.

    With `check` the website is not compared.

    Args:
        root: the list's root.
        only: ids of exporters, and `site`; all of them where empty.
        check: compare with what is on disk and write nothing.

    Raises:
        CatalogError: there is no list at `root`, `only` names what there is not, a template is
            wrong or a file cannot be written.
    """
    from catalog.exporters.run import artifacts, choose
    from catalog.store.artifacts import compare, write

    chosen = choose(only, besides=[SITE])
    as_read = read(root)
    with_site = SITE in chosen and not check
    begun = begun_site(as_read) if with_site else nullcontext()
    with begun as take:
        finish = take(as_read.loaded.catalog) if take else None
        catalog, found = checked(as_read)
        if found.failed:
            return Build(found)
        made = artifacts(root, catalog, chosen)
        if check:
            return Build(found, drift=compare(root, made))
        changed = write(root, made)
        if finish is None:
            return Build(found, changed)
        done = finish()
    return Build(
        found,
        changed,
        pages=done.pages,
        files_changed=done.changed,
        warnings=done.warnings,
    )


def export(root: Path, name: str) -> tuple[Report, str]:
    """One output format as text; nothing is written.

    Args:
        root: the list's root.
        name: id of an exporter.

    Returns:
        What is wrong with the data, and the text; empty where errors are among the former.

    Raises:
        CatalogError: there is no list at `root`, or no such format.
    """
    from catalog.exporters.run import artifacts, choose

    chosen = choose([name])
    catalog, found = load(root)
    if found.failed:
        return found, ""
    return found, "".join(artifact.text for artifact in artifacts(root, catalog, chosen))


def save(output: Path, text: str) -> None:
    """Write an export or a report to a file, whole or not at all.

    Raises:
        CatalogError: the file cannot be written, or its folder does not exist.
    """
    from catalog.store.files import write_atomic

    check_folder(output)
    write_atomic(output, text.encode())


def check_folder(output: Path) -> None:
    """Refuse a file whose folder does not exist: its path is a slip more often than a wish.

    Asked before long work, so that nothing is done whose report cannot be kept.

    Raises:
        CatalogError: the folder does not exist.
    """
    if not output.absolute().parent.is_dir():
        raise CatalogError(
            f"{output}: there is no folder {output.parent}; nothing was written.",
            "Make the folder first, or name another file.",
        )
