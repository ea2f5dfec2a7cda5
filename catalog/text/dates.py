"""Dates as people write them beside a paper."""

from __future__ import annotations

import re
from functools import lru_cache

_MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july",
         "aug august", "sep sept september", "oct october", "nov november", "dec december"), 1
    )
    for name in names.split()
}  # fmt: skip
_YEAR = r"(?P<y>19[4-9]\d|20[0-4]\d)"
_MONTH = r"(?P<mon>[A-Za-z]{3,9})\.?"
_PATTERNS = tuple(
    re.compile(rf"(?:{pattern})\Z", re.IGNORECASE)
    for pattern in (
        rf"{_YEAR}年?",
        rf"{_YEAR}\s*[-./年]\s*(?P<m>1[0-2]|0?[1-9])\s*月?",
        rf"{_YEAR}\s*[-./年]\s*(?P<m>1[0-2]|0?[1-9])\s*[-./月]\s*(?P<d>3[01]|[12]\d|0?[1-9])\s*日?",
        rf"{_MONTH},?\s*(?:of\s+)?{_YEAR}",
        rf"(?P<d>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\s+{_MONTH},?\s+{_YEAR}",
        rf"{_MONTH}\s+(?P<d>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?,?\s+{_YEAR}",
        rf"(?P<m>1[0-2]|0?[1-9])\s*[/.]\s*{_YEAR}",
        rf"(?P<m>1[0-2]|0[1-9])/(?P<d>3[01]|[12]\d|0[1-9])/{_YEAR}",
        r"(?P<y>19[4-9]\d|20[0-4]\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])?",
        rf"{_YEAR}\s*,?\s*{_MONTH}(?:\s+(?P<d>3[01]|[12]\d|0?[1-9]))?",
    )
)


@lru_cache(maxsize=16384)
def read_date(text: str) -> str | None:
    """Read a date that is the whole of a text.

    Args:
        text: "6 May 2023", "Feb, 2025", "2023/09", "2021.1", "2024年3月", "2016".

    Returns:
        ISO 8601 as precise as the text, or None.
    """
    text = " ".join(text.strip(" \t\n.,;:()[]【】").split())
    if not 4 <= len(text) <= 24:
        return None
    for pattern in _PATTERNS:
        match = pattern.match(text)
        if match is None:
            continue
        found = match.groupdict()
        month = found.get("m")
        if found.get("mon"):
            number = _MONTHS.get(found["mon"].casefold())
            if number is None:
                continue
            month = str(number)
        parts = [found["y"], *(f"{int(p):02d}" for p in (month, found.get("d")) if p)]
        return "-".join(parts)
    return None
