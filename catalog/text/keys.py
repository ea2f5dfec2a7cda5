"""Names for entries and categories: short, ASCII, and the same for the same words."""

from __future__ import annotations

import re
from collections.abc import Collection

from catalog.text.titles import first_word
from catalog.text.transliterate import latin

_WORD = re.compile(r"[a-z0-9]+")
_SMALL_WORDS = "a an the on of for in to with and by from at as is are via using into or"
_SMALL = frozenset(_SMALL_WORDS.split())
_LONGEST = 60


def entry_key(
    family: str, year: int | None, title: str, taken: Collection[str], otherwise: str = ""
) -> str:
    """The key of a work: family name, year, first telling word of the title.

    Args:
        family: family name of the first author; empty where nobody is named.
        year: year of publication, or None.
        title: title of the work.
        taken: keys that others have; the new one gets `a`, `b`, `c` ... behind it.
        otherwise: words to take where neither name nor title has a Latin letter.

    Returns:
        "movshovitzattias2017no", "oord2018representation"; without authors the first words of
        the title, joined by hyphens.
    """
    name = "".join(_WORD.findall(latin(family)))
    key = f"{name}{year or ''}{first_word(title)}" if name else slug(title, words=4)
    key = key[:_LONGEST].strip("-") or slug(otherwise) or "entry"
    return _free(key, taken, "abcdefghijklmnopqrstuvwxyz")


def slug(text: str, *, words: int = 6) -> str:
    """The first telling words of a text, joined by hyphens; empty where it has no Latin letter.

    Args:
        text: a heading or a title.
        words: how many words at the most.
    """
    found = list(_WORD.findall(latin(text).replace("'", "").replace("’", "")))
    telling = [w for w in found if w not in _SMALL] or found
    return "-".join(telling[:words])[:_LONGEST].strip("-")


def _free(key: str, taken: Collection[str], suffixes: str) -> str:
    if key not in taken:
        return key
    for suffix in suffixes:
        if key + suffix not in taken:
            return key + suffix
    number = 2
    while f"{key}-{number}" in taken:
        number += 1
    return f"{key}-{number}"


def free_slug(key: str, taken: Collection[str]) -> str:
    """A slug that nobody has: `key`, `key-2`, `key-3` ..."""
    return _free(key, taken, "")
