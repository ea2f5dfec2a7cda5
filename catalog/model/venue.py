"""Venues: where a work appeared, and the registry that knows them by every name people use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

import yaml

from catalog.model.types import Key, Many, Model, Text
from catalog.model.venue_reader import VenueReader

VenueKind = Literal["conference", "workshop", "journal", "preprint", "book"]


class Venue(Model):
    """A conference, a named workshop, a journal or a preprint server.

    A workshop that has no name of its own is no venue: it is its conference with the track
    `workshop`. "Findings" volumes are venues, whose `parent` is the conference.

    Attributes:
        id: key of the registry, what an entry's `venue` holds: `neurips`.
        name: full name: "Conference on Neural Information Processing Systems".
        short: name as people print it: "NeurIPS".
        kind: what it is.
        aliases: other names as people write them; no two venues may share one.
        issn: ISSNs of a serial, print and online, written `1234-567X`.
        parent: id of the venue that this one is held or published with.
    """

    id: Key
    name: Text
    short: Text
    kind: VenueKind
    aliases: Many[Text] = ()
    issn: Many[Text] = ()
    parent: Key | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Every name of the venue: id, short name, full name, then the aliases."""
        return (self.id, self.short, self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class VenueMatch:
    """What a text says about where a work appeared.

    Attributes:
        venue: the venue that is meant.
        track: part of it other than the main track: "workshop", "oral", "demo"; else None.
        year: the year that the text names, or None.
        rest: what else it says: a workshop's name, an arXiv identifier, a place, a volume.
    """

    venue: Venue
    track: str | None
    year: int | None
    rest: str = ""


class VenueRegistry:
    """The venues of a catalogue; immutable.

    Looks up by id as a mapping does (`registry["cvpr"]`) and reads free text with `resolve`.

    Args:
        venues: the venues, in any order.

    Raises:
        ValueError: if two venues have one id or share a name, or if a parent is unknown; the
            message names both venues.
    """

    __slots__ = ("_by_id", "_reader")

    def __init__(self, venues: Iterable[Venue] = ()) -> None:
        by_id: dict[str, Venue] = {}
        for venue in venues:
            if venue.id in by_id:
                raise ValueError(f"two venues have the id {venue.id!r}")
            by_id[venue.id] = venue
        for venue in by_id.values():
            if venue.parent is not None and venue.parent not in by_id:
                raise ValueError(f"venue {venue.id!r} has the unknown parent {venue.parent!r}")
        self._by_id = dict(sorted(by_id.items()))
        serials = {v.id for v in self if v.kind in ("journal", "preprint", "book")}
        workshops = {v.id for v in self if v.kind == "workshop"}
        self._reader = VenueReader({v.id: v.names for v in self}, serials, workshops)

    @classmethod
    @cache
    def packaged(cls) -> VenueRegistry:
        """Give the registry that ships with the package; read once."""
        source = resources.files("catalog.model").joinpath("venues.yaml").read_bytes()
        return cls(Venue.model_validate(item) for item in yaml.load(source, yaml.CSafeLoader))

    def extended(self, venues: Iterable[Venue]) -> VenueRegistry:
        """Give a registry that holds these venues too.

        Args:
            venues: venues to add; one whose id is known already replaces that one.

        Returns:
            A new registry.

        Raises:
            ValueError: if a name of theirs belongs to another venue, two of them share an id, or
                a parent is unknown.
        """
        added = tuple(venues)
        replaced = {venue.id for venue in added}
        kept = (venue for venue in self if venue.id not in replaced)
        return VenueRegistry((*kept, *added)) if added else self

    def resolve(self, text: str) -> VenueMatch | None:
        """Read a venue as people write it: "Proc. CVPR '19 (Oral)", "ICLR 2015 workshop".

        Letter case, punctuation, common abbreviations, ordinals, sponsors and years do not
        matter. Nothing is guessed: a text that is not wholly understood gives None.

        Args:
            text: one venue, with or without year and track.

        Returns:
            The venue with what else the text says, or None.
        """
        found = self._reader.read(text)
        if found is None:
            return None
        return VenueMatch(self._by_id[found.venue], found.track, found.year, found.rest)

    def nearest(self, text: str, limit: int = 3) -> tuple[str, ...]:
        """Give the ids whose names are most like a text, for "did you mean".

        Args:
            text: a name or id that is not in the registry.
            limit: how many ids to give at most.

        Returns:
            Ids, the likeliest first; empty where nothing is similar.
        """
        from rapidfuzz import fuzz, process  # not needed by a run without findings

        names = {(v.id, name.casefold()): name.casefold() for v in self for name in v.names}
        found = process.extract(
            text.casefold(), names, scorer=fuzz.ratio, score_cutoff=65.0, limit=limit * 8
        )
        ranked = sorted(found, key=lambda hit: (-hit[1], hit[2]))
        return tuple(dict.fromkeys(hit[2][0] for hit in ranked))[:limit]

    def __getitem__(self, venue_id: str) -> Venue:
        return self._by_id[venue_id]

    def get(self, venue_id: str) -> Venue | None:
        """Give the venue with this id, or None."""
        return self._by_id.get(venue_id)

    def __contains__(self, venue_id: object) -> bool:
        return venue_id in self._by_id

    def __iter__(self) -> Iterator[Venue]:
        return iter(self._by_id.values())

    def __len__(self) -> int:
        return len(self._by_id)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, VenueRegistry) and self._by_id == other._by_id

    def __hash__(self) -> int:
        return hash(tuple(self._by_id.values()))

    def __repr__(self) -> str:
        return f"<VenueRegistry of {len(self)} venues>"
