"""The parts of an entry that only its own page shows in full."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from catalog.model.catalog import Catalog
from catalog.model.config import Config
from catalog.model.entry import Correction, Entry, Paper, Version
from catalog.model.venue import Venue
from catalog.web.links import LinkView, identifier_links, link_view, place_of, safe_url

_HEADINGS = {
    "paper": "Paper",
    "pdf": "PDF",
    "code": "Code",
    "project": "Project",
    "video": "Video",
    "slides": "Slides",
    "poster": "Poster",
    "blog": "Posts",
    "dataset": "Dataset",
    "demo": "Demo",
    "supplement": "Supplement",
    "other": "More",
}


@dataclass(frozen=True, slots=True)
class LinkGroup:
    """The links of one kind under their heading."""

    heading: str
    links: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class VersionView:
    """Another version of the work, with its venue and every address it has."""

    version: Version
    venue: Venue | None
    links: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """What one list says."""

    list_title: str
    text: str


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """A settled disagreement.

    Attributes:
        field: what it is about.
        says: what each list writes.
        right: what is right, possibly empty.
        note: a sentence for readers, possibly empty.
        source: where the right value was read, in short.
        source_url: its address, empty where it is none.
    """

    field: str
    says: tuple[Statement, ...]
    right: str
    note: str
    source: str
    source_url: str


@dataclass(frozen=True, slots=True)
class ListView:
    """A source list as a name and, where it has one, an address."""

    id: str
    title: str
    url: str


def link_groups(links: Iterable[LinkView]) -> tuple[LinkGroup, ...]:
    """Links by kind; they stand in the order of their kinds."""
    groups = groupby(links, key=lambda link: link.kind)
    return tuple(LinkGroup(_HEADINGS[kind], tuple(links)) for kind, links in groups)


def versions(paper: Paper, catalog: Catalog) -> tuple[VersionView, ...]:
    """The other versions of a paper."""
    return tuple(
        VersionView(
            version,
            catalog.venues.get(version.venue) if version.venue else None,
            (*map(link_view, version.links), *identifier_links(version)),
        )
        for version in paper.versions
    )


def corrections(entry: Entry, config: Config) -> tuple[CorrectionView, ...]:
    """The disagreements that were settled for an entry."""
    return tuple(_correction(item, config) for item in entry.corrections)


def _correction(item: Correction, config: Config) -> CorrectionView:
    url = safe_url(item.source)
    return CorrectionView(
        field=item.field,
        says=tuple(
            Statement(list_view(key, config).title, text) for key, text in item.says.items()
        ),
        right=item.right,
        note=item.note,
        source=place_of(url) if url else item.source,
        source_url=url,
    )


def list_view(key: str, config: Config) -> ListView:
    """A source list by its key; one that is not declared is named by the key."""
    known = config.lists.get(key)
    return ListView(key, known.title, safe_url(known.url)) if known else ListView(key, key, "")
