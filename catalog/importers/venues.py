"""Where a phrase names a venue: whole phrases only, and what they say beside the name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from catalog.model.venue import VenueRegistry
from catalog.text.dates import read_date, year_of

_SLIPS = re.compile(
    r"^(?:(?:published|presented|appeared|accepted|to appear)\s+)?(?:in|at|by|on)\s+(?:the\s+)?|^\[[A-Z]\]\s*",
    re.I,
)
_YEAR = re.compile(r"(?<!\d)(19[5-9]\d|20[0-4]\d)(?!\d|\.\d{4})")
_SHORT_YEAR = re.compile(r"(?<=[A-Za-z])\s?['’‘`´]\s?(\d\d)(?!\d)|(?<=[A-Z]{3})(\d\d)(?!\d)")
_VENUE_WORD = re.compile(
    r"\b(?:conference|conf\.?|symposium|proceedings|proc\.?|transactions|trans\.|journal|workshops?|"
    r"meeting|advances in|letters|annals|magazine|thesis|technical report|tech report|press|"
    r"dissertation|preprint|book|chapter|blog|bulletin|review)\b",
    re.I,
)
_PLAIN_VENUE = re.compile(
    r".*\barxiv\b|[a-z]{3,8}[\s,'’-]{0,2}(?:19|20)?\d\d\Z|(?:nature|science)\Z"
)
_ASIDE = re.compile(
    r"\s*\((?![^()]*\b(?:oral|spotlight|poster|highlight|workshop|findings)\b)[^()\d]*\)\Z", re.I
)
"""What follows a venue in brackets: the authors' university."""
_JOINED = re.compile(
    r"((?:19|20)\d\d)-([A-Za-z][\w/ &+-]{1,24})\Z|([A-Za-z][\w/ &+]{1,24})-((?:19|20)\d\d)\Z"
)
_PAIRS = (("(", ")"), ("[", "]"), ("【", "】"), ("{", "}"))
_ACRONYM = re.compile(r"[A-Z][A-Za-z]*[A-Z][A-Za-z&+-]*(?:\s?[-/@&]\s?[A-Z][A-Za-z]*)*\Z")
_PREPRINT = frozenset(
    {"preprint", "arxiv preprint", "under review", "submitted", "in submission", "openreview"}
)


@dataclass(frozen=True, slots=True)
class Venue:
    """What a phrase says about where a work appeared.

    Attributes:
        id: key of the registry, empty where the registry does not know the venue.
        short: its name as people print it.
        text: what the phrase says, letter for letter.
        year: the year that it names, or None.
        track: part of it other than the main track.
        rest: identifier, volume, workshop's name.
        kind: the venue's kind, empty where it is not known.
    """

    id: str
    short: str
    text: str
    year: int | None = None
    track: str = ""
    rest: str = ""
    kind: str = ""


def _bare(text: str) -> str:
    """A text without punctuation and brackets around it; brackets that close in it stay."""
    for _ in range(4):
        text = text.strip(' \t\n.,;:-–—|*_"“”`')
        for opening, closing in _PAIRS:
            opened, closed = text.count(opening), text.count(closing)
            if text.startswith(opening) and (opened > closed or text.endswith(closing)):
                text = text[1:]
            if (
                text.endswith(closing) and text.count(closing) > text.count(opening)
            ) or text.endswith(opening):
                text = text[:-1]
    return text.strip()


@lru_cache(maxsize=65536)
def known_venue(text: str) -> Venue | None:
    """A venue of the registry that a whole phrase names, or None."""
    text = _bare(text)
    if not 2 <= len(text) <= 160 or text.count(" ") > 22:
        return None
    if not any(char.isupper() for char in text) and not _PLAIN_VENUE.match(text):
        return None  # lower case is running text, but for an acronym with its year
    bare = _SLIPS.sub("", text)
    found = VenueRegistry.packaged().resolve(bare)
    if found is None:
        return None
    venue = found.venue
    bare = _ASIDE.sub("", bare) or bare
    return Venue(venue.id, venue.short, bare, found.year, found.track or "", found.rest, venue.kind)


def dated_venue(text: str) -> Venue | None:
    """A phrase that names a venue with its year, known or not: "IJPR, 2021", "MLGW'19"."""
    found = known_venue(text)
    if found is not None:
        return found if found.year else None
    return _unknown(text)


@lru_cache(maxsize=32768)
def _unknown(text: str) -> Venue | None:
    text = _bare(text)
    if not 3 <= len(text) <= 120 or "et al" in text:
        return None
    joined = _JOINED.match(text)
    if joined:
        return Venue("", "", joined[2] or joined[3], int(joined[1] or joined[4]))
    year = _YEAR.search(text)
    short = None if year else _SHORT_YEAR.search(text)
    mark = year or short
    if mark is None:
        return None
    name = (text[: mark.start()] + " " + text[mark.end() :]).strip(" ,.;:()[]-–'’/")
    name = _SLIPS.sub("", " ".join(name.split()))
    if not name or not (_VENUE_WORD.search(name) or _ACRONYM.match(name.split(",")[0])):
        return None
    if len(name.split()) > 14 or _has_sentence(name):
        return None
    digits = (mark[1] or mark[2]) if short else mark[1]
    number = int(digits)
    if number < 100:
        number += 2000 if number < 50 else 1900
    return Venue("", "", name, number, "workshop" if "workshop" in name.casefold() else "")


def _has_sentence(text: str) -> bool:
    return bool(re.search(r"\b(?:we|is|are|this|that|can|which|how)\b", text, re.I))


def likely_venue(text: str) -> Venue | None:
    """A phrase that stands where a venue stands, taken at its word.

    Used in a column of venues, after a field's name, and right behind title or authors.
    """
    found = known_venue(text) or _unknown(text)
    if found is not None:
        return found
    bare = _bare(text)
    date = read_date(bare)
    if not bare or date or bare in ("N/A", "n/a", "None", "none", "TBD", "Link", "link"):
        return None
    bare = _SLIPS.sub("", bare)
    year = _YEAR.search(bare)
    name = (
        " ".join(_YEAR.sub(" ", bare).replace("()", " ").split()).strip(" ,.;:-") if year else bare
    )
    return Venue("", "", name, int(year[1]) if year else None) if name else None


def sounds_like_venue(text: str) -> bool:
    """Whether an unknown phrase has the words or the shape of a venue's name."""
    bare = text.strip(" .,;:()[]*")
    if bare.casefold() in _PREPRINT:
        return True
    return len(bare.split()) <= 14 and bool(_VENUE_WORD.search(bare)) and not _has_sentence(bare)


@lru_cache(maxsize=8192)
def is_venue_label(text: str) -> bool:
    """Whether the text of a link is a venue and not a title: "ICCV2019", "arXiv 26 May 2019"."""
    if len(text.split()) > 7:
        return False
    found = known_venue(text)
    if found is not None:
        return found.year is not None or len(text.split()) <= 3
    return len(text) <= 24 and _unknown(text) is not None


def venue_year(text: str) -> int | None:
    """The year of a heading or a title: "CVPR 2019", "2017", not "2017 and older"."""
    found = known_venue(text)
    if found is not None:
        return found.year
    date = read_date(text)
    return year_of(date) if date else None
