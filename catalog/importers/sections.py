"""What a heading says about the entries below it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from catalog.importers.genres import genre_of_heading
from catalog.importers.tree import Span
from catalog.importers.venues import Venue, known_venue
from catalog.text.dates import read_date

Role = Literal["entries", "contents", "matter", "datasets"]

_CONTENTS = re.compile(
    r"(?:table of )?contents?|toc|bookmarks|outline|index|quick links?|navigation|"
    r"catalog(?:ue)?|目录|导航|overview of contents",
    re.I,
)
_MATTER = re.compile(
    r"(?:latest |recent |breaking |project |paper |repo )?(?:news|updates?|what'?s new|"
    r"change\s?logs?|announcements?|update log|release notes?)\b(?!.*\b(?:detection|recommend|"
    r"reading|generation|understanding)).{0,25}|"
    r"(?:how to |guidelines? for )?(?:contribut|citing|cite\b|citation|bibtex).{0,40}|"
    r"(?:our )?highlights?(?: of .{1,40})?|licen[sc]es?|copyright|acknowledge?ments?|credits?|"
    r"thanks.{0,20}|"
    r"contacts?(?: us| me| information)?(?: (?:&|and) .{1,20})?|(?:distinguished |key |"
    r"active )?(?:researchers?|people|labs?|teams?|research groups?)(?: (?:&|and) \w+)?|"
    r"(?:github )?stars?[ -]?(?:history|gazers).{0,20}|star trend.{0,20}|sponsors?.{0,20}|"
    r"(?:project |main |our )?(?:maintainers?|contributors?)(?: (?:&|and) \w+)?|(?:authors?|"
    r"about (?:us|me|this.{0,30}|the authors?)|about|team)|"
    r"to-?do(?: list)?|milestones?|road ?map|feedback|disclaimer|support(?: us)?|join "
    r"us.{0,20}|we(?:chat| are hiring).{0,20}|"
    r"(?:other |related |similar |more )?(?:awesome[ -]?(?:lists?|repos?\w*|projects?|"
    r"resources?|papers? lists?)|related (?:repos?\w*|projects?|lists?|awesome.{0,30}|"
    r"github.{0,20}))|"
    r"star (?:us|this repo).{0,20}|faq|preface|foreword|legend|notations?|criteria|"
    r"requirements?|installation|usage|prerequisites?|"
    r"引用|致谢|更新.{0,10}|贡献.{0,10}|"
    r"联系.{0,10}|许可.{0,10}|关于.{0,10}|公告|新闻|最新动态|动态|star 历史",
    re.I,
)
_INHERITED = re.compile(
    r"news|update|what|change|announce|release|contribut|cit|bibtex|highlight|(?:other |"
    r"related |similar |more )?awesome|related|更新|新闻|动态|引用|贡献",
    re.I,
)
"""Matter whose subsections are matter too; below "About" a whole list may follow."""
_DATASETS = re.compile(
    r"(?:\w+ ){0,5}?(?:data ?sets?|benchmarks?|benchmark results|leaderboards?|data)(?: (?:and"
    r"|&|/) \w+)?(?: \(.*\))?|.*数据集.{0,12}|.*\bdatasets\b.{0,20}",
    re.I,
)
_OPEN_YEAR = re.compile(
    r"\b(?:before|older|earlier|since|after|prior|until|till|from|pre|post|or|and|to|up)\b|[-–~<>+≤≥]\s*(?:19|20)\d\d|(?:19|20)\d\d\s*[-–~+]|之前|以前|及",
    re.I,
)
_YEAR = re.compile(r"(?<!\d)(19[6-9]\d|20[0-4]\d)(?!\d)")
_LEADING = re.compile(r"^[^\w(\[<\"'“一-鿿]+|^(?:\d+(?:\.\d+)*\.?|[IVX]+\.|[A-Z]\.)\s+(?=\D)")
_OF_PAPERS = re.compile(r"\bpapers?\b|论文|publications|accepted", re.I)
_COUNT = re.compile(r"[\[(]\s*\d+(?:\s*(?:papers?|篇|entries|items))?\s*[\])]\s*$", re.I)
_SHORTCODE = re.compile(r":[a-z][a-z0-9_+-]{2,30}:(?!//)")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what follows from it.

    Attributes:
        title: its text.
        role: whether entries stand below it, contents, list matter or datasets.
        venue: venue that it names for everything below, or None.
        year: year that it names, or None.
        line: 1-based line.
        spreads: whether the role holds for the sections below it, too.
        genre: the `ResourceType` that it announces, else empty.
    """

    title: str
    role: Role
    venue: Venue | None = None
    year: int | None = None
    line: int = 0
    spreads: bool = False
    genre: str = ""


def read_heading(spans: tuple[Span, ...]) -> Section:
    """Read a heading.

    Args:
        spans: its spans; links back to the contents are left out of its title.
    """
    line = spans[0].line if spans else 0
    kept = [s for s in spans if s.image is None and not _returns(s)]
    text = " ".join(_SHORTCODE.sub(" ", "".join(s.text for s in kept)).split())
    text = re.sub(r"\s*[\[(]\s*[\])]\s*$", "", text).strip()
    text = re.sub(r"^[-*+–—•]\s+", "", text)
    bare = text
    for _ in range(3):
        bare = _LEADING.sub("", bare).strip(" :#*_-–—|.")
    bare = _COUNT.sub("", bare).strip()
    role: Role = "entries"
    if _CONTENTS.fullmatch(bare):
        role = "contents"
    elif _MATTER.fullmatch(bare):
        role = "matter"
    elif _DATASETS.fullmatch(bare):
        role = "datasets"
    venue = known_venue(bare) if len(bare.split()) <= 8 else None
    spreads = role == "datasets" or (role == "matter" and bool(_INHERITED.search(bare)))
    title = text.strip(" :#") or text
    genre = genre_of_heading(bare) or ("dataset" if role == "datasets" else "")
    return Section(title, role, venue, _year(bare, venue), line, spreads, genre)


def _returns(span: Span) -> bool:
    """Whether a link only leads back up."""
    return (
        span.url is not None
        and span.url.startswith("#")
        and len(span.text) < 24
        and bool(re.search(r"back|top|return|content|^\W*$|回", span.text, re.I))
    )


def _year(text: str, venue: Venue | None) -> int | None:
    if venue is not None:
        return venue.year
    if _OPEN_YEAR.search(text):
        return None
    date = read_date(text)
    if date:
        return int(date[:4])
    years = set(_YEAR.findall(text))
    return (
        int(years.pop()) if len(years) == 1 and len(text.split()) <= 5 and len(text) <= 40 else None
    )


def venue_in_title(title: str) -> tuple[Venue | None, int | None]:
    """The venue and the year that the title of a whole list names ("CVPR 2024 papers").

    Args:
        title: the document's title.

    Returns:
        The venue with its year, or None twice: a year alone says when the list was made.
    """
    if re.search(r"survey|official|repository of", title, re.I) and not _OF_PAPERS.search(title):
        return None, None  # the venue of the paper that the list belongs to
    words = [w for w in re.split(r"[\s_/|,:()（）\[\]-]+", title) if w]
    for size in (4, 3, 2, 1):
        for start in range(len(words) - size + 1):
            part = words[start : start + size]
            if not any(c.isdigit() for w in part for c in w):
                continue
            venue = known_venue(" ".join(part))
            if venue is not None and venue.year is not None:
                return replace(venue, text=f"{venue.short} {venue.year}"), venue.year
    return None, None
