"""The few values that entries are narrowed down by: what there is, and which entries have what."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from catalog.model.catalog import Catalog
from catalog.search.cards import KINDS, Cards, Column
from catalog.search.query import FACETS, year_range
from catalog.search.tokens import key

LABELS: Mapping[str, str] = {
    "category": "Category",
    "venue": "Venue",
    "year": "Year",
    "has": "Has",
    "framework": "Framework",
    "type": "Type",
    "listed": "Listed in",
    "tag": "Tag",
}
_SHORT = 12
"""Letters of the longest venue's alias that people may type among other words."""


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a facet.

    Attributes:
        id: what stands in a query: `cvpr`.
        label: what people read: "CVPR".
        name: a longer name, or empty.
        also: other short names: "NIPS".
        parent: number of the value above it in a tree, or -1.
    """

    id: str
    label: str
    name: str = ""
    also: tuple[str, ...] = ()
    parent: int = -1


@dataclass(frozen=True, slots=True)
class Facet:
    """One facet with the values that entries have.

    Attributes:
        id: one of `catalog.search.query.FACETS`.
        values: in the order in which they are shown where counts do not decide.
        of: for every document the numbers of its values in the order of its file; in a tree those
            above come before each.
    """

    id: str
    values: tuple[Value, ...]
    of: tuple[tuple[int, ...], ...]

    def named(self, text: str) -> frozenset[int]:
        """The values that a word of a query means: by id or name, else by a piece of one."""
        if self.id == "year":
            span = year_range(text)
            inside = (n for n, v in enumerate(self.values) if span and _within(v.id, span))
            return frozenset(inside)
        wanted = key(text)
        names = [
            (number, key(name))
            for number, value in enumerate(self.values)
            for name in (value.id, value.label, value.name, *value.also)
        ]
        exact = frozenset(number for number, name in names if name == wanted)
        return exact or frozenset(number for number, name in names if wanted and wanted in name)


def _within(year: str, span: tuple[int, int]) -> bool:
    return span[0] <= int(year) <= span[1]


def facets(catalog: Catalog, cards: Cards) -> tuple[Facet, ...]:
    """Every facet, each with those values alone that an entry has.

    Args:
        catalog: what labels are looked up in.
        cards: of the documents, in their order.
    """
    return tuple(_facet(name, catalog, cards.facets[name]) for name in FACETS)


def _facet(name: str, catalog: Catalog, column: Column) -> Facet:
    used = {value for values in column.different for value in values}
    ordered = tuple(value for value in _SHOWN[name](used, catalog) if value.id in used)
    numbers = {value.id: number for number, value in enumerate(ordered)}
    if name == "category":
        ordered = _rooted(ordered, numbers, catalog)
    of = [
        tuple(numbers[value] for value in dict.fromkeys(values) if value in numbers)
        for values in column.different
    ]
    return Facet(name, ordered, tuple(map(of.__getitem__, column.of.tolist())))


def _rooted(
    values: Iterable[Value], numbers: Mapping[str, int], catalog: Catalog
) -> tuple[Value, ...]:
    """Categories with the numbers of those above them."""
    rooted = []
    for value in values:
        path = catalog.category_path[value.id]
        parent = numbers[path[-2].id] if len(path) > 1 else -1
        rooted.append(replace(value, parent=parent))
    return tuple(rooted)


_Shown = Callable[[set[str], Catalog], Iterable[Value]]


def _plain(used: set[str], catalog: Catalog) -> Iterable[Value]:
    return (Value(value, value) for value in sorted(used, key=lambda v: (v.casefold(), v)))


def _venues(used: set[str], catalog: Catalog) -> Iterable[Value]:
    found = []
    for name in used:
        venue = catalog.venues.get(name)
        if venue is None:
            found.append(Value(name, name))
            continue
        also = (alias for alias in venue.aliases if len(alias) <= _SHORT and " " not in alias)
        found.append(Value(name, venue.short, venue.name, tuple(also)))
    return sorted(found, key=lambda value: (value.label.casefold(), value.id))


_SHOWN: Mapping[str, _Shown] = {
    "category": lambda used, catalog: (
        Value(key, node.title) for key, node in catalog.category.items()
    ),
    "venue": _venues,
    "year": lambda used, catalog: (Value(year, year) for year in sorted(used, key=int)),
    "has": lambda used, catalog: (Value(kind, label) for kind, label in KINDS.items()),
    "framework": _plain,
    "type": lambda used, catalog: (Value(kind, kind.capitalize()) for kind in sorted(used)),
    "listed": lambda used, catalog: (
        *(Value(key, source.title) for key, source in catalog.config.lists.items()),
        *(Value(key, key) for key in sorted(used - catalog.config.lists.keys())),
    ),
    "tag": _plain,
}
