"""Reading a venue out of free text, against the names of a registry."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from catalog.model import venue_text
from catalog.model.venue_text import Word

_LONGEST = 400
_REMEMBERED = 50_000
_BRACKETS = re.compile(r"[(\[{]([^()\[\]{}]*)[)\]}]")
_AT = re.compile(r"\s*@\s*|,\s+(?:at|in|held (?:at|in))\s+|\s+(?:at|held at)\s+", re.IGNORECASE)
_VENUE_WORD = re.compile(
    r"\b(?:conference|conf|symposium|proceedings|proc|transactions|trans|journal|findings|"
    r"meeting|advances|workshops?)\b",
    re.IGNORECASE,
)
_EDGES = " \t,;:.-–—/()[]{}|*_'\"`"
_CASED = frozenset("aim alt assets case date fast fg ht log mm pr rs sat sc tip vis win".split())
"""Words that name a venue in its own spelling only ("FAST", not "fast")."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text says.

    Attributes:
        venue: id of the venue.
        track: track other than the main one, or None.
        year: year, or None.
        rest: what else the text says.
    """

    venue: str
    track: str | None = None
    year: int | None = None
    rest: str = ""


class VenueReader:
    """Finds the venue of a text; knows nothing but names.

    Args:
        names: for each venue id the names it goes by.
        serials: ids of journals, preprint servers and books, whose texts may hold numbers.

    Raises:
        ValueError: if two venues share a name.
    """

    __slots__ = ("_ids", "_remembered", "_serials")

    def __init__(self, names: Mapping[str, Iterable[str]], serials: Collection[str]) -> None:
        self._serials = frozenset(serials)
        self._remembered: dict[str, Reading | None] = {}
        self._ids: dict[str, str] = {}
        for venue, spellings in names.items():
            for spelling in spellings:
                self._claim(venue, spelling)

    def _claim(self, venue: str, spelling: str) -> None:
        found = venue_text.words(venue_text.fold(spelling))
        if not found:
            raise ValueError(f"venue {venue!r} has a name without a letter: {spelling!r}")
        for core in venue_text.fronts(found):
            if core is not found and len(core) < 3:
                break
            owner = self._ids.setdefault(venue_text.key(core), venue)
            if owner != venue:
                raise ValueError(f"the venues {owner!r} and {venue!r} share the name {spelling!r}")

    def read(self, text: str) -> Reading | None:
        """Read one text; the same text is understood once and remembered.

        Args:
            text: what stands where a venue is expected.

        Returns:
            The reading, or None where the text is not wholly understood.
        """
        try:
            return self._remembered[text]
        except KeyError:
            pass
        if len(self._remembered) >= _REMEMBERED:
            self._remembered.clear()
        found = self._remembered[text] = self._read(venue_text.fold(text))
        return found

    def _read(self, text: str) -> Reading | None:
        if not text or len(text) > _LONGEST or venue_text.UNSETTLED.search(text):
            return None
        return (
            self._whole(text)
            or self._workshop(text)
            or self._identified(text)
            or self._bracketed(text)
            or self._first_part(text)
        )

    def _whole(self, text: str) -> Reading | None:
        """The text is a name, with year and track and nothing else."""
        bare, years = venue_text.take_years(text)
        if len(years) > 1:
            return None
        year = years[0] if years else None
        plain, track = venue_text.take_track(bare)
        stripped = venue_text.strip_locators(plain)
        for form, told in ((text, None), (bare, None), (plain, track), (stripped, track)):
            venue = self._named(form)
            if venue:
                return Reading(venue, told, None if form is text and year else year)
            venue = self._workshop_letter(form)
            if venue:
                return Reading(venue, "workshop", year)
        return self._numbered(stripped, track, year)

    def _named(self, text: str) -> str | None:
        return self._find(venue_text.words(text), text)

    def _find(self, found: tuple[Word, ...], text: str) -> str | None:
        if not found:
            return None
        for core in venue_text.cores(found):
            venue = self._ids.get(venue_text.key(core))
            if venue is None:
                continue
            written = text[core[0].start : core[-1].end]
            if len(core) == 1 and core[0].key in _CASED and written[1:].islower():
                continue
            return venue
        return None

    def _workshop_letter(self, text: str) -> str | None:
        """The conference of "CVPRW" or "ICCV-W"."""
        found = venue_text.words(text)
        for core in venue_text.cores(found) if found else ():
            joined = venue_text.key(core)
            if joined[-1] == "w" and len(joined) > 3 and len(core) <= 2:
                venue = self._ids.get(joined[:-1])
                if venue and venue not in self._serials:
                    return venue
        return None

    def _numbered(self, text: str, track: str | None, year: int | None) -> Reading | None:
        """A serial followed by volume, number and pages: "Nature 521(7553):436-444"."""
        match = re.search(r"[\s,:]+(\d[\d\s():;,.–-]*)$", text)
        venue = self._named(text[: match.start()]) if match else None
        if match and venue in self._serials and venue:
            return Reading(venue, track, year, match[1].strip(_EDGES))
        return None

    def _identified(self, text: str) -> Reading | None:
        """A preprint server followed by its identifier: "CoRR abs/1503.03832"."""
        match = venue_text.ARXIV_ID.search(text)
        if not match:
            return None
        found = self._whole(f"{text[: match.start()]} {text[match.end() :]}")
        if found is None and match[0].casefold().startswith("arxiv"):
            found = self._whole(f"arXiv {text[: match.start()]} {text[match.end() :]}")
        if found is None or found.venue not in self._serials:
            return None
        return replace(found, rest=match[1])

    def _workshop(self, text: str) -> Reading | None:
        """A workshop of a conference; what names the workshop is the rest."""
        at = _AT.search(text)
        marker = venue_text.WORKSHOP.search(text)
        if not marker and not (at and "@" in at[0]):
            return None
        bare, years = venue_text.take_years(text)
        if len(years) > 1:
            return None
        found = venue_text.words(bare)
        year = years[0] if years else None
        for size in range(len(found), 0, -1):
            for run in (found[:size], found[-size:]):
                venue = self._find(run, bare)
                if venue is None or venue in self._serials:
                    continue
                before, after = bare[: run[0].start], bare[run[-1].end :]
                return Reading(venue, "workshop", year, _workshop_name(f"{before} {after}"))
        return None

    def _bracketed(self, text: str) -> Reading | None:
        """A name with another in brackets: "Int. Conf. on Machine Learning (ICML), 2019"."""
        match = _BRACKETS.search(text)
        if not match:
            return None
        outer_text = f"{text[: match.start()]} {text[match.end() :]}"
        if not venue_text.words(outer_text):
            return self._read(match[1])
        outer, inner = self._read(outer_text), self._read(match[1])
        if inner is None:
            if outer is None or _VENUE_WORD.search(match[1]):
                return None
            return replace(outer, rest=_joined(outer.rest, match[1]))
        if outer is None:
            return inner if _VENUE_WORD.search(outer_text) else None
        if outer.venue != inner.venue or (outer.year and inner.year and outer.year != inner.year):
            return None
        return Reading(
            outer.venue,
            outer.track or inner.track,
            outer.year or inner.year,
            _joined(outer.rest, inner.rest),
        )

    def _first_part(self, text: str) -> Reading | None:
        """A name, then a comma and what is no venue: a place, a series."""
        head, comma, tail = text.partition(",")
        if not comma or _VENUE_WORD.search(tail):
            return None
        found = self._whole(head) or self._identified(head) or self._bracketed(head)
        if found is None or self._whole(tail):
            return None
        bare, years = venue_text.take_years(tail)
        if len({*years, *([found.year] if found.year else [])}) > 1:
            return None
        year = found.year or (years[0] if years else None)
        return replace(found, year=year, rest=_joined(found.rest, bare))


def _joined(*parts: str) -> str:
    return ", ".join(part for part in (_tidy(part) for part in parts) if part)


def _tidy(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip(_EDGES)


def _workshop_name(text: str) -> str:
    """The name of a workshop, without the word itself where it leads or ends."""
    name = _tidy(text)
    name = re.sub(r"^(?:the\s+)?(?:[\w-]+\s+)?workshops?\b\s*(?:(?:track|on|for)\b)?", "", name, flags=re.I)
    name = re.sub(r"\s*\bworkshops?(?:\s+track)?\W*(?:at|in|of)?$", "", _tidy(name), flags=re.I)
    return _tidy(re.sub(r"^(?:of|the|proceedings)\b|\b(?:at|in|of|the)$|@", "", _tidy(name), flags=re.I))
