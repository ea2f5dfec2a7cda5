"""Which of an entry's addresses stands for it."""

from functools import lru_cache
from urllib.parse import urlsplit

from catalog.model.entry import Entry, Paper
from catalog.model.link import Link, LinkKind


@lru_cache(maxsize=65536)
def can_follow(url: str) -> bool:
    """Whether an address is one that readers may be sent to: http or https, with a host."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def main_address(entry: Entry) -> str:
    """The address that an entry's title leads to; empty where it has none.

    For a paper its own page, then its PDF, then what its identifiers resolve to, then whatever
    link there is; for a resource the first link in its file.
    """
    links = [link for link in entry.links if can_follow(link.url)]
    first = links[0].url if links else ""
    if not isinstance(entry, Paper):
        return first
    return _first_of(links, "paper") or _first_of(links, "pdf") or _resolved(entry) or first


def _first_of(links: list[Link], kind: LinkKind) -> str:
    return next((link.url for link in links if link.kind == kind), "")


def _resolved(paper: Paper) -> str:
    known = (
        ("https://doi.org/", paper.doi),
        ("https://arxiv.org/abs/", paper.arxiv),
        ("https://openreview.net/forum?id=", paper.openreview),
        ("https://aclanthology.org/", paper.acl),
    )
    return next((resolver + value for resolver, value in known if value), "")
