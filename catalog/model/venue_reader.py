"""Reading a venue out of free text, against the names of a registry."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from catalog.model import venue_marks, venue_text
from catalog.model.venue_text import Word

_LONGEST = 400
_REMEMBERED = 50_000
_BRACKETS = re.compile(r"[(\[{]([^()\[\]{}]*)[)\]}]")
_NUMBERS = re.compile(r"[\s,:]+((?:\d[\d\s():;,.–-]*)|(?=[IVX])[XI]*V?I*)\W*$")
_VENUE_WORD = re.compile(
    r"\b(?:conference|conf|symposium|proceedings|proc|transactions|trans|journal|findings|"
    r"meeting|advances|workshops?)\b",
    re.IGNORECASE,
)
_CASED = frozenset({"aim", "alt", "apr", "assets", "case", "date", "fast", "fg", "ht", "lion",
                    "log", "mm", "pr", "rs", "sat", "sc", "tip", "vis", "win"})  # fmt: skip
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
        workshops: ids of workshops with a name of their own, which need no track to say so.

    Raises:
        ValueError: if two venues share a name.
    """

    __slots__ = ("_ids", "_remembered", "_serials", "_workshops")

    def __init__(
        self,
        names: Mapping[str, Iterable[str]],
        serials: Collection[str],
        workshops: Collection[str] = (),
    ) -> None:
        self._serials = frozenset(serials)
        self._workshops = frozenset(workshops)
        self._remembered: dict[str, Reading | None] = {}
        self._ids: dict[str, str] = {}
        for venue, spellings in names.items():
            for spelling in spellings:
                self._claim(venue, spelling)

    def _claim(self, venue: str, spelling: str) -> None:
        found = venue_text.words(venue_text.fold(spelling))
        if not found:
            raise ValueError(f"venue {venue!r} has a name without a letter: {spelling!r}")
        for core in venue_text.unsponsored(found):
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
        if len(text) > _LONGEST:
            return None
        try:
            return self._remembered[text]
        except KeyError:
            pass
        if len(self._remembered) >= _REMEMBERED:
            self._remembered.clear()
        found = self._remembered[text] = self._read(venue_text.fold(text))
        return found

    def _read(self, text: str) -> Reading | None:
        if not text or venue_marks.UNSETTLED.search(text):
            return None
        text = venue_marks.LABEL.sub("", text)
        return (
            self._whole(text)
            or self._credited(text)
            or self._workshop(text)
            or self._identified(text)
            or self._bracketed(text)
            or self._first_part(text)
        )

    def _whole(self, text: str) -> Reading | None:
        """The text is a name, with year and track and nothing else."""
        bare, years = venue_marks.take_years(text)
        if len(years) > 1:
            return None
        year = years[0] if years else None
        plain, track = venue_marks.take_track(bare)
        stripped = venue_marks.strip_locators(plain)
        for form in dict.fromkeys((text, bare, plain, stripped)):
            told = track if form in (plain, stripped) else None
            found = venue_text.words(form)
            venue = self._find(found, form)
            if venue and not (told and venue in self._serials):
                return Reading(venue, told, year)
            venue = None if venue else self._workshop_letter(found)
            if venue:
                return Reading(venue, "workshop", year)
        return self._numbered(stripped, year)

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

    def _workshop_letter(self, found: tuple[Word, ...]) -> str | None:
        """The conference of "CVPRW" or "ICCV-W"."""
        if not any(word.plain[-1] == "w" for word in found):
            return None
        for core in venue_text.cores(found):
            joined = venue_text.key(core)
            if joined[-1] == "w" and len(joined) > 3 and len(core) <= 2:
                venue = self._ids.get(joined[:-1])
                if venue and venue not in self._serials:
                    return venue
        return None

    def _numbered(self, text: str, year: int | None) -> Reading | None:
        """A serial, or a full name, before volume and pages: "Nature 521(7553):436-444"."""
        match = _NUMBERS.search(text)
        if not match:
            return None
        name = text[: match.start()]
        venue = self._named(name)
        if venue is None or (venue not in self._serials and len(name.split()) < 4):
            return None
        return Reading(venue, None, year, venue_marks.tidy(match[1]))

    def _identified(self, text: str) -> Reading | None:
        """A preprint server followed by its identifier: "CoRR abs/1503.03832"."""
        match = venue_marks.ARXIV_ID.search(text)
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
        if "@" not in text and not venue_marks.WORKSHOP.search(text):
            return None
        bare, years = venue_marks.take_years(text)
        if len(years) > 1:
            return None
        found = venue_text.words(bare)
        year = years[0] if years else None
        for size in range(len(found), 0, -1):
            for run in (found[:size], found[-size:]):
                venue = self._find(run, bare)
                if venue is None or venue in self._serials:
                    continue
                around = f"{bare[: run[0].start]} {bare[run[-1].end :]}"
                known = self._named(around) or self._workshop_letter(venue_text.words(around))
                rest = "" if known else venue_marks.workshop_name(around)
                return Reading(venue, None if venue in self._workshops else "workshop", year, rest)
        return None

    def _credited(self, text: str) -> Reading | None:
        """A name after authors: "Hong et al. ICLR"."""
        match = venue_marks.AUTHORS.match(text)
        found = self._whole(text[match.end() :]) if match else None
        if match is None or found is None:
            return None
        return replace(found, rest=venue_marks.joined(match["authors"], found.rest))

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
            return replace(outer, rest=venue_marks.joined(outer.rest, match[1]))
        if outer is None:
            return inner if _VENUE_WORD.search(outer_text) else None
        if outer.venue != inner.venue or (outer.year and inner.year and outer.year != inner.year):
            return None
        return Reading(
            outer.venue,
            outer.track or inner.track,
            outer.year or inner.year,
            venue_marks.joined(outer.rest, inner.rest),
        )

    def _first_part(self, text: str) -> Reading | None:
        """A name, then a comma and what is no venue: a place, a series."""
        head, comma, tail = text.partition(",")
        if not comma or _VENUE_WORD.search(tail):
            return None
        found = self._whole(head) or self._identified(head) or self._bracketed(head)
        if found is None or self._whole(tail):
            return None
        bare, years = venue_marks.take_years(tail)
        if len({*years, *([found.year] if found.year else [])}) > 1:
            return None
        year = found.year or (years[0] if years else None)
        return replace(found, year=year, rest=venue_marks.joined(found.rest, bare))
