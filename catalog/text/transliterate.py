"""One Latin spelling for names that people write in several."""

import re
import unicodedata

_CYRILLIC = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяієїґў",
        "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch - y - e yu ya i e i g u".split(),
        strict=True,
    )
)
_GREEK = dict(
    zip(
        "αβγδεζηθικλμνξοπρσςτυφχψω",
        "a v g d e z i th i k l m n x o p r s s t y f ch ps o".split(),
        strict=True,
    )
)
_LATIN = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
_TABLE = str.maketrans(
    {key: value.replace("-", "") for key, value in {**_CYRILLIC, **_GREEK, **_LATIN}.items()}
)
_UMLAUT = re.compile(r"(?<=[^\W_aeou])([aou])e(?=[^\W_aeiou])")


def latin(text: str) -> str:
    """Lower-case text in Latin letters without accents.

    Cyrillic (ICAO 9303 in spirit: no diacritics), Greek and the Latin letters that Unicode does
    not decompose are spelled out; scripts without a table (Chinese, Arabic) stay as they are.
    """
    if text.isascii():
        return text.lower()
    folded = unicodedata.normalize("NFKD", text.casefold().translate(_TABLE))
    return "".join(char for char in folded if not unicodedata.combining(char)).translate(_TABLE)


def name_key(text: str) -> str:
    """A name in the form in which `Müller`, `Mueller` and `Muller` are equal."""
    return _UMLAUT.sub(r"\1", latin(text))
