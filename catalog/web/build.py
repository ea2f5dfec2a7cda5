"""Building the website: mkdocs' pages, our pages, and both in the place of the old site."""

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Protocol

from catalog.collecting import no_collection
from catalog.model.catalog import Catalog
from catalog.model.entry import Entry
from catalog.store import layout
from catalog.store.files import unwritable
from catalog.web.blocks import filler
from catalog.web.contents import Contents
from catalog.web.finding_aids import finding_aids
from catalog.web.frame import Frame
from catalog.web.handwritten import build_hand_written
from catalog.web.ink import Ink
from catalog.web.map import map_groups, on_map, papers_map
from catalog.web.output import Output, alone, output
from catalog.web.pages import SECTIONS, Alike, Pages, likeness_of
from catalog.web.people import People
from catalog.web.press import Crew
from catalog.web.rows import Rows
from catalog.web.shell import Shell, tidied
from catalog.web.styles import joined as join_styles

WORK = f"{layout.BUILD}/mkdocs"
_PAGE = "index.html"
_MISSING = "404.html"
_MANY = 5_000
"""Entries, or files, from which on it pays to look through them in another process."""


class IndexFile(Protocol):
    """A file that somebody else makes."""

    @property
    def path(self) -> str:
        """Where it goes, below the site."""

    @property
    def made_from(self) -> str:
        """A fingerprint of what its content depends on."""

    @property
    def make(self) -> Callable[[], bytes]:
        """Gives its content."""


Index = Callable[[], Iterable[IndexFile]]
"""Gives the script of the browse page and the files that it searches."""


@dataclass(frozen=True, slots=True)
class SiteReport:
    """What a build of the website made.

    Attributes:
        pages: how many pages the site has.
        rendered: how many of them are made from data.
        changed: how many files are not what they were.
        warnings: what mkdocs had to say about the hand-written pages.
    """

    pages: int
    rendered: int
    changed: int = 0
    warnings: tuple[str, ...] = ()


@contextmanager
def building(root: Path) -> Iterator["Building"]:
    """Give what builds the website of a list into `build/site`.

    The new site takes the place of the old one when it is whole; a build that fails, or is not
    finished, leaves the old one as it was. A page is made again only when something that it is
    made from has changed.

    Args:
        root: the list's root.

    Raises:
        CatalogError: mkdocs or a template fails, `build/` cannot be written, or another build is
            writing there.
    """
    work = root / WORK
    try:
        work.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritable(work, error) from None
    with (
        alone(work / "lock", f"{root / layout.WEBSITE}"),
        no_collection(),
        output(root / layout.WEBSITE, work / "pages.tsv") as site,
        Crew(site) as beside,
    ):
        gc.freeze()  # so that copies of this process go on sharing what stands in its memory
        many = len(site.known) > _MANY
        absent = beside.work_out(site.missing) if many else site.missing
        yield Building(root, work, site, beside, absent)


