"""Which text of an entry is its title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from catalog.importers.chunk import Chunk
from catalog.importers.pieces import strip_lead
from catalog.importers.venues import sounds_like_venue
from catalog.text.people import people_score

_LOOKS = {
    "link": 4.0,
    "quote": 4.0,
    "bold": 3.0,
    "bracket": 2.5,
    "italic": 1.5,
    "plain": 1.0,
    "code": 0.0,
}
_CJK = re.compile(r"[一-鿿]")
CLOSING = " \t\n.,;:·|-–—_*~"
"""What may stand around a title and is no part of it."""


def choose_title(chunks: Sequence[Chunk], *, linked: bool) -> tuple[int, float] | None:
    """The index of the title among chunks and how sure it is; None where none can be one."""
    if _is_named_like_venue(chunks):
        return 0, 4.0
    best: tuple[int, float] | None = None
    for index, chunk in enumerate(chunks):
        if chunk.kind != "text":
            continue
        score = _title_score(chunks, index)
        if best is None or score > best[1] + 1e-9:
            best = index, score
    return best if best is not None else _desperate(chunks, linked=linked)


def _is_named_like_venue(chunks: Sequence[Chunk]) -> bool:
    """Whether a link in front is a name that ends in digits ("CUHK03"), not a venue with its year.

    It is one where no registry knows it and only people, a place or labels separate it from the
    text behind, which therefore describes it.
    """
    first = chunks[0] if chunks else None
    if first is None or first.venue is None or first.venue.id or first.look != "link":
        return False
    if " " in first.text.strip(CLOSING):
        return False
    texts = [i for i, c in enumerate(chunks) if c.kind == "text" and c.row == first.row]
    between = {chunk.kind for chunk in chunks[1 : texts[0]]} if texts else set()
    text = chunks[texts[0]] if texts else None
    apart = text is not None and (bool(between) or text.after_links or bool(text.lead))
    return apart or any(chunk.genre for chunk in chunks)


def _desperate(chunks: Sequence[Chunk], *, linked: bool) -> tuple[int, float] | None:
    """A title that looks like something else: one word in brackets, a name, a venue in bold."""
    venues = sum(chunk.kind == "venue" for chunk in chunks)
    for kinds in (("tag",), ("people", "venue", "label")):
        for index, chunk in enumerate(chunks):
            if chunk.kind in kinds and chunk.row == 0 and not chunk.after_links:
                plain = (chunk.kind == "people" and linked) or (
                    chunk.kind == "venue" and index == 0 and venues > 1
                )
                if chunk.kind == "tag" or plain or chunk.look in ("link", "bold", "quote"):
                    return index, 1.0
    return None


def _title_score(chunks: Sequence[Chunk], index: int) -> float:
    chunk = chunks[index]
    text = chunk.text.strip(CLOSING)
    words = len(text.split()) + len(_CJK.findall(text)) / 2
    score = _LOOKS[chunk.look] + 0.5 * min(words, 8)
    score -= 3.0 if chunk.after_links else 0.0
    score += 2.0 if _is_named(chunks, index) else 0.0
    score -= 1.3 * chunk.row
    if words > 35:
        score -= 4.0
    if text[:1].islower() and words > 1:
        described = any(c.kind == "venue" and c.row == chunk.row for c in chunks[:index])
        score -= 3.5 if described and words > 3 else 1.0
        score -= 2.0 if words > 6 and index and chunk.lead in ("-", "–", "—") else 0.0
    if people_score(text) >= 0.5:
        score -= 1.5
    following = chunks[index + 1] if index + 1 < len(chunks) else None
    if following is not None and following.kind == "text" and following.row == chunk.row:
        marked = chunk.text.rstrip().endswith((":", "-", "–", "]", "|")) or bool(following.lead)
        told = following.lead in ("-", "–", "—") and following.text[:1].islower()
        named = marked and not (told and following.text.count(" ") > 4)
        if chunk.look == "bold" and words <= 3 and (named or text.startswith("[")):
            score -= 2.5
    if sounds_like_venue(text) and index and chunk.look in ("plain", "italic"):
        score -= 2.0
    earlier = [
        c for c in chunks[:index] if c.kind == "text" and c.row == chunk.row and not c.after_links
    ]
    if (
        chunk.look == "link"
        and chunk.row == 0
        and not earlier
        and any(u.startswith("http") for u in chunk.urls)
    ):
        dashed = following is not None and following.lead in ("-", "–", "—")
        score += 3.0 if words >= 2 or dashed else 0.0
    if chunk.look in ("quote", "bold") and any(
        c.look in ("link", "bold", "quote") and c.text.count(" ") >= 2 for c in earlier
    ):
        score -= 3.0
    before_text = any(c.kind == "text" and not c.after_links for c in chunks[:index])
    if chunk.look == "plain" and before_text and text.count(" ") > 12:
        score -= 1.5
    return score


def _is_named(chunks: Sequence[Chunk], index: int) -> bool:
    """Whether a short name in bold begins the entry and introduces a text: "**LeaD**: A Title"."""
    name, chunk = chunks[0], chunks[index]
    return (
        index == 1
        and (name.look, name.row, chunk.row) == ("bold", 0, 0)
        and chunk.look == "plain"
        and name.text.count(" ") < 2
        and (name.text.rstrip().endswith(":") or chunk.lead == ":")
        and chunk.text.count(" ") >= 2
        and chunk.text[:1].isupper()
        and not any(c.kind == "text" and c.look in ("quote", "link") for c in chunks[2:])
    )


def with_bracket(chunks: Sequence[Chunk], index: int) -> tuple[Sequence[Chunk], int]:
    """The chunks with a bracket put back into a linked title, where the place stands elsewhere.

    "[A Course (Winter School 2015)](https://...), *video, 2015*" has no venue in its title; nor
    has one whose bracket repeats the title's own last letters and year.

    Returns:
        The chunks and the index of the title among them.
    """
    title = chunks[index]
    behind = chunks[index + 1] if index + 1 < len(chunks) else None
    others = chunks[index + 2 :]
    if (
        behind is None
        or title.look != "link"
        or (behind.look, behind.urls, behind.line) != ("link", title.urls, title.line)
        or behind.venue is None
        or behind.venue.id
        or not any(c.genre or (c.venue is not None and c.venue.year) for c in others)
    ):
        return chunks, index
    whole = replace(title, text=f"{title.text.rstrip(CLOSING)} ({behind.text.strip('()[] ')})")
    return (*chunks[:index], whole, *others), index


def clean_title(text: str) -> str:
    """A title without emphasis, quotes around it, stars in front and a full stop behind."""
    text = strip_lead(" ".join(text.replace("\xad", "").split()))
    for _ in range(3):
        text = text.strip(CLOSING).strip()
        if (
            len(text) > 2
            and text[0] in "\"“”'‘"
            and text[-1] in "\"“”'’"
            and text[1:-1].count('"') == 0
        ) or (text[:1] + text[-1:] in ("[]", "《》", "「」") and text.count(text[0]) == 1):
            text = text[1:-1]
        elif text[:1] in '“”"' or (text[-1:] in '“"' and text.count('"') == 1):
            text = text.strip('“”"')
        else:
            break
    if text.count("[") != text.count("]"):
        text = text.strip("[]")
    if text.count("(") != text.count(")"):
        text = text.strip("()")
    return text.replace("\\_", "_").strip(CLOSING).strip()
