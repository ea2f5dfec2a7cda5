"""What was found, as text and as JSON."""

from typing import Any

from catalog.model.catalog import Catalog
from catalog.model.entry import Entry, Paper
from catalog.search.find import Hits
from catalog.text.escape import one_line
from catalog.text.suggest import did_you_mean

_SHOWN_AUTHORS = 3


def as_text(catalog: Catalog, hits: Hits, limit: int) -> str:
    """An entry on two lines: its id and title, then who, where and when."""
    return "".join(_entry(catalog, entry) for entry in hits.entries[:limit])


def _entry(catalog: Catalog, entry: Entry) -> str:
    names = [author.name for author in entry.authors]
    by = ", ".join(names[:_SHOWN_AUTHORS]) + (" et al." if len(names) > _SHOWN_AUTHORS else "")
    where = f"{_venue(catalog, entry)} {entry.year or ''}".strip()
    about = ". ".join(part.removesuffix(".") for part in (by, where) if part)
    return f"{entry.id}  {one_line(entry.title)}\n    {one_line(about)}\n"


def _venue(catalog: Catalog, entry: Entry) -> str:
    if not isinstance(entry, Paper) or not entry.venue:
        return catalog.entry_type(entry).capitalize()
    venue = catalog.venue_of(entry)
    return f"{venue.short if venue else entry.venue} {entry.track}".strip()


def as_json(catalog: Catalog, hits: Hits, limit: int) -> dict[str, Any]:
    """How many there are, the first of them, and what was taken for what."""
    return {
        "found": len(hits.entries),
        "partial": hits.partial,
        "instead": dict(hits.instead),
        "unknown": [f"{field}:{value}" for field, value, _ in hits.unknown],
        "entries": [
            {
                "id": entry.id,
                "title": entry.title,
                "authors": [author.name for author in entry.authors],
                "year": entry.year,
                "venue": entry.venue if isinstance(entry, Paper) else None,
                "file": catalog.files.get(entry.id),
            }
            for entry in hits.entries[:limit]
        ],
    }


def notes(hits: Hits, limit: int) -> tuple[str, ...]:
    """What a reader should know about the answer, a sentence each."""
    said = [f"Nothing has {asked!r}; shown is {taken!r}." for asked, taken in hits.instead]
    for field, value, known in hits.unknown:
        if field == "year":
            said.append(f"{value!r} is no year: write year:2017, year:2015..2018 or year:<2015.")
        else:
            what = repr(value) if field == "has" else f"the {field} {value!r}"
            said.append(f"No entry has {what}.{did_you_mean(value, known)}")
    if not hits.entries and not said:
        said.append("Nothing matches. Try fewer words, or take a condition away.")
    if hits.partial:
        said.append("No entry has all of these words; these have most of them.")
    if len(hits.entries) > limit:
        said.append(f"{len(hits.entries) - limit} more; --limit shows them.")
    return tuple(said)
