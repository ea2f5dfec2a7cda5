"""A small document tree that Markdown tokens and raw HTML are poured into alike.

Raw HTML in a Markdown file is cut into pieces by the Markdown around it: a `<table>` opens in one
block and closes in another, a `<b>` is never closed. Both kinds of input therefore go through one
builder, which closes tags as browsers do (HTML Living Standard, section 13.2.6, simplified).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID_WORDS = "area base br col embed hr img input link meta param source track wbr"
VOID = frozenset(_VOID_WORDS.split())
_INLINE_WORDS = (
    "a abbr b big bdi bdo cite code del em font i ins kbd label mark q s samp small span "
    "strike strong sub sup tt u var"
)
INLINE = frozenset(_INLINE_WORDS.split())
HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_CLOSED_BY: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset({"li"}), frozenset({"ul", "ol"})),
    "td": (frozenset({"td", "th"}), frozenset({"table"})),
    "th": (frozenset({"td", "th"}), frozenset({"table"})),
    "tr": (frozenset({"tr"}), frozenset({"table"})),
    "thead": (frozenset({"thead", "tbody", "tfoot", "caption", "colgroup"}), frozenset({"table"})),
    "tbody": (frozenset({"thead", "tbody", "tfoot", "caption", "colgroup"}), frozenset({"table"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl"})),
}
"""What an opening tag closes, and how far up that may reach."""
_CLOSES_P_WORDS = "p div ul ol li table blockquote pre hr details summary center section dl dt dd"
_CLOSES_P = HEADINGS | frozenset(_CLOSES_P_WORDS.split())
_BARRIER: Mapping[str, frozenset[str]] = {
    "li": frozenset({"ul", "ol", "td", "th"}),
    "td": frozenset({"table"}),
    "th": frozenset({"table"}),
    "tr": frozenset({"table"}),
}
_BLOCK_BARRIER = frozenset({"td", "th", "li"})
_SKIPPED = frozenset({"script", "style", "template", "title", "head"})


@dataclass(slots=True)
class Node:
    """An element with its children; a child is a node or a text with its line."""

    tag: str
    line: int
    attributes: Mapping[str, str] = field(default_factory=dict)
    children: list[Node | tuple[str, int]] = field(default_factory=list)


class Builder:
    """Takes opening tags, texts and closing tags in order and makes a tree of them."""

    def __init__(self) -> None:
        self.root = Node("body", 1)
        self.comments: list[tuple[int, str]] = []
        self._open: list[Node] = [self.root]

    def open(self, tag: str, line: int, attributes: Mapping[str, str] | None = None) -> None:
        """Begin an element, ending those that it cannot stand in."""
        if tag in _CLOSES_P and tag != "summary":
            self._end_paragraph()
        if tag in _CLOSED_BY:
            self._close_nearest(*_CLOSED_BY[tag])
        elif tag == "a":
            self._close_nearest(frozenset({"a"}), _BLOCK_BARRIER | _CLOSES_P)
        node = Node(tag, line, attributes or {})
        self._open[-1].children.append(node)
        if tag not in VOID:
            self._open.append(node)

    def close(self, tag: str) -> None:
        """End an element; one that is not open is ignored."""
        if tag in VOID:
            return
        names = HEADINGS if tag in HEADINGS else frozenset({tag})
        barrier = _BARRIER.get(tag)
        if barrier is None:
            barrier = _BLOCK_BARRIER if tag not in ("table", "ul", "ol") else frozenset()
        self._close_nearest(names, barrier - names)

    def text(self, text: str, line: int) -> None:
        """Add text to the element that is open."""
        if text:
            self._open[-1].children.append((text, line))

    def end_inline(self) -> None:
        """End emphasis and links that were left open at the end of a block."""
        while self._open[-1].tag in INLINE:
            self._open.pop()

    def _end_paragraph(self) -> None:
        self._close_nearest(frozenset({"p"}), _BLOCK_BARRIER | {"table"})

    def _close_nearest(self, names: frozenset[str], barrier: frozenset[str]) -> None:
        for index in range(len(self._open) - 1, 0, -1):
            tag = self._open[index].tag
            if tag in names:
                del self._open[index:]
                return
            if tag in barrier:
                return


class Fragment(HTMLParser):
    """Pours pieces of HTML into a builder.

    Args:
        builder: where to.
        on_text: called with every text and its line in place of adding it plainly, for formats
            that are read inside HTML.
    """

    def __init__(self, builder: Builder) -> None:
        super().__init__(convert_charrefs=True)
        self._builder = builder
        self._first_line = 1
        self._skipping = ""

    def pour(self, html: str, line: int) -> None:
        """Read one piece of HTML that begins at a line of the source."""
        self.reset()
        self._first_line = line
        self.feed(html)
        self.close()

    @property
    def _line(self) -> int:
        return self._first_line + self.getpos()[0] - 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """See `html.parser`."""
        if tag in _SKIPPED:
            self._skipping = tag
            return
        self._builder.open(tag, self._line, {name: value or "" for name, value in attrs})

    def handle_endtag(self, tag: str) -> None:
        """See `html.parser`."""
        if tag == self._skipping:
            self._skipping = ""
        elif tag == "br":  # browsers read "</br>" as a break
            self._builder.open("br", self._line)
        else:
            self._builder.close(tag)

    def handle_data(self, data: str) -> None:
        """See `html.parser`."""
        if not self._skipping:
            self.add_text(data, self._line)

    def add_text(self, text: str, line: int) -> None:
        """Take a text; a format that is read inside HTML overrides this."""
        self._builder.text(text, line)

    def handle_comment(self, data: str) -> None:
        """See `html.parser`."""
        self._builder.comments.append((self._line, data))
