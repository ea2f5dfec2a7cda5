"""From text to the words it is found by.

`tokens.js` does the same in the browser, letter for letter; a test runs both over the same cases.
Words are surface forms, folded; which of them belong together (`embedding`, `embeddings`) is
decided by `stem` when a query is answered, so that typing finds them letter by letter too.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

LONGEST = 40
"""Characters of a word that count; titles hold hashes and addresses too."""

_MARKS = re.compile(
    "[\u00ad\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670]"
)
_LETTERS = str.maketrans(
    {
        "ß": "ss",
        "ς": "σ",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ł": "l",
        "ı": "i",
        "ħ": "h",
        "ŧ": "t",
        "ŋ": "n",
    }
)
"""Letters that Unicode does not take apart, as people type them without their keyboard."""

_CJK = (
    "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
    "\U00020000-\U0003134f"
)
_CJK_RUN = re.compile(f"[{_CJK}]+|[^{_CJK}]+")
_IS_CJK = re.compile(f"[{_CJK}]")
_JOINT = re.compile("['’\u2010\u2011-]")
_CAMEL = re.compile("(?<=[a-z])(?=[A-Z])")
_ASCII_UNITS = re.compile("[A-Za-z0-9]+(?:['-][A-Za-z0-9]+)*")
_PLAIN = re.compile("[a-z0-9]+")
_NOT_PLAIN = re.compile(f"[A-Za-z0-9](?:['-][A-Za-z0-9]|[A-Za-z0-9]{{{LONGEST}}})|[a-z][A-Z]")
_UNITS = re.compile("w+(?:jw+)*")
_DATED = re.compile("([a-z]{3,})((?:19|20)[0-9]{2})")

_LITTLE = "a an and are as at be by can for from in is it its of on or the to via what with"
STOP_WORDS = frozenset(_LITTLE.split())
"""Words that say too little to be asked for beside others."""


def bare(text: str) -> str:
    """Text without diacritics, in its own case; compatibility forms resolved (UAX #15)."""
    if text.isascii():
        return text
    stripped = _MARKS.sub("", unicodedata.normalize("NFKD", text))
    return unicodedata.normalize("NFC", stripped)


def lower(text: str) -> str:
    """Lower case of bare text, with the letters that stand for others replaced."""
    low = text.lower()
    return low if low.isascii() else low.translate(_LETTERS)


def fold(text: str) -> str:
    """Text as it is compared: without case and diacritics."""
    return lower(bare(text))


def key(text: str) -> str:
    """The letters and digits of a text, folded: equal for two spellings of one name."""
    return "".join(part for unit in _units(bare(text)) for part in _parts(unit))


def is_cjk(word: str) -> bool:
    """Whether a word is written in a script that leaves no spaces between words."""
    return _IS_CJK.match(word) is not None


@lru_cache(maxsize=1 << 17)
def words(text: str) -> tuple[tuple[str, int], ...]:
    """The words of a text with their places, for the index.

    Parts of `N-pair` stand at places of their own; beside its first part stands `npair`, beside
    `ArcFace` stand `arc` and `face`. CJK text gives its pairs of characters and its last one.
    """
    if text.isascii() and not _NOT_PLAIN.search(text):  # most texts; the loop says the same
        return tuple(zip(_PLAIN.findall(text.lower()), range(len(text)), strict=False))
    found: list[tuple[str, int]] = []
    place = 0
    for unit in _units(bare(text)):
        start, parts = place, _parts(unit)
        for run in _runs(parts):
            found += ((word, place + step) for step, word in enumerate(_indexed(run)))
            place += len(run) if is_cjk(run) else 1
        if 1 < len(parts) <= 3:
            found.append((_cut("".join(parts)), start))
        found += ((lower(part), start) for part in _camels(unit))
    return tuple(found)


def asked(text: str) -> tuple[tuple[str, ...], ...]:
    """The words of a query: each a tuple of its parts, `("n", "pair")` for `N-pair`.

    A year that is written behind a word is a part of its own: `("cvpr", "2019")` for `CVPR2019`.
    """
    found: list[tuple[str, ...]] = []
    for unit in _units(bare(text)):
        plain: list[str] = []
        for run in _runs(_parts(unit)):
            if is_cjk(run):
                found += ((pair,) for pair in _pairs(run))
            else:
                plain += _dated(_cut(run))
        if plain:
            found.append(tuple(plain))
    return tuple(found)


def _dated(word: str) -> tuple[str, ...]:
    dated = _DATED.fullmatch(word)
    return (dated[1], dated[2]) if dated else (word,)


def sequence(text: str) -> tuple[tuple[str, int], ...]:
    """The words of a quoted phrase with their places from its beginning, each place once."""
    found: list[tuple[str, int]] = []
    place = 0
    for unit in _units(bare(text)):
        for run in _runs(_parts(unit)):
            if is_cjk(run):
                found += ((pair, place + step) for step, pair in enumerate(_pairs(run)))
                place += len(run)
            else:
                found.append((_cut(run), place))
                place += 1
    return tuple(found)


def _units(text: str) -> list[str]:
    """Runs of letters, digits and marks, over single hyphens and apostrophes between them."""
    if text.isascii():
        return _ASCII_UNITS.findall(text)
    classes = "".join(map(_class_of, text))
    return [text[found.start() : found.end()] for found in _UNITS.finditer(classes)]


@lru_cache(maxsize=4096)
def _class_of(char: str) -> str:
    if _JOINT.match(char):
        return "j"
    return "w" if unicodedata.category(char)[0] in "LMN" else " "


def _parts(unit: str) -> list[str]:
    return [lower(part) for part in _JOINT.split(unit) if part]


def _runs(parts: list[str]) -> Iterator[str]:
    for part in parts:
        if part.isascii():
            yield part
        else:
            yield from _CJK_RUN.findall(part)


def _indexed(run: str) -> list[str]:
    return [*_pairs(run), run[-1]] if is_cjk(run) and len(run) > 1 else [_cut(run)]


def _pairs(run: str) -> list[str]:
    return [run[at : at + 2] for at in range(len(run) - 1)] if len(run) > 1 else [run]


def _camels(unit: str) -> list[str]:
    if not _CAMEL.search(unit):
        return []
    return [piece for part in _JOINT.split(unit) for piece in _humps(part)]


def _humps(part: str) -> list[str]:
    humps = _CAMEL.split(part)
    return [hump for hump in humps if len(hump) > 2] if len(humps) > 1 else []


def _cut(word: str) -> str:
    return word if len(word) <= LONGEST else word[:LONGEST]


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """What a word shares with its plural and its -ing form; only for comparison, not for reading.

    English suffixes alone: -s, -es, -ies, -ing, a final e, a doubled last letter.
    """
    if len(word) < 4 or not (word.isascii() and word.isalpha()):
        return word
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith(("sses", "shes", "ches", "xes")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is", "ias")):
        word = word[:-1]
    if word.endswith("ing") and len(word) > 5 and any(char in "aeiouy" for char in word[:-3]):
        word = word[:-3]
    if word.endswith("e") and len(word) > 3:
        word = word[:-1]
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] else word


def family(stemmed: str) -> str:
    """The beginning that every word of a stem has."""
    return stemmed[:-1] if stemmed.endswith("y") and len(stemmed) > 2 else stemmed
