"""The addresses of a work: those that are its own, and the identifiers that they carry."""

import re
from collections.abc import Iterable

from catalog.model.entry import Entry
from catalog.model.works import is_own, works
from catalog.text.identifiers import identify

_MAY_IDENTIFY = re.compile(r"arxiv|doi\.org|openreview|acl|ar5iv|/10\.")


def addresses(entry: Entry) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The addresses that are an entry's own, and those that it may share with others."""
    links = [*entry.links, *(link for work in works(entry)[1:] for link in work.links)]
    own = [is_own(entry, link) for link in links]
    return (
        tuple(link.url for link, is_its in zip(links, own, strict=True) if is_its),
        tuple(link.url for link, is_its in zip(links, own, strict=True) if not is_its),
    )


def identified(urls: Iterable[str]) -> dict[str, str]:
    """The first identifier of each kind that addresses carry."""
    found: dict[str, str] = {}
    for url in urls:
        # Most addresses carry none, and taking one apart is dear.
        identifier = identify(url) if _MAY_IDENTIFY.search(url) else None
        if identifier:
            found.setdefault(*identifier)
    return found
