"""Names of people: which part is the family name."""

import re

PARTICLES = frozenset(
    {
        "af",
        "al",
        "ap",
        "av",
        "bin",
        "da",
        "dal",
        "dalla",
        "de",
        "degli",
        "dei",
        "del",
        "della",
        "den",
        "der",
        "des",
        "di",
        "do",
        "dos",
        "du",
        "el",
        "het",
        "in",
        "la",
        "le",
        "les",
        "lo",
        "ten",
        "ter",
        "'t",
        "van",
        "vande",
        "vander",
        "vom",
        "von",
        "y",
        "zu",
        "zum",
        "zur",
    }
)
SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})


_HAN_KANA_HANGUL = re.compile(
    "[\\s\u3005-\u3007\u3040-\u30fa\u30fc-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\uff66-\uff9f\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff\U00020000-\U0003ffff]+"
)
_KATAKANA = re.compile("[\\s\u30a0-\u30ff\u31f0-\u31ff\uff66-\uff9f]+")


def family_comes_first(name: str) -> bool:
    """Whether a name is in a script whose names begin with the family: `王 小明`, `김 철수`.

    Katakana alone writes names from elsewhere, which keep their order.
    """
    return bool(_HAN_KANA_HANGUL.fullmatch(name)) and not _KATAKANA.fullmatch(name)


def in_reading_order(given: str, family: str, suffix: str = "") -> str:
    """The parts of a name in the order of its script: `Jane Doe`, `山田 太郎`.

    Args:
        given: given names, possibly empty.
        family: the family name, possibly empty.
        suffix: `Jr.`, possibly empty.
    """
    # Most names are plain ASCII: they are told apart from the others without a look.
    turned = not family.isascii() and family_comes_first(family + given)
    parts = (family, given, suffix) if turned else (given, family, suffix)
    return " ".join(part for part in parts if part)


def split_name(text: str) -> tuple[str, str, str]:
    """Split a personal name into given name, family name and suffix.

    Reads `Given Family`, `Family, Given` and `Family, Suffix, Given`, the three forms of BibTeX
    (http://mirrors.ctan.org/info/bibtex/tamethebeast/ttb_en.pdf, section 11). Lowercase
    particles before the last word belong to the family name; a single word is a family name. In
    Chinese, Japanese and Korean script the first word is the family name.

    Args:
        text: one name.

    Returns:
        `(given, family, suffix)`; given and suffix may be empty.
    """
    family, *rest = [" ".join(part.split()) for part in text.split(",")]
    if rest:
        jr = next((part for part in rest if part.lower() in SUFFIXES), "")
        return " ".join(part for part in rest if part and part != jr), family, jr
    words = family.split(" ")
    if len(words) > 1 and not family.isascii() and family_comes_first(family):
        return " ".join(words[1:]), words[0], ""
    suffix = words.pop() if len(words) > 2 and words[-1].lower() in SUFFIXES else ""
    start = len(words) - 1
    while start > 1 and words[start - 1] in PARTICLES:
        start -= 1
    return " ".join(words[:start]), " ".join(words[start:]), suffix
