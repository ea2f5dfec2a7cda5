"""Author lists: how far two of them agree."""

from collections.abc import Sequence
from dataclasses import dataclass

from catalog.text.alike.names import Person
from catalog.text.alike.same_person import compatible

_MOST = 60
"""Authors of a list that are compared; longer lists are collaborations."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """What two author lists say about each other.

    Attributes:
        matched: authors of the shorter list that the other list has, slips counted in part.
        shorter: length of the shorter list.
        longer: length of the longer list.
        first: whether the first authors match.
        leading: whether the shorter list is how the longer one begins.
        known: whether both lists can be compared at all.
        cut: whether one of the lists says that it is not complete.
    """

    matched: float = 0.0
    shorter: int = 0
    longer: int = 0
    first: bool = False
    leading: bool = False
    known: bool = False
    cut: bool = False

    @property
    def share(self) -> float:
        """Share of the shorter list that is matched."""
        return self.matched / self.shorter if self.shorter else 0.0

    @property
    def coverage(self) -> float:
        """Share of the longer list that is matched."""
        return self.matched / self.longer if self.longer else 0.0


def agreement(a: Sequence[Person], b: Sequence[Person], *, cut: bool = False) -> Agreement:
    """Match two author lists, order forgotten, each author once.

    Args:
        a: one list.
        b: the other.
        cut: whether one of them says that it is not complete.
    """
    if not a or not b or any(p.foreign for p in a) != any(p.foreign for p in b):
        return Agreement(0.0, min(len(a), len(b)), max(len(a), len(b)), cut=cut)
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    if tuple(short) == tuple(long):
        return Agreement(len(a), len(a), len(a), True, True, True, cut)
    free = list(long[:_MOST])
    matched = 0.0
    for person in short[:_MOST]:
        best, value = -1, 0.0
        for at, other in enumerate(free):
            found = compatible(person, other)
            if found > value:
                best, value = at, found
                if found == 1.0:
                    break
        if best >= 0:
            free.pop(best)
            matched += value
    matched = min(len(short), max(matched, _by_words(short, long)))
    if len(short) > _MOST:
        matched *= len(short) / _MOST
    first = compatible(a[0], b[0]) > 0
    leading = first and all(compatible(one, other) for one, other in zip(short, long, strict=False))
    return Agreement(matched, len(short), len(long), first, leading, True, cut)


def _by_words(short: Sequence[Person], long: Sequence[Person]) -> float:
    """How many authors the full words of two lists have in common.

    For lists whose names could not be told apart: `Reynoso, Gómez and Manuel, Juan`.
    """
    mine = {word for person in short for word in person.words if len(word) > 2}
    theirs = {word for person in long for word in person.words if len(word) > 2}
    if len(mine) < 3 or len(theirs) < 3:
        return 0.0
    share = len(mine & theirs) / min(len(mine), len(theirs))
    return share * len(short) if share >= 0.7 else 0.0
