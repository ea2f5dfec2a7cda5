"""What the pages speak of: entries as readers see them, on the shelves they stand on."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from catalog.model.catalog import Catalog
from catalog.model.config import Category
from catalog.model.container import container_name
from catalog.model.entry import Entry, Paper
from catalog.model.venue import Venue
from catalog.web.bylines import byline
from catalog.web.links import LinkView, chips, entry_links, identifier_links
from catalog.web.people import People

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class EntryView:
    """An entry as readers see it.

    Attributes:
        entry: the entry itself.
        path: address of its page below the site: `papers/schroff2015facenet/`.
        type: what it is, as `Catalog.entry_type` says.
        paper: the entry where it is a paper, else None.
        venue: where it appeared, or None.
        categories: those of its categories that the tree knows, the main one first.
        digest: of everything that the entry says.
    """

    entry: Entry
    path: str
    type: str
    paper: Paper | None
    venue: Venue | None
    categories: tuple[Category, ...]
    digest: bytes

    @property
    def links(self) -> tuple[LinkView, ...]:
        """Every link."""
        return entry_links(self.entry)

    @property
    def identifiers(self) -> tuple[LinkView, ...]:
        """DOI, arXiv and their like, with the addresses that resolve them."""
        return identifier_links(self.paper) if self.paper else ()

    @property
    def chips(self) -> tuple[LinkView, ...]:
        """The links that a line in a list has room for."""
        return chips(self.links)

    @property
    def byline(self) -> str:
        """The authors for a line in a list: all of few, the first of many."""
        return byline([author.name for author in self.entry.authors])

    @property
    def venue_label(self) -> str:
        """Where it appeared, in a word: `CVPR`, `ICLR workshop`; a resource says what it is."""
        if self.paper is None or not self.paper.venue:
            return self.type.capitalize()
        name = self.venue.short if self.venue else self.paper.venue
        return f"{name} {self.paper.track}".strip()

    @property
    def container(self) -> str:
        """The full name of what it appeared in: `Conference on ... Workshops`; empty if unknown."""
        return container_name(self.paper, self.venue, self.type) if self.paper else ""

    @property
    def short_names(self) -> tuple[str, ...]:
        """The names that people use for it: "Triplet loss"."""
        return self.paper.aka if self.paper else ()


@dataclass(frozen=True)
class Contents:
    """A catalogue on its shelves.

    Attributes:
        catalog: the catalogue.
        entries: all entries, the newest first.
        gathered: gives the people, where they are gathered elsewhere.
    """

    catalog: Catalog
    entries: tuple[EntryView, ...] = field(default=())
    gathered: Callable[[], People] | None = None

    @classmethod
    def of(cls, catalog: Catalog) -> "Contents":
        """Put a catalogue on its shelves."""
        views = (_view(entry, catalog) for entry in catalog.entries)
        return cls(catalog, tuple(sorted(views, key=_newest_first)))

    @cached_property
    def by_id(self) -> Mapping[str, EntryView]:
        """Views by entry id."""
        return {view.entry.id: view for view in self.entries}

    @cached_property
    def by_year(self) -> Mapping[int, tuple[EntryView, ...]]:
        """Entries by year, the newest year first; those without a year are left out."""
        shelves = _shelve(self.entries, lambda view: [view.entry.year] if view.entry.year else [])
        return {year: shelves[year] for year in sorted(shelves, reverse=True)}

    @cached_property
    def by_venue(self) -> Mapping[str, tuple[EntryView, ...]]:
        """Entries by the id of a known venue, ids in the order of the venues' short names."""
        shelves = _shelve(self.entries, lambda view: [view.venue.id] if view.venue else [])
        short = {key: self.catalog.venues[key].short.casefold() for key in shelves}
        return {key: shelves[key] for key in sorted(shelves, key=lambda key: (short[key], key))}

    @cached_property
    def by_category(self) -> Mapping[str, tuple[EntryView, ...]]:
        """For every category the entries that stand in it or anywhere below it, each once."""
        paths = self.catalog.category_path
        shelves = _shelve(
            self.entries,
            lambda view: dict.fromkeys(
                above.id for category in view.categories for above in paths[category.id]
            ),
        )
        return {key: shelves.get(key, ()) for key in self.catalog.category}

    @cached_property
    def by_list(self) -> Mapping[str, tuple[EntryView, ...]]:
        """Entries by the source list that names them, lists in the order of the configuration."""
        shelves = _shelve(self.entries, lambda view: view.entry.listed_in)
        return {key: shelves.get(key, ()) for key in self.catalog.config.lists}

    @cached_property
    def by_tag(self) -> Mapping[str, tuple[EntryView, ...]]:
        """Entries by tag, tags in alphabetical order."""
        shelves = _shelve(self.entries, lambda view: dict.fromkeys(view.entry.tags))
        return {tag: shelves[tag] for tag in sorted(shelves)}

    @cached_property
    def people(self) -> People:
        """Everyone who wrote an entry."""
        if self.gathered:
            return self.gathered()
        entries = (view.entry for view in self.entries)
        return People.of(entries, self.catalog.config.site.author_pages)

    @cached_property
    def by_author(self) -> Mapping[str, tuple[EntryView, ...]]:
        """Entries by the slug of an author who has a page, in the order of their family names."""
        people, by_id = self.people, self.by_id
        return {
            person.slug: tuple(by_id[key] for key in person.entries) for person in people.with_page
        }

    @cached_property
    def with_code(self) -> frozenset[str]:
        """Ids of the entries that have a link to code."""
        entries = (view.entry for view in self.entries)
        return frozenset(e.id for e in entries if "code" in [link.kind for link in e.links])

    @cached_property
    def recent(self) -> tuple[EntryView, ...]:
        """Entries by the day they were added, the last first."""
        return tuple(sorted(self.entries, key=lambda view: view.entry.added or "", reverse=True))


def _view(entry: Entry, catalog: Catalog) -> EntryView:
    paper = entry if isinstance(entry, Paper) else None
    known = catalog.category
    return EntryView(
        entry=entry,
        path=f"papers/{entry.id}/",
        type=catalog.entry_type(entry),
        paper=paper,
        venue=catalog.venue_of(paper) if paper else None,
        categories=tuple([known[key] for key in entry.categories if key in known]),
        digest=catalog.digests[entry.id],
    )


def _newest_first(view: EntryView) -> tuple[int, str, str]:
    return -(view.entry.year or 0), view.entry.title.casefold(), view.entry.id


def _shelve(
    entries: Iterable[EntryView], keys: Callable[[EntryView], Iterable[K]]
) -> dict[K, tuple[EntryView, ...]]:
    shelves: dict[K, list[EntryView]] = defaultdict(list)
    for view in entries:
        for key in keys(view):
            shelves[key].append(view)
    return {key: tuple(shelf) for key, shelf in shelves.items()}
