"""Where a phrase names a venue: whole phrases only, and what they say beside the name."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from catalog.model.venue import VenueMatch, VenueRegistry
from catalog.text.dates import read_date

_SLIPS = re.compile(
    r"^(?:(?:published|presented|appeared|accepted|to appear)\s+)?(?:in|at|by|"
    r"on)\s+(?:the\s+)?|^\[[A-Z]\]\s*",
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
_LOOSE_VENUE_WORD = re.compile(
    r"\b(?:book|chapter|review|blog|magazine|letters|meeting|annals|bulletin|thesis|report)\b", re.I
)
"""Words that running text has as well; a name has them among words with capitals."""
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
_AROUND = ' \t\n.,;:-–—|*_"“”`'
_BRACKET = re.compile(r"[(\[【{)\]】}]")
_PAIRS = (("(", ")"), ("[", "]"), ("【", "】"), ("{", "}"))
_ACRONYM = re.compile(r"[A-Z][A-Za-z]*[A-Z][A-Za-z&+-]*(?:\s?[-/@&]\s?[A-Z][A-Za-z]*)*\Z")
_TWO_DIGITS = re.compile(
    r"([A-Za-z]*[A-Z]{2}[A-Za-z&-]*|arXiv|arxiv) (\d\d)"
    r"(\.\d{1,2}|(?: \(?[A-Za-z][A-Za-z ]{0,18}\)?)?)"
)
_TWO_GROUPS = re.compile(r"[)\]】]\W{0,3}[\[【]")
"""Where one bracket closes and another opens: two remarks, not one venue."""
_COMMA = re.compile(r"\s*,")
_JOINT = re.compile(r"\s+(?:&|and|\+)\s+|\s*;\s*|\s*/\s*(?!\d)|,\s+(?=[A-Z])")
_DIGIT = re.compile(r"\d")
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
    text = text.strip(_AROUND)
    for _ in range(4 if _BRACKET.search(text) else 0):
        text = text.strip(_AROUND)
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
    if not 2 <= len(text) <= 160 or text.count(" ") > 22 or _TWO_GROUPS.search(text):
        return None
    if text.islower() and not _PLAIN_VENUE.match(text):
        return None  # lower case is running text, but for an acronym with its year
    if text.count(" ") > 8 and not _DIGIT.search(text) and not _VENUE_WORD.search(text):
        return None  # a long text that has nothing of a venue is not worth looking up
    bare = _SLIPS.sub("", text)
    found = _with_short_year(bare) or VenueRegistry.packaged().resolve(bare)
    if found is None:
        return _first_of_two(bare)
    venue = found.venue
    bare = _ASIDE.sub("", bare) or bare
    return Venue(venue.id, venue.short, bare, found.year, found.track or "", found.rest, venue.kind)


def _with_short_year(text: str) -> VenueMatch | None:
    """An acronym with two digits of the year behind a space: "CVPR 26 Findings", "arXiv 26.6"."""
    match = _TWO_DIGITS.fullmatch(text)
    if match is None:
        return None
    number = int(match[2])
    year = number + (2000 if number < 50 else 1900)
    registry = VenueRegistry.packaged()
    return registry.resolve(f"{match[1]} {year}{match[3]}") or registry.resolve(
        f"{match[1]} {year}"
    )


def _first_of_two(text: str) -> Venue | None:
    """A work that appeared at two places is kept at the first: "SIGGRAPH Asia 2023 & TOG".

    A preprint gives way to the place where it was published.
    """
    parts = _JOINT.split(text)
    if len(parts) != 2:
        return None
    found = [known_venue(part) for part in parts]
    if _COMMA.match(text[len(parts[0]) :]) and not (found[0] and found[0].year):
        return None  # "..., Neural Networks, CVPR 2015" closes a title
    told = [venue for venue in found if venue is not None and venue.id and not venue.rest]
    if len(told) < 2 and not (found[0] in told and told and told[0].year):
        return None
    chosen = min(told, key=lambda venue: venue.kind == "preprint")
    year = chosen.year or next((venue.year for venue in told if venue.year), None)
    return replace(chosen, text=text, year=year)


def dated_venue(text: str) -> Venue | None:
    """A phrase that names a venue with its year, known or not: "IJPR, 2021", "MLGW'19"."""
    found = known_venue(text)
    if found is not None:
        return found if found.year else None
    return _unknown(text)


@lru_cache(maxsize=32768)
def _unknown(text: str) -> Venue | None:
    text = _bare(text)
    if not 3 <= len(text) <= 120 or "et al" in text or _TWO_GROUPS.search(text):
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
    if len(bare.split()) > 14 or not _VENUE_WORD.search(bare) or _has_sentence(bare):
        return False
    if not _LOOSE_VENUE_WORD.search(bare):
        return True
    long = [word for word in re.findall(r"[^\W\d_]+", bare) if len(word) > 3]
    capitals: list[str] = [word for word in long if word[0].isupper()]
    return len(capitals) * 2 >= len(long)


def is_initialism(venue: Venue) -> bool:
    """Whether a journal is told by initials alone that are not its usual ones: "CIE" for CAIE.

    Conferences are known by many initials; those of journals mean other things as well.
    """
    text = venue.text.strip(_AROUND)
    return (
        venue.kind == "journal"
        and venue.year is None
        and 2 <= len(text) <= 5
        and text.isalpha()
        and text.isupper()
        and text != venue.short.upper()
    )


@lru_cache(maxsize=8192)
def is_venue_label(text: str) -> bool:
    """Whether the text of a link is a venue and not a title: "ICCV2019", "arXiv 26 May 2019"."""
    if len(text.split()) > 7:
        return False
    found = known_venue(text)
    if found is not None:
        return found.year is not None or len(text.split()) <= 3
    return len(text) <= 24 and _unknown(text) is not None
