"""What the titles of pages say that stand in the place of another: `phrases.txt`, compiled."""

import re
from functools import cache, lru_cache
from importlib.resources import files

_SITE_BEFORE = re.compile(r"(?=((?:\s[|–—·•»-]+|:)\s+))")
"""What may stand between the name of a site and the phrase."""
_SITE_NAME = re.compile(r"[^|–—·•»]{0,80}")
_SITE_BEHIND = r"[\s.!?…。！？]*(?:\s*[|–—·•»]+\s*.*|\s-\s.*|\s\([^()]{1,40}\)\W*)?"

_RETRACTED = re.compile(
    r"[\[(](?:retracted|withdrawn)\b[^\])]*[\])]"
    r"|(?:retracted|withdrawn)(?: article| paper| chapter)?\s*:",
    re.I,
)
"""The start of a title whose work was taken back."""


def says(kind: str, title: str) -> bool:
    """Whether a title is that of one kind of page, with or without the name of its site.

    Args:
        kind: a heading of `phrases.txt`, such as `not-found`; or `retracted`.
        title: the title.
    """
    if kind == "retracted":
        return _RETRACTED.match(title) is not None
    pattern = _pattern(kind)
    return any(pattern.match(title, start) for start in _starts(title))


@lru_cache(maxsize=2)
def _starts(title: str) -> tuple[int, ...]:
    """Where the phrase may begin: at once, or behind the name of a site."""
    name = _SITE_NAME.match(title)
    longest = name.end() if name else 0
    behind = (found.end(1) for found in _SITE_BEFORE.finditer(title) if found.start() <= longest)
    return (0, *behind)


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(sections()[kind])}){_SITE_BEHIND}\Z", re.I)


@cache
def sections() -> dict[str, tuple[str, ...]]:
    """The phrases by heading, with the lists that they refer to written out."""
    found: dict[str, list[str]] = {}
    text = (files("catalog.links") / "phrases.txt").read_text("utf-8")
    for line in text.splitlines():
        if line.startswith("["):
            lines = found.setdefault(line[1:].partition("]")[0], [])
        elif line and not line.startswith("#"):
            for name in ("THING", "NOT-THERE", "ALSO-404"):
                if name in found:
                    line = line.replace("{" + name + "}", f"(?:{'|'.join(found[name])})")
            lines.append(line)
    return {name: tuple(lines) for name, lines in found.items()}
