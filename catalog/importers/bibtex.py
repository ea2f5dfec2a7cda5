"""BibTeX and BibLaTeX entries as drafts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, get_args

from catalog.importers.bibtex_addresses import addresses, unescaped
from catalog.importers.bibtex_latex import unknown_commands
from catalog.importers.bibtex_parents import with_parents
from catalog.importers.bibtex_people import organisations, read_names
from catalog.importers.bibtex_records import Record, read_records
from catalog.importers.outcome import Aside, Broken, Outcome, Unparsed
from catalog.importers.venues import Venue, known_venue, likely_venue
from catalog.model.draft import Draft, How, Origin, Read
from catalog.model.entry import ResourceType
from catalog.model.link import Link
from catalog.text.dates import read_date
from catalog.text.identifiers import ACL, ARXIV, DOI, arxiv_year, identify, normal_arxiv, normal_doi
from catalog.text.links import link_kind

_TYPES = {
    "article": "journal", "inproceedings": "conference", "conference": "conference",
    "phdthesis": "thesis", "mastersthesis": "thesis", "thesis": "thesis", "techreport": "report",
    "report": "report", "book": "book", "mvbook": "book", "inbook": "book", "incollection": "book",
    "collection": "book", "mvcollection": "book", "proceedings": "book", "mvproceedings": "book",
    "software": "library", "dataset": "dataset", "video": "video",
}  # fmt: skip
_PARTS = frozenset({"inproceedings", "conference", "incollection", "inbook"})
_WORKSHOP = re.compile(r"\bworkshops?\b", re.I)
_PROCEEDINGS = re.compile(r"\b(?:proceedings|proc\.|conference|symposium|meeting)", re.I)
_PREPRINTS = re.compile(r"[a-z]rxiv\b|\bpreprints?\b|\bssrn\b|\bresearch square\b", re.I)
_RESOURCES = frozenset(get_args(ResourceType))
_EDITED = frozenset(
    {"book", "mvbook", "collection", "mvcollection", "proceedings", "mvproceedings"}
)
"""Types whose editors are those of the work rather than of the volume that it stands in."""
_VENUE_FIELDS = (
    "booktitle", "journal", "journaltitle", "school", "institution", "howpublished", "publisher",
)  # fmt: skip
_LINK_FIELDS = (
    "url", "pdf", "ee", "biburl", "code", "github", "video", "slides", "howpublished", "note",
    "doi", "opturl", "bdsk-url-1", "html", "link", "website",
)  # fmt: skip
_LABELS = frozenset({"pdf", "code", "video", "slides"})
_OLD_DATE = re.compile(
    r"(1[6-9]\d\d|20\d\d|2100)(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?[?~%]?(?:/.*)?"
)
"""The years of the schema, as ISO 8601-2 writes dates: "1938", "1938-05", "1938~", "1936/1938"."""
_OLD_ARXIV = re.compile(r"\d{7}(?:v\d+)?")
_IN_JOURNAL = re.compile(r"arxiv[: ](?:preprint arxiv:)?\s*(\S+?)(?:v\d+)?$", re.I)


def read_bibtex(text: str, name: str) -> Outcome:
    """Read a bibliography; an entry that is broken is reported and left out.

    Args:
        text: the whole file.
        name: the file's name, for the origin of every field.
    """
    found = read_records(text)
    drafts: list[Draft] = []
    unparsed = [
        Unparsed(
            bad.line, bad.raw[:200], f"BibTeX cannot read it: {bad.reason}", addresses(bad.raw)
        )
        for bad in found.bad
    ]
    broken: list[Broken] = []
    works, data, notes = with_parents(found.records)
    asides = [aside for record in data for aside in _elsewhere(record)]
    for record in works:
        if not record.text("title"):
            urls = addresses(record.raw)
            unparsed.append(Unparsed(record.line, record.key, "the entry has no title", urls))
            continue
        drafts.append(_draft(record, name, broken))
        asides += _elsewhere(record)
    unparsed.sort(key=lambda place: place.line)
    return Outcome(
        tuple(drafts), tuple(asides), tuple(unparsed), tuple(broken), (*found.notes, *notes)
    )


def _elsewhere(record: Record) -> Iterator[Aside]:
    """Links in fields that hold no link of the work: abstract, bibsource, keywords."""
    for number, line in enumerate(record.raw.split("\n")):
        for url in addresses(line):
            yield Aside(url, record.line + number, "other field")


def _draft(record: Record, name: str, broken: list[Broken]) -> Draft:
    def read(value: Any, field: str = "", how: How = "written", via: str = "") -> Any:
        return Read(value, Origin(name, record.line_of(field), how, via))

    def kept(field: str) -> Any:
        return read(record.text(field), field) if record.text(field) else None

    title = ": ".join(filter(None, (record.text("title"), record.text("subtitle"))))
    authors, et_al = read_names(record.written("author"))
    where = next((field for field in _VENUE_FIELDS if record.text(field)), "")
    place = record.text(where)
    venue = likely_venue(place) if where and "http" not in place else None
    known = _known(place) if where else None
    if known is not None:
        venue = replace(known, text=place)
    date = _date(record.text("date")) or _date(record.text("year"))
    kind = _kind(record, place)
    found = _identifiers(record, name)
    links = _links(record, name, found, broken)
    year: Any = read(int(date[:4]), "year" if record.text("year") else "date") if date else None
    if year is None and "arxiv" in found and arxiv_year(found["arxiv"].value):
        year = read(arxiv_year(found["arxiv"].value), "", "guessed", "arXiv identifier")
    by_publisher = known is not None and where == "publisher" and kind != known.kind
    told = bool(kind) and (known is None or kind in _RESOURCES or by_publisher)
    named = kind in _RESOURCES and place.casefold() == kind
    type_ = read(kind, where) if named else read(kind, how="guessed", via="entry type")
    pages = record.text("pages").replace("--", "-").replace("–", "-")
    notes = tuple(_notes(record, date))
    return Draft(
        origin=Origin(name, record.line),
        title=read(title, "title"),
        authors=read(authors, "author") if authors else None,
        organisations=organisations(record.written("author")),
        et_al=et_al,
        year=year,
        date=read(date, "date") if date and len(date) > 4 else None,
        venue=read(known.id, where) if known else None,
        venue_text=read(venue.text, where) if venue and not named else None,
        track=read(known.track, where) if known and known.track else None,
        type=type_ if told else None,
        pages=read(pages, "pages") if pages else None,
        volume=kept("volume"),
        number=kept("number"),
        note=read("\n".join(text for _, text in notes), notes[0][0]) if notes else None,
        links=links,
        key=record.key,
        is_paper=kind not in _RESOURCES,
        **found,
    )  # fmt: skip


def _date(text: str) -> str | None:
    """A date, of any year that an entry may have; of a span of biblatex ("1985/1990") its first."""
    found = read_date(text)
    if found is None and (old := _OLD_DATE.fullmatch(text)):
        return "-".join(part for part in old.groups() if part)
    return found


def _kind(record: Record, place: str) -> str:
    """What the entry type says that a work is, whether its venue is known or not.

    The schema knows no chapters: one in proceedings is a paper there, another is of its book.
    """
    kind = _TYPES.get(record.type, "")
    if not kind and place.casefold() in _RESOURCES:
        return place.casefold()  # howpublished = {Dataset}, as the list's own export has it
    if record.type in _PARTS and _WORKSHOP.search(place):
        return "workshop"
    if record.type in _PARTS and _PROCEEDINGS.search(place):
        return "conference"
    if kind == "journal" and (_PREPRINTS.search(place) if place else record.text("eprint")):
        return "preprint"
    return kind


def _notes(record: Record, date: str | None) -> Iterator[tuple[str, str]]:
    """What has no field of an entry, for a person to look at, each with its field."""
    own = next((field for field in ("note", "annote") if record.text(field)), "")
    if own:
        yield own, record.text(own)
    for field in ("title", "subtitle"):
        for command in unknown_commands(record.written(field)):
            yield field, f"{field}: nobody knows what {command} prints; it was left out"
    whole = record.type in _EDITED or not record.text("author")
    editors, more = read_names(record.written("editor")) if whole else ((), False)
    if editors:
        yield "editor", f"edited by {', '.join(editors)}{' and others' if more else ''}"
    for field in ("date", "year"):
        if record.text(field) and date is None:
            yield field, f"{field}: {record.text(field)}"


def _known(text: str) -> Venue | None:
    """The venue that a field names as a whole, or before its volume, place and days."""
    whole = known_venue(text)
    if whole is not None:
        return whole
    parts = [part for part in re.split(r"[,:]", text) if len(part) > 3]
    return next((venue for part in parts if (venue := known_venue(part)) and venue.id), None)


def _identifiers(record: Record, name: str) -> dict[str, Any]:
    """Identifiers that stand in fields of their own."""
    found: dict[str, Any] = {}

    def put(scheme: str, value: str, field: str) -> None:
        found.setdefault(scheme, Read(value, Origin(name, record.line_of(field))))

    doi = normal_doi(unescaped(record.written("doi")))
    if DOI.match(doi):
        put("doi", doi, "doi")
    eprint = normal_arxiv(_eprint(record))
    if ARXIV.match(eprint):
        put("arxiv", eprint, "eprint")
    in_journal = _IN_JOURNAL.search(record.text("journal"))
    if in_journal and ARXIV.match(in_journal[1]):
        put("arxiv", in_journal[1], "journal")
    if record.text("anthology") and ACL.match(record.text("anthology")):
        put("acl", record.text("anthology"), "anthology")
    return found


def _eprint(record: Record) -> str:
    """The number of a preprint; old ones of arXiv leave out the archive that they begin with."""
    number = unescaped(record.written("eprint"))
    server = record.text("archiveprefix") or record.text("eprinttype") or "arxiv"
    archive = (record.text("primaryclass") or record.text("eprintclass")).partition(".")[0]
    if server.casefold() == "arxiv" and archive and _OLD_ARXIV.fullmatch(number):
        return f"{archive}/{number}"
    return number


def _links(
    record: Record, name: str, found: dict[str, Any], broken: list[Broken]
) -> tuple[Read[Link], ...]:
    """The addresses of the work, each once; identifiers in them are added to `found`."""
    links: dict[str, Read[Link]] = {}
    for field in _LINK_FIELDS:
        at = Origin(name, record.line_of(field))
        urls = addresses(record.written(field))
        for url in urls:
            told = identify(url)
            if told:
                found.setdefault(told[0], Read(told[1], at))
            kind = link_kind(field if field in _LABELS else "", url)
            links.setdefault(url, Read(Link(kind=kind, url=url), at))
        if field == "url" and record.text("url") and not urls:
            broken.append(Broken(at.line, "url", record.text("url")))
    return tuple(links.values())
