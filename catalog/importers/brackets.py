"""Brackets inside a title, put back into it after a text was cut at them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from catalog.importers.chunk import Chunk
from catalog.importers.pieces import GROUP

_PART_OF_TITLE = re.compile(
    r"(?:part|vol\.?|volume|chapter)?\s*[IVX\d]{1,4}|extended (?:version|abstract)|with .+", re.I
)


def rejoined(chunks: list[Chunk]) -> Iterator[Chunk]:
    """Brackets inside a title go back into it: a tag with text on both sides, "(Part II)"."""
    index = 0
    while index < len(chunks):
        chunk = chunks[index]
        while (
            chunk.kind == "text"
            and index + 1 < len(chunks)
            and chunks[index + 1].kind in ("tag", "remark")
        ):
            tag = chunks[index + 1]
            following = chunks[index + 2] if index + 2 < len(chunks) else None
            inner = tag.text.strip("()[]{} ")
            if tag.text[:1] not in GROUP or chunk.text.rstrip()[-1:] in (".", "|"):
                break
            if (
                following is not None
                and following.kind == "text"
                and not following.text.rstrip().endswith("et al")
            ):
                chunk = _with_text(
                    chunk, f"{chunk.text} {tag.text} {following.text}".replace(" ) ", ") ")
                )
                index += 2
            elif _PART_OF_TITLE.fullmatch(inner):
                chunk = _with_text(chunk, f"{chunk.text} {tag.text}")
                index += 1
            else:
                break
        yield chunk
        index += 1


def _with_text(chunk: Chunk, text: str) -> Chunk:
    return Chunk(chunk.kind, text, chunk.look, chunk.row, chunk.line, chunk.urls, chunk.after_links)
