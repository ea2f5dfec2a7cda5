"""What blocks look like, before they are read: entry, group of entries, details of an entry."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from catalog.importers.keys import split_key
from catalog.importers.lines import head_of
from catalog.importers.links import MARK, plain_marked, take_links
from catalog.importers.pieces import strip_lead
from catalog.importers.reading import read_entry
from catalog.importers.titles import PROSE
from catalog.importers.tree import (
    BOLD,
    Block,
    Heading,
    Item,
    Listing,
    Paragraph,
    Spans,
    Table,
    plain,
    spans_of,
)
from catalog.model.draft import Draft, Origin, Read
from catalog.model.link import Link
from catalog.text.links import is_publication, link_kind
from catalog.text.people import people_score
from catalog.text.titles import title_key

_TELLING = 15
"""Letters of a title that no other text holds by chance; "NeRF" stands in many."""
_ANCHOR = re.compile(
    r"https?://(?:www\.)?github\.com/[^/]+/[^/#]+/?(?:(?:blob|tree)/[^#]*)?#(?!L\d)", re.I
)
"""A place in a README, addressed in full."""
_SHORTCODE = re.compile(r":[a-z][a-z0-9_+-]{2,30}:(?!//)")


def only_internal(block: Block) -> bool:
    """Whether all links, of which there are some, lead to places within the document."""
    urls = [s.url for s in spans_of([block]) if s.url is not None]
    return bool(urls) and all(_internal(url) for url in urls)


def holds_papers(block: Block) -> bool:
    """Whether several links of a block lead to publications."""
    return sum(is_publication(s.url) for s in spans_of([block]) if s.url) >= 2


def _internal(url: str) -> bool:
    if _ANCHOR.match(url):
        return True
    return (
        bool(url)
        and not re.match(r"[a-z]+://|www\.|//", url, re.I)
        and not re.search(r"\s|%20", url)
        and (
            url.startswith(("#", "./", "../"))
            or url.endswith((".md", ".rst", "/"))
            or ".md#" in url
        )
    )


def is_entry_like(item: Item) -> bool:
    """Whether an item nested in another is an entry of its own rather than a detail."""
    head, nested = head_of(item)
    if split_key(plain_marked(head)) is not None:
        return False
    reading = read_entry(head) if head else None
    if reading is None or len(reading.title.text) < 4 or reading.title.kind == "people":
        return any(isinstance(b, Listing) and holds_entries(b) for b in nested)
    words = len(reading.title.text.split())
    titled = any(r.on_title and r.url.startswith("http") for r in reading.refs) and words >= 2
    if reading.has_paper_link and (words >= 3 or reading.venue is not None or titled):
        return True
    if titled and (words >= 3 or reading.venue is not None):
        return True
    if reading.venue is not None and reading.venue.year is not None and words >= 3:
        return True
    if (
        words >= 3
        and any(r.url.startswith("http") for r in reading.refs)
        and reading.title.look != "code"
    ):
        return True
    return any(isinstance(b, Listing) and holds_entries(b) for b in nested)


def holds_entries(block: Listing) -> bool:
    """Whether the items of a nested list are entries, most of those that hold a link."""
    if only_internal(block):
        return False
    linked = [
        i
        for i in block.items
        if any(s.url is not None or "http" in s.text for s in spans_of(i.blocks))
    ]
    entries = sum(is_entry_like(item) for item in (linked or block.items))
    return entries > 0 and entries * 2 >= len(linked or block.items)


def cites(block: Listing, title: str) -> bool:
    """Whether a list only cites the work above it: every item repeats its title, unlinked."""
    wanted = title_key(title)
    if len(wanted) < _TELLING or any(s.url is not None for s in spans_of([block])):
        return False
    return all(wanted in title_key(_text(item)) for item in block.items)


def _text(item: Item) -> str:
    return plain(tuple(spans_of(item.blocks)))


def holds_headed_entries(blocks: Sequence[Block]) -> bool:
    """Whether blocks hold headings, lists or tables, and not only text."""
    return any(
        isinstance(b, Heading | Table) or (isinstance(b, Listing) and holds_entries(b))
        for b in blocks
    )


def is_title_line(spans: Spans) -> bool:
    """Whether a paragraph can be the title of the list below it."""
    text = strip_lead(_SHORTCODE.sub(" ", plain(spans)))
    if not text or len(text) > 400 or text.endswith((":", "：")):
        return False
    linked = [s for s in spans if s.url is not None]
    styled = any(s.style & BOLD for s in spans) or text.startswith("[") or bool(linked)
    return (styled or len(text.split()) >= 4) and not (PROSE.search(text) and not styled)


def is_sentence(spans: Spans) -> bool:
    """Whether a paragraph is a sentence in which nothing stands out, such as what a section is."""
    styled = any(span.style or span.url is not None or span.image is not None for span in spans)
    return not styled and plain(spans).rstrip().endswith((".", "!", "。"))


def is_group_title(spans: Spans) -> bool:
    """Whether a paragraph without links only names the entries below it."""
    text = plain(spans)
    bold = all(s.style & BOLD or not s.text.strip(" :*_-–—.\n") for s in spans if s.image is None)
    return bool(text) and bold and len(text.split()) <= 10 and len(text) <= 90


def titled_paragraphs(blocks: Sequence[Block], index: int) -> int:
    """How many paragraphs make one entry: a title alone, then authors, then the links."""
    first = blocks[index]
    assert isinstance(first, Paragraph)
    if not any(s.style & BOLD for s in first.spans) and len(plain(first.spans).split()) < 4:
        return 1
    for count in range(2, 5):
        if index + count > len(blocks):
            return 1
        block = blocks[index + count - 1]
        if not isinstance(block, Paragraph):
            return 1
        text = plain_marked(block.spans)
        if MARK in text:
            bare = text.replace(MARK, " ").strip(" []()|,.:;-–")
            own = read_entry(block.spans)
            short = own is None or (
                len(bare.split()) <= 12
                and own.title.look in ("plain", "italic")
                and len(own.title.text.split()) <= 3
            )
            return count if short and is_title_line(first.spans) else 1
        if any(s.url is not None for s in block.spans) or any(s.style & BOLD for s in block.spans):
            return 1
        if people_score(plain(block.spans)) < 0.4 and len(plain(block.spans).split()) > 12:
            return 1
    return 1


def is_name_only(item: Item) -> bool:
    """Whether an item is a short name without any link."""
    if len(item.blocks) != 1 or not isinstance(item.blocks[0], Paragraph):
        return False
    spans = item.blocks[0].spans
    text = plain(spans)
    return (
        not any(s.url is not None or "http" in s.text for s in spans)
        and 0 < len(text.split()) <= 10
    )


def is_single_link(spans: Spans) -> bool:
    """Whether a paragraph is one link and nothing else."""
    rest = [s for s in spans if s.text.strip(" .\n") or s.url is not None or s.image is not None]
    return (
        len(rest) == 1
        and rest[0].image is None
        and (rest[0].url is not None or rest[0].text.strip().startswith("http"))
    )


def described(draft: Draft, spans: Spans, source: str) -> Draft:
    """A draft with a description that stands below it, and the links in that."""
    text = plain(spans)
    note = f"{draft.note.value}\n{text}" if draft.note else text
    line = spans[0].line if spans else 0
    known = {link.value.url for link in draft.links}
    taken = take_links(spans)
    found = [(r.label, r.url, r.line) for _, r in taken.refs]
    found += [(s.text, s.url, s.line) for row in taken.rows for s in row if s.url is not None]
    more = []
    for label, url, at in found:
        if url.lower().startswith("http") and url not in known:
            known.add(url)
            kind = link_kind(label, url)
            kind = "other" if kind in ("paper", "pdf", "code") else kind
            more.append(Read(Link(kind=kind, url=url, label=label[:80]), Origin(source, at)))
    return replace(draft, note=Read(note, Origin(source, line)), links=(*draft.links, *more))
