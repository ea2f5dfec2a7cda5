"""A paper and its other versions as one: what they are registered under, and what is theirs."""

from collections.abc import Iterator

from catalog.model.entry import Entry, Paper, Version
from catalog.model.link import Link
from catalog.text.identifiers import normal_arxiv, normal_doi

Work = Paper | Version
OF_A_PAPER = ("paper", "pdf")
"""Kinds of links that lead to a paper itself; code, data and project pages may be shared."""


def works(entry: Entry) -> tuple[Work, ...]:
    """A paper and its other versions; nothing for a resource."""
    return (entry, *entry.versions) if isinstance(entry, Paper) else ()


def identifiers(entry: Entry) -> Iterator[tuple[str, str]]:
    """What an entry and its versions are registered under.

    Yields:
        `("doi" | "arxiv" | "openreview" | "acl", identifier)`, normalised.
    """
    for work in works(entry):
        if work.doi:
            yield "doi", normal_doi(work.doi)
        if work.arxiv:
            yield "arxiv", normal_arxiv(work.arxiv)
        if work.openreview:
            yield "openreview", work.openreview
        if isinstance(work, Paper) and work.acl:
            yield "acl", work.acl


def is_own(entry: Entry, link: Link) -> bool:
    """Whether a link leads to the entry itself, so that no other entry may have it.

    A paper's are its pages and PDFs, those of its versions included; a resource's is the first,
    unless that is a paper, from which several datasets may come.
    """
    if isinstance(entry, Paper):
        return link.kind in OF_A_PAPER
    return link is entry.links[0] and link.kind not in OF_A_PAPER
