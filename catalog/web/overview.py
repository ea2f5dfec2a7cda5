"""What the overview page counts."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote_plus

from catalog.web.chart import Bar, columns, spark
from catalog.web.contents import Contents, EntryView

_VENUES = 15
_AUTHORS = 20
_LEVELS = 5
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table with a bar in it.

    Attributes:
        name: what is counted.
        path: where it leads, below the site.
        count: how many entries.
        share: of the longest bar, in percent.
        part: how many of them have code.
        spark: the same by year, as a small chart; may be empty.
    """

    name: str
    path: str
    count: int
    share: float
    part: int = 0
    spark: str = ""

    @property
    def percent(self) -> str:
        """The part in percent, empty where there is nothing to have a part of."""
        return f"{100 * self.part / self.count:.0f}\u00a0%" if self.count else ""


@dataclass(frozen=True, slots=True)
class Cell:
    """How many entries two lists both name, and how dark that is, from 0 to 5."""

    count: int
    level: int
    path: str


def overview(contents: Contents, up: str) -> Mapping[str, Any]:
    """The values of the template.

    Args:
        contents: the catalogue on its shelves.
        up: the way from the page to the root of the site.
    """
    papers = [view for view in contents.entries if view.paper]
    undated = [view for view in papers if not view.entry.year]
    span = Span.of([view.entry.year for view in papers])
    years = _years(papers, contents.with_code, span)
    return {
        "years": tuple(reversed(years)),
        "undated": len(undated),
        "undated_with_code": _with_code(contents, undated),
        "year_chart": columns([_bar(row, up, row.count, row.part) for row in years]),
        "code_chart": columns(
            [
                _bar(row, up, round(100 * row.part / (row.count or 1)), 0, "+has:code")
                for row in years
            ],
            top=100,
        ),
        "venues": _venues(contents),
        "categories": _categories(contents, span),
        "people": _people(contents),
        "lists": _lists(contents),
        "papers": len(papers),
        "with_code": _with_code(contents, papers),
    }


def _bar(row: Row, up: str, value: int, part: int, also: str = "") -> Bar:
    mark = f"–{int(row.name.split()[-1]) - 1}" if " " in row.name else ""
    return Bar(row.name, value, part, f"{up}{row.path}{also}", mark)


def _with_code(contents: Contents, views: Iterable[EntryView]) -> int:
    known = contents.with_code
    return sum(view.entry.id in known for view in views)


@dataclass(frozen=True, slots=True)
class Span:
    """The years of the charts: each a bar, and one for all before them.

    Attributes:
        years: from the first to the last, those without papers too.
        earlier: whether there are papers before the first.
    """

    years: range
    earlier: bool

    @classmethod
    def of(cls, years: Iterable[int | None]) -> "Span":
        """The last sixty years of papers; those before are gathered."""
        known = sorted({year for year in years if year})
        shown = [year for year in known if year > known[-1] - _LONGEST]
        return cls(range(shown[0], shown[-1] + 1) if shown else range(0), len(shown) < len(known))

    def counted(self, years: Iterable[int | None]) -> list[int]:
        """How many of some years each bar stands for."""
        counts = Counter(year for year in years if year)
        earlier = sum(counts[year] for year in counts if year < self.years.start)
        return [earlier] * self.earlier + [counts[year] for year in self.years]

    def named(self) -> Iterator[tuple[str, str]]:
        """What each bar stands for, and the query that finds its papers."""
        if self.earlier:
            yield f"before {self.years.start}", f"year:..{self.years.start - 1}"
        yield from ((str(year), f"year:{year}") for year in self.years)


def _years(papers: Sequence[EntryView], with_code: Collection[str], span: Span) -> list[Row]:
    counts = span.counted(view.entry.year for view in papers)
    coded = span.counted(view.entry.year for view in papers if view.entry.id in with_code)
    most = max(counts, default=1)
    return [
        Row(name, f"papers/?q={query}", count, 100 * count / most, part)
        for (name, query), count, part in zip(span.named(), counts, coded, strict=True)
    ]


def _venues(contents: Contents) -> list[Row]:
    shelves = contents.by_venue.items()
    ranked = sorted(shelves, key=lambda item: (-len(item[1]), item[0]))[:_VENUES]
    most = max((len(views) for _, views in ranked), default=1)
    return [
        Row(
            contents.catalog.venues[key].short,
            f"papers/?q=venue:{key}",
            len(views),
            100 * len(views) / most,
            _with_code(contents, views),
        )
        for key, views in ranked
    ]


def _categories(contents: Contents, span: Span) -> list[Row]:
    shelves = contents.by_category
    shown = contents.catalog.main_categories
    most = max((len(shelves[category.id]) for category in shown), default=1) or 1
    rows = []
    for category in shown:
        views = shelves[category.id]
        rows.append(
            Row(
                category.title,
                f"papers/?q=category:{category.id}",
                len(views),
                100 * len(views) / most,
                _with_code(contents, views),
                spark(span.counted(view.entry.year for view in views)),
            )
        )
    return rows


def _people(contents: Contents) -> list[Row]:
    people = sorted(
        contents.people.with_page, key=lambda person: (-len(person.entries), person.slug)
    )[:_AUTHORS]
    most = max((len(person.entries) for person in people), default=1)
    return [
        Row(
            person.name,
            f"authors/{person.slug}/",
            len(person.entries),
            100 * len(person.entries) / most,
            len(contents.with_code.intersection(person.entries)),
        )
        for person in people
        if len(person.entries) > 1
    ]


def _lists(contents: Contents) -> list[tuple[str, str, list[Cell]]]:
    """For each source list its id, title and what it shares with each of them."""
    config = contents.catalog.config
    keys = list(config.lists)
    if len(keys) < 2:
        return []
    named = {key: {view.entry.id for view in contents.by_list[key]} for key in keys}
    rows = []
    for one in keys:
        cells = []
        for other in keys:
            both = len(named[one] & named[other])
            share = both / max(len(named[one]), 1)
            query = f"listed:{one}" if one == other else f"listed:{one} listed:{other}"
            path = f"papers/?q={quote_plus(query, safe=':')}"
            cells.append(Cell(both, round(_LEVELS * share), path))
        rows.append((one, config.lists[one].title, cells))
    return rows
