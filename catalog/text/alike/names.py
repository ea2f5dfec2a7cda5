"""Authors: reading names out of any string.

Nothing is assumed about the order of given and family name, because sources disagree about it:
a name is the set of its full words and the set of its initials.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from catalog.text.alike.words import NO_NAME
from catalog.text.names import PARTICLES
from catalog.text.plain import plain
from catalog.text.transliterate import name_key

_GLUED = re.compile(r"(?<=[A-Z]\.)(?=[A-Z][a-z'’])")
_SEPARATOR = re.compile(r"\s*[;|]\s*|\s*,?\s+(?:and|&)\s+|\s*,\s*&\s*|\s*,\s*and\s+", re.I)
_OTHERS = re.compile(r"\b(?:et\.?\s*al\.?|and others|others|etc\.?)(?!\w)|…|\.\.\.", re.I)
_WORD = re.compile(r"[^\W\d_]+")
_CAPITALS = re.compile(r"[A-Z](?:[-. ]*[A-Z]){0,3}\.?\Z")
_SIMPLE = re.compile(r"(?!.* and )[^\W\d_]+(?:[ .'-]+[^\W\d_]+){1,4}\Z")
"""One name that needs no taking apart; most are."""


@dataclass(frozen=True, slots=True)
class Person:
    """A name, order forgotten.

    Attributes:
        words: full words, folded: `("florian", "schroff")`.
        initials: letters that stand for words: `("j",)`.
        last: the word that most likely is the family name.
        foreign: written in a script that is not compared with Latin letters.
    """

    words: tuple[str, ...]
    initials: tuple[str, ...]
    last: str
    foreign: bool = False


def people(names: Sequence[str]) -> tuple[tuple[Person, ...], bool]:
    """Read author strings, several names in one string included; a name counts once.

    Args:
        names: author strings in order: one name each, or all of them in one.

    Returns:
        The people, and whether the list says that it is cut ("et al.").
    """
    cut = False
    found: list[str] = []
    for text in names:
        if _SIMPLE.match(text):
            found.append(text)
            continue
        clean = plain(text)
        shorter = _OTHERS.sub(" ", clean)
        cut = cut or shorter != clean
        found.extend(_split(shorter))
    persons = dict.fromkeys(person for name in found if (person := _person(name)))
    return tuple(persons), cut


def _split(text: str) -> list[str]:
    parts = [part for piece in _SEPARATOR.split(text) for part in _GLUED.split(piece)]
    return [name for part in parts for name in _by_commas(part)]


def _by_commas(text: str) -> list[str]:
    """`Family, Given` stays one name; `A. Smith, B. Jones` and `Smith A, Jones B` are several."""
    pieces = [piece.strip() for piece in text.split(",") if piece.strip()]
    if len(pieces) < 2:
        return pieces
    if all(" " in piece.strip(" .") or "." in piece[:-1] for piece in pieces) and not any(
        _CAPITALS.match(piece) for piece in pieces
    ):
        return pieces
    if len(pieces) == 2 or (len(pieces) == 3 and pieces[1].lower().strip(".") in NO_NAME):
        return [", ".join(pieces)]
    if len(pieces) % 2 == 0 and all(_CAPITALS.match(piece) for piece in pieces[1::2]):
        return [
            f"{family}, {given}" for family, given in zip(pieces[::2], pieces[1::2], strict=True)
        ]
    return pieces


@lru_cache(maxsize=200_000)
def _person(name: str) -> Person | None:
    family, comma, given = name.partition(",")
    words: list[str] = []
    initials: list[str] = []
    last = ""
    for part, is_given in ((family, False), (given, bool(comma))):
        for match in _WORD.finditer(part.replace("'", "").replace("’", "")):
            word = match[0]
            key = name_key(word)
            if key in NO_NAME or not key:
                continue
            if _is_initials(word, part, match.end()):
                initials.extend(key)
            elif key not in PARTICLES or not part[match.end() :].strip(" -"):
                words.append(key)
                last = key if not is_given else last
    if not words:
        if len(initials) < 2:
            return None
        words, initials = ["".join(initials)], []
    shouted = name.isupper()
    foreign = any(ord(char) > 0x2E7F for char in "".join(words))
    if _CAPITALS.match(name.split()[-1]) and not comma and not shouted:
        last = words[0]
    return Person(tuple(words), tuple(initials), last or words[-1], foreign)


def _is_initials(word: str, part: str, end: int) -> bool:
    if not word.isascii():
        return len(word) == 1 and ord(word) < 0x2E80
    if len(word) == 1 or (len(word) == 2 and part[end : end + 1] == "."):
        return True  # "J", "Yu. Ivanov"
    if not word.isupper() or len(word) > 3:
        return False
    return any(char.islower() for char in part)
