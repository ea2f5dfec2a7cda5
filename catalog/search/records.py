"""What the browser shows of entries, and what it needs to cite them."""

import json
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from catalog.model.catalog import Catalog
from catalog.model.entry import Entry, Paper
from catalog.model.link import Link
from catalog.search.coding import packed
from catalog.search.ink import IndexFile, Ink

RECORDS_A_BLOCK = 16
CITED_A_BLOCK = 64

Text = Callable[[Entry], str]

_CSL_TYPES = {
    "conference": "paper-conference",
    "workshop": "paper-conference",
    "journal": "article-journal",
    "preprint": "article",
    "book": "book",
    "thesis": "thesis",
    "report": "report",
    "library": "software",
    "application": "software",
    "dataset": "dataset",
    "video": "motion_picture",
    "post": "post-weblog",
}
"""Types of the Citation Style Language (https://docs.citationstyles.org/en/stable/specification.html,
appendix III); what is not here is a `webpage`."""


def record_files(entries: Sequence[Entry], ink: Ink) -> Iterator[IndexFile]:
    """Lines of the list, some documents a file, in their order.

    A record is `[id, title, authors, short names, summary, links, track, status]`, a link
    `[kind, name, address]`.
    """
    for number, start in enumerate(range(0, len(entries), RECORDS_A_BLOCK)):
        block = entries[start : start + RECORDS_A_BLOCK]
        yield IndexFile(f"records/{number}.bin", ink.of(block), partial(_records, block))


def _records(entries: Sequence[Entry]) -> bytes:
    return packed(_json([_record(entry) for entry in entries]))


def _record(entry: Entry) -> list[Any]:
    paper = entry if isinstance(entry, Paper) else None
    return [
        entry.id,
        entry.title,
        [author.name for author in entry.authors],
        list(paper.aka) if paper else [],
        entry.summary,
        [_link(link) for link in entry.links if _followed(link.url)],
        paper.track if paper else "",
        (paper.status or "") if paper else "",
    ]


def _link(link: Link) -> list[str]:
    return [link.kind, link.framework or link.label, link.url]


def _followed(url: str) -> bool:
    """Whether a browser may follow an address: anything but http and https could run in a page."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def bucket_bits(count: int) -> int:
    """Bits of an id's hash that choose its file, so that few files change with an entry."""
    bits = 0
    while count >> bits > CITED_A_BLOCK:
        bits += 1
    return bits


def id_hash(name: str) -> int:
    """FNV-1a, 32 bits (https://www.rfc-editor.org/rfc/rfc9923)."""
    value = 0x811C9DC5
    for byte in name.encode():
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return value


def citation_files(
    catalog: Catalog, entries: Sequence[Entry], ink: Ink, bibtex: Text, address: Text
) -> Iterator[IndexFile]:
    """For every id its CSL-JSON item and its BibTeX, in files by the hash of the id.

    Args:
        catalog: what venues are looked up in.
        entries: the documents.
        ink: digests of them.
        bibtex: an entry as BibTeX.
        address: where its title leads; may be empty.
    """
    mask = (1 << bucket_bits(len(entries))) - 1
    buckets: list[list[Entry]] = [[] for _ in range(mask + 1)]
    for entry in sorted(entries, key=lambda entry: entry.id):
        buckets[id_hash(entry.id) & mask].append(entry)

    def cited(bucket: Sequence[Entry]) -> bytes:
        items = {e.id: [csl_item(catalog, e, address(e)), bibtex(e)] for e in bucket}
        return packed(_json(items))

    for number, bucket in enumerate(buckets):
        yield IndexFile(f"cite/{number}.bin", ink.of(bucket), partial(cited, bucket))


def csl_item(catalog: Catalog, entry: Entry, address: str) -> dict[str, Any]:
    """An entry as CSL-JSON (https://github.com/citation-style-language/schema)."""
    item: dict[str, Any] = {
        "id": entry.id,
        "type": _CSL_TYPES.get(catalog.entry_type(entry), "webpage"),
        "title": entry.title,
        "author": [
            {
                part: text
                for part, text in (
                    ("family", author.family),
                    ("given", author.given),
                    ("suffix", author.suffix),
                )
                if text
            }
            for author in entry.authors
        ],
        "issued": {"date-parts": [[entry.year]]} if entry.year else None,
        "URL": address if _followed(address) else "",
        "abstract": entry.summary,
        "keyword": ", ".join((*entry.categories, *entry.tags)),
    }
    if isinstance(entry, Paper):
        venue = catalog.venue_of(entry)
        item |= {
            "container-title": venue.name if venue else entry.venue or "",
            "container-title-short": venue.short if venue else "",
            "volume": entry.volume,
            "issue": entry.number,
            "page": entry.pages,
            "DOI": entry.doi or "",
            "note": f"arXiv:{entry.arxiv}" if entry.arxiv else "",
        }
    return {name: value for name, value in item.items() if value}


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
