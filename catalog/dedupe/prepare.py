"""Records in normal form, made once and compared often."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from catalog.dedupe import venues
from catalog.dedupe.record import Record
from catalog.dedupe.venues import Resolve, VenueView
from catalog.text.alike import titles
from catalog.text.alike.names import Person, people
from catalog.text.alike.titles import TitleView

_NUMBER = re.compile(r"\d+")
_PAGE_COUNT = re.compile(r"^\s*\d+\s*(?:p|pp|pages)\.?\s*$", re.I)
_PREPRINT_DOI = re.compile(
    r"10\.(?:48550/|1101/\d{4}\.|1101/\d{6}$|21203/|2139/ssrn|26434/|31234/|31219/|20944/preprints|36227/"
    r"|22541/|31235/|32942/)"
)
_DOI_VERSION = re.compile(r"(?<=\w)[./-](?:pub|v)\d{1,2}\Z")


@dataclass(frozen=True, slots=True)
class Prepared:
    """A record in normal form.

    Attributes:
        record: as found.
        title: its title.
        authors: its authors, each once.
        cut: whether the author list is not complete.
        venue: its venue.
        year: its year, from the venue's text where the record has none.
        first: first page, or an article number; empty where unknown.
        last: last page, or empty.
        volume: leading number of the volume, or empty.
        number: leading number of the issue, or empty.
        doi: DOI of the publication without a version suffix; empty for a preprint's.
        preprint_doi: DOI of a preprint server.
    """

    record: Record
    title: TitleView
    authors: tuple[Person, ...]
    cut: bool
    venue: VenueView
    year: int | None
    first: str
    last: str
    volume: str
    number: str
    doi: str
    preprint_doi: str


def prepare(record: Record, resolve: Resolve) -> Prepared:
    """Bring a record to its normal form.

    Args:
        record: as found.
        resolve: the registry's reader of venues.
    """
    title = titles.view(record.title)
    authors, cut = people(record.authors)
    venue = venues.view(record.venue, record.kind, resolve)
    first, last = _pages(record.pages)
    is_preprint = bool(_PREPRINT_DOI.match(record.doi))
    if not venue.kind and venue.words and record.volume and first:
        venue = replace(venue, kind="journal")
    if is_preprint and not venue.kind:
        venue = VenueView("", "", "preprint", venue.words, venue.year)
    return Prepared(
        record=record,
        title=title,
        authors=authors,
        cut=cut,
        venue=venue,
        year=record.year or venue.year,
        first=first,
        last=last,
        volume=_leading(record.volume),
        number=_leading(record.number),
        doi="" if is_preprint else _DOI_VERSION.sub("", record.doi),
        preprint_doi=record.doi if is_preprint else "",
    )


def prepare_all(records: Iterable[Record], resolve: Resolve) -> list[Prepared]:
    """Bring records to their normal form, in order."""
    return [prepare(record, resolve) for record in records]


def _leading(text: str) -> str:
    found = _NUMBER.search(text)
    return found[0].lstrip("0") if found else ""


def _halves(digits: str) -> list[str]:
    """`303314` is what is left of 303-314 where the dash was lost."""
    half = len(digits) // 2
    first, last = digits[:half], digits[half:]
    near = len(digits) in (4, 6, 8) and 0 <= int(last) - int(first) < 60
    return [first, last] if near and len(digits) > 4 else []


def _pages(text: str) -> tuple[str, str]:
    """First and last page: `221-8` means 221 to 228; an article number has no last page."""
    if not text or _PAGE_COUNT.match(text):
        return "", ""
    numbers = _NUMBER.findall(text)
    if not numbers:
        return "", ""
    if len(numbers) == 1 and (halves := _halves(numbers[0])):
        numbers = halves
    first = numbers[0].lstrip("0")
    if len(numbers) < 2:
        return first, ""
    last = numbers[1].lstrip("0")
    if len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    return first, last
