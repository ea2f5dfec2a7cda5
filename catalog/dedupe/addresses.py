"""The addresses of a work: those that are its own, and the identifiers that they carry."""

import re
from collections.abc import Iterable

from catalog.model.entry import Entry, Paper
from catalog.text.identifiers import identify

OF_A_PAPER = ("paper", "pdf")
"""Kinds of links that lead to a paper itself; code, data and project pages may be shared."""
_MAY_IDENTIFY = re.compile(r"arxiv|doi\.org|openreview|acl|ar5iv|/10\.")


def addresses(entry: Entry) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The addresses that are an entry's own, and those that it may share with others.

    A paper's are its pages and PDFs, those of its versions included; a resource's is the first.
    """
    links = [*entry.links]
    if isinstance(entry, Paper):
        links += (link for version in entry.versions for link in version.links)
        own = [link.kind in OF_A_PAPER for link in links]
    else:  # Several datasets may come from one paper.
        own = [at == 0 and link.kind not in OF_A_PAPER for at, link in enumerate(links)]
    told = tuple(zip(links, own, strict=True))
    return (
        tuple(link.url for link, is_own in told if is_own),
        tuple(link.url for link, is_own in told if not is_own),
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
