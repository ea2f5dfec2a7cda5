"""The blocks of an entry as lines of spans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from catalog.importers.keys import split_key
from catalog.importers.links import plain_marked
from catalog.importers.reading import read_entry
from catalog.importers.titles import begins_with_title
from catalog.importers.tree import (
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
    spans_of,
)
from catalog.text.people import people_score

BREAK: Spans = (Span("\n", 0, role="br"),)


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


def split_entries(spans: Spans) -> tuple[Spans, ...]:
    """The entries of a paragraph that holds one on each line, or the paragraph as it is."""
    for soft in (False, True):
        lines = _split_lines(spans, soft=soft)
        if len(lines) > 2000 or sum(map(_is_linked, lines)) < 2:
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


def _is_linked(line: Spans) -> bool:
    return any(s.url is not None or "http" in s.text for s in line)


def _complete(line: Spans) -> bool:
    reading = read_entry(line) if _is_linked(line) else None
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
