"""The old addresses of entries: small pages that lead to where the entry is now."""

from collections.abc import Iterator
from pathlib import Path

from catalog.model.catalog import Catalog
from catalog.render import render
from catalog.web.links import safe_url

_TEMPLATE = "site/moved.html"


def moved(root: Path, catalog: Catalog) -> Iterator[tuple[str, str]]:
    """A page for every former id, in the order of the entries.

    Args:
        root: the list's root, whose templates come first.
        catalog: its entries; an alias that is an entry's id gets no page.

    Yields:
        The path below the site, ending in a slash, and the HTML.
    """
    address = safe_url(catalog.config.url)
    taken = {entry.id for entry in catalog.entries}
    for entry in catalog.entries:
        canonical = f"{address.rstrip('/')}/papers/{entry.id}/" if address else ""
        for alias in entry.aliases:
            if alias in taken:
                continue
            html = render(
                root, _TEMPLATE, title=entry.title, target=f"../{entry.id}/", canonical=canonical
            )
            yield f"papers/{alias}/", html
