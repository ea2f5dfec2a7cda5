"""Titles that carry more than the title: authors and a year in front, the place of print behind.

Scraped citations are often cut at the wrong place: `Libkin. Maintenance of views`, or `Maintenance
of views. In Proc. SIGMOD, 1995`. Such words are taken off only where what is left is the title of
the other record.
"""

import re
from collections.abc import Set
from dataclasses import replace

from catalog.dedupe.words import PRINTED, STARTS_PRINTED
from catalog.text.alike.titles import TitleView, is_count
from catalog.text.alike.words import COUNTED, SMALL

_YEAR = re.compile(r"(?:19|20)\d\d[a-z]?\Z")
_MOST_BEFORE = 12
"""Words in front of a title that can be authors and a year."""
_LEAST_LEFT = 2
"""Words that must be left."""


def unburden(long: TitleView, short: TitleView, names: Set[str]) -> TitleView | None:
    """A title without what does not belong to it, or None where there is nothing to take off.

    Args:
        long: the title that may carry more.
        short: the title that it may be.
        names: words of the authors and venues of both records.
    """
    words, size = long.words, len(short.words)
    extra = len(words) - size
    if extra < 1 or size < _LEAST_LEFT:
        return None
    front = _aligned(words, short.words, names) or _front(words, names, extra)
    back = _back(words, names, front + max(_LEAST_LEFT, size))
    left = words[front:back]
    if len(left) == len(words) or len(left) < _LEAST_LEFT:
        return None
    compact = "".join(left)
    numbers = tuple(sorted(word for word in left if is_count(word)))
    return replace(long, words=left, compact=compact, main=compact, tail="", numbers=numbers)


def _aligned(words: tuple[str, ...], title: tuple[str, ...], names: Set[str]) -> int:
    """Where the title begins behind words of which one is an author or a year; 0 for nowhere."""
    for at in range(1, min(len(words) - 1, _MOST_BEFORE)):
        if words[at] == title[0] and words[at + 1][:4] == title[1][:4]:
            told = any(word in names or _YEAR.match(word) for word in words[:at])
            return at if told else 0
    return 0


def _front(words: tuple[str, ...], names: Set[str], most: int) -> int:
    """How many words at the beginning are authors or a year."""
    for at, word in enumerate(words[: min(most, _MOST_BEFORE)]):
        if _YEAR.match(word):
            return at + 1
    end = 0
    for at, word in enumerate(words[:most]):
        if word in names or (len(word) <= 2 and word.isalpha() and word not in SMALL):
            end = at + 1
        elif word not in ("and", "et", "al", "de", "van", "von"):
            break
    return end


def _back(words: tuple[str, ...], names: Set[str], least: int) -> int:
    """Where the place of print begins, or the end of the words."""
    for at in range(least, len(words)):
        if words[at] in STARTS_PRINTED:
            while at > least and words[at - 1] in ("in", "the", "of"):
                at -= 1
            return at
    end = len(words)
    while end > least and _printed(words[end - 1], names):
        end -= 1
    # A number alone belongs to the title: `Part 2`, `Report 2011`.
    return len(words) if all(w.isdigit() or w in COUNTED for w in words[end:]) else end


def _printed(word: str, names: Set[str]) -> bool:
    return word in names or word in PRINTED or word.isdigit() or bool(_YEAR.match(word))
