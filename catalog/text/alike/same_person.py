"""Whether two names can be one person."""

from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from catalog.text.alike.names import Person
from catalog.text.alike.words import SHORT_FORMS
from catalog.text.names import PARTICLES

_GLUED = frozenset(a + b for a in PARTICLES for b in (*PARTICLES, ""))
"""Particles as they stand before a family name that swallowed them: `Vandermaaten`."""


def same_word(a: str, b: str) -> bool:
    """Whether two words of names are one, a slip of the pen allowed."""
    if a == b:
        return True
    shorter = min(len(a), len(b))
    if shorter < 4:
        return False
    if a.endswith(b) or b.endswith(a):
        return max(a, b, key=len)[: abs(len(a) - len(b))] in _GLUED
    allowed = 1 if shorter < 8 else 2
    return DamerauLevenshtein.distance(a, b, score_cutoff=allowed) <= allowed


@lru_cache(maxsize=200_000)
def compatible(a: Person, b: Person) -> float:
    """How well two names can be one person.

    Returns:
        1 for the same words, 0.9 where initials stand for words or a word is missing, 0.7 where
        a word differs by a slip, 0 where the names exclude each other.
    """
    if a.words == b.words:
        return 1.0 if _initials_agree(a.initials, b.initials) else 0.0
    left, right = list(a.words), list(b.words)
    for word in a.words:
        if word in right:
            left.remove(word)
            right.remove(word)
    common = len(a.words) - len(left)
    exact = common > 0
    for word in tuple(left):
        near = next((other for other in right if same_word(word, other)), None)
        if near is not None:
            left.remove(word)
            right.remove(near)
            common += 1
    if not common:
        return 0.8 if _joined(a, b) else 0.5 if _swapped(a, b) else 0.0
    if left and right:
        if "".join(left) == "".join(right):
            return 0.9
        return _nicknames(left, right) if exact else 0.0
    letters_a, letters_b = list(a.initials), list(b.initials)
    if not _stand_for(left, letters_b) or not _stand_for(right, letters_a):
        return 0.0
    if not exact:
        return 0.7
    return 0.9 if a.last == b.last or a.last in b.words or b.last in a.words else 0.6


def _stand_for(words: list[str], letters: list[str]) -> bool:
    """Whether the letters of one name can be the words that only the other has."""
    if not letters or not words:
        return True
    return any(word[0] in letters for word in words)


def _initials_agree(a: Sequence[str], b: Sequence[str]) -> bool:
    return not a or not b or bool(set(a) & set(b))


def _joined(a: Person, b: Person) -> bool:
    """`Ben David` and `Bendavid`, in either order: a source that lost or gained a space."""
    glued = "".join(a.words)
    return len(glued) > 4 and glued in ("".join(b.words), "".join(reversed(b.words)))


def _swapped(a: Person, b: Person) -> bool:
    """`J. Han` and `H. Jiawei`: each word stands behind an initial of the other name."""
    if len(a.words) != 1 or len(b.words) != 1 or not a.initials or not b.initials:
        return False
    return a.words[0][0] == b.initials[0] and b.words[0][0] == a.initials[0]


def _nicknames(left: Sequence[str], right: Sequence[str]) -> float:
    """Given names that stand for each other: `dan` and `daniel`, `bob` and `robert`.

    Other given names with one first letter leave it open (0.5), the rest exclude it.
    """
    if len(left) != len(right):
        return 0.0
    value = 0.7
    for word, other in zip(left, right, strict=True):
        short, long = sorted((word, other), key=len)
        if len(short) >= 3 and long.startswith(short):
            continue
        if (word, other) in SHORT_FORMS or (other, word) in SHORT_FORMS:
            continue
        if word[0] != other[0]:
            return 0.0
        value = 0.5
    return value
