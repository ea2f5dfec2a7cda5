"""Two titles: equal, nearly equal, grown by a subtitle, or about something else."""

import re
from collections import Counter
from dataclasses import dataclass
from enum import IntEnum

from rapidfuzz import fuzz

from catalog.text.alike.slips import Familiar, are_opposed, damaged, is_slip
from catalog.text.alike.titles import TitleView, stem
from catalog.text.alike.words import COUNTED, SMALL

_COUNT = re.compile(r"\d+(?:st|nd|rd|th|d)?\Z")
_NUMBERED = re.compile(
    r"(?:part|volume|vol)?\d{1,2}(?!\d|d)|(?:part|volume|vol|report|edition|issue)\d{1,4}\Z"
)
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_CLOSE_MAIN = 96.0
"""Similarity of two main titles (0-100) from which they count as one."""
_DAMAGED = 0.5
"""What a pair of words that may be one in bad print counts, against 1 for equal words."""
_SHORTEST_MAIN = 5
"""Letters that a main title must have to speak for its work alone."""


_LONG_TAIL = 20
"""Letters from which a subtitle speaks for its work."""


class Level(IntEnum):
    """How two titles relate, from strangers to twins."""

    DIFFERENT = 0
    SIMILAR = 1
    CUT = 2
    GREW = 3
    REORDERED = 4
    NEAR = 5
    EQUAL = 6


@dataclass(frozen=True, slots=True)
class TitleMatch:
    """How two titles relate.

    Attributes:
        level: the relation.
        similarity: 0 to 1, for people and for ranking.
        slips: words that differ by a slip of the pen or an inflection.
        conflict: why the two cannot be one work; empty where nothing says so.
        told: whether both records have a title.
        leaked: whether one title held authors of the other record.
    """

    level: Level
    similarity: float
    slips: int = 0
    conflict: str = ""
    told: bool = True
    leaked: bool = False


def never(_: str) -> bool:
    """A collection too small to know its words."""
    return False


def match(a: TitleView, b: TitleView, familiar: Familiar = never) -> TitleMatch:
    """Compare two titles.

    Args:
        a: one title.
        b: the other.
        familiar: tells ordinary words, which are not taken for misspellings of each other.
    """
    if not a.compact or not b.compact:
        return TitleMatch(Level.DIFFERENT, 0.0, told=False)
    conflict = f"one is a {a.answer or b.answer}" if a.answer != b.answer else ""
    if a.compact == b.compact:
        return TitleMatch(Level.EQUAL, 1.0, conflict=conflict)
    if _strangers(a, b):
        return TitleMatch(
            Level.DIFFERENT, _overlap(a.words, b.words, *_without_common(a.words, b.words))
        )
    only_a, only_b, slips, opposed = _leftovers(a.words, b.words, familiar)
    grown = None if opposed else _grown(a, b)
    if grown is not Level.GREW or _numbered_tail(a, b):
        conflict = conflict or _numbers(a, b, only_a, only_b)
    content_a = [word for word in only_a if word not in SMALL]
    content_b = [word for word in only_b if word not in SMALL]
    if not content_a and not content_b:
        same_order = slips or _in_order(a, b)
        level = Level.NEAR if same_order else Level.REORDERED
        if slips > 2 and slips * 3 > len(a.words):
            level = Level.SIMILAR
        return TitleMatch(level, _ratio(a, b), slips, conflict)
    if not opposed:
        if grown is not None:
            return TitleMatch(grown, _ratio(a, b), slips, conflict)
        glued = fuzz.ratio(a.compact, b.compact) / 100
        if glued > 0.97 and not conflict and not _whole_words(content_a, content_b):
            return TitleMatch(Level.NEAR, glued, max(slips, 1), conflict)
    similarity = _overlap(a.words, b.words, only_a, only_b)
    if opposed and not conflict and similarity > 0.6:
        conflict = f"{opposed[0]} / {opposed[1]}"
    level = Level.SIMILAR if similarity >= 0.6 else Level.DIFFERENT
    return TitleMatch(level, similarity, slips, conflict)


def _strangers(a: TitleView, b: TitleView) -> bool:
    """Whether a glance tells that two titles have little in common."""
    short, long = sorted((a.compact, b.compact), key=len)
    if long.startswith(short) or short in long:
        return False
    common = len(set(a.words) & set(b.words)) * 2
    if common > min(len(a.words), len(b.words)):
        return False
    return fuzz.ratio(short, long, score_cutoff=72.0) == 0.0


def _ratio(a: TitleView, b: TitleView) -> float:
    return (
        max(
            fuzz.ratio(a.compact, b.compact),
            fuzz.token_sort_ratio(" ".join(a.words), " ".join(b.words)),
        )
        / 100
    )


def _in_order(a: TitleView, b: TitleView) -> bool:
    """Whether the words that count stand in one order."""
    left = [stem(word) for word in a.words if word not in SMALL]
    right = [stem(word) for word in b.words if word not in SMALL]
    return "".join(left) == "".join(right)


