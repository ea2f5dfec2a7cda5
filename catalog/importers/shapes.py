"""What blocks look like, before they are read: entry, group of entries, details of an entry."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from catalog.importers.chunks import strip_lead
from catalog.importers.keys import split_key
from catalog.importers.phrases import MARK, take_links
from catalog.importers.reading import Reading, read_entry
from catalog.importers.sections import read_heading
from catalog.importers.tree import (
    BOLD,
    Block,
    Code,
    Fold,
    Heading,
    Item,
    Listing,
    Paragraph,
    Quote,
    Span,
    Spans,
    Table,
    plain,
    spans_of,
)
from catalog.model.draft import Draft, Origin, Read
from catalog.model.link import Link
from catalog.text.links import is_publication, link_kind
from catalog.text.people import people_score

_ANCHOR = re.compile(
    r"https?://(?:www\.)?github\.com/[^/]+/[^/#]+/?(?:(?:blob|tree)/[^#]*)?#(?!L\d)", re.I
)
"""A place in a README, addressed in full."""
_SHORTCODE = re.compile(r":[a-z][a-z0-9_+-]{2,30}:")
BREAK: Spans = (Span("\n", 0, role="br"),)
_PROSE = re.compile(
    r"\b(?:we|our|please|this (?:repo|repository|list|page|is|paper list)|feel free|you|if|i|here|see|check|thanks|"
    r"welcome|maintained|star|pull requests?|collection of|curated|contact|email)\b",
    re.I,
)


def head_of(item: Item) -> tuple[Spans, tuple[Block, ...]]:
    """The first line of an item, and the blocks nested in it."""
    if item.blocks and isinstance(item.blocks[0], Paragraph | Heading):
        return item.blocks[0].spans, item.blocks[1:]
    return (), item.blocks


def item_spans(head: Spans, nested: Sequence[Block]) -> Spans:
    """Head and details of an item, one line each."""
    return (*head, *(s for block in nested for s in (*BREAK, *_lines(block))))


def _lines(block: Block) -> Spans:
    if isinstance(block, Listing):
        return tuple(s for item in block.items for s in (*BREAK, *item_spans(*head_of(item))))
    if isinstance(block, Code):
        return ()
    if isinstance(block, Fold):
        return tuple(s for inner in block.blocks for s in (*BREAK, *_lines(inner)))
    if isinstance(block, Quote):
        return tuple(s for inner in block.blocks for s in (*BREAK, *_lines(inner)))
    return tuple(spans_of([block]))


def with_details(title: Spans, items: Sequence[Item]) -> Spans:
    """A title and the list of its details, one line each."""
    return (*title, *(s for item in items for s in (*BREAK, *item_spans(*head_of(item)))))


def joined(blocks: Sequence[Block]) -> Spans:
    """Several paragraphs as the lines of one entry."""
    return tuple(s for block in blocks for s in (*_lines(block), *BREAK))


def last_line(block: Block) -> int:
    """The line on which a block ends, as far as its spans tell."""
    return max((s.line for s in spans_of([block])), default=block.line)


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
            url.startswith("#")
            or url.endswith((".md", ".rst", "/"))
            or ".md#" in url
            or url.startswith(("./", "../"))
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


def holds_headed_entries(blocks: Sequence[Block]) -> bool:
    """Whether blocks hold headings, lists or tables, and not only text."""
    return any(
        isinstance(b, Heading | Table) or (isinstance(b, Listing) and holds_entries(b))
        for b in blocks
    )


def plain_marked(spans: Spans) -> str:
    """The first line of spans with labelled links as marks."""
    taken = take_links(spans)
    return "".join(s.text for s in taken.rows[0]) if taken.rows else ""


def are_details(block: Listing, *, under_a_word: bool = False) -> bool:
    """Whether a list only holds the links, the authors and the like of what stands above it.

    Args:
        block: the list.
        under_a_word: whether one or two words stand above it, which may as well name a group.
    """
    if under_a_word and not all(_is_bare(item) for item in block.items):
        return False
    found = False
    for item in block.items:
        head, nested = head_of(item)
        if nested and any(isinstance(b, Listing) and holds_entries(b) for b in nested):
            return False
        text = plain_marked(head)
        bare = text.replace(MARK, " ").strip(" []()|,.:;-–")
        keyed = split_key(text) is not None or any(s.role and not s.is_break for s in head)
        if (
            keyed
            or (
                MARK in text
                and (len(bare.split()) <= 5 or bare[:1] in "(（" or not is_entry_like(item))
            )
            or people_score(bare) >= 0.5
        ):
            found = True
        elif is_entry_like(item):
            return False
    return found


def _is_bare(item: Item) -> bool:
    """Whether an item holds labelled links and no text of its own."""
    text = plain_marked(head_of(item)[0])
    return MARK in text and (
        split_key(text) is not None
        or not re.search(r"\w", re.sub(r"\(.*?\)", "", text.replace(MARK, "")))
    )


def is_title_line(spans: Spans) -> bool:
    """Whether a paragraph can be the title of the list below it."""
    text = strip_lead(_SHORTCODE.sub(" ", plain(spans)))
    if not text or len(text) > 400 or text.endswith((":", "：")):
        return False
    linked = [s for s in spans if s.url is not None]
    styled = any(s.style & BOLD for s in spans) or text.startswith("[") or bool(linked)
    return (styled or len(text.split()) >= 4) and not (_PROSE.search(text) and not styled)


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


def split_entries(spans: Spans) -> tuple[Spans, ...]:
    """The entries of a paragraph that holds one on each line, or the paragraph as it is."""
    for soft in (False, True):
        lines = _split_lines(spans, soft=soft)
        if len(lines) < 2 or len(lines) > 2000:
            continue
        whole = [_complete(line) for line in lines]
        if sum(whole) >= 2 and whole[0] and sum(whole) * 2 >= len(lines):
            grouped: list[list[Span]] = []
            for line, is_new in zip(lines, whole, strict=True):
                if is_new or not grouped:
                    grouped.append(list(line))
                else:
                    grouped[-1].extend((*BREAK, *line))
            return tuple(tuple(group) for group in grouped)
    return (spans,)


def _complete(line: Spans) -> bool:
    if not any(s.url is not None or "http" in s.text for s in line):
        return False
    reading = read_entry(line)
    return (
        reading is not None
        and reading.has_paper_link
        and len(reading.title.text.split()) >= 3
        and reading.title.kind == "text"
        and not split_key(plain_marked(line))
        and begins_with_title(reading, line)
        and reading.score >= 2.5
        and people_score(reading.title.text) < 0.5
    )


def _split_lines(spans: Spans, *, soft: bool) -> list[Spans]:
    lines: list[list[Span]] = [[]]
    for span in spans:
        if span.is_break:
            lines.append([])
        elif soft and span.url is None and span.image is None and "\n" in span.text:
            parts = span.text.split("\n")
            lines[-1].append(replace(span, text=parts[0]))
            for number, part in enumerate(parts[1:], 1):
                lines.append([replace(span, text=part, line=span.line + number)])
        else:
            lines[-1].append(span)
    return [tuple(line) for line in lines if any(s.text.strip() or s.url is not None for s in line)]


def begins_with_title(reading: Reading, spans: Spans, *, in_text: bool = False) -> bool:
    """Whether the title stands where a title stands, not within running text.

    Args:
        reading: what the spans say.
        spans: the entry.
        in_text: whether it is a paragraph, which is running text more often than not.
    """
    if reading.title.look == "plain" and not reading.venue:
        words = len(reading.title.text.split())
        if in_text and _PROSE.search(reading.title.text):
            return False
        if reading.title.urls and words > 12 and not any(r.label for r in reading.refs):
            return False
    keyed = split_key(plain_marked(spans))
    if (
        keyed is not None
        and keyed[0] in ("note", "tags")
        and reading.title.look == "plain"
        and not reading.venue
    ):
        return False
    text = " ".join(plain(spans).split())
    at = text.find(reading.title.text[:40])
    before = text[:at] if at > 0 else ""
    if reading.title.look == "quote" and (reading.venue or reading.names):
        return True
    if reading.title.look in ("link", "quote", "bold"):
        bare = re.sub(r"[\[(【].*?[\])】]", " ", before)
        words = [w for w in re.findall(r"[^\W\d_]{2,}", bare)]
        if len(words) <= 5 or people_score(bare) >= 0.3 or "et al" in before:
            return True
        for name in reading.names:
            bare = bare.replace(name, " ")
        after = text[at + len(reading.title.text) :] if at >= 0 else ""
        alone = sum(s.url is not None for s in spans) == 1 and len(after.split()) <= 14
        if (
            alone
            and reading.title.look == "link"
            and len(reading.title.text.split()) >= 4
            and not _PROSE.search(before)
        ):
            return True
        lowercase = sum(w[0].islower() for w in re.findall(r"[^\W\d_]{2,}", bare))
        return lowercase <= 2
    if (
        reading.title.text[:1].islower()
        and not reading.venue
        and len(reading.title.text.split()) > 10
    ):
        return False
    if _PROSE.search(reading.title.text) and reading.title.look == "plain" and not reading.venue:
        return not re.search(
            r"\b(?:please|this (?:repo|list|page)|feel free|we (?:are|have|also|will)|welcome|pull requests?)\b",
            reading.title.text,
            re.I,
        )
    return len(reading.title.text.split()) <= 40


def is_resource(reading: Reading, spans: Spans) -> bool:
    """Whether an item without a publication is an entry: a library, a video, a post."""
    if not begins_with_title(reading, spans):
        return False
    titled = any(r.on_title for r in reading.refs)
    if titled and reading.title.look != "plain":
        return len(reading.title.text) >= 2
    labelled = any(not r.on_title and r.label and r.url.startswith("http") for r in reading.refs)
    words = len(reading.title.text.split())
    return labelled and words <= 30 and not _PROSE.search(reading.title.text)


def looks_like_entry(reading: Reading) -> bool:
    """Whether something that was not taken deserves a look by a person."""
    return len(reading.title.text.split()) >= 3


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


def heading_of(spans: Spans) -> str:
    """The text of spans as a heading."""
    return read_heading(spans).title
