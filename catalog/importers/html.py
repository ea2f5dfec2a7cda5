"""From an HTML tree to blocks and spans."""

from __future__ import annotations

import re
from dataclasses import replace

from catalog.importers.dom import HEADINGS, INLINE, Builder, Fragment, Node
from catalog.importers.tree import (
    BOLD,
    CODE,
    ITALIC,
    SMALL,
    STRUCK,
    Block,
    Code,
    Document,
    Fold,
    Heading,
    Item,
    Listing,
    Paragraph,
    Quote,
    Row,
    Rule,
    Span,
    Spans,
    Table,
)

_STYLES = {
    "b": BOLD, "strong": BOLD, "i": ITALIC, "em": ITALIC, "cite": ITALIC, "ins": ITALIC,
    "u": ITALIC, "var": ITALIC, "code": CODE, "kbd": CODE, "tt": CODE,
    "samp": CODE, "sub": SMALL, "sup": SMALL,
    "del": STRUCK, "s": STRUCK, "strike": STRUCK,
}  # fmt: skip
_MAX_SPANNED = 60


def read_html(text: str) -> Document:
    """Read a page of HTML.

    Args:
        text: the whole page or a part of one.
    """
    builder = Builder()
    Fragment(builder).pour(text, 1)
    return Document(blocks_of(builder.root), comments=tuple(builder.comments))


def blocks_of(node: Node) -> tuple[Block, ...]:
    """The blocks inside an element; text between them becomes paragraphs."""
    found: list[Block] = []
    pending: list[Span] = []

    def flush() -> None:
        spans = tidy(pending)
        if spans:
            found.append(Paragraph(spans, spans[0].line))
        pending.clear()

    def walk(children: list[Node | tuple[str, int]]) -> None:
        for child in children:
            if isinstance(child, tuple):
                pending.append(Span(child[0], child[1]))
            elif child.tag == "br":
                pending.append(Span("\n", child.line, role="br"))
            elif child.tag in INLINE or child.tag == "img":
                if _holds_blocks(child):
                    flush()
                    walk(child.children)
                    flush()
                else:
                    _inline(child, 0, None, pending)
            else:
                flush()
                block = _block(child)
                if block is not None:
                    found.append(block)
                elif child.tag not in ("ul", "ol", "table", "details", "colgroup", "col"):
                    walk(child.children)
                    flush()

    walk(node.children)
    flush()
    return tuple(found)


def _holds_blocks(node: Node) -> bool:
    return any(
        isinstance(child, Node)
        and (child.tag in ("p", "div", "ul", "ol", "table", "li", "tr", "details") or
             child.tag in HEADINGS or (child.tag in INLINE and _holds_blocks(child)))
        for child in node.children
    )  # fmt: skip


def _block(node: Node) -> Block | None:
    tag = node.tag
    if tag in HEADINGS:
        spans = tidy(_all_spans(node))
        return Heading(int(tag[1]), spans, spans[0].line) if spans else None
    if tag in ("ul", "ol"):
        items = tuple(_items(node))
        return Listing(items, node.line) if items else None
    if tag == "table":
        return _table(node)
    if tag == "blockquote":
        return Quote(blocks_of(node), node.line)
    if tag == "details":
        return _fold(node)
    if tag == "pre":
        return Code(_raw(node), node.line)
    return Rule(node.line) if tag == "hr" else None


def _items(node: Node) -> list[Item]:
    items = []
    for child in node.children:
        if isinstance(child, Node) and child.tag == "li":
            items.append(Item(blocks_of(child), child.line))
        elif isinstance(child, Node):
            inner = blocks_of(Node("li", child.line, {}, [child]))
            if inner:
                items.append(Item(inner, child.line))
    return items


def _fold(node: Node) -> Fold | None:
    summary: Spans = ()
    rest = Node("div", node.line)
    for child in node.children:
        if isinstance(child, Node) and child.tag == "summary" and not summary:
            summary = tidy(_all_spans(child))
        else:
            rest.children.append(child)
    return Fold(summary, blocks_of(rest), node.line)


def _raw(node: Node) -> str:
    return "".join(c[0] if isinstance(c, tuple) else _raw(c) for c in node.children)


def _all_spans(node: Node) -> list[Span]:
    """The spans of an element whose blocks, if any, count as lines."""
    spans: list[Span] = []
    for child in node.children:
        if isinstance(child, tuple):
            spans.append(Span(child[0], child[1]))
        elif child.tag in INLINE or child.tag in ("img", "br"):
            _inline(child, 0, None, spans)
        else:
            if spans:
                spans.append(Span("\n", child.line, role="br"))
            spans.extend(_all_spans(child))
            spans.append(Span("\n", child.line, role="br"))
    return spans


