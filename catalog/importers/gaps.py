"""What the entries of a file leave open: venues without a key, and authors without a name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from catalog.importers.outcome import Outcome
from catalog.model.draft import Draft, Read
from catalog.model.venue import VenueRegistry


@dataclass(frozen=True, slots=True)
class Lacking:
    """A venue that the registry lacks.

    Attributes:
        name: as most of its entries write it.
        entries: how many name it.
        line: 1-based line of the first one.
    """

    name: str
    entries: int
    line: int


def lacking_venues(drafts: Iterable[Draft]) -> tuple[Lacking, ...]:
    """The venues that papers name and the registry lacks, the most frequent first."""
    written: dict[str, Counter[str]] = defaultdict(Counter)
    lines: dict[str, int] = {}
    for draft in drafts:
        if draft.is_paper and draft.venue is None and draft.venue_text is not None:
            name = " ".join(draft.venue_text.value.split())
            key = name.casefold().removeprefix("the ")
            written[key][name] += 1
            lines.setdefault(key, draft.venue_text.origin.line or draft.origin.line)
    found = [
        Lacking(min(names, key=lambda name: (-names[name], name)), names.total(), lines[key])
        for key, names in written.items()
    ]
    return tuple(sorted(found, key=lambda venue: (-venue.entries, venue.name)))


def first_authors_only(drafts: Iterable[Draft]) -> tuple[Draft, ...]:
    """The entries that say "et al." or "and others" in the place of further authors."""
    return tuple(draft for draft in drafts if draft.et_al and draft.authors is not None)


def with_venues(outcome: Outcome, venues: VenueRegistry) -> Outcome:
    """Give entries the venues that a list has added to the registry.

    Args:
        outcome: what a file holds, read with the registry of the package.
        venues: the registry of the list that the entries go to.
    """
    packaged = VenueRegistry.packaged()
    if all(venue.id in packaged for venue in venues):
        return outcome
    return replace(outcome, drafts=tuple(_placed(each, venues) for each in outcome.drafts))


def _placed(draft: Draft, venues: VenueRegistry) -> Draft:
    text = draft.venue_text
    found = venues.resolve(text.value) if text and draft.venue is None and draft.is_paper else None
    if text is None or found is None:
        return draft
    track = Read(found.track, text.origin) if found.track else draft.track
    # What the entry type told is told by the venue now.
    told = draft.type if draft.type and draft.type.origin.how == "written" else None
    return replace(draft, venue=Read(found.venue.id, text.origin), track=track, type=told)
