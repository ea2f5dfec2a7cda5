"""What a title says besides its subject: retracted, extended abstract, reply to another."""

import re

_SCRAPED = re.compile(r"^\s*(?:\[[A-Z]{3,8}\]\s*)+|^\s*(?:title|paper)\s*:\s*", re.I)
_TAG = re.compile(
    r"^\s*\[(?!re\b|repl|reprod|comment|corr|errat|retract)[^\[\]]{2,30}\]\s*(?=\w+(?:\W+\w+){2})",
    re.I,
)
"""`[Oral 3B] ...`, but not `[Re] ...`, which is another work."""
_STATUS = re.compile(r"^\W*(?:retracted|withdrawn)(?:\s+article)?\W*(?=[:\]\-–\s])\W*", re.I)
_FORM = (
    r"(?:(?:an?|invited|short|full|long|student|extended|regular|work.in.progress|position|poster|"
    r"demo|vision|industry|industrial|panel|tutorial|keynote|conference|book|system)\s+)*"
    r"(?:abstracts?|papers?|version|talk|tutorial|review|poster|demo(?:nstration)?|preprint|panel|"
    r"session|with discussion|keynote|article|letter|survey|comment|see comments?|column)"
)
_LANGUAGE = (
    r"(?:article\s+|text\s+)?(?:in\s+)?(?:german|french|spanish|chinese|japanese|italian|russian|"
    r"polish|portuguese|english|dutch|korean|turkish)(?:\s+text)?"
)
_REMARKS = (
    re.compile(rf"[\s:,\-–]*[\[(]\s*({_FORM}|{_LANGUAGE})\s*[\])]", re.I),
    re.compile(
        r"^\W*((?:tutorial|panel|keynote|demo|poster|invited talk|book review)"
        r"(?=\s*[:\-–—]|\s+on\b))\s*(?:[:\-–—]|on\b)",
        re.I,
    ),
    re.compile(
        r"\s*[:\-–—.?!]\s*((?:book\s+)?review|panel|tutorial|extended abstract|demo)\W*\Z", re.I
    ),
)
_ANSWERS = (
    (
        "erratum",
        r"errat(?:um|a)|corrigend(?:um|a)|(?:author |publisher )?corrections?|correction note",
    ),
    ("addendum", r"addend(?:um|a)"),
    (
        "companion",
        r"video (?:contribution|submission|supplement)|"
        r"suppl(?:\.|ement(?:al|ary)?)(?: (?:materials?|information|data|documents?|notes?))?",
    ),
    ("retraction", r"retraction(?: note| notice)?"),
    ("reply", r"(?:authors?'?s?'? |a |our )*(?:repl(?:y|ies)|responses?|rejoinders?|rebuttals?)"),
    ("comment", r"(?:a |some |further |critical |letter: )*(?:comments?|commentary|discussions?)"),
)
_LEADING = tuple(
    (
        name,
        re.compile(
            rf"^\W*(?:\d{{4}}[a-z]?\W+)?(?:{pattern})(?:\s+(?:to|on|of|for|about)\b|\s*[:\-–—]|\s+[\"“'‘])",
            re.I,
        ),
    )
    for name, pattern in _ANSWERS
)
_TRAILING = tuple(
    (name, re.compile(rf"(?:[:.\-–—,]\s*|[\[(]\s*)(?:{pattern})\s*[\])]?\W*\Z", re.I))
    for name, pattern in _ANSWERS
)
_MAY_REMARK = re.compile(r"[\[(]|panel|tutorial|keynote|demo|poster|talk|review|abstract", re.I)
_MAY_ANSWER = re.compile(
    r"errat|corrig|correction|addend|retract|repl[yi]|respon|rejoin|rebut|comment|discussion|"
    r"video|supplem",
    re.I,
)


def take(text: str) -> tuple[str, str, str]:
    """Take the marks off a title.

    Args:
        text: a title without markup.

    Returns:
        The title proper, a remark ("extended abstract"), and what kind of answer to another work
        it is ("reply", "erratum", ...), which stays in the title. Remark and answer may be empty.
    """
    text = _STATUS.sub("", _TAG.sub("", _SCRAPED.sub("", text)))
    remark = ""
    if _MAY_REMARK.search(text):
        for pattern in _REMARKS:
            found = pattern.search(text)
            shorter = f"{text[: found.start()]} {text[found.end() :]}".strip() if found else ""
            if found and any(map(str.isalpha, shorter)):
                remark, text = remark or " ".join(found[1].lower().split()), shorter
    text = text.strip(" .[]") or text
    return text, remark, _answer(text) if _MAY_ANSWER.search(text) else ""


def _answer(text: str) -> str:
    for name, pattern in (*_LEADING, *_TRAILING):
        if pattern.search(text):
            return name
    return ""
