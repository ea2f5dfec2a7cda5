"""Whether a target is the paper that an entry means."""

from dataclasses import dataclass
from enum import StrEnum

from catalog.links.targets import Expected
from catalog.links.verdict import Observation
from catalog.net.registry import Identifier
from catalog.text.titles import title_key, words

SAME = 88.0
"""Similarity of titles, 0 to 100, from which on they are one title."""
OTHER = 60.0
"""Similarity below which they are two; between the two somebody has to look."""
_SHORTEST_HEAD = 3
"""Words that a title without its subtitle must have to stand for the whole."""


class Match(StrEnum):
    """How well a target fits an entry."""

    SAME = "same"
    LOOK = "look"
    WRONG = "wrong"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Comparison:
    """The outcome and its reason in words."""

    match: Match
    reason: str = ""


def compare(expected: Expected, seen: Observation, asked: Identifier) -> Comparison:
    """Hold a target against the work that links to it.

    Title and a surname must agree. A renamed preprint is recognised by an identifier, other
    than the one that was asked for, that the target and the entry share.

    Args:
        expected: the entry's work.
        seen: the target.
        asked: the identifier that led to it.
    """
    if not seen.titles:
        return Comparison(Match.SILENT)
    likeness = max(similarity(a, b) for a in expected.titles for b in seen.titles)
    named = shares_surname(expected.authors, seen.authors)
    calls = f"calls itself “{seen.titles[0]}”"
    if likeness >= SAME:
        if named is not False:
            return Comparison(Match.SAME)
        by = ", ".join(seen.authors[:3])
        certain = min(len(expected.authors), len(seen.authors)) > 1
        return Comparison(
            Match.WRONG if certain else Match.LOOK,
            f"has the title but other authors ({by})",
        )
    shared = (expected.also & set(seen.also)) - {asked}
    if shared:
        return Comparison(Match.SAME)
    if not seen.bibliographic:
        # A bare page title may be a site's name or a slogan: it proves nothing.
        return Comparison(Match.SILENT)
    if likeness < OTHER and not _same_people(expected.authors, seen.authors):
        return Comparison(Match.WRONG, calls)
    if named is False:
        return Comparison(Match.WRONG, f"{calls}, by {', '.join(seen.authors[:3])}")
    return Comparison(Match.LOOK, calls)


def similarity(one: str, other: str) -> float:
    """Likeness of two titles, 0 to 100, without regard to case, accents, markup and order.

    A title that is the beginning of the other, up to its subtitle, is the same.
    """
    if title_key(one) == title_key(other):
        return 100.0
    first, second = words(one), words(other)
    short, long = sorted((first, second), key=len)
    if len(short) >= _SHORTEST_HEAD and long[: len(short)] == short:
        return 95.0
    from rapidfuzz import fuzz  # only titles that differ need it

    joined, other_joined = " ".join(first), " ".join(second)
    return max(
        fuzz.ratio(joined, other_joined),
        fuzz.ratio(" ".join(sorted(first)), " ".join(sorted(second))),
    )


def shares_surname(expected: tuple[str, ...], seen: tuple[str, ...]) -> bool | None:
    """Whether two lists of authors have a family name in common.

    Family names are looked for among all words of the other side's names, because some sources
    write the family name first.

    Returns:
        None where one side names nobody.
    """
    if not expected or not seen:
        return None
    there = {word for name in seen for word in words(name)}
    here = {word for name in expected for word in words(name)}
    surnames = {_surname(name) for name in expected}
    others = {_surname(name) for name in seen}
    return bool(surnames & there) or bool(others & here)


def _surname(name: str) -> str:
    family = name.split(",")[0] if "," in name else name
    parts = words(family)
    return parts[-1] if parts else ""


def _same_people(expected: tuple[str, ...], seen: tuple[str, ...]) -> bool:
    """Whether most authors agree: a work that was renamed rather than another."""
    here, there = {_surname(name) for name in expected}, {_surname(name) for name in seen}
    both = len(here & there)
    return both > 1 and 3 * both >= 2 * max(len(here), len(there))
