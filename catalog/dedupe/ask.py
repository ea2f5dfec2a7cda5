"""One question to a catalogue that is asked only once: before an entry is added.

`Index` answers thousands of questions and prepares every entry for that. For a single one it is
cheaper to prepare only the entries that share half of the title's words, or an identifier.
"""

from collections.abc import Iterator
from dataclasses import replace

from catalog.dedupe.index import Index, Match
from catalog.dedupe.record import Record
from catalog.dedupe.shared import names
from catalog.model.catalog import Catalog
from catalog.model.entry import Entry, Paper
from catalog.model.works import identifiers, works
from catalog.text.titles import words


def already(catalog: Catalog, record: Record) -> Match | None:
    """The entry that a record describes, or None where none comes near.

    Args:
        catalog: the entries; versions of an entry answer with its id.
        record: what is about to be added.
    """
    asked = frozenset(words(record.title))
    inside = tuple(map(_inside, names(record).all))
    near = tuple(entry for entry in catalog.entries if _near(entry, asked, record, inside))
    return Index(replace(catalog, entries=near)).already(record) if near else None


def _inside(target: str) -> str:
    """What every spelling of an address holds: its path, or the host where there is none."""
    host, _, path = target.partition("?")[0].partition("/")
    return path or host


def _near(entry: Entry, asked: frozenset[str], record: Record, inside: tuple[str, ...]) -> bool:
    for title in _titles(entry):
        held = frozenset(words(title))
        if held and 2 * len(held & asked) >= min(len(held), len(asked)) > 0:
            return True
    if inside:
        links = (link for work in (entry, *works(entry)[1:]) for link in work.links)
        if any(part in link.url for link in links for part in inside):
            return True
    asked_for = record.identifiers
    if any(value in link.url.lower() for _, value in asked_for for link in entry.links):
        return True
    return not set(identifiers(entry)).isdisjoint(asked_for)


def _titles(entry: Entry) -> Iterator[str]:
    yield entry.title
    if isinstance(entry, Paper):
        yield from (version.title for version in entry.versions if version.title)
