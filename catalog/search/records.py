"""What the browser shows of entries, and what it needs to cite them."""

import json
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from catalog.model.author import Author
from catalog.model.catalog import Catalog
from catalog.model.container import container_name, container_short
from catalog.model.entry import Entry, Paper
from catalog.model.link import Link
from catalog.search.coding import packed
from catalog.search.ink import IndexFile, Ink
from catalog.search.works import Works
from catalog.text.escape import one_line
from catalog.text.pages import read_pages

CITED_A_BLOCK = 64
_FEW = 1000

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


def record_files(works: Works, order: Sequence[int], ink: Ink) -> Iterator[IndexFile]:
    """Lines of the list, some documents a file, in their order.

    A record is `[id, title, authors, short names, summary, links, track, status]`, a link
    `[kind, name, address]`.

    Args:
        works: the entries.
        order: their numbers in the order of the documents.
        ink: digests of what they all depend on.
    """

    def records(numbers: Sequence[int]) -> bytes:
        return packed(_json([_record(works[number]) for number in numbers]))

    size = records_a_block(len(order))
    for file, start in enumerate(range(0, len(order), size)):
        numbers = order[start : start + size]
        made_from = ink.of([works.digests[number] for number in numbers])
        yield IndexFile(f"records/{file}.bin", made_from, partial(records, numbers))


def records_a_block(count: int) -> int:
    """Records a file: a short list is soon here whole, of a long one a result costs little."""
    return 64 if count <= _FEW else 16


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
    catalog: Catalog, works: Works, ids: Sequence[str], ink: Ink, bibtex: Text, address: Text
) -> Iterator[IndexFile]:
    """For every id its CSL-JSON item and its BibTeX, in files by the hash of the id.

    Args:
        catalog: what venues are looked up in.
        works: the entries.
        ids: their ids.
        ink: digests of what they all depend on.
        bibtex: an entry as BibTeX.
        address: where its title leads; may be empty.
    """
    mask = (1 << bucket_bits(len(ids))) - 1
    buckets: list[list[int]] = [[] for _ in range(mask + 1)]
    for number in sorted(range(len(ids)), key=ids.__getitem__):
        buckets[id_hash(ids[number]) & mask].append(number)

    def cited(numbers: Sequence[int]) -> bytes:
        entries = (works[number] for number in numbers)
        items = {e.id: [csl_item(catalog, e, address(e)), bibtex(e)] for e in entries}
        return packed(_json(items))

    for file, numbers in enumerate(buckets):
        made_from = ink.of([works.digests[number] for number in numbers])
        yield IndexFile(f"cite/{file}.bin", made_from, partial(cited, numbers))


def csl_item(catalog: Catalog, entry: Entry, address: str) -> dict[str, Any]:
    """An entry as CSL-JSON (https://github.com/citation-style-language/schema).

    The curators' sentence is an annotation: the `abstract` is the authors' own.
    """
    kind = catalog.entry_type(entry)
    item: dict[str, Any] = {
        "id": entry.id,
        "type": _CSL_TYPES.get(kind, "webpage"),
        "title": entry.title,
        "author": [_name(author) for author in entry.authors],
        "issued": {"date-parts": [[entry.year]]} if entry.year else None,
        "URL": address if _followed(address) else "",
        "annote": one_line(entry.summary),
        "keyword": ", ".join((*entry.categories, *entry.tags)),
    }
    if isinstance(entry, Paper):
        venue = catalog.venue_of(entry)
        item |= {
            "container-title": container_name(entry, venue, kind),
            "container-title-short": container_short(entry, venue, kind),
            "volume": entry.volume,
            "issue": entry.number,
            "page": read_pages(entry.pages).joined("-"),
            "DOI": entry.doi or "",
            "note": "\n".join(_notes(entry)),
        }
    return {name: value for name, value in item.items() if value}


def _name(author: Author) -> dict[str, str]:
    if author.is_organisation:
        return {"literal": author.family}
    parts = {"family": author.family, "given": author.given, "suffix": author.suffix}
    return {part: text for part, text in parts.items() if text}


def _notes(paper: Paper) -> Iterator[str]:
    """Lines of a paper's note: its status, its arXiv number."""
    if paper.status:
        yield paper.status.capitalize()
    if paper.arxiv:
        yield f"arXiv:{paper.arxiv}"


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
