"""Two lists of authors: the same people, other people, or not to be told."""

import re
from dataclasses import dataclass, replace
from enum import Enum

from catalog.links.likeness import script
from catalog.text.alike.names import Person, people
from catalog.text.plain import plain

_GROUP = re.compile(
    r"\b(?:alliance|association|collaborations?|committee|community|company|consortium|corp|"
    r"corporation|corporate|council|department|dept|foundation|gmbh|groups?|inc|initiative|"
    r"institut[eo]?|institution|labs?|laborator(?:y|ies)|ltd|llc|ministry|network|organi[sz]ation|"
    r"project|research|society|task force|teams?|univ|university)\b",
    re.I,
)
_SPELLINGS = re.compile(r"(?<=[aou])e|(?<=a)a")
"""The second letter of `ae`, `oe`, `ue` and `aa`, which stand for `ä`, `ø`, `ü` and `å`."""
_SURE = 0.9
"""What `compatible` gives for equal names and for initials; slips and short forms get less."""
_LONG_NAME = 6
"""Letters from which on a name that differs by one is misspelt rather than another."""


class Accord(Enum):
    """What two lists of authors say about each other.

    Attributes:
        MOST: they are the same people, or one is how the other begins.
        SOME: a family name is in both.
        UNTOLD: one side names nobody.
        DOUBT: nobody is in both, but a name alone, a group's name, another script or a near
            spelling may be why.
        NONE: they are other people.
    """

    MOST = "most"
    SOME = "some"
    UNTOLD = "untold"
    DOUBT = "doubt"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class _Authors:
    people: tuple[Person, ...]
    scripts: frozenset[str]
    sure: bool

    @property
    def surnames(self) -> set[str]:
        return {person.last for person in self.people}

    @property
    def words(self) -> set[str]:
        """All words of all names, and names that were written in one."""
        found = {word for person in self.people for word in person.words}
        return found | {"".join(person.words) for person in self.people}


def accord(expected: tuple[str, ...], seen: tuple[str, ...]) -> Accord:
    """Hold two lists of authors against each other.

    Family names are looked for among all words of the other side's names, because some sources
    write the family name first. `Müller` and `Mueller`, `Bø` and `Boe`, `Åse` and `Aase` are one,
    and Cyrillic and Greek names are read in Latin letters. "et al." and "others" are nobody.

    Args:
        expected: names, in any form.
        seen: names, in any form.
    """
    ours, theirs = _read(expected), _read(seen)
    if not ours.people or not theirs.people:
        return Accord.UNTOLD
    if ours.surnames & theirs.words or theirs.surnames & ours.words:
        return Accord.MOST if _same_people(ours, theirs) else Accord.SOME
    if not (ours.sure and theirs.sure) or ours.scripts != theirs.scripts:
        return Accord.DOUBT
    return Accord.DOUBT if _near(ours, theirs) else Accord.NONE


def _read(names: tuple[str, ...]) -> _Authors:
    found = tuple(map(_spelt, people(names)[0]))
    written = [name for name in map(plain, names) if not _is_nobody(name)]
    return _Authors(
        found,
        frozenset(filter(None, map(script, written))),
        sure=len(found) > 1 and all(map(_is_person, written)),
    )


def _spelt(person: Person) -> Person:
    if person.foreign:  # 张伟 is also written 张 伟
        whole = "".join(person.words)
        return replace(person, words=(whole,), last=whole)
    return replace(
        person,
        words=tuple(_SPELLINGS.sub("", word) for word in person.words),
        last=_SPELLINGS.sub("", person.last),
    )


def _is_nobody(name: str) -> bool:
    return not people((name,))[0]


def _is_person(name: str) -> bool:
    """Whether a name is one person's beyond doubt: a word alone may be a company."""
    return not _GROUP.search(name) and (" " in name or script(name) != "LATIN")


def _same_people(ours: _Authors, theirs: _Authors) -> bool:
    """Whether most authors agree: a work that was renamed rather than another."""
    from catalog.text.alike.same_person import compatible  # only for names that agree in part

    both = len(ours.surnames & theirs.surnames)
    if both > 1 and 3 * both >= 2 * max(len(ours.surnames), len(theirs.surnames)):
        return True
    pairs = zip(ours.people, theirs.people, strict=False)
    return all(compatible(one, other) >= _SURE for one, other in pairs)


def _near(ours: _Authors, theirs: _Authors) -> bool:
    """Whether a family name is one of the other side's, misspelt: `Petrov`, `Petroff`."""
    from catalog.text.alike.same_person import same_word

    return any(
        same_word(one, other)
        for one in ours.surnames
        for other in theirs.surnames
        if min(len(one), len(other)) >= _LONG_NAME
    )
