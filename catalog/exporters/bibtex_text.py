"""Titles and names as BibTeX reads them."""

import re
from collections.abc import Iterable
from functools import lru_cache

from catalog.model.author import Author
from catalog.text.escape import latex, latex_line, latex_piece
from catalog.text.titles import all_capitals

_WORD = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+")
_AND = re.compile(r"\band\b", re.IGNORECASE)


def protected(title: str, short_names: Iterable[str] = ()) -> str:
    """A title for a `title` field: escaped, with braces round the words that must keep capitals.

    Styles put titles in lower case but for the first letter. Braces keep what would suffer:
    words with a capital after their first letter (FaceNet, CNN, 3D), single letters before or
    after a hyphen or ampersand (N-pair), and words that are one of the short names. Titles of three
    words and more that are all in capitals are left to the style.

    Args:
        title: the plain title.
        short_names: names that people use for the work.
    """
    line = latex_line(title)
    shouted = all_capitals(line) and line.count(" ") > 1
    names = {name for name in short_names if _WORD.fullmatch(name) and name != name.lower()}
    parts: list[str] = []
    position = 0
    for match in _WORD.finditer(line):
        if not shouted and _keeps_capitals(match, line, names):
            parts += latex_piece(line[position : match.start()]), f"{{{latex_piece(match[0])}}}"
            position = match.end()
    return "".join((*parts, latex_piece(line[position:])))


def _keeps_capitals(match: re.Match[str], line: str, names: set[str]) -> bool:
    word = match[0]
    if word[1:] != word[1:].lower() or word in names:
        return True
    around = line[max(match.start() - 1, 0) : match.start()] + line[match.end() : match.end() + 1]
    return len(word) == 1 and word.isupper() and bool({"-", "&"} & set(around))


def author_list(authors: Iterable[Author]) -> str:
    """Authors for an `author` field: `Family, Given and Family, Suffix, Given`."""
    return " and ".join(author_name(author) for author in authors)


def author_name(author: Author) -> str:
    """One author; braces keep together what BibTeX would take apart.

    A name of one part that has several words is an organisation's; a comma or an "and" inside a
    part would be read as a separator.
    """
    family, given, suffix = (_part(text) for text in (author.family, author.given, author.suffix))
    if given:
        return ", ".join(part for part in (family, suffix, given) if part)
    whole = latex(" ".join(text for text in (author.family, author.suffix) if text))
    return f"{{{whole}}}" if re.search(r"[\s,]", whole) else whole


@lru_cache(maxsize=65536)
def _part(text: str) -> str:
    escaped = latex(text)
    return f"{{{escaped}}}" if "," in text or _AND.search(text) else escaped
