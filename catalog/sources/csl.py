"""Works as Crossref's REST API and CSL-JSON describe them; the two share their shape.

Crossref: https://api.crossref.org/swagger-ui/index.html; CSL-JSON:
https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html.
"""

from collections.abc import Iterator
from typing import Any

from catalog.model.draft import Draft
from catalog.net.registry import Identifier, Record, State
from catalog.sources.answers import iso_date, items, mapping, text
from catalog.sources.drafting import clean_title, record, work
from catalog.text.identifiers import normal_arxiv, normal_doi
from catalog.text.names import in_reading_order
from catalog.text.titles import title_key

_TYPES = {
    "proceedings-article": "conference",
    "paper-conference": "conference",
    "journal-article": "journal",
    "article-journal": "journal",
    "posted-content": "preprint",
    "book": "book",
    "monograph": "book",
    "edited-book": "book",
    "dissertation": "thesis",
    "thesis": "thesis",
    "report": "report",
}
_DATES = ("published-print", "issued", "published", "published-online", "posted")
_SAME_WORK = ("has-preprint", "is-preprint-of", "is-version-of", "has-version", "is-same-as")
_STATES: dict[str, State] = {
    "retraction": "retracted",
    "removal": "retracted",
    "withdrawal": "withdrawn",
}


def csl_record(item: dict[str, Any]) -> Record | None:
    """The record of one work, or None where it has no DOI or no title."""
    doi, title = normal_doi(text(item.get("DOI"))), text(item.get("title"))
    if not doi or not title:
        return None
    subtitle = text(item.get("subtitle"))
    draft = _draft(item, doi, _full_title(title, subtitle))
    further = [title, text(item.get("original-title")), text(item.get("short-title"))]
    return record(
        Identifier("doi", doi), draft, titles=further, also=tuple(_also(item)), state=_state(item)
    )


def _full_title(title: str, subtitle: str) -> str:
    if not subtitle or title_key(subtitle) in title_key(title):
        return title
    return f"{clean_title(title).rstrip(':')}: {subtitle}"


def _draft(item: dict[str, Any], doi: str, title: str) -> Draft:
    date = next((d for d in (_date(item, name) for name in _DATES) if d), "")
    event = mapping(item.get("event"))
    return work(
        f"https://doi.org/{doi}",
        title,
        (_name(author) for author in items(item.get("author"))),
        year=int(date[:4]) if date else None,
        date=date,
        venue=text(item.get("container-title")) or text(event.get("name")),
        type=_TYPES.get(text(item.get("type")), ""),
        doi=doi,
        pages=text(item.get("page")),
        volume=text(item.get("volume")),
        number=text(item.get("issue")),
    )


def _date(item: dict[str, Any], name: str) -> str:
    return iso_date(mapping(item.get(name)).get("date-parts"))


def _name(author: dict[str, Any]) -> str:
    given, family = text(author.get("given")), text(author.get("family"))
    particle = text(author.get("non-dropping-particle"))
    family = f"{particle} {family}".strip()
    whole = in_reading_order(given, family, text(author.get("suffix")))
    return whole or text(author.get("name")) or text(author.get("literal"))


def _also(item: dict[str, Any]) -> Iterator[Identifier]:
    relation = mapping(item.get("relation"))
    for name in _SAME_WORK:
        for other in items(relation.get(name)):
            kind, value = text(other.get("id-type")), text(other.get("id"))
            if kind == "doi":
                yield Identifier("doi", normal_doi(value))
            elif kind == "arxiv":
                yield Identifier("arxiv", normal_arxiv(value))


def _state(item: dict[str, Any]) -> State:
    for update in items(item.get("updated-by")):
        state = _STATES.get(text(update.get("type")))
        if state:
            return state
    return ""
