"""A paper and its other versions as one, and what they are registered under."""

from collections.abc import Iterator

from catalog.model.entry import Entry, Paper, Version
from catalog.text.identifiers import normal_arxiv, normal_doi

Work = Paper | Version


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
