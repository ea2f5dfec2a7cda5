"""Importers: taking over lists and bibliographies that exist already.

Readers of running text make one neutral tree (`tree`), whose phrases are recognised for what they
are (`phrases`, `chunks`, `reading`, `tables`) on a walk from top to bottom (`walk`); readers of
records make drafts at once. `take.take` is the way in.
"""

from __future__ import annotations

import re

from catalog.importers.interface import Reader
from catalog.importers.outcome import Outcome
from catalog.importers.tree import Document


def _markdown(text: str, name: str) -> Document:
    from catalog.importers.markdown import read_markdown

    return read_markdown(text)


def _html(text: str, name: str) -> Document:
    from catalog.importers.html import read_html

    return read_html(text)


def _rst(text: str, name: str) -> Document:
    from catalog.importers.rst import read_rst

    return read_rst(text)


def _bibtex(text: str, name: str) -> Outcome:
    from catalog.importers.bibtex import read_bibtex

    return read_bibtex(text, name)


def _looks(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.MULTILINE | re.IGNORECASE)


_BIB = _looks(
    r"^\s*@(?:article|(?:in)?proceedings|(?:in)?book(?:let|inbook)?|misc|string|(?:tech)?report|"
    r"(?:phd|masters)?thesis|(?:in)?collection|(?:in)?reference|mv[a-z]+|online|electronic|www|"
    r"conference|manual|unpublished|periodical|patent|software|dataset|video|xdata|preamble)\s*[{(]"
)
_PAGE = _looks(r"\A\s*(?:<!doctype html|<html\b)")
_RST = _looks(
    r"^\.\. [a-z-]+::|`[^`\n]+\s*<https?://[^>]+>`_|^([=~*^\-#\"'+])\1{3,}\s*$\n\S.*\n\1{4,}$"
)
_MARKDOWN = _looks(r"\]\(|^#{1,6}\s|^\s*[-*+]\s|^\s*\|.*\|")

READERS: tuple[Reader, ...] = (
    Reader(
        "bibtex",
        (".bib", ".bibtex"),
        lambda text: bool(_BIB.search(text)) and not _MARKDOWN.search(text),
        _bibtex,
    ),
    Reader("html", (".html", ".htm", ".xhtml"), lambda text: bool(_PAGE.search(text)), _html),
    Reader(
        "rst", (".rst", ".rest"), lambda text: bool(_RST.search(text)) and "](" not in text, _rst
    ),
    Reader(
        "markdown",
        (".md", ".markdown", ".mkd", ".mdown", ".mdx", ".qmd", ".rmd"),
        lambda text: True,
        _markdown,
    ),
)
"""Every reader, the one that takes anything last."""
