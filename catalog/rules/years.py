"""Years, held against everything else that tells when a work appeared."""

import re
from collections.abc import Iterator

from catalog.finding import Severity
from catalog.model.catalog import Catalog
from catalog.model.entry import Entry, Paper
from catalog.model.works import Work
from catalog.rules.interface import Problem, entry_rule
from catalog.rules.works import works
from catalog.text.identifiers import arxiv_year

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_IEEE = re.compile(r"10\.1109/[A-Za-z][\w-]*\.((?:19|20)\d\d)\.\d")
"""DOIs of IEEE conferences: `10.1109/CVPR.2015.7298682`, `10.1109/ICCV48922.2021.00050`."""
_ACL = re.compile(r"((?:19|20)\d\d)\.|[A-Z](\d\d)-")
"""ACL Anthology ids: `2020.acl-main.5`, `P15-1001` (https://aclanthology.org/info/ids/)."""
_CVF = re.compile(r"openaccess\.thecvf\.com/content[_/]([A-Za-z]+?)_?((?:19|20)\d\d)")
_NEURIPS = re.compile(r"/paper(?:_files)?/((?:19|20)\d\d)/")


@entry_rule("year-against-venue", Severity.WARNING, "The year is that of the venue's own record.")
def year_against_venue(entry: Entry, catalog: Catalog) -> Iterator[Problem]:
    """Report a year that the track, the identifiers or the proceedings' own pages contradict."""
    for way, work in works(entry):
        if work.year is None:
            continue
        for source, year in _told(work, catalog):
            if year != work.year:
                message = f"the year is {work.year}, but {source} says {year}. Correct one of them."
                yield Problem((*way, "year"), message)
                break


def _told(work: Work, catalog: Catalog) -> Iterator[tuple[str, int]]:
    """What else names the year of the venue, each with the year that it names."""
    if work.track:
        for text in _YEAR.findall(work.track):
            yield f"the track {work.track!r}", int(text)
    if isinstance(work, Paper) and work.acl:
        match = _ACL.match(work.acl)
        if match:
            yield f"the ACL id {work.acl}", int(match[1]) if match[1] else _whole_year(match[2])
    if work.doi and work.doi.startswith("10.1109/"):
        venue = catalog.venues.get(work.venue) if work.venue else None
        match = _IEEE.match(work.doi)
        # A journal's DOI holds the year of acceptance, which may lie years before the issue.
        if match and venue and venue.kind in ("conference", "workshop"):
            yield f"the DOI {work.doi}", int(match[1])
    for link in work.links:
        year_of_page = _page_year(link.url, work.venue)
        if year_of_page:
            yield f"the address {link.url}", year_of_page


def _whole_year(two_digits: str) -> int:
    short = int(two_digits)
    return 1900 + short if short > 50 else 2000 + short


def _page_year(url: str, venue: str | None) -> int | None:
    if "openaccess.thecvf.com/content" in url:
        match = _CVF.search(url)
        if match and match[1].lower() == venue:
            return int(match[2])
    elif venue == "neurips" and ("nips.cc/paper" in url or "neurips.cc/paper" in url):
        match = _NEURIPS.search(url)
        if match:
            return int(match[1])
    return None


@entry_rule("year-against-date", Severity.WARNING, "The year is that of the date.")
def year_against_date(entry: Entry, catalog: Catalog) -> Iterator[Problem]:
    """Report a date of another year; a journal's issue may follow a year after going online."""
    if not isinstance(entry, Paper) or not entry.date or entry.year is None:
        return
    year = int(entry.date[:4])
    if year == entry.year:
        return
    venue = catalog.venue_of(entry)
    if venue is not None and venue.kind == "journal" and year == entry.year - 1:
        return
    message = f"the date {entry.date} is not in the year {entry.year}. Correct one of them."
    yield Problem(("date",), message)


@entry_rule("year-against-arxiv", Severity.WARNING, "The year fits the arXiv number.")
def year_against_arxiv(entry: Entry, catalog: Catalog) -> Iterator[Problem]:
    """Report an arXiv number given long after the work appeared, or in another year than it."""
    for way, work in works(entry):
        if not work.arxiv or work.year is None:
            continue
        given = arxiv_year(work.arxiv)
        if given is None or given == work.year:
            continue
        venue = catalog.venues.get(work.venue) if work.venue else None
        if venue is not None and venue.kind == "preprint":
            message = (
                f"a preprint of {work.year} has the arXiv number {work.arxiv} of {given}. "
                "Correct the year or the number."
            )
            yield Problem((*way, "year"), message)
        elif given > work.year + 1:
            message = (
                f"the arXiv number {work.arxiv} was given in {given}, but the work is of "
                f"{work.year}. Correct the one that is wrong."
            )
            yield Problem((*way, "arxiv"), message)


@entry_rule("year-after-added", Severity.WARNING, "A work is not added years before it appears.")
def year_after_added(entry: Entry, catalog: Catalog) -> Iterator[Problem]:
    """Report a year that lies further ahead of the day of adding than proceedings do."""
    if entry.added and entry.year is not None and entry.year > int(entry.added[:4]) + 1:
        message = (
            f"the year {entry.year} lies more than a year after the entry was added "
            f"({entry.added}). Correct one of them."
        )
        yield Problem(("year",), message)
