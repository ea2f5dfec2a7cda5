"""Whether a target is the paper that an entry means."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from catalog.links.authorship import Accord, accord
from catalog.links.likeness import Likeness, likeness
from catalog.links.targets import Expected
from catalog.links.verdict import Observation
from catalog.net.registry import Identifier

_SITE = re.compile(r"\s+[-–—|·•»:]+\s+|\s*::\s*")
"""What stands between the title of a page and the name of its site."""


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

    Another title, or the title with other authors, is another paper. Where a title was changed,
    or where names cannot be held against each other, somebody has to look. A renamed preprint is
    recognised by an identifier, other than the one that was asked for, that the target and the
    entry share.

    Args:
        expected: the entry's work.
        seen: the target.
        asked: the identifier that led to it.
    """
    if not seen.titles:
        return Comparison(Match.SILENT)
    alike = max(likeness(a, b) for a in expected.titles for b in _titles(seen))
    named = accord(expected.authors, seen.authors)
    if alike >= Likeness.SUBTITLE:
        return _of_one_title(named, seen)
    if (expected.also & set(seen.also)) - {asked}:
        return Comparison(Match.SAME)
    if not seen.bibliographic:
        # A bare page title may be a site's name or a slogan: it proves nothing.
        return Comparison(Match.SILENT)
    calls = f"calls itself “{seen.titles[0]}”"
    if alike is Likeness.OTHER and named is not Accord.MOST:
        return Comparison(Match.WRONG, calls)
    if named is Accord.NONE:
        return Comparison(Match.WRONG, f"{calls}, by {_first(seen.authors)}")
    return Comparison(Match.LOOK, calls)


def _of_one_title(named: Accord, seen: Observation) -> Comparison:
    if named not in (Accord.DOUBT, Accord.NONE):
        return Comparison(Match.SAME)
    return Comparison(
        Match.WRONG if named is Accord.NONE else Match.LOOK,
        f"has the title but other authors ({_first(seen.authors)})",
    )


def _titles(seen: Observation) -> Iterator[str]:
    """What a target calls itself; of a bare page title also the parts beside the site's name."""
    yield from seen.titles
    if not seen.bibliographic:
        for title in seen.titles:
            yield from (part for part in _SITE.split(title) if part != title and " " in part)


def _first(names: tuple[str, ...]) -> str:
    return ", ".join(names[:3])
