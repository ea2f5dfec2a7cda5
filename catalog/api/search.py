"""Finding entries by a query."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from catalog.api.formats import known_format
from catalog.api.lists import read_list

if TYPE_CHECKING:
    from catalog.model.catalog import Catalog
    from catalog.search import Hits


def find(root: Path, query: str) -> tuple[Catalog, Hits]:
    """Search a list.

    Args:
        root: the list's root.
        query: words and conditions: `author:song year:2015..2018 has:code -survey "a phrase"`.

    Returns:
        The list, and what was found in it.

    Raises:
        CatalogError: there is no list at `root`.
    """
    from catalog.search import find as answer
    from catalog.store import layout

    catalog = read_list(root)
    return catalog, answer(catalog, query, root / layout.WORDS)


def find_report(found: tuple[Catalog, Hits], format_name: str = "text", limit: int = 20) -> str:
    """The first entries that `find` found, as `text` or `json`.

    Raises:
        CatalogError: there is no such format.
    """
    import json

    from catalog.search.report import as_json, as_text

    known_format(format_name, ("text", "json"))
    if format_name == "json":
        return json.dumps(as_json(*found, limit), ensure_ascii=False) + "\n"
    return as_text(*found, limit)


def find_notes(found: tuple[Catalog, Hits], limit: int = 20) -> tuple[str, ...]:
    """What a reader should know about what `find` found, a sentence each."""
    from catalog.search.report import notes

    return notes(found[1], limit)
