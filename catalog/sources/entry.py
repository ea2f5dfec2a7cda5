"""From a source's draft to an entry of a list."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any, get_args

from pydantic import ValidationError

from catalog.errors import CatalogError
from catalog.model.draft import Draft
from catalog.model.entry import Paper, PaperType
from catalog.model.link import Link
from catalog.model.venue import VenueMatch, VenueRegistry
from catalog.text.keys import entry_key
from catalog.text.names import split_name

_READ = ("doi", "arxiv", "openreview", "acl", "pages", "volume", "number")
_LONGEST_NOTE = 300


def new_paper(
    draft: Draft,
    *,
    venues: VenueRegistry,
    taken: Collection[str],
    categories: Sequence[str],
    added: str = "",
) -> tuple[Paper, tuple[str, ...]]:
    """The entry of a draft, with what a person should look at.

    Args:
        draft: what a source says.
        venues: the list's registry, in which the venue is looked up.
        taken: keys that entries have already.
        categories: keys of the list's categories, the main one first.
        added: the day that the entry carries, ISO 8601; empty for none.

    Raises:
        CatalogError: the schema refuses what the source says.
    """
    place = venues.resolve(draft.venue_text.value) if draft.venue_text else None
    names = draft.authors.value if draft.authors else ()
    year = _year(draft, place)
    date = draft.date.value if draft.date else ""
    values: dict[str, Any] = {
        "id": entry_key(split_name(names[0])[1] if names else "", year, draft.title.value, taken),
        "title": draft.title.value,
        "authors": list(names),
        "year": year,
        "date": date if year is not None and date[:4] == str(year) and len(date) > 4 else None,
        "venue": place.venue.id if place else None,
        "track": (place.track if place else "") or "",
        "type": _type(draft, place),
        **{name: read.value for name in _READ if (read := getattr(draft, name)) is not None},
        "categories": list(categories),
        "links": list(_links(draft)),
        "added": added or None,
    }
    try:
        paper = Paper.model_validate({k: v for k, v in values.items() if v is not None})
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(map(str, first["loc"]))
        raise CatalogError(
            f"{draft.origin.source} gives no sound entry: {field}: {first['msg']}.",
            "Write the entry by hand: copy a file of data/papers/.",
        ) from None
    return paper, tuple(_remarks(draft, place))


def _year(draft: Draft, place: VenueMatch | None) -> int | None:
    """The year at the venue; a preprint server only knows the year of the preprint."""
    if place is not None and place.year is not None:
        return place.year
    return draft.year.value if draft.year else None


def _type(draft: Draft, place: VenueMatch | None) -> str | None:
    said = draft.type.value if draft.type else ""
    if said not in get_args(PaperType) or (place is not None and place.venue.kind == said):
        return None
    # A registry calls a workshop paper a conference paper, and a preprint server's text a report.
    return said if place is None else None


def _links(draft: Draft) -> Iterator[Link]:
    """Where the work can be read, each address once."""
    seen = set()
    paper = (
        ("acl", "https://aclanthology.org/{}/"),
        ("openreview", "https://openreview.net/forum?id={}"),
        ("arxiv", "https://arxiv.org/abs/{}"),
        ("doi", "https://doi.org/{}"),
    )
    found = [
        Link(kind="paper", url=address.format(read.value))
        for name, address in paper
        if (read := getattr(draft, name)) is not None
    ]
    source = draft.origin.source
    if not found and source.startswith(("http://", "https://")):
        found.append(Link(kind="paper", url=source))
    for link in (*found, *(read.value for read in draft.links)):
        if link.url not in seen:
            seen.add(link.url)
            yield link


def _remarks(draft: Draft, place: VenueMatch | None) -> Iterator[str]:
    source = draft.origin.source
    if draft.venue_text is not None and place is None:
        yield f"{source}: venue {draft.venue_text.value!r} is not in the registry"
    if place is not None and place.rest:
        yield f"{source}: the venue also says {place.rest!r}"
    if draft.note is not None:
        yield f"{source}: {' '.join(draft.note.value.split())[:_LONGEST_NOTE]}"
