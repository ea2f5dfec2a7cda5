"""Two titles: of one work, of two, or so near that somebody has to look."""

import re
import unicodedata
from collections import Counter
from enum import IntEnum
from typing import TYPE_CHECKING

from catalog.text.titles import title_key, words

if TYPE_CHECKING:
    from catalog.text.alike.titles import TitleView

OTHER = 60.0
"""Similarity of titles, 0 to 100, below which they are two without a doubt."""
_COMMON = 0.3
"""Share of words in common below which letters are alike by chance."""
_SHORTEST_HEAD = 3
"""Words that a title without its subtitle must have to stand for the whole."""
_SHORTEST_PART = 12
"""Letters of a title that another title holds not by chance."""
_ABOUT = re.compile(r"review|\Acomment|column")
"""Remarks of what is written about a work; "extended abstract" and "tutorial" are not."""
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_PART = re.compile(r"(?:part|volume|vol)?\d{1,2}(?!\d|d)")
_EAST_ASIAN = frozenset({"HIRAGANA", "KATAKANA", "HANGUL"})


class Likeness(IntEnum):
    """How two titles relate, from what says least to what says most for one work.

    Attributes:
        UNREADABLE: nothing can be said: two scripts, or no letters.
        OTHER: two titles.
        NEAR: one may have been changed into the other, or they name two works of a series.
        SUBTITLE: one is the other with a subtitle, or with a name in front.
        SAME: one title, however it is written.
    """

    UNREADABLE = 0
    OTHER = 1
    NEAR = 2
    SUBTITLE = 3
    SAME = 4


def likeness(one: str, other: str) -> Likeness:
    """Compare two titles without regard to case, accents, markup, hyphens and spelling.

    Other numbers, parts, years and opposites ("paired", "unpaired"), and words in another order,
    are what tells two works of the same people apart: they are never one title. Neither are a
    work and its erratum, its review or its supplement.
    """
    if "\\" not in one + other and title_key(one) and title_key(one) == title_key(other):
        return Likeness.SAME
    # Only titles that differ need what follows.
    from catalog.text.alike.title_match import Level, match
    from catalog.text.alike.titles import heads, view

    a, b = view(one), view(other)
    if not a.compact or not b.compact:
        return Likeness.UNREADABLE
    found = match(a, b)
    short, long = sorted((a, b), key=lambda title: len(title.compact))
    if found.level <= Level.SIMILAR:
        if not found.conflict and _one_slip(words(one), words(other)):
            return Likeness.SAME
        if short.compact == long.main or (
            len(short.compact) >= _SHORTEST_PART and short.compact in long.compact
        ):
            return Likeness.NEAR
        if found.similarity >= _COMMON and ratio(words(one), words(other)) >= OTHER:
            return Likeness.NEAR
        return Likeness.OTHER if script(one) == script(other) else Likeness.UNREADABLE
    remarks = {a.remark, b.remark}
    if found.conflict or (len(remarks) > 1 and any(map(_ABOUT.search, remarks))):
        return Likeness.NEAR
    if found.level is Level.EQUAL or (found.level is Level.CUT and short.cut):
        return Likeness.SAME
    if found.level is Level.NEAR:
        return Likeness.SAME if _misspelt(a.words, b.words) else Likeness.NEAR
    whole = one if long is a else other
    grew = found.level is Level.GREW or short.compact in heads(whole)
    if grew and _stands_for(short, long):
        return Likeness.SUBTITLE
    return Likeness.NEAR


def ratio(one: list[str], other: list[str]) -> float:
    """Similarity of two titles' letters, 0 to 100, in the order that suits them better."""
    from rapidfuzz import fuzz

    return max(
        fuzz.ratio(" ".join(one), " ".join(other)),
        fuzz.ratio(" ".join(sorted(one)), " ".join(sorted(other))),
    )


def script(text: str) -> str:
    """The script of most letters of a text, as Unicode names it; the East Asian ones are one."""
    if text.isascii():
        return "LATIN" if any(map(str.isalpha, text)) else ""
    letters = filter(str.isalpha, unicodedata.normalize("NFKC", text))
    names = Counter(unicodedata.name(char, "?").split()[0] for char in letters)
    first = min(names, key=lambda name: (-names[name], name), default="")
    return "CJK" if first in _EAST_ASIAN else first


def _misspelt(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether words that differ begin alike, as misspelt ones do: not `local` and `focal`."""
    from catalog.text.alike.words import SMALL

    left, right = (
        [word for word in (Counter(a) - Counter(b)).elements() if word not in SMALL]
        for a, b in ((one, other), (other, one))
    )
    if len(left) != len(right):
        return True  # words joined or parted
    return sorted(word[0] for word in left) == sorted(word[0] for word in right)


def _one_slip(one: list[str], other: list[str]) -> bool:
    """Whether one word is misspelt, even a numeral: `Frist Steps`."""
    from catalog.text.alike.slips import is_slip
    from catalog.text.alike.title_match import never

    if len(one) != len(other):
        return False
    pairs = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    if len(pairs) != 1 or not "".join(pairs[0]).isascii():
        return False  # a Chinese title is one word
    a, b = pairs[0]
    return a[0] == b[0] and is_slip(a, b, never)


def _stands_for(short: "TitleView", long: "TitleView") -> bool:
    """Whether a title may stand for itself with a subtitle, or with a name in front.

    What only the longer one has must say something of its own ("Review" and "Poster" do not), and
    be neither a year's nor a part's.
    """
    from catalog.text.alike.titles import stem
    from catalog.text.alike.words import GENERIC

    part, whole = "".join(map(stem, short.words)), "".join(map(stem, long.words))
    more = Counter(long.words) - Counter(short.words)
    return (
        len(short.words) >= _SHORTEST_HEAD
        and (whole.startswith(part) or long.tail == short.compact)
        and not (whole.startswith(part) and _PART.match(whole[len(part) :]))
        and not any(map(_YEAR.match, more))
        and not all(word in GENERIC for word in more)
    )
