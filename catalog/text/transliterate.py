"""One Latin spelling for names that people write in several."""

import re
import unicodedata

_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z",
    "и": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh",
    "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya", "і": "i", "є": "e",
    "ї": "i", "ґ": "g", "ў": "u",
}  # fmt: skip
_GREEK = {
    "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i",
    "κ": "k", "λ": "l", "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s",
    "ς": "s", "τ": "t", "υ": "y", "φ": "f", "χ": "ch", "ψ": "ps", "ω": "o",
}  # fmt: skip
_LATIN = {
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h",
}  # fmt: skip
_TABLE = str.maketrans({**_CYRILLIC, **_GREEK, **_LATIN})
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
