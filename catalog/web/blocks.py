"""Blocks of data inside hand-written pages: `<!-- catalog:NAME -->` becomes the block."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from catalog.errors import CatalogError
from catalog.render import render
from catalog.text.suggest import did_you_mean
from catalog.web.contents import Contents
from catalog.web.details import corrections, list_view
from catalog.web.rows import Rows

_MARKER = re.compile(r"<!--\s*catalog:\s*([\w.-]+)\s*-->")

Values = Mapping[str, Any]


def filler(root: Path, contents: Contents, rows: Rows) -> Callable[[str, str], str]:
    """Give a function that fills the blocks of a page in.

    Markers are HTML comments, so Markdown passes them through, a host that shows the source hides
    them, and a change of data needs no new run of mkdocs.

    Args:
        root: the list's root, whose templates come first.
        contents: the catalogue on its shelves.
        rows: the lines of lists.

    Returns:
        `fill(html, path)`: the page with its blocks; it raises `CatalogError` for a name that is
        no block.
    """

    def fill(html: str, path: str) -> str:
        def block(match: re.Match[str]) -> str:
            name = match[1]
            if name not in BLOCKS:
                raise CatalogError(
                    f"The page {path or 'index'} asks for the block {name!r}, which there is not."
                    + did_you_mean(name, BLOCKS),
                    f"The blocks are {', '.join(BLOCKS)}.",
                )
            up = "../" * path.count("/")
            values = {"up": up, "contents": contents, "rows": rows, **BLOCKS[name](contents)}
            return render(root, f"site/blocks/{name}.html", **values)

        return _MARKER.sub(block, html)

    return fill


def _nothing_more(contents: Contents) -> Values:
    return {}


def _numbers(contents: Contents) -> Values:
    """How much there is: `(number, one, many, path)`, what there is none of left out."""
    papers = contents.catalog.papers
    with_code = sum(paper.id in contents.with_code for paper in papers)
    counted = (
        (len(papers), "paper", "papers", "papers/"),
        (len(contents.catalog.resources), "resource", "resources", "papers/"),
        (with_code, "paper with code", "papers with code", ""),
        (len(contents.by_category), "category", "categories", "categories/"),
        (len(contents.by_venue), "venue", "venues", "venues/"),
        (len(contents.by_year), "year", "years", "years/"),
    )
    return {"numbers": tuple(item for item in counted if item[0])}


def _lists(contents: Contents) -> Values:
    """The source lists with how many entries they name, and how many no other list does."""
    config = contents.catalog.config
    lists = []
    for key, source in config.lists.items():
        views = contents.by_list[key]
        alone = sum(view.entry.listed_in == (key,) for view in views)
        shown = list_view(key, config)
        lists.append(
            {
                "id": key,
                "title": shown.title,
                "url": shown.url,
                "description": source.description,
                "notes": source.notes,
                "entries": len(views),
                "alone": alone,
            }
        )
    return {"lists": lists}


def _corrections(contents: Contents) -> Values:
    """Every settled disagreement by entry, and how many there are about what."""
    config = contents.catalog.config
    corrected = tuple(
        (contents.by_id[entry.id], corrections(entry, config))
        for entry in contents.catalog.entries
        if entry.corrections
    )
    corrected = tuple(sorted(corrected, key=lambda pair: pair[0].entry.title.casefold()))
    about = Counter(item.field for _, items in corrected for item in items)
    ranked = sorted(about.items(), key=lambda pair: (-pair[1], pair[0]))
    return {"corrected": corrected, "about": ranked, "total": about.total()}


BLOCKS: Mapping[str, Callable[[Contents], Values]] = {
    "categories": _nothing_more,
    "corrections": _corrections,
    "description": _nothing_more,
    "lists": _lists,
    "numbers": _numbers,
    "recent": _nothing_more,
    "title": _nothing_more,
}
"""The blocks, each a template `site/blocks/NAME.html`, and what it shows besides the contents."""
