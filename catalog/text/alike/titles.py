"""Titles as they are compared: words, numbers, and what they say about themselves."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from catalog.text.alike import title_marks
from catalog.text.alike.words import COUNTED, GENERIC, SMALL
from catalog.text.plain import plain
from catalog.text.transliterate import latin

_WORD = re.compile(r"[^\W_]+(?:['’](?=s\b)s)?")
_APOSTROPHE = re.compile(r"['’]")
_ROMAN = re.compile(r"(?:X{0,2})(?:IX|IV|V?I{0,3})\Z")
_ROMAN_LETTERS = frozenset("IVXivx")
_ROMAN_VALUE = {"I": 1, "V": 5, "X": 10}
_SPELLED = {
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5",
    "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10",
}  # fmt: skip
_ORDINALS = {
    "first": "1st", "second": "2nd", "third": "3rd", "fourth": "4th", "fifth": "5th",
    "sixth": "6th", "seventh": "7th", "eighth": "8th", "ninth": "9th", "tenth": "10th",
    "eleventh": "11th", "twelfth": "12th",
}  # fmt: skip
_SEPARATOR = re.compile(
    r"\s*(?::|[(\[]|\?|!|;|\s[-–—―]+\s|[–—―]|\.\s|\s-)\s*(?=\S)|\s+-(?=\S)|(?<=\S)-\s+"
)
_CUT = re.compile(r"(?:…|\.\.\.)\s*\Z")


@dataclass(frozen=True, slots=True)
class TitleView:
    """A title, ready to be compared.

    Attributes:
        words: folded words in order; numerals as digits; CJK one character a word.
        compact: all words joined: equal for titles that differ in spacing and punctuation.
        main: the part before the first colon or dash, joined; equal to `compact` without one.
        tail: the rest, joined.
        numbers: the words that hold digits, sorted.
        answer: "reply", "comment", "erratum", ... where the work is about another; else empty.
        remark: "extended abstract" and the like, taken off the end.
        cut: whether the source says that the title goes on ("...").
        weight: what agreement about this title is worth, in points.
        generic: whether many works bear it: "Editorial".
    """

    words: tuple[str, ...]
    compact: str
    main: str
    tail: str
    numbers: tuple[str, ...]
    answer: str
    remark: str
    cut: bool
    weight: float
    generic: bool


def view(title: str) -> TitleView:
    """Take a title apart.

    Args:
        title: as written, markup and all.
    """
    text = plain(title)
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).replace("\ufffd", "")
    cut = bool(_CUT.search(text))
    text, remark, answer = title_marks.take(text)
    words = _words(text)
    main, tail = _main(text, words)
    generic = all(stem(word) in GENERIC or word in GENERIC or word.isdigit() for word in words)
    return TitleView(
        words=words,
        compact="".join(words),
        main=main,
        tail=tail,
        numbers=tuple(sorted(word for word in words if is_count(word))),
        answer=answer,
        remark=remark,
        cut=cut,
        weight=_weight(words, generic=generic),
        generic=generic,
    )


def heads(title: str) -> Iterator[str]:
    """What stands before each colon, dash and parenthesis, as `TitleView.compact` is written.

    Args:
        title: as written, markup and all.
    """
    text = plain(title)
    for match in _SEPARATOR.finditer(text):
        yield "".join(_words(text[: match.start()]))


def is_count(word: str) -> bool:
    """Whether a word holds a digit."""
    return not word.isalpha() and _has_digit(word)


def _has_digit(word: str) -> bool:
    return any(map(str.isdigit, word))


def _main(text: str, words: tuple[str, ...]) -> tuple[str, str]:
    compact = "".join(words)
    for match in _SEPARATOR.finditer(text):
        main = "".join(_words(text[: match.start()]))
        if main and main != compact and compact.startswith(main):
            return main, compact[len(main) :]
    return compact, ""


def _words(text: str) -> tuple[str, ...]:
    raw = [
        match[0] for match in _WORD.finditer(text.replace("&", " and ").replace("++", " plusplus "))
    ]
    shouted = text.isupper()
    found: list[str] = []
    before = ""
    for at, word in enumerate(raw):
        if word[0] in _ROMAN_LETTERS and _is_roman(
            word, before, last=at == len(raw) - 1, shouted=shouted
        ):
            found.append(str(_roman(word.upper())))
        else:
            folded = word.lower() if word.isascii() else latin(_APOSTROPHE.sub("", word))
            if "'" in folded:
                folded = folded.replace("'", "")
            if before in COUNTED:
                folded = _SPELLED.get(folded, folded)
            folded = _ORDINALS.get(folded, folded)
            found.extend([folded] if folded.isascii() else _characters(folded))
        before = word.lower()
    return tuple(found)


def _is_roman(word: str, before: str, *, last: bool, shouted: bool) -> bool:
    if len(word) > 5 or not _ROMAN.match(word.upper()):
        return False
    if before in COUNTED:
        return True
    if not word.isupper() or (shouted and word == "I"):
        return False
    return len(word) > 1 or (last and word != "X")


def _roman(numeral: str) -> int:
    values = [_ROMAN_VALUE[letter] for letter in numeral]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs)


def _characters(word: str) -> list[str]:
    """A CJK run as single characters, so that a differing one is seen."""
    if word.isascii() or not any("\u3040" <= char <= "\u9fff" for char in word):
        return [word] if word else []
    return re.findall(r"[\u3040-\u9fff]|[^\u3040-\u9fff]+", word)


def _weight(words: tuple[str, ...], *, generic: bool) -> float:
    letters = sum(
        3 if "\u3040" <= word[0] <= "\u9fff" else min(len(word), 10)
        for word in words
        if word not in SMALL
    )
    if not letters:
        return 0.0
    return 2.5 if generic else min(8.0, 2.0 + letters / 5)


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """A word without plural and spelling variants: `networks`, `colour`, `haemorrhage`."""
    if len(word) < 4 or not word.isascii():
        return word
    word = word.replace("ae", "e").replace("oe", "e").replace("our", "or").replace("ys", "yz")
    word = re.sub(r"is(?=(?:e[ds]?|ing|ations?)$)", "iz", word)
    if word.endswith("ies") and len(word) > 5:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
