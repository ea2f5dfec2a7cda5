"""Pages as a paper's `pages` gives them: ranges, single pages, numbers of articles."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_PLAIN_DASH = re.compile(r"\s*(?:-{2,}|[\u2010-\u2015\u2212])\s*|\s+-\s+")
_APART = re.compile(r"\s*[,;]\s*")
_WORD = re.compile(r"(?:pp?\.?\s*(?=[\divxlc])|pages?\s+)", re.I)
_ARTICLE_WORD = re.compile(r"art(?:icle|\.)?\s*(?:(?:no|number|id)\b\.?\s*)?:?\s*(?=\w*\d)", re.I)
_ARTICLE = re.compile(r"e[a-z]*\d[\w.]*|0\d+|\d{6,}", re.I)
_ROMAN = re.compile(r"[ivxlcdm]+", re.I)
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Pages:
    """Where in its volume a paper stands.

    Attributes:
        ranges: first and last page of each run; the last is empty where it is one page.
        article: whether it is the number of an article instead.
    """

    ranges: tuple[tuple[str, str], ...] = ()
    article: bool = False

    @property
    def several(self) -> bool:
        """Whether it is more than one page: `pp.`, not `p.`."""
        return len(self.ranges) > 1 or any(last for _, last in self.ranges)

    def joined(self, dash: str) -> str:
        """The pages with a dash of a format's own between first and last: `1–20, 25`."""
        return ", ".join(f"{first}{dash}{last}" if last else first for first, last in self.ranges)

    @property
    def first(self) -> str:
        """The first page, or the article's number; empty where there is none."""
        return self.ranges[0][0] if self.ranges else ""

    @property
    def last(self) -> str:
        """The last page; empty where there is one page."""
        return self.ranges[-1][1] or (self.ranges[-1][0] if self.several else "") if self else ""

    def __bool__(self) -> bool:
        return bool(self.ranges)


@lru_cache(maxsize=4096)
def read_pages(text: str) -> Pages:
    """Read `815-823`, `1--20`, `IV-1234`, `e1001`, `Article 12`, `1-3, 7`.

    One hyphen divides a range only where both sides are alike: `IV-1234` is a page of volume IV,
    `12-1--12-20` a range of such pages. An article's number is told by its word, by an `e` before
    it, a nought, or six digits.

    Args:
        text: pages as a publisher or a `.bib` file writes them, possibly empty.
    """
    bare = " ".join(text.split())
    worded = _ARTICLE_WORD.match(bare)
    bare = bare[worded.end() :] if worded else _WORD.sub("", bare, count=1)
    parts = tuple(run for part in _APART.split(bare) if (run := _range(part))[0])
    alone = len(parts) == 1 and not parts[0][1]
    article = alone and bool(worded or _ARTICLE.fullmatch(parts[0][0]))
    return Pages(parts, article)


def _range(text: str) -> tuple[str, str]:
    plain = [part for part in _PLAIN_DASH.split(text) if part]
    if len(plain) == 2:
        return plain[0], plain[1]
    parts = text.split("-")
    if len(plain) == 1 and len(parts) % 2 == 0 and all(parts):
        middle = len(parts) // 2
        first, last = "-".join(parts[:middle]), "-".join(parts[middle:])
        if _shape(first) == _shape(last) or _continued(first, last):
            return first, last
    return text.strip(" -\u2013\u2014"), ""


def _continued(first: str, last: str) -> bool:
    """Whether a last page leaves its letters out: `S12-19`."""
    return last.isdigit() and bool(re.fullmatch(r"[A-Za-z]{1,2}\d+", first))


def _shape(page: str) -> str:
    return _DIGITS.sub("0", "i" if _ROMAN.fullmatch(page) else page).casefold()
