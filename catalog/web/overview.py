"""What the overview page counts."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
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
    years = _years(papers, contents.with_code)
    return {
        "years": tuple(reversed(years)),
        "year_chart": columns([Bar(row.name, row.count, row.part, up + row.path) for row in years]),
        "code_chart": columns(
            [
                Bar(
                    row.name,
                    round(100 * row.part / row.count) if row.count else 0,
                    href=f"{up}{row.path}+has:code",
                )
                for row in years
            ],
            top=100,
        ),
        "venues": _venues(contents),
        "categories": _categories(contents, [int(row.name) for row in years]),
        "people": _people(contents),
        "lists": _lists(contents),
        "papers": len(papers),
        "with_code": _with_code(contents, papers),
    }


def _with_code(contents: Contents, views: Iterable[EntryView]) -> int:
    known = contents.with_code
    return sum(view.entry.id in known for view in views)


def _years(papers: Sequence[EntryView], with_code: Collection[str]) -> list[Row]:
    """Every year from the first to the last, those without papers too, at most the last sixty."""
    counts = Counter(view.entry.year for view in papers if view.entry.year)
    coded = Counter(view.entry.year for view in papers if view.entry.id in with_code)
    if not counts:
        return []
    most = max(counts.values())
    first = max(min(counts), max(counts) - _LONGEST + 1)
    return [
        Row(
            str(year),
            f"papers/?q=year:{year}",
            counts[year],
            100 * counts[year] / most,
            coded[year],
        )
        for year in range(first, max(counts) + 1)
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


def _categories(contents: Contents, years: Sequence[int]) -> list[Row]:
    shelves = contents.by_category
    roots = contents.catalog.categories
    shown = roots if len(roots) > 1 else [child for root in roots for child in root.children]
    most = max((len(shelves[category.id]) for category in shown), default=1) or 1
    rows = []
    for category in shown:
        views = shelves[category.id]
        by_year = Counter(view.entry.year for view in views)
        rows.append(
            Row(
                category.title,
                f"papers/?q=category:{category.id}",
                len(views),
                100 * len(views) / most,
                _with_code(contents, views),
                spark([by_year[year] for year in years]),
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
