"""What the titles of pages say that stand in the place of another: `phrases.txt`, compiled."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files

_SITE_BEFORE = re.compile(r"(?=((?:\s[|–—·•»-]+|:)\s+))")
"""What may stand between the name of a site and the phrase."""
_SITE_NAME = re.compile(r"[^|–—·•»]{0,80}")
_SITE_BEHIND = r"[\s.!?…。！？]*(?:\s*[|–—·•»]+\s*.*|\s-\s.*|\s\([^()]{1,40}\)\W*)?"

_PARTS = ("THING", "NOT-THERE", "ALSO-404")
"""Lists that phrases refer to."""

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


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {kind: _titles(sections()[kind]) for kind in _kinds()}


def _titles(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(phrases)}){_SITE_BEHIND}\Z", re.I)


def _kinds() -> tuple[str, ...]:
    return tuple(kind for kind in sections() if kind not in _PARTS)


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


_ANY = _titles(phrase for kind in _kinds() for phrase in sections()[kind])
"""All the patterns in one, for the many titles that are of no kind."""


@lru_cache(maxsize=4)
def kinds(title: str) -> frozenset[str]:
    """The kinds of page that a title says, with or without the name of its site.

    Args:
        title: of the page.

    Returns:
        Headings of `phrases.txt`, such as `not-found`, and the two names above.
    """
    if not title:
        return frozenset({NOTHING})
    starts = _starts(title)
    found = {RETRACTED} if _RETRACTED.match(title) else set()
    if any(_ANY.match(title, start) for start in starts):
        found |= {
            kind
            for kind, pattern in _patterns().items()
            if any(pattern.match(title, start) for start in starts)
        }
    return frozenset(found)


def _starts(title: str) -> tuple[int, ...]:
    """Where the phrase may begin: at once, or behind the name of a site."""
    name = _SITE_NAME.match(title)
    longest = name.end() if name else 0
    behind = (found.end(1) for found in _SITE_BEFORE.finditer(title) if found.start() <= longest)
    return (0, *behind)
