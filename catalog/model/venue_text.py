"""How people write a venue, taken apart: words, years, tracks.

The functions here know no venue. They turn a text such as ``"Proc. of the 32nd Int. Conf. on
Machine Learning (ICML '15), Oral"`` into words that compare equal however they were punctuated or
abbreviated, and set aside what is not the name: the year, the track, the ordinal, the sponsor.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_STOPWORDS = frozenset({"and", "at", "for", "in", "of", "on", "the", "to", "by"})

_EXPANDED = {
    "adv": "advances", "anal": "analysis", "ann": "annals", "appl": "applications",
    "applicat": "applications", "artif": "artificial", "assoc": "association",
    "autom": "automation", "bioinf": "bioinformatics", "circ": "circuits", "commun": "communications",
    "comm": "communications", "comp": "computer", "comput": "computer", "computing": "computer",
    "computers": "computer", "computational": "computer", "computation": "computer",
    "conf": "conference", "cybern": "cybernetics", "electron": "electronics", "eng": "engineering",
    "engng": "engineering", "geosci": "geoscience", "graph": "graphics", "inf": "information",
    "inform": "information", "inst": "institute", "instrum": "instrumentation", "int": "international",
    "intel": "intelligence", "intell": "intelligence", "intl": "international", "ieeecvf": "ieee",
    "j": "journal", "jour": "journal", "knowl": "knowledge", "lang": "language",
    "languages": "language", "learn": "learning", "lett": "letters", "mach": "machine",
    "mag": "magazine", "math": "mathematics", "meas": "measurement", "med": "medical",
    "multim": "multimedia", "nat": "nature", "netw": "networks", "neur": "neural", "neuro": "neural",
    "observ": "observations", "photogramm": "photogrammetry", "proc": "proceedings",
    "procs": "proceedings", "process": "processing", "recogn": "recognition",
    "recognit": "recognition", "rem": "remote", "rep": "reports", "repr": "representations",
    "res": "research", "rev": "review", "reviews": "review", "rob": "robotics", "robot": "robotics",
    "sci": "science", "sciences": "science", "sel": "selected", "sens": "sensing",
    "softw": "software", "soc": "society", "stat": "statistics", "statist": "statistics",
    "surv": "surveys", "symp": "symposium", "syst": "systems", "sys": "systems",
    "system": "systems", "technol": "technology", "tech": "technology", "theor": "theory",
    "top": "topics", "trans": "transactions", "vis": "vision", "visualiz": "visualization",
}  # fmt: skip

_SPONSORS = frozenset({"ieee", "cvf", "acm", "rsj", "iapr", "isca", "aps", "sigkdd", "cvpr/iccv"})
_LEADING = _SPONSORS | {"proceedings", "proc", "annual", "appear", "accepted"}
_TRAILING = frozenset({"conference", "proceedings", "preprint", "preprints", "paper", "papers",
                       "accepted", "track", "journal", "main", "volume", "press"})  # fmt: skip
_ORDINAL = re.compile(
    r"\d+(?:st|nd|rd|th)|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)?|first|second|third|fourth|"
    r"fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|"
    r"sixteenth|seventeenth|eighteenth|nineteenth|(?:twen|thir|for|fif|six|seven|eigh|nine)tieth"
)

_WORD = re.compile(r"[^\W_]+")
_QUOTED_YEAR = re.compile(r"(?<=\w)\s*['’‘`´′]\s?(\d\d)(?!\d)")
_FULL_YEAR = re.compile(r"(?<!\d)(?:19[5-9]\d|20\d\d)(?!\d)")
_DATED = re.compile(r"(?<!\d)((?:19[5-9]|20\d)\d)(?:\s*[./-]\s*\d{1,2}){1,2}(?!\d)")
_GLUED = re.compile(r"(?<=[^\W\d_]{2})(\d\d)(?![\w])")
_LAST_TWO = re.compile(r"(?<=[^\W\d_][ -])(\d\d)$")
_MONTH = re.compile(
    r"\b(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|"
    r"june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?,?"
    r"(?:\s+\d{1,2}(?:st|nd|rd|th)?(?=,?\s))?",
    re.IGNORECASE,
)
ARXIV_ID = re.compile(
    r"(?:(?:arxiv\s*:\s*)?(?:abs/)?)(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?"
    r"|(?<=arxiv:)\d{4}\.\d{4,5}",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"\[(?:cs|stat|eess|math|q-bio|physics|cond-mat|astro-ph)[.\w-]*\]")
_PAGES = re.compile(r"[\s,;(]+(?:vol(?:ume)?\b\.?|pp\b\.?|pages?\b|no\.|issue\b|number\b).*$", re.I)
_PUBLISHER = re.compile(
    r"[\s,;.]+(?:(?:pmlr|springer|ieee|acm|elsevier|aaai press|openreview\.net|curran associates)"
    r"\b[^,;]*)$",
    re.IGNORECASE,
)
UNSETTLED = re.compile(r"\b(?:under review|in review|submitted|rejected?|withdrawn)\b", re.I)
WORKSHOP = re.compile(r"\b(?:workshops?|wksh?ps?|srw|ws)\b", re.IGNORECASE)

_TRACKS: tuple[tuple[str | None, str], ...] = (
    ("datasets-and-benchmarks", r"(?:track on )?datasets?\s*(?:and|&)\s*benchmarks?|d\s?&\s?b|db"),
    ("applied-data-science", r"applied data science|ads"),
    ("student-abstract", r"student abstracts?"),
    ("extended-abstract", r"extended abstracts?"),
    ("doctoral-consortium", r"doctoral (?:consortium|symposium)"),
    ("late-breaking", r"late[- ]breaking (?:works?|results|reports)|lbw"),
    ("tiny-papers", r"tiny\s?papers?"),
    ("blog-posts", r"blog\s?posts?"),
    ("industry", r"industry|industrial"),
    ("demo", r"(?:systems?\s+)?demonstrations?|demos?"),
    ("companion", r"companion(?: proceedings| volume)?"),
    ("short", r"short(?: papers?)?"),
    ("tutorial", r"tutorials?"),
    ("position", r"position(?: papers?)?"),
    ("oral", r"orals?(?: presentations?)?"),
    ("spotlight", r"spotlights?"),
    ("highlight", r"highlights?"),
    ("poster", r"posters?"),
    ("talk", r"talks?"),
    (None, r"best (?:student |demo )?papers?(?: awards?| honou?rable mentions?| (?:award )?"
           r"(?:finalist|candidate|nominee)s?)?|long(?: papers?)?|main(?: conference)?|full papers?|"
           r"regular(?: papers?)?|research|technical papers?|conference papers?|outstanding papers?"),
)  # fmt: skip
_TRACK_PATTERNS = tuple(
    (name, re.compile(rf"(?<![\w&])(?:{pattern})(?:\s+track)?(?![\w&])", re.IGNORECASE))
    for name, pattern in _TRACKS
)


@dataclass(frozen=True, slots=True)
class Word:
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
        plain = unicodedata.normalize("NFKD", match[0]).casefold()
        plain = "".join(mark for mark in plain if not unicodedata.combining(mark))
        if plain and plain not in _STOPWORDS:
            found.append(Word(plain, _EXPANDED.get(plain, plain), match.start(), match.end()))
    return tuple(found)


def key(found: tuple[Word, ...]) -> str:
    """Join words into the form under which names are looked up ("T-PAMI" and "TPAMI" agree)."""
    if len(found) == 1:
        return found[0].plain  # "VIS" alone is a name, "Vis." among others is "vision"
    return "".join(word.key for word in found)


def fronts(found: tuple[Word, ...]) -> tuple[tuple[Word, ...], ...]:
    """Drop proceedings, ordinals and sponsors from the front of a name, one step at a time.

    Args:
        found: the words of a text.

    Returns:
        Ever shorter runs of words, the full one first, none empty.
    """
    steps = [found]
    while len(found) > 1 and (found[0].plain in _LEADING or _ORDINAL.fullmatch(found[0].plain)):
        found = found[1:]
        steps.append(found)
    return tuple(steps)


def cores(found: tuple[Word, ...]) -> tuple[tuple[Word, ...], ...]:
    """Drop what stands around a name: `fronts`, then "conference" and "preprint" at the end.

    Args:
        found: the words of a text.

    Returns:
        Ever shorter runs of words, the full one first, none empty.
    """
    steps = list(fronts(found))
    for start in tuple(steps):
        while len(start) > 1 and start[-1].key in _TRAILING:
            start = start[:-1]
            steps.append(start)
    return tuple(steps)


def take_years(text: str) -> tuple[str, tuple[int, ...]]:
    """Blank out the years of a text.

    Understands 2019, '19, ’19, NIPS2016, ECCV22, "CVPR 19" and 2023.05; positions stay.

    Args:
        text: A folded text.

    Returns:
        The text with spaces where years stood, and the years in order, each once.
    """
    years: dict[int, None] = {}

    def blank(match: re.Match[str]) -> str:
        digits = match[1] if match.re.groups else match[0]
        number = int(digits)
        if len(digits) == 2:
            number += 2000 if number < 50 else 1900
        years[number] = None
        return " " * len(match[0])

    for pattern in (_DATED, _FULL_YEAR, _QUOTED_YEAR, _GLUED):
        text = pattern.sub(blank, text)
    if not years:
        text = _LAST_TWO.sub(blank, text)
    return text, tuple(years)


def take_track(text: str) -> tuple[str, str | None]:
    """Blank out words that name a track or a form of presentation, such as "(Oral)".

    Args:
        text: A folded text.

    Returns:
        The text with spaces where those words stood, and the first track of the table that was
        found; None for the main track.
    """
    track: str | None = None
    for name, pattern in _TRACK_PATTERNS:
        text, count = pattern.subn(lambda match: " " * len(match[0]), text)
        if count and track is None:
            track = name
    return text, track


def strip_locators(text: str) -> str:
    """Blank out months, subject classes and, at the end, volume, pages and publisher."""
    text = _SUBJECT.sub(lambda match: " " * len(match[0]), text)
    text = _MONTH.sub(lambda match: " " * len(match[0]), text)
    return _PUBLISHER.sub("", _PAGES.sub("", text))
