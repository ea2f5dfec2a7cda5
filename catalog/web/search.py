"""The theme's search index and the sitemap, with our pages in them."""

import json
from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from catalog.text.escape import html_text
from catalog.web.pages import SearchText

INDEX = "search/search_index.json"
_URLSET = "http://www.sitemaps.org/schemas/sitemap/0.9"


def extended_index(index: bytes, pages: Iterable[tuple[str, SearchText]]) -> bytes:
    """The search index that mkdocs wrote, with more pages in it.

    The theme puts titles and texts of the index into the page as HTML, so they are escaped here.

    Args:
        index: mkdocs' `search_index.json`.
        pages: path and searchable text of each page.
    """
    known: dict[str, Any] = json.loads(index)
    known["docs"] += [_document(path, text) for path, text in pages]
    return json.dumps(known, ensure_ascii=False, separators=(",", ":")).encode()


def _document(path: str, found_as: SearchText) -> Mapping[str, Any]:
    document: dict[str, Any] = {
        "location": path,
        "title": html_text(found_as.title),
        "text": f"<p>{html_text(found_as.text)}</p>",
    }
    if found_as.tags:
        document["tags"] = [html_text(tag) for tag in found_as.tags]
    return document


def sitemap(url: str, paths: Iterable[str]) -> bytes:
    """A sitemap (https://www.sitemaps.org/protocol.html) without dates.

    It takes the place of mkdocs' own, which is stamped with the day of the build.

    Args:
        url: address of the website.
        paths: every page below it.
    """
    base = url.rstrip("/")
    lines = (f"<url><loc>{escape(f'{base}/{path}')}</loc></url>" for path in sorted(paths))
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{_URLSET}">\n'
    return (head + "\n".join(lines) + "\n</urlset>\n").encode()