def _leftovers(
    a: tuple[str, ...], b: tuple[str, ...], familiar: Familiar
) -> tuple[list[str], list[str], int, tuple[str, str] | None]:
    """The words that only one title has, after slips and joined words are paired off."""
    left, right = _without_common(a, b)
    if not left and not right:
        return left, right, 0, None
    if "".join(left) == "".join(right):
        return [], [], 0, None
    slips = 0
    opposed = None
    for word in tuple(left):
        for other in right:
            if abs(len(word) - len(other)) > 3 or (word[0] != other[0] and word[-1] != other[-1]):
                continue
            if is_slip(word, other, familiar):
                left.remove(word)
                right.remove(other)
                slips += stem(word) != stem(other)
                break
            if opposed is None and are_opposed(word, other):
                opposed = (word, other)
    if left and right:
        _pair_joined(left, right)
    return left, right, slips, opposed


def _without_common(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[list[str], list[str]]:
    extra_b = Counter(b)
    left = []
    for word in a:
        if extra_b[word] > 0:
            extra_b[word] -= 1
        else:
            left.append(word)
    right = []
    for word in reversed(b):
        if extra_b[word] > 0:
            extra_b[word] -= 1
            right.append(word)
    return left, right[::-1]


def _pair_joined(left: list[str], right: list[str]) -> None:
    """Take off words that one side writes in two: `real time` and `realtime`."""
    for short, long in ((left, right), (right, left)):
        for word in tuple(long):
            for at in range(len(short) - 1):
                if short[at] + short[at + 1] == word:
                    del short[at : at + 2]
                    long.remove(word)
                    break


def _numbers(a: TitleView, b: TitleView, only_a: list[str], only_b: list[str]) -> str:
    """Why the numbers of two titles exclude each other, or an empty text."""
    left = [word for word in only_a if word in a.numbers]
    right = [word for word in only_b if word in b.numbers]
    if left and right:
        return f"{left[0]} / {right[0]}"
    words = a.words if left else b.words
    alone = [word for word in left or right if _COUNT.match(word) and _counts(word, words)]
    if alone:
        only = only_a if left else only_b
        facing = [word for word in (only_b if left else only_a) if word not in SMALL]
        if alone[0][-1].isalpha() and facing:
            return ""  # an ordinal, and a word that may be one misspelt
        others = [word for word in only if word != alone[0] and word not in SMALL]
        if alone[0] == words[-1] or len(others) < 2:
            return f"only one has {alone[0]}"
    return ""


def _counts(number: str, words: tuple[str, ...]) -> bool:
    """Whether a number tells a work from its fellows: `Part 2`, `Report 2011`, not `in 2011`."""
    at = words.index(number)
    return not _YEAR.match(number) or (at > 0 and words[at - 1] in COUNTED)


def _numbered_tail(a: TitleView, b: TitleView) -> bool:
    """Whether the subtitle that one has more is a part's number: `...: II. Rivers`."""
    tail = a.tail if len(a.compact) > len(b.compact) else b.tail
    return _NUMBERED.match(tail) is not None


def _grown(a: TitleView, b: TitleView) -> Level | None:
    """Whether one title is the other with a subtitle or a name in front, or its beginning."""
    short, long = (a, b) if len(a.compact) < len(b.compact) else (b, a)
    if a.tail and b.tail and a.main == b.main and not long.tail.startswith(short.tail):
        return None
    if len(short.compact) >= _SHORTEST_MAIN or short.cut:
        if _alike(long.main, short.compact) and long.tail:
            return Level.GREW
        if _alike(long.tail, short.compact) and len(long.main) < 25:
            return Level.GREW
        if short.tail and short.main and _alike(long.compact, short.tail):
            return Level.GREW
        if _alike(long.tail, short.compact) and len(long.tail) >= _LONG_TAIL:
            return Level.CUT
    if long.compact.startswith(short.compact) and (short.cut or len(short.compact) >= 20):
        return Level.CUT
    if a.tail == b.tail and len(a.tail) >= _LONG_TAIL and (a.main in b.main or b.main in a.main):
        return Level.CUT
    return None


def _alike(a: str, b: str) -> bool:
    return bool(a) and (a == b or fuzz.ratio(a, b, score_cutoff=_CLOSE_MAIN) > 0)


def _whole_words(left: list[str], right: list[str]) -> bool:
    """Whether a word of its own was exchanged or added, rather than letters damaged."""
    if not left or not right:
        return any(len(word) > 2 for word in left + right)
    return fuzz.ratio("".join(left), "".join(right)) < 75


def _overlap(a: tuple[str, ...], b: tuple[str, ...], only_a: list[str], only_b: list[str]) -> float:
    """Share of the words that both titles have; small words count little."""
    total = sum(map(_mass, a)) + sum(map(_mass, b))
    alone = sum(map(_mass, only_a)) + sum(map(_mass, only_b))
    if not total or alone > total * 0.5:
        return max(0.0, 1 - alone / total) if total else 0.0
    right = list(only_b)
    for word in only_a:
        near = next((other for other in right if damaged(word, other)), None)
        if near is not None:
            right.remove(near)
            alone -= _DAMAGED * (_mass(word) + _mass(near))
    return max(0.0, 1 - alone / total)


def _mass(word: str) -> float:
    return 0.2 if word in SMALL else 1.0
