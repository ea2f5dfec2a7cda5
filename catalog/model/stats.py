"""Counting what a list holds."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from catalog.model.catalog import Catalog
from catalog.model.entry import Entry


@dataclass(frozen=True, slots=True)
class Count:
    """A row of a table.

    Attributes:
        key: id of what is counted: `cvpr`, `loss-triplet`, `2015`, `code`.
        label: its name for people.
        entries: how many entries.
        with_code: how many of those have a code link.
        depth: level in the category tree, 0 elsewhere.
    """

    key: str
    label: str
    entries: int
    with_code: int
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Stats:
    """What a list holds, in numbers.

    Attributes:
        entries: papers and resources.
        papers: papers alone.
        resources: resources alone.
        papers_with_code: papers with a code link.
        links: all links, those of versions too.
        by_year: papers by year, in order; those without a year are left out.
        by_venue: papers by venue, most first.
        by_category: entries that name a category, in the order of the tree, children not counted.
        by_type: entries by what they are, most first.
        by_framework: entries by what their code is written for, most first.
        by_list: entries by the source list that names them, in the order of `catalog.yaml`.
        links_by_kind: `(kind, links)`, most first.
    """

    entries: int
    papers: int
    resources: int
    papers_with_code: int
    links: int
    by_year: tuple[Count, ...]
    by_venue: tuple[Count, ...]
    by_category: tuple[Count, ...]
    by_type: tuple[Count, ...]
    by_framework: tuple[Count, ...]
    by_list: tuple[Count, ...]
    links_by_kind: tuple[tuple[str, int], ...]


class _Tally:
    """Entries by key, and how many of them have code."""

    def __init__(self, pairs: Iterable[tuple[str, Entry]]) -> None:
        self.entries: Counter[str] = Counter()
        self.with_code: Counter[str] = Counter()
        for key, entry in pairs:
            self.entries[key] += 1
            self.with_code[key] += has_code(entry)

    def row(self, key: str, label: str, depth: int = 0) -> Count:
        return Count(key, label, self.entries[key], self.with_code[key], depth)

    def most_first(self) -> list[str]:
        return sorted(self.entries, key=lambda key: (-self.entries[key], key))


def has_code(entry: Entry) -> bool:
    """Whether an entry has a code link."""
    return any(link.kind == "code" for link in entry.links)


def stats(catalog: Catalog) -> Stats:
    """Count everything once."""
    papers, entries = catalog.papers, catalog.entries
    years = _Tally((str(paper.year), paper) for paper in papers if paper.year)
    venues = _Tally((paper.venue, paper) for paper in papers if paper.venue)
    categories = _Tally((key, entry) for entry in entries for key in entry.categories)
    types = _Tally((catalog.entry_type(entry), entry) for entry in entries)
    lists = _Tally((key, entry) for entry in entries for key in entry.listed_in)
    frameworks = _Tally(
        (name, entry)
        for entry in entries
        for name in sorted({link.framework for link in entry.links if link.framework})
    )
    kinds = Counter(link.kind for entry in entries for link in entry.links)
    kinds.update(link.kind for paper in papers for work in paper.versions for link in work.links)
    return Stats(
        entries=len(entries),
        papers=len(papers),
        resources=len(catalog.resources),
        papers_with_code=sum(map(has_code, papers)),
        links=kinds.total(),
        by_year=tuple(years.row(key, key) for key in sorted(years.entries)),
        by_venue=tuple(venues.row(key, _venue(key, catalog)) for key in venues.most_first()),
        by_category=tuple(
            categories.row(node.id, node.title, depth)
            for root in catalog.categories
            for node, depth in root.walk()
        ),
        by_type=tuple(types.row(key, key) for key in types.most_first()),
        by_framework=tuple(frameworks.row(key, key) for key in frameworks.most_first()),
        by_list=tuple(lists.row(key, source.title) for key, source in catalog.config.lists.items()),
        links_by_kind=tuple(sorted(kinds.items(), key=lambda pair: (-pair[1], pair[0]))),
    )


def _venue(key: str, catalog: Catalog) -> str:
    venue = catalog.venues.get(key)
    return venue.short if venue else key
