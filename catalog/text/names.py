"""Names of people: which part is the family name."""

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


def split_name(text: str) -> tuple[str, str, str]:
    """Split a personal name into given name, family name and suffix.

    Reads `Given Family`, `Family, Given` and `Family, Suffix, Given`, the three forms of BibTeX
    (http://mirrors.ctan.org/info/bibtex/tamethebeast/ttb_en.pdf, section 11). Lowercase
    particles before the last word belong to the family name; a single word is a family name.

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
    suffix = words.pop() if len(words) > 2 and words[-1].lower() in SUFFIXES else ""
    start = len(words) - 1
    while start > 1 and words[start - 1] in PARTICLES:
        start -= 1
    return " ".join(words[:start]), " ".join(words[start:]), suffix
