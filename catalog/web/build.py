"""Building the website: mkdocs' pages, our pages, and both in the place of the old site."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from catalog.model.catalog import Catalog
from catalog.model.entry import Entry
from catalog.store import layout
from catalog.store.files import unwritable
from catalog.web.blocks import filler
from catalog.web.contents import Contents
from catalog.web.handwritten import build_hand_written
from catalog.web.links import safe_url
from catalog.web.moved import moved
from catalog.web.output import output
from catalog.web.pages import SECTIONS, Press
from catalog.web.rows import Rows
from catalog.web.search import INDEX, extended_index, sitemap
from catalog.web.shell import Shell

SITE = f"{layout.BUILD}/site"
WORK = f"{layout.BUILD}/mkdocs"
_PAGE = "index.html"
_MISSING = "404.html"
_DATED = ("sitemap.xml", "sitemap.xml.gz")


@dataclass(frozen=True, slots=True)
class SiteReport:
    """What a build of the website made.

    Attributes:
        pages: how many pages the site has.
        rendered: how many of them were made from data.
        warnings: what mkdocs had to say about the hand-written pages.
    """

    pages: int
    rendered: int
    warnings: tuple[str, ...] = ()


def build_site(root: Path, catalog: Catalog, *, bibtex: Callable[[Entry], str]) -> SiteReport:
    """Build the website of a list into `build/site`.

    The new site takes the place of the old one when it is whole; a build that fails leaves the
    old one as it was.

    Args:
        root: the list's root.
        catalog: its entries, free of errors.
        bibtex: an entry as BibTeX, for its page.

    Raises:
        CatalogError: mkdocs or a template fails, or `build/` cannot be written.
    """
    work = root / WORK
    try:
        work.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritable(work, error) from None
    hand_written = build_hand_written(root, catalog.config, work)
    contents = Contents.of(catalog)
    rows = Rows(root)
    fill = filler(root, contents, rows)
    found_as = []
    paths = []
    rendered = 0
    with output(root / SITE) as site:
        for file, content in _kept(hand_written.site):
            if file.endswith(".html"):
                path = file.removesuffix(_PAGE)
                paths.append(path)
                content = fill(content.decode(), path).encode()
            site.add(file, content)
        shells = _shells(hand_written.site, catalog.config.title)
        for page in Press(root, contents, shells, rows, bibtex).pages():
            site.add(page.path + _PAGE, page.html.encode())
            rendered += 1
            paths.append(page.path)
            if page.found_as is not None:
                found_as.append((page.path, page.found_as))
        for path, html in moved(root, catalog):
            site.add(path + _PAGE, html.encode())
        index = hand_written.site / INDEX
        if index.is_file():
            site.add(INDEX, extended_index(index.read_bytes(), found_as))
        if safe_url(catalog.config.url):
            found = (path for path in paths if path != _MISSING)
            site.add("sitemap.xml", sitemap(catalog.config.url, found))
    return SiteReport(len(paths), rendered, hand_written.warnings)


def _kept(made: Path) -> Iterator[tuple[str, bytes]]:
    """The files of mkdocs that go into the site as they are, apart from their blocks."""
    ours = {f"{section}/{_PAGE}" for section in SECTIONS} | {INDEX, *_DATED}
    for file in sorted(made.rglob("*")):
        path = file.relative_to(made).as_posix()
        if path not in ours and file.is_file():
            yield path, file.read_bytes()


def _shells(made: Path, site_name: str) -> dict[str, Shell]:
    return {
        section: Shell.cut((made / section / _PAGE).read_text("utf-8"), f"{section}/", site_name)
        for section in SECTIONS
    }
