"""BibTeX and BibLaTeX, read by bibtexparser 2 (https://bibtexparser.readthedocs.io)."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from catalog.importers.outcome import Aside, Broken, Outcome, Unparsed
from catalog.importers.venues import Venue, known_venue, likely_venue
from catalog.model.draft import Draft, How, Origin, Read
from catalog.model.link import Link
from catalog.text.dates import read_date
from catalog.text.identifiers import ACL, ARXIV, DOI, arxiv_year, identify, normal_arxiv, normal_doi
from catalog.text.links import link_kind
from catalog.text.names import in_reading_order, split_name

_TYPES = {
    "phdthesis": "thesis", "mastersthesis": "thesis", "thesis": "thesis", "techreport": "report",
    "report": "report", "book": "book", "inbook": "book", "incollection": "book",
    "collection": "book",
    "software": "library", "dataset": "dataset", "video": "video",
}  # fmt: skip
_RESOURCES = frozenset({"library", "dataset", "video"})
_BRACES = re.compile(r"[{}]")
_AND = re.compile(r"\s+and\s+", re.I)


def read_bibtex(text: str, name: str) -> Outcome:
    """Read a bibliography; an entry that is broken is reported and left out.

    Args:
        text: the whole file.
        name: the file's name, for the origin of every field.
    """
    from bibtexparser.entrypoint import parse_string
    from bibtexparser.middlewares import LatexDecodingMiddleware

    with _quiet():
        library = parse_string(text, append_middleware=[LatexDecodingMiddleware()])
    drafts: list[Draft] = []
    unparsed: list[Unparsed] = []
    broken: list[Broken] = []
    asides: list[Aside] = []
    for entry in library.entries:
        draft = _draft(entry, name, broken)
        line = (entry.start_line or 0) + 1
        if draft is None:
            unparsed.append(
                Unparsed(line, entry.key, "the entry has no title", _urls(entry.raw or ""))
            )
        else:
            drafts.append(draft)
            asides += _elsewhere(entry)
    for block in library.failed_blocks:
        raw = block.raw or ""
        line = (block.start_line or 0) + 1
        inner = getattr(block, "ignore_error_block", None)
        draft = (
            _draft(inner, name, broken)
            if inner is not None and hasattr(inner, "fields_dict")
            else None
        )
        if draft is not None:
            drafts.append(draft)
        reason = next(iter(str(block.error).strip().splitlines()), "") or type(block.error).__name__
        urls = () if draft is not None else _urls(raw)
        unparsed.append(Unparsed(line, raw[:200], f"BibTeX cannot read it: {reason}", urls))
    drafts.sort(key=lambda draft: draft.origin.line)
    return Outcome(tuple(drafts), tuple(asides), tuple(unparsed), tuple(broken))


@contextmanager
def _quiet() -> Iterator[None]:
    """The parser logs every broken entry; these are reported with their lines instead."""
    logger = logging.getLogger("bibtexparser")
    before = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(before)


def _elsewhere(entry: Any) -> Iterator[Aside]:
    """Links in fields that hold no link of the work: abstract, bibsource, keywords."""
    first = (entry.start_line or 0) + 1
    for number, line in enumerate((entry.raw or "").split("\n")):
        for url in _urls(line):
            yield Aside(url, first + number, "other field")


def _urls(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(re.findall(r"https?://[^\s{}\"<>]+", text)))


def _draft(entry: Any, name: str, broken: list[Broken]) -> Draft | None:
    fields = {key.casefold(): _plain(str(field.value)) for key, field in entry.fields_dict.items()}
    lines = {
        key.casefold(): (field.start_line or entry.start_line or 0) + 1
        for key, field in entry.fields_dict.items()
    }
    title = fields.get("title", "")
    if not title:
        return None
    start = (entry.start_line or 0) + 1

    def read(value: Any, field: str = "", how: How = "written", via: str = "") -> Any:
        return Read(value, Origin(name, lines.get(field, start), how, via))

    def kept(field: str) -> Any:
        return read(fields[field], field) if fields.get(field) else None

    if fields.get("subtitle"):
        title = f"{title}: {fields['subtitle']}"
    authors, et_al = _people(fields.get("author", ""))
    where = next(
        (
            k
            for k in (
                "booktitle",
                "journal",
                "journaltitle",
                "school",
                "institution",
                "howpublished",
                "publisher",
            )
            if fields.get(k)
        ),
        "",
    )
    venue = likely_venue(fields[where]) if where and "http" not in fields[where] else None
    known = _known(fields[where]) if where else None
    if known is not None:
        venue = replace(known, text=fields[where])
    date = read_date(fields.get("date", "")) or read_date(fields.get("year", ""))
    kind = _TYPES.get(entry.entry_type.casefold(), "")
    found, links = _identifiers(fields, lines, start, name, broken)
    year: Any = read(int(date[:4]), "year" if "year" in fields else "date") if date else None
    if year is None and "arxiv" in found and arxiv_year(found["arxiv"].value):
        year = read(arxiv_year(found["arxiv"].value), "", "guessed", "arXiv identifier")
    told = bool(kind) and (known is None or kind in _RESOURCES)
    pages = fields.get("pages", "").replace("--", "-").replace("–", "-")
    return Draft(
        origin=Origin(name, start),
        title=read(title, "title"),
        authors=read(authors, "author") if authors else None,
        et_al=et_al,
        year=year,
        date=read(date, "date") if date and len(date) > 4 else None,
        venue=read(known.id, where) if known else None,
        venue_text=read(venue.text, where) if venue else None,
        track=read(known.track, where) if known and known.track else None,
        type=read(kind, how="guessed", via="entry type") if told else None,
        pages=read(pages, "pages") if pages else None,
        volume=kept("volume"),
        number=kept("number"),
        note=kept("note") or kept("annote"),
        links=links,
        is_paper=kind not in _RESOURCES,
        key=str(entry.key or ""),
        **found,
    )  # fmt: skip


def _known(text: str) -> Venue | None:
    """The venue that a field names as a whole, or before its volume, place and days."""
    whole = known_venue(text)
    if whole is not None:
        return whole
    parts = [part for part in re.split(r"[,:]", text) if len(part) > 3]
    return next((venue for part in parts if (venue := known_venue(part)) and venue.id), None)


def _plain(value: str) -> str:
    return " ".join(_BRACES.sub("", value).replace("~", " ").replace("\\&", "&").split())


def _people(text: str) -> tuple[tuple[str, ...], bool]:
    names = [part.strip(" ,") for part in _AND.split(text) if part.strip(" ,")]
    kept = [n for n in names if n.casefold() not in ("others", "et al.", "et al")]
    found = []
    for one in kept:
        given, family, suffix = split_name(one)
        found.append(in_reading_order(given, family, suffix))
    return tuple(found), len(kept) < len(names)


def _identifiers(
    fields: dict[str, str], lines: dict[str, int], start: int, name: str, broken: list[Broken]
) -> tuple[dict[str, Any], tuple[Read[Link], ...]]:
    found: dict[str, Any] = {}
    links: list[Read[Link]] = []

    def put(scheme: str, value: str, field: str) -> None:
        found.setdefault(scheme, Read(value, Origin(name, lines.get(field, start))))

    doi = normal_doi(fields.get("doi", ""))
    if DOI.match(doi):
        put("doi", doi, "doi")
    eprint = normal_arxiv(fields.get("eprint", ""))
    if ARXIV.match(eprint):
        put("arxiv", eprint, "eprint")
    in_journal = re.search(
        r"arxiv[: ](?:preprint arxiv:)?\s*(\S+?)(?:v\d+)?$", fields.get("journal", ""), re.I
    )
    if in_journal and ARXIV.match(in_journal[1]):
        put("arxiv", in_journal[1], "journal")
    for field in (
        "url",
        "pdf",
        "ee",
        "biburl",
        "code",
        "github",
        "video",
        "slides",
        "howpublished",
        "note",
        "doi",
        "opturl",
        "bdsk-url-1",
        "html",
        "link",
        "website",
    ):
        for url in _urls(fields.get(field, "").replace("\\url", " ").replace("\\_", "_")):
            at = Origin(name, lines.get(field, start))
            told = identify(url)
            if told:
                put(told[0], told[1], field)
            if all(link.value.url != url for link in links):
                label = field if field in ("pdf", "code", "video", "slides") else ""
                links.append(Read(Link(kind=link_kind(label, url), url=url), at))
        if field == "url" and fields.get("url") and not _urls(fields["url"]):
            broken.append(Broken(lines.get("url", start), "url", fields["url"]))
    if fields.get("anthology") and ACL.match(fields["anthology"]):
        put("acl", fields["anthology"], "anthology")
    return found, tuple(links)
