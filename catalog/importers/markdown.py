"""Markdown with tables and raw HTML, as code hosts show it (CommonMark 0.31 and GFM tables)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from catalog.importers.dom import Builder, Fragment
from catalog.importers.html import blocks_of
from catalog.importers.mend import mend_markdown
from catalog.importers.tree import Document

_HTML_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)\s*(/?)>\Z")
_MARKDOWN_INSIDE = re.compile(r"\]\(|\*\*|https?://|^\s*[-*+]\s", re.MULTILINE)
_LIST_INSIDE = re.compile(r"^[ \t]*(?:[-*+]|\d+[.)])[ \t]+\S", re.MULTILINE)
_INLINE_TAGS = {"strong_open": "b", "em_open": "i", "s_open": "del"}
_INLINE_ENDS = {"strong_close": "b", "em_close": "i", "s_close": "del", "link_close": "a"}


def read_markdown(text: str) -> Document:
    """Read a Markdown file.

    Slips that hosts forgive or that writers do not notice are mended first
    (`catalog.importers.mend`); lines keep their numbers.

    Args:
        text: the whole file.
    """
    mended = mend_markdown(text)
    builder = Builder()
    pour = _Pour(builder)
    pour.blocks(_parser().parse(mended.text), 0)
    return Document(blocks_of(builder.root), mended.title, tuple(builder.comments))


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    # Indented code is switched off: in lists it is always an item that was indented too far.
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": 60})
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    return parser.enable(["table", "strikethrough"]).disable("code")


class _Pour(Fragment):
    """Pours the tokens of Markdown into a tree, and HTML between them likewise."""

    def __init__(self, builder: Builder) -> None:
        super().__init__(builder)
        self._tree = builder
        self._depth = 0

    def blocks(self, tokens: Sequence[Token], offset: int) -> None:
        """Pour block tokens whose first line is `offset` lines below the top of the file."""
        line = offset + 1
        for token in tokens:
            if token.map:
                line = offset + token.map[0] + 1
            if token.type == "inline":
                self.inline(token.children or [], line)
                self._tree.end_inline()
            elif token.type == "html_block":
                self.pour(token.content, line)
            elif token.type in ("fence", "code_block"):
                self._tree.open("pre", line)
                self._tree.text(token.content, line)
                self._tree.close("pre")
            elif token.type == "hr":
                self._tree.open("hr", line)
            elif token.hidden:  # the paragraph of a tight list item
                continue
            elif token.nesting == 1:
                self._tree.open(token.tag, line)
            elif token.nesting == -1:
                self._tree.end_inline()
                self._tree.close(token.tag)

    def inline(self, tokens: Sequence[Token], line: int) -> None:
        """Pour the tokens of a line of text."""
        tree = self._tree
        for token in tokens:
            kind = token.type
            if kind == "text":
                tree.text(token.content, line)
            elif kind == "softbreak":
                tree.text("\n", line)
                line += 1
            elif kind == "hardbreak":
                tree.open("br", line)
                line += 1
            elif kind == "code_inline":
                tree.open("code", line)
                tree.text(token.content, line)
                tree.close("code")
            elif kind == "link_open":
                tree.open("a", line, {"href": str(token.attrs.get("href", ""))})
            elif kind == "image":
                alt, source = token.content, str(token.attrs.get("src", ""))
                tree.open("img", line, {"alt": alt, "src": source})
            elif kind == "html_inline":
                self._html_inline(token.content, line)
                line += token.content.count("\n")
            elif kind in _INLINE_TAGS:
                tree.open(_INLINE_TAGS[kind], line)
            elif kind in _INLINE_ENDS:
                tree.close(_INLINE_ENDS[kind])

    def _html_inline(self, html: str, line: int) -> None:
        simple = _HTML_TAG.match(html)
        if simple is None:
            self.pour(html, line)
        elif simple[1]:
            self.handle_endtag(simple[2].lower())
        else:
            self._tree.open(simple[2].lower(), line)

    def add_text(self, text: str, line: int) -> None:
        """Read Markdown in the text of HTML, where many lists have it."""
        if self._depth > 3 or not _MARKDOWN_INSIDE.search(text):
            self._tree.text(text, line)
            return
        self._depth += 1
        inner = _Pour(self._tree)
        inner._depth = self._depth
        if _LIST_INSIDE.search(text):
            inner.blocks(_parser().parse(text), line - 1)
        else:
            for token in _parser().parseInline(text.replace("\n\n", "\n")):
                inner.inline(token.children or [], line)
        self._depth -= 1
