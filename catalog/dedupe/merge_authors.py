"""Joining two author lists of one work: the longer one, with what the other knows more."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from catalog.text.alike.names import Person, people
from catalog.text.alike.same_person import compatible
from catalog.text.names import split_name

Parts = tuple[str, str, str]
"""Given name, family name, suffix."""

_SURE = 0.9
"""Agreement of two names (`compatible`) from which they need no common place in their lists."""


def merged_authors(mine: Any, theirs: Any) -> Any:
    """The longer of two author lists; of equally long ones the one with fewer initials.

    Of a person whom both name, the fuller spelling, the division into family and given name and
    the ORCID iD are taken from the list that has them.

    Args:
        mine: names and mappings, as the file of the kept entry holds them, or None.
        theirs: the same of the other entry.
    """
    if not mine or not theirs:
        return mine or theirs
    better = (len(theirs), -_initials(theirs)) > (len(mine), -_initials(mine))
    chosen, rest = (theirs, mine) if better else (mine, theirs)
    same = same_people(chosen, rest)
    return [
        _joined(author, rest[same[at]]) if at in same else author
        for at, author in enumerate(chosen)
    ]


def authors_left_out(theirs: Iterable[Any], result: Sequence[Any]) -> tuple[str, ...]:
    """The people and ORCID iDs of one list that a merged list does not hold, for people."""
    theirs = list(theirs)
    kept = same_people(theirs, result)
    held = {orcid_of(author) for author in result}
    lines = []
    for at, author in enumerate(theirs):
        if at not in kept:
            lines.append(_name(_parts(author)))
        orcid = orcid_of(author)
        if orcid and orcid not in held:
            lines.append(f"orcid {orcid} of {_name(_parts(author))}")
    return tuple(lines)


def orcid_of(author: Any) -> str:
    """The ORCID iD that a list gives for an author, or an empty text."""
    return str(author.get("orcid") or "") if isinstance(author, Mapping) else ""


def same_people(a: Sequence[Any], b: Sequence[Any]) -> dict[int, int]:
    """Which author of one list is which of the other: positions.

    A place in common settles it where the names can be one; elsewhere a name must be like one
    other name only, because `J. Wang` may be two people of one list.
    """
    left, right = [_person(author) for author in a], [_person(author) for author in b]
    found = {
        at: at
        for at, (one, other) in enumerate(zip(left, right, strict=False))
        if one and other and compatible(one, other) >= _SURE
    }
    likely = {at: near for at, near in _like(left, right).items() if at not in found}
    claimed = [to for near in likely.values() for to in near]
    taken = set(found.values())
    for at, near in likely.items():
        free = near - taken
        if len(free) == 1 and claimed.count(min(free)) == 1:
            found[at] = min(free)
    taken = set(found.values())
    for at, (one, other) in enumerate(zip(left, right, strict=False)):
        if at not in found and at not in taken and one and other and compatible(one, other):
            found[at] = at
    return found


def _like(left: Sequence[Person | None], right: Sequence[Person | None]) -> dict[int, set[int]]:
    """For each name of one list the positions of the names of the other that surely agree."""
    by_word: dict[str, set[int]] = defaultdict(set)
    for at, person in enumerate(right):
        for word in person.words if person else ():
            by_word[word].add(at)
    return {
        at: {
            to
            for word in one.words
            for to in by_word[word]
            if (other := right[to]) and compatible(one, other) >= _SURE
        }
        for at, one in enumerate(left)
        if one
    }


def _joined(author: Any, other: Any) -> Any:
    """What two lists say of one person, as the first says it where both say the same."""
    orcid = orcid_of(author) or orcid_of(other)
    base, more = (other, author) if _says_more(other, author) else (author, other)
    parts = _parts(base)
    if not isinstance(base, Mapping) and isinstance(more, Mapping):
        parts = _divided(_name(parts), _parts(more)) or parts
    if parts == _parts(base) and orcid == orcid_of(base):
        return base
    given, family, suffix = parts
    fields = {"given": given, "family": family, "suffix": suffix, "orcid": orcid}
    return {field: value for field, value in fields.items() if value}


def _says_more(other: Any, author: Any) -> bool:
    """Whether one spelling has a name in full for which the other has a letter or nothing."""
    a, b = _person(author), _person(other)
    if not a or not b:
        return False
    if len(a.words) == 1 and not a.initials:
        return len(b.words) > 1 or bool(b.initials)
    return bool(a.initials) and len(b.words) > len(a.words)


def _divided(name: str, known: Parts) -> Parts | None:
    """A plain name, divided as it is known to be; None where that does not fit it."""
    if sorted(name.split()) == sorted(_name(known).split()):
        return known
    _, family, suffix = known
    ending = f" {family} {suffix}".rstrip()
    return (name.removesuffix(ending), family, suffix) if name.endswith(ending) else None


def _parts(author: Any) -> Parts:
    if isinstance(author, Mapping):
        given, family, suffix = (
            str(author.get(field) or "") for field in ("given", "family", "suffix")
        )
        return given, family, suffix
    return split_name(str(author))


def _name(parts: Parts) -> str:
    return " ".join(part for part in parts if part)


def _person(author: Any) -> Person | None:
    given, family, suffix = _parts(author)
    found, _ = people([", ".join(part for part in (family, suffix, given) if part)])
    return found[0] if found else None


def _initials(authors: Iterable[Any]) -> int:
    return sum(_name(_parts(author)).count(".") for author in authors)
