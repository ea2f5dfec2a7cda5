"""The few values of entries that the order of the index and its facets need, in columns."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from catalog.model.catalog import Catalog
from catalog.model.entry import Entry, Paper
from catalog.model.link import KIND_LABELS
from catalog.search.names import names
from catalog.search.tokens import fold

Values = tuple[str, ...]

_NO_FACET = ("paper", "other")  # nearly every entry has one
KINDS: Mapping[str, str] = {
    "code": KIND_LABELS["code"],
    **{kind: label for kind, label in KIND_LABELS.items() if kind not in _NO_FACET},
    "results": "Results",
    "summary": "Summary",
}
"""What an entry may have, and what people read for it."""
_LAST = "\uffff"
"""What sorts after every name: entries without a venue follow those that have one."""


@dataclass(frozen=True, slots=True)
class Column:
    """What entries have of one facet.

    Attributes:
        different: the tuples of values that there are, each once.
        of: for every entry the number of its tuple, shape (n,).
    """

    different: tuple[Values, ...]
    of: NDArray[np.int32]

    @classmethod
    def of_values(cls, values: Iterable[Values]) -> "Column":
        """Number what entries have."""
        numbers: dict[Values, int] = {}
        of = [numbers.setdefault(one, len(numbers)) for one in values]
        return cls(tuple(numbers), np.asarray(of, np.int32))

    def joined(self, other: "Column") -> "Column":
        """The entries of two columns, one after the other."""
        numbers = {values: number for number, values in enumerate(self.different)}
        renamed = [numbers.setdefault(values, len(numbers)) for values in other.different]
        of = np.asarray(renamed, np.int32)[other.of]
        return Column(tuple(numbers), np.concatenate((self.of, of)))

    def chosen(self, numbers: Sequence[int]) -> "Column":
        """Some entries in another order."""
        used, of = np.unique(self.of[numbers], return_inverse=True)
        different = tuple(self.different[number] for number in used.tolist())
        return Column(different, of.astype(np.int32))


@dataclass(frozen=True, slots=True)
class Cards:
    """Some values of every entry.

    Attributes:
        ids: their ids.
        names: what else they are found by.
        titles: by which titles are sorted.
        added: days since 1970, 0 where nobody wrote when; shape (n,).
        facets: what they have of each facet, by its name, as they say it themselves.
    """

    ids: tuple[str, ...]
    names: tuple[Values, ...]
    titles: tuple[str, ...]
    added: NDArray[np.int32]
    facets: Mapping[str, Column]

    @classmethod
    def of(cls, entries: Iterable[Entry], catalog: Catalog) -> "Cards":
        """Write the cards of entries.

        Args:
            entries: in any order.
            catalog: what their categories and types are looked up in.
        """
        written = tuple(entries)
        return cls(
            tuple(entry.id for entry in written),
            tuple(map(names, written)),
            tuple(fold(entry.title).lstrip("\"'([{$<*-_ ") for entry in written),
            np.asarray([_day(entry.added) for entry in written], np.int32),
            {
                name: Column.of_values(tuple(read(entry, catalog)) for entry in written)
                for name, read in _READERS.items()
            },
        )

    def joined(self, other: "Cards") -> "Cards":
        """The entries of two, one after the other."""
        return Cards(
            (*self.ids, *other.ids),
            (*self.names, *other.names),
            (*self.titles, *other.titles),
            np.concatenate((self.added, other.added)),
            {name: column.joined(other.facets[name]) for name, column in self.facets.items()},
        )

    def chosen(self, numbers: Sequence[int]) -> "Cards":
        """Some entries in another order."""
        return Cards(
            tuple(map(self.ids.__getitem__, numbers)),
            tuple(map(self.names.__getitem__, numbers)),
            tuple(map(self.titles.__getitem__, numbers)),
            self.added[numbers],
            {name: column.chosen(numbers) for name, column in self.facets.items()},
        )

    def in_order(self, catalog: Catalog) -> list[int]:
        """The numbers of the entries in the order of the index.

        The newest first, a year by venue and title, so that columns compress well.
        """
        short = {venue.id: venue.short.casefold() for venue in catalog.venues}
        years = [-int(year) for (year,) in _or("0", self.facets["year"])]
        venues = [short.get(venue, venue) for (venue,) in _or(_LAST, self.facets["venue"])]
        keys = list(zip(years, venues, self.titles, self.ids, strict=True))
        return sorted(range(len(keys)), key=keys.__getitem__)

    def by_title(self) -> list[int]:
        """The numbers of the entries in the order of their titles."""
        keys = list(zip(self.titles, self.ids, strict=True))
        return sorted(range(len(keys)), key=keys.__getitem__)

    def venues(self) -> list[str]:
        """The venues that entries name, sorted."""
        return sorted(set(chain.from_iterable(self.facets["venue"].different)))


def _or(instead: str, column: Column) -> list[Values]:
    filled = tuple(values or (instead,) for values in column.different)
    return list(map(filled.__getitem__, column.of.tolist()))


def _day(added: str | None) -> int:
    """Days since 1970, 0 where nobody wrote when; a year or month counts as its first day."""
    if not added:
        return 0
    try:
        day = date.fromisoformat(f"{added}-01-01"[:10]).toordinal()
    except ValueError:
        return 0
    return max(0, day - date(1970, 1, 1).toordinal())


def _categories(entry: Entry, catalog: Catalog) -> Iterable[str]:
    paths = catalog.category_path
    return [node.id for name in entry.categories for node in paths.get(name, ())]


def _has(entry: Entry, catalog: Catalog) -> Iterable[str]:
    kinds: set[str] = {link.kind for link in entry.links}
    if entry.summary:
        kinds.add("summary")
    if isinstance(entry, Paper) and entry.results:
        kinds.add("results")
    return [kind for kind in KINDS if kind in kinds]


_READERS: Mapping[str, Callable[[Entry, Catalog], Iterable[str]]] = {
    "category": _categories,
    "venue": lambda entry, catalog: (
        (entry.venue,) if isinstance(entry, Paper) and entry.venue else ()
    ),
    "year": lambda entry, catalog: (str(entry.year),) if entry.year else (),
    "has": _has,
    "framework": lambda entry, catalog: [link.framework for link in entry.links if link.framework],
    "type": lambda entry, catalog: (catalog.entry_type(entry),),
    "listed": lambda entry, catalog: entry.listed_in,
    "tag": lambda entry, catalog: entry.tags,
}
