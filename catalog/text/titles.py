"""Titles: the form in which two spellings of one title are equal."""

import re
import unicodedata
from functools import lru_cache

_MARKUP = re.compile(r"<[^<>]+>|\\[a-zA-Z]+\s*|[{}$]")
_WORD = re.compile(r"[^\W_]+")
_MEANING = re.compile(r"[<\\&]")
"""What makes a title more than its letters and what stands between them."""
_NO_LETTERS = str.maketrans("", "", "".join(c for c in map(chr, range(128)) if not c.isalnum()))
_SMALL = frozenset(
    {
        "a",
        "an",
        "the",
        "on",
        "of",
        "for",
        "in",
        "to",
        "with",
        "and",
        "by",
        "from",
        "at",
        "as",
        "is",
        "are",
        "via",
        "using",
        "into",
    }
)


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case without accents, ligatures resolved (Unicode NFKD, UAX #15)."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(char for char in decomposed if not unicodedata.combining(char)).casefold()


def words(text: str) -> list[str]:
    """The words of a text, folded; TeX and HTML markup dropped, `&` read as "and"."""
    return _WORD.findall(fold(_MARKUP.sub("", text.replace("&amp;", "&")).replace("&", " and ")))


def all_capitals(title: str) -> bool:
    """Whether every letter of a title is a capital; letters of scripts without case are none."""
    return title.isupper() and (
        title.isascii() or not any(unicodedata.category(char) == "Lo" for char in title)
    )


def title_key(title: str) -> str:
    """A title without case, accents, punctuation, markup and spaces: equal for one title.

    CJK titles keep their characters. An empty title has an empty key.
    """
    if title.isascii() and not _MEANING.search(title):  # most titles; the rest says the same
        return title.lower().translate(_NO_LETTERS)
    return "".join(words(title))


def first_word(title: str) -> str:
    """The first word of a title that is not an article or preposition, ASCII, for a key."""
    for word in words(title):
        plain = "".join(char for char in word if char.isascii())
        if plain and plain not in _SMALL:
            return plain
    return "paper"
