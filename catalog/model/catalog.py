"""The whole list in memory."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import blake2b
from typing import TypeVar

from catalog.model.config import Category, Config, Dataset
from catalog.model.entry import Entry, Paper, Resource
from catalog.model.venue import Venue, VenueRegistry
from catalog.model.works import works
from catalog.text.identifiers import normal_arxiv, normal_doi
from catalog.text.titles import title_key

E = TypeVar("E", bound=Entry)

DIGEST_SIZE = 16
"""Bytes of an entry's digest."""


@dataclass(frozen=True)
class Catalog:
    """Every entry with what it refers to. Immutable: a change gives a new one.

    Attributes:
        config: what the list says about itself.
        entries: all entries, sorted by id.
        categories: the roots of the category tree, in the order of their file.
        venues: the packaged registry with the list's additions.
        datasets: what results refer to.
        files: path of each entry's file below the list's root, by id.
        read_from: by id a digest, of `DIGEST_SIZE` bytes, of the text that an entry was read from;
            what was not read from a text has none.
    """

    config: Config
    entries: tuple[Entry, ...] = ()
    categories: tuple[Category, ...] = ()
    venues: VenueRegistry = field(default_factory=VenueRegistry.packaged)
    datasets: tuple[Dataset, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)
    read_from: Mapping[str, bytes] = field(default_factory=dict)

    @cached_property
    def papers(self) -> tuple[Paper, ...]:
        """The entries that are papers."""
        return tuple(entry for entry in self.entries if isinstance(entry, Paper))

    @cached_property
    def resources(self) -> tuple[Resource, ...]:
        """The entries that are no papers."""
        return tuple(entry for entry in self.entries if isinstance(entry, Resource))

    @cached_property
    def by_id(self) -> Mapping[str, Entry]:
        """Entries by id and by former id."""
        index: dict[str, Entry] = {a: entry for entry in self.entries for a in entry.aliases}
        index.update((entry.id, entry) for entry in self.entries)
        return index

    @cached_property
    def digests(self) -> Mapping[str, bytes]:
        """A digest of `DIGEST_SIZE` bytes of everything that an entry says, by its id.

        Where it was read from a text, of that: what can tell the same in two texts may have two.
        """
        known = self.read_from
        return {
            entry.id: known.get(entry.id) or digest_of(entry.__pydantic_serializer__.to_json(entry))
            for entry in self.entries
        }

    @cached_property
    def by_doi(self) -> Mapping[str, tuple[Paper, ...]]:
        """Papers by normalised DOI, versions included."""
        return _index(
            (normal_doi(work.doi), paper)
            for paper in self.papers
            for work in works(paper)
            if work.doi
        )

    @cached_property
    def by_arxiv(self) -> Mapping[str, tuple[Paper, ...]]:
        """Papers by arXiv identifier without version, versions of the work included."""
        return _index(
            (normal_arxiv(work.arxiv), paper)
            for paper in self.papers
            for work in works(paper)
            if work.arxiv
        )

    @cached_property
    def by_title(self) -> Mapping[str, tuple[Entry, ...]]:
        """Entries by normalised title (`catalog.text.titles.title_key`)."""
        return _index((title_key(entry.title), entry) for entry in self.entries)

    @cached_property
    def by_category(self) -> Mapping[str, tuple[Entry, ...]]:
        """Entries by the categories that they name themselves, children not counted."""
        return _index((key, entry) for entry in self.entries for key in entry.categories)

    @cached_property
    def main_categories(self) -> tuple[Category, ...]:
        """What divides the list first of all: the roots, or the children of a single root."""
        roots = self.categories
        return roots if len(roots) > 1 else tuple(node for root in roots for node in root.children)

    @cached_property
    def category(self) -> Mapping[str, Category]:
        """Every category of the tree by id, in the order of the tree."""
        return {node.id: node for root in self.categories for node, _ in root.walk()}

    @cached_property
    def category_path(self) -> Mapping[str, tuple[Category, ...]]:
        """For each category id the way from its root down to itself."""
        paths: dict[str, tuple[Category, ...]] = {}

        def descend(node: Category, above: tuple[Category, ...]) -> None:
            paths[node.id] = (*above, node)
            for child in node.children:
                descend(child, paths[node.id])

        for root in self.categories:
            descend(root, ())
        return paths

    @cached_property
    def dataset(self) -> Mapping[str, Dataset]:
        """Datasets by id."""
        return {dataset.id: dataset for dataset in self.datasets}

    def venue_of(self, paper: Paper) -> Venue | None:
        """The venue of a paper, or None where it names none or one that is not known."""
        return self.venues.get(paper.venue) if paper.venue else None

    def entry_type(self, entry: Entry) -> str:
        """What an entry is: a `PaperType` (from its venue where not written) or `ResourceType`.

        A paper without a venue is a preprint where it has an arXiv or OpenReview number, and a
        report where it has none.
        """
        if isinstance(entry, Resource):
            return entry.type
        assert isinstance(entry, Paper)
        if entry.type:
            return entry.type
        if "workshop" in entry.track.lower():
            return "workshop"
        venue = self.venue_of(entry)
        if venue:
            return venue.kind
        return "preprint" if not entry.venue and (entry.arxiv or entry.openreview) else "report"

    def with_entries(self, entries: Iterable[Entry], files: Mapping[str, str]) -> "Catalog":
        """A catalogue in which these entries are added or take the place of their namesakes."""
        fresh = {entry.id: entry for entry in entries}
        merged = {entry.id: entry for entry in self.entries} | fresh
        return replace(
            self,
            entries=tuple(merged[key] for key in sorted(merged)),
            files={**self.files, **files},
            read_from={key: text for key, text in self.read_from.items() if key not in fresh},
        )


def digest_of(text: bytes) -> bytes:
    """A digest of `DIGEST_SIZE` bytes."""
    return blake2b(text, digest_size=DIGEST_SIZE).digest()


def _index(pairs: Iterable[tuple[str, E]]) -> Mapping[str, tuple[E, ...]]:
    index: dict[str, list[E]] = defaultdict(list)
    for key, entry in pairs:
        # An entry's pairs follow one another, so a repeated key can only be the last one's.
        if key and not (index[key] and index[key][-1] is entry):
            index[key].append(entry)
    return {key: tuple(entries) for key, entries in index.items()}
