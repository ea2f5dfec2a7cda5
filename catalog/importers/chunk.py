"""What a phrase says: a venue, a date, people, a remark, or a text that may be the title."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from catalog.importers.genres import read_genre
from catalog.importers.phrases import Look, Phrase
from catalog.importers.pieces import (
    GROUP,
)
from catalog.importers.venues import (
    Venue,
    dated_venue,
    known_venue,
)
from catalog.text.dates import read_date
from catalog.text.links import label_kind
from catalog.text.people import people_score, read_people

Kind = Literal["text", "venue", "date", "people", "label", "tag", "remark", "genre"]
_UNLINKED = frozenset({"plain", "italic", "bold", "code"})
"""Looks of phrases that lead nowhere: "arXiv" there is where a work appeared, not a link to it."""
EDGE = ' \t.,;:|-–—*_~·•…→>=/\\"“”'
_BARE_NUMBER = re.compile(r"[\[(]?\d{1,4}[\])]?[.)]?\Z")


@dataclass(frozen=True, slots=True)
class Chunk:
    """A piece of a phrase with what it says.

    Attributes:
        kind: what it is; "text" is what nothing else explains.
        text: as written.
        look: how its phrase stands out.
        row: number of its line within the entry.
        line: 1-based line of the source.
        urls: targets of links in its phrase.
        after_links: whether labelled links stand before it on its line.
        venue: for a venue, which.
        date: for a date, in ISO form.
        names: for people, their names.
        et_al: for people, whether others are left out.
        genre: for a genre, the `ResourceType`.
        lead: punctuation in front of its phrase: ":" behind a short name.
    """

    kind: Kind
    text: str
    look: Look
    row: int
    line: int
    urls: tuple[str, ...] = ()
    after_links: bool = False
    venue: Venue | None = None
    date: str = ""
    names: tuple[str, ...] = ()
    et_al: bool = False
    genre: str = ""
    lead: str = ""


class Maker:
    """Makes the chunks of one phrase.

    Args:
        phrase: the phrase.
    """

    def __init__(self, phrase: Phrase) -> None:
        self.phrase = phrase

    def chunk(self, kind: Kind, text: str, **more: object) -> Chunk:
        """A chunk of this phrase."""
        phrase = self.phrase
        lead = phrase.text.lstrip()[:1]
        return Chunk(
            kind, text.strip(), phrase.look, phrase.row, phrase.line, phrase.urls,
            phrase.after_links, lead=lead if lead in ":-–—" else "", **more,  # type: ignore[arg-type]
        )  # fmt: skip

    def whole(self, text: str, people_from: float | None = None) -> Chunk | None:
        """The chunk that a whole text is, or None where it is a text or several things."""
        bare = text.strip(EDGE)
        inner = bare[1:-1].strip(EDGE) if len(bare) > 2 and GROUP.get(bare[0]) == bare[-1] else bare
        if not inner or (_BARE_NUMBER.match(inner) and not read_date(inner)):
            return self.chunk("remark", text)
        genre = read_genre(inner) if self.phrase.look == "italic" else None
        if genre is not None:
            return self.chunk("genre", text, genre=genre[0], date=genre[1])
        date = read_date(inner)
        if date is not None:
            return self.chunk("date", text, date=date)
        venue = known_venue(inner)
        named = venue is not None and (venue.year is not None or self.phrase.look in _UNLINKED)
        as_label = 0 if named else 4 if venue is None else 2
        if len(inner.split()) <= as_label and label_kind(inner) is not None:
            dated = re.search(r"(?<!\d)(?:19[5-9]|20[0-4])\d(?!\d)", inner)
            return self.chunk("date", text, date=dated[0]) if dated else self.chunk("label", text)
        if venue is None and len(inner) <= 60:
            venue = dated_venue(inner)
        if venue is not None and not self._rather_title(inner, venue):
            people = read_people(venue.rest) if "et al" in venue.rest else None
            if people:
                year = f" {venue.year}" if venue.year else ""
                venue = replace(venue, text=f"{venue.short}{year}", rest="")
            return self.chunk(
                "venue", text, venue=venue, names=people[0] if people else (), et_al=bool(people)
            )
        if people_from is None:
            people_from = 0.3 if self.phrase.look == "italic" else 0.55
            if self.phrase.look in ("link", "bold", "quote") and inner.count(",") < 2:
                people_from = 0.9 if self.phrase.look == "quote" else 0.7
        if people_score(inner) >= people_from:
            return self.people(inner)
        return None

    def _rather_title(self, text: str, venue: Venue) -> bool:
        """Whether a linked or quoted text that could be a venue is more likely a title."""
        return (
            self.phrase.look in ("link", "quote") and venue.year is None and len(text.split()) > 3
        )

    def people(self, text: str) -> Chunk:
        """A chunk of people; the text must be one."""
        found = read_people(text)
        assert found is not None
        return self.chunk("people", text, names=found[0], et_al=found[1])
