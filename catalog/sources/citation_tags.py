"""Works as pages describe themselves in citation tags.

Highwire's tags as https://scholar.google.com/intl/en/scholar/inclusion.html lists them, and Dublin
Core and PRISM where those are missing.
"""

import re
from collections.abc import Mapping, Sequence

from catalog.model.draft import Draft
from catalog.net.registry import Identifier
from catalog.sources.drafting import work
from catalog.text.names import in_reading_order

Tags = Mapping[str, Sequence[str]]
"""Contents of `<meta>` tags by lower-case name, in the order of the page."""

_TITLES = ("citation_title", "dc.title", "prism.title", "eprints.title", "bepress_citation_title")
_AUTHORS = ("citation_author", "citation_authors", "dc.creator", "bepress_citation_author")
_DATES = (
    "citation_publication_date",
    "citation_date",
    "citation_online_date",
    "citation_year",
    "dc.date",
    "dc.issued",
    "prism.publicationdate",
)
_VENUES = {
    "citation_conference_title": "conference",
    "citation_conference": "conference",
    "citation_journal_title": "journal",
    "prism.publicationname": "journal",
    "citation_dissertation_institution": "thesis",
    "citation_technical_report_institution": "report",
}
_DATE = re.compile(r"((?:1[6-9]|20)\d\d)(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?")


def tags_draft(tags: Tags, url: str, known: Sequence[Identifier] = ()) -> Draft | None:
    """The work that a page is about, or None where its tags name no title.

    Args:
        tags: its `<meta>` tags.
        url: its address.
        known: identifiers of the work, such as that which the address carries.
    """
    title = _first(tags, _TITLES)
    if not title:
        return None
    names = {identifier.scheme: identifier.value for identifier in reversed(known)}
    venue = next((name for name in _VENUES if _first(tags, (name,))), "")
    date = _date(_first(tags, _DATES))
    first, last = _first(tags, ("citation_firstpage",)), _first(tags, ("citation_lastpage",))
    return work(
        url,
        title,
        _authors(tags),
        year=int(date[:4]) if date else None,
        date=date,
        venue=_first(tags, (venue,)) if venue else "",
        type=_VENUES.get(venue, ""),
        doi=_first(tags, ("citation_doi", "prism.doi")) or names.get("doi", ""),
        arxiv=_first(tags, ("citation_arxiv_id",)) or names.get("arxiv", ""),
        openreview=names.get("openreview", ""),
        acl=names.get("acl", ""),
        pages=f"{first}-{last}" if first and last and first != last else first,
        volume=_first(tags, ("citation_volume", "prism.volume")),
        number=_first(tags, ("citation_issue", "prism.number")),
        pdf=_first(tags, ("citation_pdf_url",)),
    )


def _first(tags: Tags, names: Sequence[str]) -> str:
    return next((value for name in names for value in tags.get(name, ()) if value), "")


def _authors(tags: Tags) -> list[str]:
    for name in _AUTHORS:
        if tags.get(name):
            return [_in_order(part) for value in tags[name] for part in value.split(";") if part]
    return []


def _in_order(name: str) -> str:
    """Given name first; "Doe, Jane" is how the tags are to be written."""
    family, comma, given = name.partition(",")
    return in_reading_order(given.strip(), family.strip()) if comma else name.strip()


def _date(text: str) -> str:
    """A date as precise as it is given, ISO 8601; empty where it is none."""
    match = _DATE.match(text.strip())
    if match is None:
        return ""
    return "-".join([match[1], *(f"{int(part):02d}" for part in match.groups()[1:] if part)])
