"""What a text says by the place in which it stands, beside the title that was chosen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from catalog.importers.chunk import Chunk
from catalog.importers.title_choice import CLOSING
from catalog.importers.venues import likely_venue, sounds_like_venue
from catalog.text.people import is_name, people_score, read_people

_ENDS_IN_YEAR = re.compile(r"[\s,(](?:19|20)\d\d\)?$")
_YEARS = re.compile(r"\(?\b(?:19|20)\d\d\b\)?")


def in_their_slots(chunks: Sequence[Chunk], index: int) -> list[Chunk]:
    """The chunks beside the title, texts read once more for the place they stand in."""
    title = chunks[index]
    rest: list[Chunk] = []
    for place, chunk in enumerate(chunks):
        if place == index:
            continue
        if place < index and chunk.row == title.row and _names_the_work(chunk, title):
            rest.append(replace(chunk, kind="tag", venue=None))
            continue
        if place > index and _is_bold_name(chunks[index + 1 : place], chunk, title):
            rest.append(replace(chunk, kind="tag", venue=None, names=()))
            continue
        if chunk.kind != "text" or (
            place < index and chunk.row == title.row and chunk.look not in ("plain", "italic")
        ):
            rest.append(chunk)
            continue
        following = chunks[place + 1] if place + 1 < len(chunks) else None
        rest.append(_cited(chunk, title) or _slot(chunk, title, following, chunks))
    return rest


def _names_the_work(chunk: Chunk, title: Chunk) -> bool:
    """Whether a venue's acronym is the work's own: "**SoDA**: SoDA: A Tracker"."""
    bare = chunk.text.strip(CLOSING + "[]()").casefold()
    begins = title.text.casefold().startswith(bare)
    return begins and chunk.venue is not None and chunk.venue.year is None


def _is_bold_name(between: Sequence[Chunk], chunk: Chunk, title: Chunk) -> bool:
    """Whether a short text in bold behind the place names the work: ", *ICML 2019*. **LeaD**."."""
    return (
        title.look == "link"
        and chunk.look == "bold"
        and chunk.kind in ("text", "tag", "people")
        and chunk.row == title.row
        and not chunk.after_links
        and any(c.kind in ("venue", "genre", "date") for c in between)
        and all(c.kind != "text" or c.look == "bold" or is_name(_bare(c)) for c in between)
    )


def _bare(chunk: Chunk) -> str:
    return _evened(chunk.text.strip(CLOSING + "()[]"))


def _evened(name: str) -> str:
    """A name without capitals inside its words ("ByungSoo Ko"), of two words and more."""
    words = name.split()
    capitals = len(words) > 1 and all(w[:1].isupper() and not w.isupper() for w in words)
    return " ".join(w.capitalize() for w in words) if capitals else name


def _cited(chunk: Chunk, title: Chunk) -> Chunk | None:
    """The authors in a citation of the work below its own line: "A. Author, The Title, 2015"."""
    if chunk.row == title.row:
        return None
    text = " ".join(chunk.text.split())
    at = text.casefold().find(title.text.casefold()[:60])
    head = _YEARS.sub("", text[:at]).strip(CLOSING + '()"“”') if at > 4 else ""
    people = read_people(head) if head else None
    if people is None or people_score(head) < 0.5:
        return None
    return replace(chunk, kind="people", text=head, names=people[0], et_al=people[1])


def _slot(chunk: Chunk, title: Chunk, following: Chunk | None, chunks: Sequence[Chunk]) -> Chunk:
    text = chunk.text.strip(CLOSING + "()[]")
    words = len(text.split())
    named = chunk.text.rstrip().endswith(("-", "–", "—", ":")) or (
        chunk.row == title.row and chunk.line > title.line
    )
    nobody = (
        not named
        and chunk.look in ("plain", "italic")
        and not any(c.kind == "people" for c in chunks)
    )
    if (
        nobody
        and people_score(text) >= (0.3 if chunk.look == "italic" or words in (2, 3) else 0.5)
        and chunk.look != "bold"
    ):
        people = read_people(text)
        if people:
            return replace(chunk, kind="people", names=people[0], et_al=people[1])
    if (
        nobody
        and chunk.look == "plain"
        and title.look == "link"
        and words in (4, 5)
        and is_name(text)
    ):
        return replace(chunk, kind="people", names=(text,))
    placed = following is not None and following.kind in ("venue", "genre")
    if nobody and placed and words in (2, 3, 4) and title.look == "link" and is_name(_evened(text)):
        return replace(chunk, kind="people", names=(text,))
    close = chunk.row - title.row <= 2 and not chunk.after_links
    dated = following is not None and following.kind == "date" and following.row == chunk.row
    if (
        close
        and words <= 14
        and chunk.look in ("plain", "italic")
        and (
            sounds_like_venue(text)
            or ((dated or _ENDS_IN_YEAR.search(text)) and words <= 12 and text[:1].isupper())
        )
    ):
        venue = likely_venue(text)
        if venue is not None and following is not None and following.date and venue.year is None:
            venue = replace(venue, year=int(following.date[:4]) if dated else None)
        if venue is not None:
            return replace(chunk, kind="venue", venue=venue)
    return chunk
