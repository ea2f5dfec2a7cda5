"""What the titles of pages say that stand in the place of another: `phrases.txt`, compiled."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files

_SITE_BEFORE = re.compile(r"(?=((?:\s[|–—·•»-]+|:)\s+))")
"""What may stand between the name of a site and the phrase."""
_SITE_NAME = re.compile(r"[^|–—·•»]{0,80}")
_END = r"[\s.!?…。！？]*"
_SITE_BEHIND = rf"{_END}(?P<behind>\s*[|–—·•»]+\s*.*|\s-\s.*|\s\([^()]{{1,40}}\)\W*)?"
_SHORT_NAME = r"(?!(?:an?|the|on|for|how|of|in|to|when|why|what)\b)(?:[^\s|]+\s?){1,4}"
_SITE_BESIDE = rf"{_END}(?:\s*[|·•»]\s*(?=.{{1,40}}\Z){_SHORT_NAME})?"
"""A phrase that may be a paper's has a site's name beside it, not half of the paper's title."""
_MANY_WORDS = 6
"""Words that stand between two bars where they are a sentence and no site's name."""
_BARS = re.compile(r"\s*[|–—·•»]+\s*|\s-+\s")

_PARTS = ("THING", "NOT-THERE", "TAIL", "SORRY", "ALSO-404")
"""Lists that phrases refer to."""
_TEXTS = ("ABSENCE", "BOT-CHECK-WORDS")
"""Lists of texts, which are looked for as they are."""
_WEAK = "?"

_RETRACTED = re.compile(
    r"[\[(](?:retracted|withdrawn)\b[^\])]*[\])]"
    r"|(?:retracted|withdrawn)(?: article| paper| chapter)?\s*:",
    re.I,
)
"""The start of a title whose work was taken back."""


NOTHING = "nothing"
"""The kind of an empty title."""
RETRACTED = "retracted"
"""The kind of a title that says that its work was taken back."""


def weak(kind: str) -> bool:
    """Whether a title of a kind may be that of a good page, if the page has more to show."""
    return kind.endswith(_WEAK)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {kind: _titles(sections()[kind], _behind(kind)) for kind in _kinds()}


def _behind(kind: str) -> str:
    return _SITE_BESIDE if weak(kind) else _SITE_BEHIND


def _titles(phrases: Iterable[str], behind: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(phrases)}){behind}\Z")


def _kinds() -> tuple[str, ...]:
    return tuple(kind for kind in sections() if kind not in (*_PARTS, *_TEXTS))


def _is_latin(phrase: str) -> bool:
    """Whether a phrase is told in Latin letters, apart from the lists that it refers to."""
    for name in _PARTS:
        phrase = phrase.replace(f"(?:{'|'.join(sections()[name])})", "")
    return max(phrase, default="") <= _LATIN


@cache
def sections() -> dict[str, tuple[str, ...]]:
    """The phrases by heading, with the lists that they refer to written out."""
    found: dict[str, list[str]] = {}
    text = (files("catalog.links") / "phrases.txt").read_text("utf-8")
    for line in text.splitlines():
        if line.startswith("["):
            lines = found.setdefault(line[1:].partition("]")[0], [])
        elif line and not line.startswith("#"):
            for name in _PARTS:
                if name in found:
                    line = line.replace("{" + name + "}", f"(?:{'|'.join(found[name])})")
            lines.append(line)
    return {name: tuple(lines) for name, lines in found.items()}


_ALL = tuple(phrase for kind in _kinds() for phrase in sections()[kind])
_ANY = _titles(_ALL, _SITE_BEHIND)
"""All the patterns in one, for the many titles that are of no kind."""
_LATIN = "\u036f"
"""The last character of the blocks that hold Latin letters."""
_ANY_LATIN = _titles((one for one in _ALL if _is_latin(one)), _SITE_BEHIND)
_SORRY = re.compile(rf"(?:{'|'.join(sections()['SORRY'])})\W+(?:but |it (?:looks|seems) like )?")
"""What a page may say before it comes to the point."""


@lru_cache(maxsize=4)
def kinds(title: str) -> frozenset[str]:
    """The kinds of page that a title says, with or without the name of its site.

    Args:
        title: of the page.

    Returns:
        Headings of `phrases.txt`, such as `not-found`, and the two names above; `weak` where
        a good page may be called so.
    """
    if not title:
        return frozenset({NOTHING})
    lower = title.lower()
    starts = _starts(lower)
    found = {RETRACTED} if _RETRACTED.match(title) else set()
    pattern = _ANY_LATIN if max(lower) <= _LATIN else _ANY
    if any(pattern.match(lower, start) for start in starts):
        found |= {kind for start in starts for kind in _said(lower, start)}
    return frozenset(found)


def _said(title: str, start: int) -> Iterable[str]:
    """The kinds that a title says from some place on."""
    named = title[:start].rstrip().endswith(":")
    for kind, pattern in _patterns().items():
        match = pattern.match(title, start)
        if match is None or (weak(kind) and named):
            continue
        yield kind if weak(kind) or _is_name(match["behind"]) else kind + _WEAK


def _is_name(behind: str | None) -> bool:
    """Whether what stands behind a phrase may be the names of a site."""
    return all(len(part.split()) <= _MANY_WORDS for part in _BARS.split(behind or ""))


def _starts(title: str) -> tuple[int, ...]:
    """Where the phrase may begin: at once, or behind the name of a site."""
    name = _SITE_NAME.match(title)
    longest = name.end() if name else 0
    behind = (found.end(1) for found in _SITE_BEFORE.finditer(title) if found.start() <= longest)
    starts = (0, *behind)
    return starts + tuple(sorry.end() for start in starts if (sorry := _SORRY.match(title, start)))
