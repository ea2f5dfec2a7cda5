"""What is compared: a work as a list, a database or a page describes it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from catalog.dedupe.addresses import addresses, identified
from catalog.model.catalog import Catalog
from catalog.model.draft import Draft, Read
from catalog.model.entry import Entry, Paper
from catalog.model.works import OF_A_PAPER
from catalog.text.identifiers import ACL, ARXIV, DOI, OPENREVIEW, normal_arxiv, normal_doi

_YEAR = re.compile(r"(?<!\d)(1[6-9]\d\d|20\d\d)(?!\d)")
_ARXIV_DOI = re.compile(r"10\.48550/arxiv\.(.+)\Z")
_URL_FIELDS = ("url", "urls", "link", "links", "ee", "site", "pdf", "oa")
_SHARED_URL_FIELDS = ("code", "github", "project", "website", "homepage")
_VENUE_FIELDS = ("venue", "journal", "booktitle", "container-title", "container_title", "source")
_NOTHING = frozenset({"", "unknown", "n/a", "na", "none", "null", "nan", "anonymous", "undefined"})


@dataclass(frozen=True, slots=True)
class Record:
    """A description of a work, as found; every field but the id may be empty.

    Attributes:
        id: what the record is called where it comes from.
        title: as written, markup and all.
        authors: names in order, in any form.
        venue: free text.
        year: year of publication, or None.
        doi: normalised DOI.
        arxiv: arXiv identifier without version.
        openreview: forum id.
        acl: ACL Anthology id.
        pages: as written.
        volume: as written.
        number: issue, as written.
        kind: conference, workshop, journal, preprint, book, thesis or report, where it is known.
        distinct_from: ids of records that somebody has found to be other works.
        versions: identifiers of other versions of the work: `("doi", "10.1/x")`.
        urls: addresses that are the work's own: its page, its PDF, a library's website.
        shared_urls: addresses that it may share with other works: code, data, project pages.
        keys: what the work is cited by: an entry's id and former ids, a BibTeX key.
    """

    id: str
    title: str = ""
    authors: tuple[str, ...] = ()
    venue: str = ""
    year: int | None = None
    doi: str = ""
    arxiv: str = ""
    openreview: str = ""
    acl: str = ""
    pages: str = ""
    volume: str = ""
    number: str = ""
    kind: str = ""
    distinct_from: frozenset[str] = frozenset()
    versions: frozenset[tuple[str, str]] = frozenset()
    urls: tuple[str, ...] = ()
    shared_urls: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()

    @property
    def identifiers(self) -> tuple[tuple[str, str], ...]:
        """Every identifier as `(kind, value)`, those of other versions left out."""
        pairs = (
            ("doi", self.doi),
            ("arxiv", self.arxiv),
            ("openreview", self.openreview),
            ("acl", self.acl),
        )
        return tuple(pair for pair in pairs if pair[1])


def from_entry(entry: Entry, catalog: Catalog) -> Record:
    """The record of an entry; identifiers that only its links carry are read from them.

    Args:
        entry: an entry of the catalogue.
        catalog: its venues and other entries.
    """
    names = tuple(author.sort_name for author in entry.authors)
    linked = identified(link.url for link in entry.links if link.kind in OF_A_PAPER)
    own, others = addresses(entry)
    keys = (entry.id, *entry.aliases)
    if not isinstance(entry, Paper):
        kind = catalog.entry_type(entry)
        return Record(
            entry.id, entry.title, names, year=entry.year, kind=kind, urls=own, shared_urls=others,
            keys=keys,
        )  # fmt: skip
    venue = catalog.venue_of(entry)
    text = f"{venue.id} {entry.track}".strip() if venue else entry.venue or ""
    distinct = {
        catalog.by_id[key].id if key in catalog.by_id else key for key in entry.distinct_from
    }
    versions = {
        pair
        for version in entry.versions
        for pair in (
            ("doi", normal_doi(version.doi or "")),
            ("arxiv", normal_arxiv(version.arxiv or "")),
            ("openreview", version.openreview or ""),
            *identified(link.url for link in version.links).items(),
        )
        if pair[1]
    }
    return Record(
        id=entry.id,
        title=entry.title,
        authors=names,
        venue=text,
        year=entry.year,
        doi=normal_doi(entry.doi or linked.get("doi", "")),
        arxiv=normal_arxiv(entry.arxiv or linked.get("arxiv", "")),
        openreview=entry.openreview or linked.get("openreview", ""),
        acl=entry.acl or linked.get("acl", ""),
        pages=entry.pages,
        volume=entry.volume,
        number=entry.number,
        kind=catalog.entry_type(entry) if venue or entry.type else "",
        distinct_from=frozenset(distinct),
        versions=frozenset(versions),
        urls=own,
        shared_urls=others,
        keys=keys,
    )


def from_draft(draft: Draft) -> Record:
    """The record of what an importer or a source believes about a work.

    Args:
        draft: the belief; its id is where it was read.
    """

    def said(read: Read[str] | None) -> str:
        return read.value if read else ""

    links = [read.value for read in draft.links]
    linked = identified(link.url for link in links if link.kind in OF_A_PAPER)
    own = [link.url for at, link in enumerate(links) if at == 0 or link.kind in OF_A_PAPER]
    names = draft.authors.value if draft.authors else ()
    return Record(
        id=str(draft.origin),
        title=draft.title.value,
        authors=(*names, "et al.") if draft.et_al and names else names,
        venue=f"{said(draft.venue) or said(draft.venue_text)} {said(draft.track)}".strip(),
        year=draft.year.value if draft.year else None,
        doi=_doi(said(draft.doi)) or linked.get("doi", ""),
        arxiv=normal_arxiv(said(draft.arxiv) or linked.get("arxiv", "")),
        openreview=said(draft.openreview) or linked.get("openreview", ""),
        acl=said(draft.acl) or linked.get("acl", ""),
        pages=said(draft.pages),
        volume=said(draft.volume),
        number=said(draft.number),
        kind=said(draft.type) if draft.is_paper else "",
        urls=tuple(own),
        shared_urls=tuple(link.url for link in links if link.url not in own),
        keys=(draft.key,) if draft.key else (),
    )


def from_mapping(data: Mapping[str, Any], *, default_id: str = "") -> Record:
    """The record of a JSON object, a CSV row or the fields of a BibTeX entry.

    Field names of BibTeX, CSL and common exports are understood; what is no text and no number
    counts as missing.

    Args:
        data: the fields.
        default_id: the id where the object names none.
    """
    fields = {str(key).lower(): value for key, value in data.items()}
    urls = tuple(_texts(fields.get(name) for name in _URL_FIELDS))
    linked = identified(urls)
    named = _text(fields.get("id"))
    doi = _doi(_text(fields.get("doi"))) or linked.get("doi", "")
    arxiv = _arxiv(fields) or linked.get("arxiv", "")
    of_arxiv = _ARXIV_DOI.match(doi)
    if of_arxiv:
        doi, arxiv = "", arxiv or normal_arxiv(of_arxiv[1])
    openreview = _text(fields.get("openreview"))
    acl = _text(fields.get("acl"))
    return Record(
        id=named or default_id,
        title=_text(fields.get("title")),
        authors=_authors(fields.get("authors") or fields.get("author")),
        venue=next((found for name in _VENUE_FIELDS if (found := _text(fields.get(name)))), ""),
        year=_year(fields.get("year") or fields.get("date") or fields.get("issued")),
        doi=doi,
        arxiv=arxiv,
        openreview=openreview if OPENREVIEW.match(openreview) else linked.get("openreview", ""),
        acl=acl if ACL.match(acl) else linked.get("acl", ""),
        pages=_text(fields.get("pages") or fields.get("page")),
        volume=_text(fields.get("volume")),
        number=_text(fields.get("number") or fields.get("issue")),
        kind=_kind(fields),
        urls=urls,
        shared_urls=tuple(_texts(fields.get(name) for name in _SHARED_URL_FIELDS)),
        keys=(named,) if named else (),
    )


def _kind(fields: Mapping[str, Any]) -> str:
    written = _text(fields.get("kind") or fields.get("entrytype") or fields.get("type")).lower()
    return {
        "inproceedings": "conference",
        "conference": "conference",
        "proceedings-article": "conference",
        "paper-conference": "conference",
        "article-journal": "journal",
        "journal-article": "journal",
        "journal": "journal",
        "workshop": "workshop",
        "preprint": "preprint",
        "posted-content": "preprint",
        "phdthesis": "thesis",
        "mastersthesis": "thesis",
        "thesis": "thesis",
        "techreport": "report",
        "report": "report",
        "book": "book",
    }.get(written, "")


def _text(value: Any) -> str:
    if isinstance(value, list | tuple) and value:
        value = value[0]
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    text = " ".join(str(value).split())
    return "" if text.strip(".?- ").lower() in _NOTHING else text


def _texts(values: Iterable[Any]) -> list[str]:
    found: list[str] = []
    for value in values:
        if isinstance(value, str):
            found.append(value)
        elif isinstance(value, Mapping):
            found.extend(_texts([value.get("url")]))
        elif isinstance(value, list | tuple):
            found.extend(_texts(value))
    return found


def _authors(value: Any) -> tuple[str, ...]:
    items = value if isinstance(value, list | tuple) else [value]
    names = [_name(item) for item in items]
    return tuple(name for name in names if name)


def _name(item: Any) -> str:
    if isinstance(item, Mapping):
        family, given = _text(item.get("family")), _text(item.get("given"))
        return f"{family}, {given}" if family and given else family or _text(item.get("name"))
    return _text(item)


def _year(value: Any) -> int | None:
    if isinstance(value, Mapping):  # CSL: {"date-parts": [[2015, 6]]}
        value = value.get("date-parts")
    while isinstance(value, list | tuple):
        value = value[0] if value else None
    match = _YEAR.search(_text(value))
    return int(match[1]) if match else None


def _doi(text: str) -> str:
    doi = normal_doi(text)
    return doi if DOI.match(doi) and not doi.endswith(("/", ".")) else ""


def _arxiv(fields: Mapping[str, Any]) -> str:
    named = _text(fields.get("arxiv"))
    if not named and "arxiv" in _text(fields.get("archiveprefix")).lower():
        named = _text(fields.get("eprint"))
    arxiv = normal_arxiv(named)
    return arxiv if ARXIV.match(arxiv) else ""
