"""Websites of lists that a test made."""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from catalog.model.catalog import Catalog
from catalog.model.entry import Entry
from catalog.web import SiteReport, building


def build_site(
    root: Path,
    catalog: Catalog,
    *,
    bibtex: Callable[[Entry], str],
    index: Callable[[Catalog], Iterable[object]] = lambda catalog: (),
) -> SiteReport:
    """Build the website of a list from a catalogue that is there."""
    with building(root) as site:
        site.begin(partial(index, catalog))
        return site.take(catalog, bibtex)()
