"""What machines read on a page: `citation_*` tags and schema.org JSON-LD."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from catalog.model.author import Author
from catalog.model.entry import Paper
from catalog.text.escape import html_text
from catalog.text.pages import read_pages
from catalog.web.contents import EntryView
from catalog.web.links import LinkView

_SCHEMA_TYPES: Mapping[str, str] = {
    "library": "SoftwareSourceCode",
    "dataset": "Dataset",
    "video": "VideoObject",
    "post": "BlogPosting",
    "course": "Course",
    "application": "SoftwareApplication",
    "book": "Book",
    "thesis": "Thesis",
}
_SERIAL_TYPES: Mapping[str, str] = {"journal": "Periodical", "book": "Book"}


def head_tags(view: EntryView, identifiers: Sequence[LinkView], url: str) -> str:
    """Everything that machines read in the head of an entry's page, as HTML.

    Open Graph (https://ogp.me) shares its elements with the citation tags where both say the same.

    Args:
        view: the entry.
        identifiers: those of the entry.
        url: absolute address of its page, or empty where the site has none.
    """
    tags = [
        f'<meta name={name} content="{html_text(content)}">'
        for name, content in citation_tags(view)
        if name != "citation_title"
    ]
    name = "name=citation_title " if view.paper else ""
    title = f'<meta {name}property=og:title content="{html_text(view.entry.title)}">'
    kind = "<meta property=og:type content=article>"
    return f"{title}{kind}{''.join(tags)}{_script(json_ld(view, identifiers, url))}"


_IN_SCRIPT = str.maketrans(
    {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "", "\u2029": ""}
)


def _script(data: Mapping[str, Any]) -> str:
    """JSON inside an element of HTML: nothing in it can end the element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_IN_SCRIPT)
    return f"<script type=application/ld+json>{text}</script>"


def citation_tags(view: EntryView) -> tuple[tuple[str, str], ...]:
    """The tags by which Google Scholar and Zotero read a paper; none for a resource.

    Names and forms as in https://scholar.google.com/intl/en/scholar/inclusion.html#indexing.
    There is no `citation_pdf_url`: it must be an address on the site's own host.
    """
    return tuple(_citation(view, view.paper)) if view.paper else ()


def _citation(view: EntryView, paper: Paper) -> Iterator[tuple[str, str]]:
    yield "citation_title", paper.title
    for author in paper.authors:
        yield "citation_author", _family_first(author)
    if paper.date or paper.year:
        yield "citation_publication_date", (paper.date or str(paper.year)).replace("-", "/")
    if view.venue and view.type == "journal":
        yield "citation_journal_title", view.venue.name
    elif view.venue and view.type in ("conference", "workshop"):
        yield "citation_conference_title", view.container
    for issn in view.venue.issn[:1] if view.venue and view.type == "journal" else ():
        yield "citation_issn", issn
    pages = read_pages(paper.pages)
    fields = (
        ("citation_volume", paper.volume),
        ("citation_issue", paper.number),
        ("citation_firstpage", pages.first),
        ("citation_lastpage", pages.last),
        ("citation_doi", paper.doi),
        ("citation_arxiv_id", paper.arxiv),
    )
    yield from ((name, value) for name, value in fields if value)


def _family_first(author: Author) -> str:
    return ", ".join(part for part in (author.family, author.given, author.suffix) if part)


def json_ld(view: EntryView, identifiers: Sequence[LinkView], url: str) -> Mapping[str, Any]:
    """An entry as schema.org describes it (https://schema.org/ScholarlyArticle).

    Args:
        view: the entry.
        identifiers: those of the entry.
        url: absolute address of its page, or empty where the site has none.
    """
    entry, paper = view.entry, view.paper
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": _SCHEMA_TYPES.get(view.type, "ScholarlyArticle" if paper else "CreativeWork"),
        "headline" if paper else "name": entry.title,
        "alternateName": list(view.short_names),
        "author": [_person(author) for author in entry.authors],
        "datePublished": (paper.date if paper else None) or (str(entry.year) if entry.year else ""),
        "description": entry.summary,
        "keywords": list(entry.tags),
        "url": url,
        "sameAs": [link.url for link in identifiers if link.url],
    }
    if paper:
        data |= _publication(view, paper, identifiers)
    return {key: value for key, value in data.items() if value}


def _publication(
    view: EntryView, paper: Paper, identifiers: Sequence[LinkView]
) -> Mapping[str, Any]:
    found: dict[str, Any] = {
        "creativeWorkStatus": paper.status.capitalize() if paper.status else "",
        "pagination": read_pages(paper.pages).joined("-"),
    }
    if view.venue:
        kind = _SERIAL_TYPES.get(view.type, "CreativeWorkSeries")
        part = {"@type": kind, "name": view.container}
        if kind == "Periodical" and view.venue.issn:
            part["issn"] = view.venue.issn[0]
        found["isPartOf"] = part
    found["identifier"] = [
        {"@type": "PropertyValue", "propertyID": link.label, "value": link.place}
        for link in identifiers
    ]
    return found


def _person(author: Author) -> Mapping[str, str]:
    kind = "Organization" if author.is_organisation else "Person"
    person = {"@type": kind, "name": author.name}
    if author.orcid:
        person["sameAs"] = f"https://orcid.org/{author.orcid}"
    return person