def _inline(node: Node, style: int, url: str | None, out: list[Span]) -> None:
    """Add the spans of an inline element; a link is one span, whatever stands in it."""
    if node.tag == "br":
        out.append(Span("\n", node.line, role="br"))
        return
    if node.tag == "img":
        source = node.attributes.get("src") or node.attributes.get("data-canonical-src") or ""
        out.append(Span(node.attributes.get("alt", ""), node.line, style, url, source.strip()))
        return
    style |= _STYLES.get(node.tag, 0)
    if node.tag == "a" and "href" in node.attributes and url is None:
        inner: list[Span] = []
        target = node.attributes["href"].strip()
        for child in node.children:
            _child(child, style, target, inner)
        out.extend(_joined_link(inner, target, node.line, style))
        return
    for child in node.children:
        _child(child, style, url, out)


def _child(child: Node | tuple[str, int], style: int, url: str | None, out: list[Span]) -> None:
    if isinstance(child, tuple):
        out.append(Span(child[0], child[1], style, url))
    else:
        _inline(child, style, url, out)


def _joined_link(inner: list[Span], url: str, line: int, style: int) -> list[Span]:
    text = " ".join("".join(s.text for s in inner if s.image is None).split())
    images = [replace(s, url=url) for s in inner if s.image is not None]
    if text or not images:
        for span in inner:
            style |= span.style & (BOLD | ITALIC | CODE) if span.text.strip() else 0
        return [Span(text, line, style, url), *(replace(s, url=None) for s in images)]
    return images


def tidy(spans: list[Span]) -> Spans:
    """Join neighbours of one kind, drop what is empty, trim both ends."""
    joined: list[Span] = []
    for span in spans:
        if not span.text and span.url is None and span.image is None:
            continue
        last = joined[-1] if joined else None
        if (
            last is not None
            and last.url is None and span.url is None
            and last.image is None and span.image is None
            and last.style == span.style and last.role == span.role
            and not last.is_break and not span.is_break
        ):  # fmt: skip
            joined[-1] = replace(last, text=last.text + span.text)
        else:
            joined.append(span)
    while joined and _blank(joined[0]):
        joined.pop(0)
    while joined and _blank(joined[-1]):
        joined.pop()
    return tuple(joined)


def _blank(span: Span) -> bool:
    return not span.text.strip() and span.url is None and span.image is None


def _table(node: Node) -> Table | None:
    rows: list[tuple[bool, Row]] = []
    waiting: dict[int, tuple[int, Spans]] = {}
    for line, is_head, cells in _rows(node, in_head=False):
        row: list[Spans] = []
        for cell, across, down in cells:
            while len(row) in waiting:
                row.append(_take(waiting, len(row)))
            for _ in range(across):
                if down > 1:
                    waiting[len(row)] = (down - 1, cell)
                row.append(cell)
        while len(row) in waiting:
            row.append(_take(waiting, len(row)))
        if row:
            rows.append((is_head, Row(tuple(row), line)))
    if not rows:
        return None
    head = rows[0][1] if rows[0][0] else None
    body = tuple(row for _, row in (rows[1:] if head else rows))
    return Table(head, body, node.line)


def _take(waiting: dict[int, tuple[int, Spans]], column: int) -> Spans:
    left, cell = waiting.pop(column)
    if left > 1:
        waiting[column] = (left - 1, cell)
    return cell


def _rows(node: Node, *, in_head: bool) -> list[tuple[int, bool, list[tuple[Spans, int, int]]]]:
    found = []
    for child in node.children:
        if not isinstance(child, Node):
            continue
        if child.tag == "tr":
            cells = [c for c in child.children if isinstance(c, Node) and c.tag in ("td", "th")]
            is_head = in_head or (bool(cells) and all(c.tag == "th" for c in cells))
            row = [(tidy(_all_spans(c)), _count(c, "colspan"), _count(c, "rowspan")) for c in cells]
            found.append((child.line, is_head, row))
        else:
            found.extend(_rows(child, in_head=in_head or child.tag == "thead"))
    return found


def _count(node: Node, name: str) -> int:
    match = re.match(r"\s*(\d+)", node.attributes.get(name, ""))
    return min(max(int(match[1]), 1), _MAX_SPANNED) if match else 1
