"""What stands beside the name in a venue text: years, tracks, months, volumes, identifiers."""

from __future__ import annotations

import re

_YEARS = (
    re.compile(r"(?<!\d)(?P<year>(?:19[5-9]|20\d)\d)(?:\s*[./-]\s*\d{1,2}){1,2}(?!\d)"),  # 2023.05
    re.compile(r"(?<!\d)(?P<year>19[5-9]\d|20\d\d)(?!\d)"),  # 2019, NIPS2016
    re.compile(r"(?<=\w)\s*['’‘`´′]\s?(?P<year>\d\d)(?!\d)"),  # '19
    re.compile(r"(?<=[^\W\d_]{2})(?P<year>\d\d)(?!\w)"),  # ECCV22
    re.compile(r"^[^\W\d_]{2,}-(?P<year>\d\d)(?!\w)"),  # CVPR-19
)
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
LABEL = re.compile(
    r"^\W*(?:venue|publisher|publication|conference|journal|booktitle|source)\s*[:=]\s*", re.I
)
AUTHORS = re.compile(r"^(?P<authors>[^,;:]{1,80}?\bet\.?\s?al\b\.?)[\s,:]+(?=\w)")
_SUBJECT = re.compile(r"\[(?:cs|stat|eess|math|q-bio|physics|cond-mat|astro-ph)[.\w-]*\]")
_PAGES = re.compile(r"[\s,;(]+(?:vol(?:ume)?\b\.?|pp\b\.?|pages?\b|no\.|issue\b|number\b).*$", re.I)
_PUBLISHER = re.compile(
    r"[\s,;.]+(?:(?:pmlr|springer|ieee|acm|elsevier|aaai press|openreview\.net|curran associates)"
    r"\b[^,;]*)$",
    re.IGNORECASE,
)
_EDGES = " \t,;:.-–—/()[]{}|*_'\"`"
_WORKSHOP_FIRST = re.compile(
    r"^(?:the\s+)?(?:[\w-]+\s+)?workshops?\b\s*(?:(?:track|on|for)\b)?", re.IGNORECASE
)
_WORKSHOP_LAST = re.compile(r"\s*\bworkshops?(?:\s+track)?\W*(?:at|in|of)?$", re.IGNORECASE)
_LOOSE_WORD = re.compile(r"^(?:of|the|proceedings)\b|\b(?:at|in|of|the)$|@", re.IGNORECASE)
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
    ("survey", r"survey"),
    ("short", r"short(?: papers?)?"),
    ("tutorial", r"tutorials?"),
    ("position", r"position(?: papers?)?"),
    ("oral", r"orals?(?: presentations?)?"),
    ("spotlight", r"spotlights?"),
    ("highlight", r"highlights?"),
    ("poster", r"posters?"),
    ("talk", r"talks?"),
    (None, r"best (?:student |demo )?papers?(?: awards?| honou?rable mentions?)?"),
    (None, r"best (?:student )?paper (?:award )?(?:finalist|candidate|nominee)s?"),
    (None, r"(?:conference|full|outstanding|technical) papers?|(?:long|regular)(?: papers?)?"),
    (None, r"main(?: conference)?|research"),
)  # fmt: skip
_TRACK_PATTERNS = tuple(
    (name, re.compile(rf"(?<![\w&])(?:{pattern})(?:\s+track)?(?![\w&])", re.IGNORECASE))
    for name, pattern in _TRACKS
)
_ANY_TRACK = re.compile(
    rf"(?<![\w&])(?:{'|'.join(pattern for _, pattern in _TRACKS)})(?![\w&])", re.IGNORECASE
)


def take_years(text: str) -> tuple[str, tuple[int, ...]]:
    """Blank out the years of a text.

    Understands 2019, '19, ’19, NIPS2016, ECCV22, CVPR-19 and 2023.05; positions stay.

    Args:
        text: A folded text.

    Returns:
        The text with spaces where years stood, and the years in order, each once.
    """
    years: dict[int, None] = {}

    def blank(match: re.Match[str]) -> str:
        digits = match["year"]
        number = int(digits)
        if len(digits) == 2:
            number += 2000 if number < 50 else 1900
        years[number] = None
        kept = match.start("year") - match.start()
        return match[0][:kept] + " " * (len(match[0]) - kept)

    for pattern in _YEARS:
        text = pattern.sub(blank, text)
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
    if not _ANY_TRACK.search(text):
        return text, None
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


def joined(*parts: str) -> str:
    """Join what is left of a text with commas, tidied, empty parts dropped."""
    return ", ".join(part for part in map(tidy, parts) if part)


def tidy(text: str) -> str:
    """Strip spaces and punctuation that taking parts out of a text left behind."""
    text = re.sub(r"\s+(?=[)\]])|\s+(?=\s)", "", text).strip(_EDGES)
    return f"{text})" if text.count("(") > text.count(")") else text


def workshop_name(text: str) -> str:
    """Give the name of a workshop without the word itself where that leads or ends."""
    name = _WORKSHOP_FIRST.sub("", tidy(text))
    name = _WORKSHOP_LAST.sub("", tidy(name))
    name = tidy(_LOOSE_WORD.sub("", tidy(name)))
    return name if re.search(r"\w", take_track(name)[0]) else ""
