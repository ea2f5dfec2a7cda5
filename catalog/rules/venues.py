"""Where a work appeared."""

from collections.abc import Iterator

from catalog.finding import Fix, Replace, Severity
from catalog.model.catalog import Catalog
from catalog.model.entry import Entry
from catalog.model.venue import VenueMatch, VenueRegistry
from catalog.model.works import Work
from catalog.rules.interface import Problem, entry_rule
from catalog.rules.works import works
from catalog.store import layout


@entry_rule(
    "unknown-venue",
    Severity.ERROR,
    "A venue is named by its id in the registry.",
    needs=(layout.VENUES,),
)
def unknown_venue(entry: Entry, catalog: Catalog) -> Iterator[Problem]:
    """Report a venue that is no id, and repair it where the registry knows what is meant."""
    for way, work in works(entry):
        if work.venue is None or work.venue in catalog.venues:
            continue
        field = (*way, "venue")
        match = catalog.venues.resolve(work.venue)
        if match is None:
            yield Problem(field, _unknown(work.venue, catalog.venues))
        elif _says_no_more(match, work):
            fix = Fix(f"write {match.venue.id}", (Replace(field, match.venue.id),))
            message = f"the venue {work.venue!r} has the id {match.venue.id!r}. Write the id."
            yield Problem(field, message, fix)
        else:
            yield Problem(field, _taken_apart(work.venue, match))


def _says_no_more(match: VenueMatch, work: Work) -> bool:
    """Whether nothing is lost when the venue's id takes the place of the text."""
    return not match.rest and match.track in (None, work.track) and match.year in (None, work.year)


def _unknown(venue: str, registry: VenueRegistry) -> str:
    near = [f"{key!r} ({registry[key].name})" for key in registry.nearest(venue)]
    question = f" Did you mean {' or '.join(near)}?" if near else ""
    return f"unknown venue {venue!r}.{question} A new venue goes into data/venues.yaml."


def _taken_apart(venue: str, match: VenueMatch) -> str:
    parts = [f"venue: {match.venue.id}"]
    if match.track:
        parts.append(f"track: {match.track}")
    if match.year:
        parts.append(f"year: {match.year}")
    rest = f" and keep {match.rest!r} where it belongs" if match.rest else ""
    return f"{venue!r} says more than a venue. Write `{'`, `'.join(parts)}`{rest}."