@dataclass(frozen=True, slots=True)
class Building:
    """Builds a website.

    Attributes:
        root: the list's root.
        work: folder of mkdocs.
        site: where files go.
        beside: processes that work beside this one.
        absent: gives the files of the old site that are not there any more.
    """

    root: Path
    work: Path
    site: Output
    beside: Crew
    absent: Callable[[], Set[str]]

    def begin(self, index: Index) -> None:
        """Begin with the index that the browse page searches, in a process of its own.

        A copy of a process shares its memory until one of them writes there, and that they do
        wherever they look at an object. So it pays to begin before there is a catalogue, and to
        have the copy make what it needs.

        Args:
            index: gives the script of the browse page and the files that it searches. Entries may
                turn out to be in error while it does.
        """
        self.beside.give(partial(_add_index, index=index))

    def take(self, catalog: Catalog, bibtex: Callable[[Entry], str]) -> Callable[[], SiteReport]:
        """Take the entries, and begin with what takes long and is needed late.

        Args:
            catalog: its entries, which may turn out to be in error.
            bibtex: an entry as BibTeX, for its page.

        Returns:
            What makes the pages and puts the new site in the place of the old one; to be called
            only if the entries are free of errors.
        """
        contents = Contents.of(catalog)
        alike = self.beside.work_out(partial(likeness_of, contents))
        if len(contents.entries) > _MANY:
            gathered = self.beside.work_out(partial(_people, contents))
            contents = replace(contents, gathered=gathered)
        return partial(self._finish, contents, bibtex, alike)

    def _finish(
        self, contents: Contents, bibtex: Callable[[Entry], str], alike: Alike
    ) -> SiteReport:
        root, site, catalog = self.root, self.site, contents.catalog
        hand_written = build_hand_written(root, catalog.config, self.work)
        drawn = _drawn(hand_written.site)
        shells = _shells(drawn, catalog.config.title)
        frame = Frame(root, catalog.config, shells)
        rows = Rows(root)
        self._begin_map(contents)
        ink = Ink.of(root, catalog, (part for shell in shells.values() for part in shell.parts))
        paths = _add_hand_written(site, drawn, filler(root, contents, rows))
        tasks = tuple(Pages(contents, frame, ink, rows, bibtex, alike).tasks())
        site.absent = self.absent()
        self.beside.press(tasks)
        found = [path for path in paths if path != _MISSING]
        found += [task.path for task in tasks if task.listed]
        for file, content in finding_aids(contents, found):
            site.add(file, content)
        self.beside.join()
        site.commit()
        pages = len(paths) + len(tasks)
        return SiteReport(pages, len(tasks), len(site.changed), hand_written.warnings)

    def _begin_map(self, contents: Contents) -> None:
        """Begin with the map, which takes long to make and changes only with the papers on it."""
        ink = Ink.of(self.root, contents.catalog)
        groups = tuple(map_groups(contents).items())
        made_from = ink.page(("map", groups), on_map(contents))
        if not self.site.keeps(_MAP, made_from):
            self.beside.give(partial(_add_map, contents=contents, made_from=made_from))


def _people(contents: Contents) -> People:
    return contents.people


def _add_hand_written(
    site: Output, drawn: Mapping[str, bytes], fill: Callable[[str, str], str]
) -> list[str]:
    """What mkdocs made, its pages with their blocks; return the addresses of the pages."""
    paths = []
    for file, content in drawn.items():
        if file in _SHELLS:
            continue
        if file.endswith(".html"):
            path = file.removesuffix(_PAGE)
            paths.append(path)
            content = fill(tidied(content.decode()), path).encode()
        site.add(file, content)
    return paths


def _add_index(site: Output, index: Index) -> None:
    for part in index():
        if not site.keeps(part.path, part.made_from):
            site.write(part.path, part.make(), part.made_from)


def _add_map(site: Output, contents: Contents, made_from: str) -> None:
    site.write(_MAP, papers_map(contents, on_map(contents), map_groups(contents)), made_from)


_MAP = "overview/map.json"
_SHELLS = frozenset(f"{section}/{_PAGE}" for section in SECTIONS)
_UNUSED = ("sitemap.xml", "sitemap.xml.gz", "search/search_index.json")


def _drawn(made: Path) -> dict[str, bytes]:
    """The files of mkdocs that are of use, by path; its pages name one stylesheet."""
    files = {}
    for file in sorted(made.rglob("*")):
        path = file.relative_to(made).as_posix()
        unused = path.startswith("assets/javascripts/") or path.endswith((".css.map", ".js.map"))
        if file.is_file() and not unused and path not in _UNUSED:
            files[path] = file.read_bytes()
    pages = {path: content.decode() for path, content in files.items() if path.endswith(".html")}
    sheets = {path: content for path, content in files.items() if path.endswith(".css")}
    pages, target, joined = join_styles(pages, sheets)
    files |= {path: html.encode() for path, html in pages.items()}
    if target:
        files[target] = joined
    return files


def _shells(drawn: Mapping[str, bytes], site_name: str) -> dict[str, Shell]:
    return {
        section: Shell.cut(drawn[f"{section}/{_PAGE}"].decode(), f"{section}/", site_name)
        for section in SECTIONS
    }
