"""reStructuredText, read by docutils (https://docutils.sourceforge.io/docs/ref/doctree.html)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from docutils import nodes
from docutils.core import publish_doctree
from docutils.parsers.rst import roles

from catalog.importers.html import read_html, tidy
from catalog.importers.tree import (
    BOLD,
    CODE,
    ITALIC,
    SMALL,
    Block,
    Code,
    Document,
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

_ROLE = re.compile(r":([a-zA-Z][\w.+-]*):`")
_ROLE_TEXT = re.compile(r"(:[a-zA-Z][\w.+-]*:`)([ \t][^`\n]*[^\s`][^`\n]*|[^\s`][^`\n]*[ \t])`")
"""A role whose text has space at its ends, where reStructuredText allows none."""
_SETTINGS = {
    "report_level": 5,
    "halt_level": 6,
    "file_insertion_enabled": False,
    "raw_enabled": True,
    "doctitle_xform": False,
    "sectsubtitle_xform": False,
    "embed_stylesheet": False,
    "warning_stream": False,
    "smart_quotes": False,
    "syntax_highlight": "none",
    "_disable_config": True,
}
_STYLES: dict[type, int] = {
    nodes.strong: BOLD,
    nodes.emphasis: ITALIC,
    nodes.literal: CODE,
    nodes.title_reference: ITALIC,
    nodes.subscript: SMALL,
    nodes.superscript: SMALL,
}
_SKIPPED = (
    nodes.comment, nodes.system_message, nodes.substitution_definition, nodes.target, nodes.pending,
    nodes.footnote_reference, nodes.citation_reference, nodes.label, nodes.meta, nodes.docinfo,
)  # fmt: skip


def read_rst(text: str) -> Document:
    """Read a reStructuredText file; roles and directives that nobody defined do no harm.

    Args:
        text: the whole file.
    """
    text = _ROLE_TEXT.sub(lambda role: role[1] + role[2].strip() + "`", text)
    for name in sorted(set(_ROLE.findall(text))):
        if name.casefold() not in _known_roles():
            roles.register_local_role(name, _any_role)  # type: ignore[arg-type]
    tree = publish_doctree(text, settings_overrides=_SETTINGS)
    _hand_footnotes_to_rows(tree)
    comments = tuple((node.line or 1, node.astext()) for node in tree.findall(nodes.comment))
    blocks = tuple(_blocks(tree.children, 1, 0))
    return Document(blocks, comments=comments)


def _known_roles() -> set[str]:
    registry: dict[str, Any] = {**roles._role_registry, **roles._roles}  # type: ignore[attr-defined]
    return {name.casefold() for name in registry}


def _any_role(
    name: str,
    rawtext: str,
    text: str,
    lineno: int,
    inliner: Any,
    options: Any = None,
    content: Any = None,
) -> tuple[list[nodes.Node], list[nodes.system_message]]:
    """A role that nobody defined: its text, with its name as class."""
    return [nodes.inline(rawtext, text, classes=[name])], []


def _hand_footnotes_to_rows(tree: nodes.document) -> None:
    """Give every table row the footnotes that it refers to, which hold its full citation."""
    for row in tree.findall(nodes.row):
        cited = []
        for reference in row.findall(_is_footnote_reference):
            note = tree.ids.get(reference.get("refid", ""))  # type: ignore[attr-defined]
            if isinstance(note, nodes.footnote | nodes.citation):
                note["taken"] = True
                cited.append(note)
        row["cited"] = cited


def _is_footnote_reference(node: nodes.Node) -> bool:
    return isinstance(node, nodes.footnote_reference | nodes.citation_reference)


def _blocks(children: Iterable[nodes.Node], line: int, level: int) -> Iterable[Block]:
    for node in children:
        line = _line(node, line)
        if isinstance(node, _SKIPPED) or (isinstance(node, nodes.Element) and node.get("taken")):
            continue
        if isinstance(node, nodes.section):
            yield from _blocks(node.children, line, level + 1)
        elif isinstance(node, nodes.title | nodes.subtitle | nodes.rubric):
            yield Heading(max(level, 1), _spans(node, line), line)
        elif isinstance(node, nodes.bullet_list | nodes.enumerated_list):
            items = tuple(
                Item(tuple(_blocks(i.children, _line(i, line), level)), _line(i, line))
                for i in node.children
            )
            yield Listing(items, line)
        elif isinstance(node, nodes.line_block):
            yield Listing(tuple(_line_items(node, line)), line)
        elif isinstance(node, nodes.definition_list):
            yield from _definitions(node, line, level)
        elif isinstance(node, nodes.block_quote):
            inner = tuple(_blocks(node.children, line, level))
            yield (
                inner[0]
                if len(inner) == 1 and isinstance(inner[0], Listing)
                else Quote(inner, line)
            )
        elif isinstance(node, nodes.table):
            yield from _table(node, line)
        elif isinstance(node, nodes.literal_block | nodes.doctest_block):
            yield Code(node.astext(), line)
        elif isinstance(node, nodes.raw):
            if "html" in node.get("format", ""):
                yield from read_html(node.astext()).blocks
        elif isinstance(node, nodes.transition):
            yield Rule(line)
        elif isinstance(node, nodes.field_list):
            yield Listing(tuple(_fields(node, line)), line)
        elif isinstance(node, nodes.TextElement):
            spans = _spans(node, line)
            if spans:
                yield Paragraph(spans, line)
        elif isinstance(node, nodes.image):
            yield Paragraph(_spans(nodes.paragraph("", "", node.deepcopy()), line), line)
        elif isinstance(node, nodes.topic) and "contents" in node.get("classes", []):
            continue
        elif isinstance(node, nodes.Element):
            yield from _blocks(node.children, line, level)


def _line(node: nodes.Node, fallback: int) -> int:
    line = getattr(node, "line", None)
    if line is None:
        for inner in node.findall() if isinstance(node, nodes.Element) else ():
            line = getattr(inner, "line", None)
            if line is not None:
                break
    return int(line) if line else fallback


def _line_items(block: nodes.line_block, line: int) -> Iterable[Item]:
    for child in block.children:
        if isinstance(child, nodes.line_block):
            yield from _line_items(child, line)
        else:
            at = _line(child, line)
            spans = _spans(child, at)
            if spans:
                yield Item((Paragraph(spans, at),), at)


def _definitions(node: nodes.Element, line: int, level: int) -> Iterable[Block]:
    for item in node.children:
        for part in item.children:
            at = _line(part, line)
            if isinstance(part, nodes.term):
                yield Paragraph(_spans(part, at), at)
            elif isinstance(part, nodes.definition):
                yield from _blocks(part.children, at, level)


def _fields(node: nodes.Element, line: int) -> Iterable[Item]:
    for field in node.children:
        at = _line(field, line)
        name, body = field.children[0], field.children[1]
        spans = (Span(f"{name.astext()}: ", at), *_spans(body, at))
        yield Item((Paragraph(tidy(list(spans)), at),), at)


def _table(node: nodes.Element, line: int) -> Iterable[Block]:
    rows: list[tuple[bool, Row]] = []
    for group in node.findall(_is_row_group):
        held: dict[int, tuple[int, Spans]] = {}
        for row in group.findall(nodes.row):
            made = Row(_cells(row, line, held), _line(row, line), _cited(row, line))
            rows.append((isinstance(group, nodes.thead), made))
    if rows:
        head = rows[0][1] if rows[0][0] else None
        yield Table(head, tuple(row for _, row in (rows[1:] if head else rows)), line)


def _is_row_group(node: nodes.Node) -> bool:
    return isinstance(node, nodes.thead | nodes.tbody)


def _cells(row: nodes.row, line: int, held: dict[int, tuple[int, Spans]]) -> tuple[Spans, ...]:
    """The cells of a row; `held` keeps those that reach into the rows below, by column."""
    cells: list[Spans] = []
    for entry in row.findall(nodes.entry):
        while len(cells) in held:
            left, spans = held.pop(len(cells))
            if left > 1:
                held[len(cells)] = (left - 1, spans)
            cells.append(spans)
        spans = _spans(entry, _line(entry, line))
        for _ in range(entry.get("morecols", 0) + 1):
            if entry.get("morerows", 0):
                held[len(cells)] = (entry["morerows"], spans)
            cells.append(spans)
    return tuple(cells)


def _cited(row: nodes.row, line: int) -> Spans:
    return tuple(span for note in row["cited"] for span in _spans(note, _line(note, line)))


def _spans(node: nodes.Node, line: int) -> Spans:
    out: list[Span] = []
    _add(node, line, 0, None, "", out)
    return tidy(out)


def _add(
    node: nodes.Node, line: int, style: int, url: str | None, role: str, out: list[Span]
) -> None:
    if isinstance(node, nodes.Text):
        out.append(Span(node.astext(), line, style, url, role=role))
        return
    if isinstance(node, _SKIPPED) or not isinstance(node, nodes.Element):
        return
    if isinstance(node, nodes.image):
        out.append(Span(node.get("alt", ""), line, style, url, node.get("uri", "")))
        return
    if isinstance(node, nodes.raw):
        return
    style |= _STYLES.get(type(node), 0)
    role = next(iter(node.get("classes", [])), role) if isinstance(node, nodes.Inline) else role
    if isinstance(node, nodes.reference) and url is None:
        target = node.get("refuri") or ("#" + node.get("refid", "") if node.get("refid") else "")
        images = list(node.findall(nodes.image))
        text = " ".join(node.astext().split())
        if images:
            out.extend(
                Span(i.get("alt", ""), line, style, target, i.get("uri", "")) for i in images
            )
        else:
            out.append(Span(text, line, style, target))
        return
    children: Sequence[nodes.Node] = node.children
    for index, child in enumerate(children):
        if index and isinstance(child, nodes.paragraph | nodes.line | nodes.list_item):
            out.append(Span("\n", line, role="br"))
        _add(child, _line(child, line), style, url, role, out)
