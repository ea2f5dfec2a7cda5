"""The words of a name, so that they compare equal however they were written.

Nothing here knows a venue: "Proc. of the 32nd Int. Conf. on Machine Learning" becomes words
without articles, abbreviations spelled out, and what stands around the name can be dropped.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

_STOPWORDS = frozenset({"and", "at", "for", "in", "of", "on", "the", "to", "by"})

_ABBREVIATIONS = {
    "advances": "adv",
    "analysis": "anal",
    "annals": "ann",
    "applications": "appl applicat",
    "artificial": "artif",
    "association": "assoc",
    "automation": "autom",
    "bioinformatics": "bioinf",
    "circuits": "circ",
    "communications": "comm commun",
    "computer": "comp comput computation computational computers computing",
    "conference": "conf",
    "cybernetics": "cybern",
    "electronics": "electron",
    "engineering": "eng engng",
    "geoscience": "geosci",
    "graphics": "graph",
    "information": "inf inform",
    "institute": "inst",
    "instrumentation": "instrum",
    "intelligence": "intel intell",
    "international": "int intl",
    "journal": "j jour",
    "knowledge": "knowl",
    "language": "lang languages",
    "learning": "learn",
    "letters": "lett",
    "machine": "mach",
    "magazine": "mag",
    "mathematics": "math",
    "measurement": "meas",
    "medical": "med",
    "multimedia": "multim",
    "nature": "nat",
    "networks": "netw",
    "neural": "neur",
    "observations": "observ",
    "photogrammetry": "photogramm",
    "proceedings": "proc procs",
    "processing": "process",
    "recognition": "recogn recognit",
    "remote": "rem",
    "reports": "rep",
    "representations": "repr",
    "research": "res",
    "review": "rev reviews",
    "robotics": "rob robot",
    "science": "sci sciences",
    "selected": "sel",
    "sensing": "sens",
    "society": "soc",
    "software": "softw",
    "statistics": "stat statist",
    "surveys": "surv",
    "symposium": "symp",
    "systems": "sys syst system",
    "technology": "tech technol",
    "theory": "theor",
    "topics": "top",
    "transactions": "trans",
    "vision": "vis",
    "visualization": "visualiz",
}
_EXPANDED = {short: word for word, shorts in _ABBREVIATIONS.items() for short in shorts.split()}

_SPONSORS = frozenset({"acm", "annual", "cvf", "elsevier", "iapr", "ieee", "rsj", "sigkdd"})
_LEADING = _SPONSORS | {"accepted", "appear", "proc", "proceedings", "published"}
_TRAILING = frozenset({"conference", "proceedings", "preprint", "preprints", "paper", "papers",
                       "accepted", "track", "journal", "main", "volume", "press"})  # fmt: skip
_ORDINAL = re.compile(
    r"\d+(?:st|nd|rd|th)|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)?|first|second|third|fourth|"
    r"fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|"
    r"sixteenth|seventeenth|eighteenth|nineteenth|(?:twen|thir|for|fif|six|seven|eigh|nine)tieth"
)

_WORD = re.compile(r"[^\W_]+")


class Word(NamedTuple):
    """One word of a venue text.

    Attributes:
        plain: the word in lower case without accents.
        key: the same with an abbreviation spelled out, as it is compared among others.
        start: where it begins in the text, in characters.
        end: where it ends, exclusive.
    """

    plain: str
    key: str
    start: int
    end: int


def fold(text: str) -> str:
    """Bring quotes, spaces and compatibility characters to one form; case stays."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text)).strip()


def words(text: str) -> tuple[Word, ...]:
    """Split a text into the words that carry a name.

    Args:
        text: Any text; markup and punctuation separate words.

    Returns:
        The words in order, without articles and prepositions.
    """
    found = []
    for match in _WORD.finditer(text):
        plain = match[0].lower()
        if not plain.isascii():
            marks = unicodedata.normalize("NFKD", match[0].casefold())
            plain = "".join(mark for mark in marks if not unicodedata.combining(mark))
        if plain and plain not in _STOPWORDS:
            found.append(Word(plain, _EXPANDED.get(plain, plain), match.start(), match.end()))
    return tuple(found)


def key(found: tuple[Word, ...]) -> str:
    """Join words into the form under which names are looked up ("T-PAMI" and "TPAMI" agree)."""
    if len(found) == 1:
        return found[0].plain  # "VIS" alone is a name, "Vis." among others is "vision"
    return "".join(word.key for word in found)


def unsponsored(found: tuple[Word, ...]) -> tuple[tuple[Word, ...], ...]:
    """Drop ordinals and sponsors from the front of a name, one step at a time.

    Args:
        found: the words of a name.

    Returns:
        Ever shorter runs of words, the full one first, none empty.
    """
    return _shortened(found, _SPONSORS)


def cores(found: tuple[Word, ...]) -> tuple[tuple[Word, ...], ...]:
    """Drop what stands around a name in a text, one step at a time.

    "Proceedings", ordinals and sponsors fall off the front, "conference" or "preprint" off the
    end.

    Args:
        found: the words of a text.

    Returns:
        Ever shorter runs of words, the full one first, none empty.
    """
    steps = list(_shortened(found, _LEADING))
    for run in tuple(steps):
        while len(run) > 1 and run[-1].key in _TRAILING:
            run = run[:-1]
            steps.append(run)
    return tuple(steps)


def _shortened(found: tuple[Word, ...], leading: frozenset[str]) -> tuple[tuple[Word, ...], ...]:
    steps = [found]
    while len(found) > 1 and (found[0].plain in leading or _ORDINAL.fullmatch(found[0].plain)):
        found = found[1:]
        steps.append(found)
    return tuple(steps)
