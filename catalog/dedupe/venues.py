"""Venues as they are compared: through the registry where it knows them, else by their words."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

from catalog.dedupe.words import NO_VENUE_WORDS
from catalog.model import venue_text
from catalog.model.venue import VenueMatch
from catalog.text.plain import plain

_KINDS = (
    ("preprint", r"arxiv|corr|\w*rxiv|preprints?|ssrn|research square|eprints?"),
    ("thesis", r"thesis|dissertation|phd|doctoral"),
    (
        "report",
        r"tech(?:nical)?\.?\s*rep(?:ort)?s?|research report|working papers?|memo(?:randum)?|tr\b",
    ),
    (
        "journal",
        r"proc(?:eedings|\.)?(?:\s+of)?(?:\s+the)?\s+(?:(?:natl|national)\.?\s+acad|royal\s+soc|"
        r"ieee\Z|vldb\s+endow|acm\s+on\b|pvldb)|pvldb|pacm\w*",
    ),
    ("workshop", r"workshops?|wkshps?"),
    (
        "conference",
        r"conf(?:erence)?s?|symp(?:osium)?s?|proc(?:eedings)?s?|congress|colloquium|meeting|"
        r"convention",
    ),
    (
        "journal",
        r"journal|j|trans(?:actions)?|letters?|lett|annals?|magazine|mag|bulletin|bull|record|"
        r"reviews?|quarterly|archives?|acta|gazette|zeitschrift|revista|rev|surveys",
    ),
)
_KIND_PATTERNS = tuple(
    (kind, re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])", re.I)) for kind, pattern in _KINDS
)
_NO_VENUE = re.compile(
    r"\W*(?:in|to appear|submitted(?: to)?|accepted|in press|forthcoming)\W*\Z", re.I
)

_YEAR = re.compile(r"(?<!\d)(?:19[5-9]\d|20\d\d)(?!\d)")
_OCCASION = re.compile(r"(?<=\w)\.\s*conference(?:\s+publication)?\s*:.*", re.I | re.S)
"""The meeting whose abstracts fill an issue, as databases add it behind the journal."""
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)?\Z")


class Place(IntEnum):
    """How two venues relate."""

    DIFFERENT = -2
    UNLIKE = -1
    UNKNOWN = 0
    LIKELY = 1
    SAME = 2


@dataclass(frozen=True, slots=True)
class VenueView:
    """A venue, ready to be compared.

    Attributes:
        id: key of the registry, or empty.
        track: part of the venue other than its main one, of the kinds that make another work.
        kind: conference, workshop, journal, preprint, book, thesis, report, or empty.
        words: the words that tell it from others, folded.
        year: year that the text names, or None.
    """

    id: str = ""
    track: str = ""
    kind: str = ""
    words: tuple[str, ...] = ()
    year: int | None = None


Resolve = Callable[[str], VenueMatch | None]


def view(text: str, kind: str, resolve: Resolve) -> VenueView:
    """Read a venue.

    Args:
        text: free text.
        kind: what the source says it is; empty where it says nothing.
        resolve: the registry's reader.
    """
    text = _OCCASION.sub("", plain(text))
    if not text or _NO_VENUE.match(text):
        return VenueView(kind=kind)
    known = resolve(text)
    if known is not None:
        track = "workshop" if known.track == "workshop" else ""
        return VenueView(
            id=known.venue.id,
            track=track,
            kind=track or known.venue.kind,
            words=_words(text),
            year=known.year,
        )
    years = {int(year) for year in _YEAR.findall(text)}
    return VenueView(
        kind=_kind(text) or kind,
        words=_words(text),
        year=years.pop() if len(years) == 1 else None,
    )


def _kind(text: str) -> str:
    for kind, pattern in _KIND_PATTERNS:
        if pattern.search(text):
            return kind
    return ""


def _words(text: str) -> tuple[str, ...]:
    found = [word.key for word in venue_text.words(text) if not _ORDINAL.match(word.key)]
    telling = tuple(word for word in found if word not in NO_VENUE_WORDS and len(word) > 1)
    return telling or tuple(found)


def compare(a: VenueView, b: VenueView) -> Place:
    """How two venues relate; a text that says too little is unknown, never different."""
    if not a.words or not b.words:
        return Place.UNKNOWN
    if "book" in (a.kind, b.kind) and a.id != b.id:
        return Place.UNKNOWN  # a series such as lecture notes holds the proceedings of others
    if a.id and b.id:
        return Place.SAME if (a.id, a.track) == (b.id, b.track) else Place.DIFFERENT
    if a.kind and b.kind and a.kind != b.kind:
        return Place.UNLIKE
    if a.words == b.words:
        return Place.SAME
    short, long = sorted((a.words, b.words), key=lambda words: (len(words), words))
    if _abbreviates(short, long):
        return Place.SAME if len(short) > 1 or short[0] == long[0] else Place.LIKELY
    if _is_acronym(short, long):
        return Place.SAME
    common = len(set(short) & set(long))
    if common * 2 >= len(short):
        return Place.LIKELY
    if common:
        return Place.UNKNOWN
    return Place.UNLIKE


def _abbreviates(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether every word of one text begins a word of the other, in order."""
    at = 0
    for word in short:
        while at < len(long) and not (long[at].startswith(word) or word.startswith(long[at])):
            at += 1
        if at == len(long):
            return False
        at += 1
    return len(short) * 2 >= len(long) or len(short) > 2


def _is_acronym(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    letters = "".join(word[0] for word in long)
    return any(
        len(word) > 2 and (word in letters or letters in word) and len(letters) > 2
        for word in short
    )
