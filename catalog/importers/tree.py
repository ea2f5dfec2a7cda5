"""The neutral tree that every reader of a text format makes: blocks that hold spans."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

BOLD, ITALIC, CODE, SMALL, STRUCK = 1, 2, 4, 8, 16
"""Styles of a span, added up."""


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text of one style.

    Attributes:
        text: the text; the label of a link, the alternative text of an image. A line feed in it
            is a line end of the source that readers see as a space.
        line: 1-based line of the source.
        style: sum of `BOLD`, `ITALIC`, `CODE`, `SMALL` and `STRUCK`.
        url: target of a link, empty for an empty link, None for what is no link.
        image: address of an image, None for what is no image.
        role: role of the text where the format has roles (reStructuredText): "authors"; "br" for a
            forced line break.
    """

    text: str
    line: int
    style: int = 0
    url: str | None = None
    image: str | None = None
    role: str = ""

    @property
    def is_break(self) -> bool:
        """Whether this is a forced line break."""
        return self.role == "br"


Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A section heading; level 1 is the outermost."""

    level: int
    spans: Spans
    line: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    spans: Spans
    line: int


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list: usually a paragraph, then whatever is nested in it."""

    blocks: "tuple[Block, ...]"
    line: int


@dataclass(frozen=True, slots=True)
class Listing:
    """A list."""

    items: tuple[Item, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table.

    Attributes:
        cells: one tuple of spans a cell, spanned cells repeated.
        line: 1-based line of the source.
        cited: what the footnotes of the row say: citations, where a list keeps them there.
    """

    cells: tuple[Spans, ...]
    line: int
    cited: Spans = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `head` is None where no row is marked as one."""

    head: Row | None
    rows: tuple[Row, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation or another indented passage."""

    blocks: "tuple[Block, ...]"
    line: int


@dataclass(frozen=True, slots=True)
class Fold:
    """A part that readers unfold: a heading of its own that ends with the part."""

    summary: Spans
    blocks: "tuple[Block, ...]"
    line: int


@dataclass(frozen=True, slots=True)
class Code:
    """Preformatted text: shown, not read."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal rule."""

    line: int


Block = Heading | Paragraph | Listing | Table | Quote | Fold | Code | Rule


@dataclass(frozen=True, slots=True)
class Document:
    """A whole file as a tree.

    Attributes:
        blocks: in order.
        title: the document's title where the format states it apart (front matter).
        comments: text that readers do not see, with its line.
    """

    blocks: tuple[Block, ...]
    title: str = ""
    comments: tuple[tuple[int, str], ...] = ()


def plain(spans: Iterable[Span]) -> str:
    """The text of spans on one line, images left out."""
    return " ".join("".join(s.text for s in spans if s.image is None).split())


def spans_of(blocks: Iterable[Block]) -> Iterator[Span]:
    """Every span of blocks and of all that is nested in them, in order."""
    for block in blocks:
        if isinstance(block, Heading | Paragraph):
            yield from block.spans
        elif isinstance(block, Listing):
            for item in block.items:
                yield from spans_of(item.blocks)
        elif isinstance(block, Table):
            for row in (block.head, *block.rows) if block.head else block.rows:
                seen: set[int] = set()
                for cell in row.cells:
                    if id(cell) not in seen:
                        yield from cell
                    seen.add(id(cell))
                yield from row.cited
        elif isinstance(block, Quote):
            yield from spans_of(block.blocks)
        elif isinstance(block, Fold):
            yield from block.summary
            yield from spans_of(block.blocks)
