"""Walking through an entry: its works and its addresses, each with the way to its field."""

from catalog.finding import FieldPath
from catalog.model.entry import Entry, Paper
from catalog.model.link import Link
from catalog.model.works import Work


def works(entry: Entry) -> list[tuple[FieldPath, Work]]:
    """A paper and its other versions; nothing for a resource."""
    if not isinstance(entry, Paper):
        return []
    found: list[tuple[FieldPath, Work]] = [((), entry)]
    for number, version in enumerate(entry.versions):
        found.append((("versions", number), version))
    return found


def links(entry: Entry) -> list[tuple[FieldPath, Link]]:
    """Every link of an entry, those of its other versions included."""
    found: list[tuple[FieldPath, Link]] = [
        (("links", number), link) for number, link in enumerate(entry.links)
    ]
    if isinstance(entry, Paper):
        for place, version in enumerate(entry.versions):
            for number, link in enumerate(version.links):
                found.append((("versions", place, "links", number), link))
    return found


def addresses(entry: Entry) -> list[tuple[FieldPath, str]]:
    """Every address in an entry: links, and the sources of corrections."""
    found: list[tuple[FieldPath, str]] = [((*way, "url"), link.url) for way, link in links(entry)]
    for number, correction in enumerate(entry.corrections):
        if correction.source:
            found.append((("corrections", number, "source"), correction.source))
    return found
