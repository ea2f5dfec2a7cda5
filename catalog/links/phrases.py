"""What the titles of pages say that stand in the place of another: `phrases.txt`, compiled."""

import re
from functools import cache
from importlib.resources import files

_SITE_BEFORE = r"(?:[^|–—·•»]{0,80}?(?:\s[|–—·•»-]+|:)\s+)?"
_SITE_BEHIND = r"[\s.!?…。！？]*(?:\s*[|–—·•»]+\s*.*|\s-\s.*|\s\([^()]{1,40}\)\W*)?"

_RETRACTED = re.compile(
    r"[\[(](?:retracted|withdrawn)\b[^\])]*[\])]"
    r"|(?:retracted|withdrawn)(?: article| paper| chapter)?\s*:",
    re.I,
)
"""The start of a title whose work was taken back."""


@cache
def says(kind: str) -> re.Pattern[str]:
    """The pattern for titles of one kind of page.

    Args:
        kind: a heading of `phrases.txt`, such as `not-found`; or `retracted`.
    """
    if kind == "retracted":
        return _RETRACTED
    phrases = "|".join(sections()[kind])
    return re.compile(rf"{_SITE_BEFORE}(?:{phrases}){_SITE_BEHIND}\Z", re.I)


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
