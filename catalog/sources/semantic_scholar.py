"""Semantic Scholar's Graph API (https://api.semanticscholar.org/api-docs/graph)."""

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from catalog.net.manners import HostLimits
from catalog.net.message import Answer, Request
from catalog.net.registry import REGISTRY_BYTES, Access, BadAnswer, Identifier, Record, Registry
from catalog.sources.answers import items, json_of, mapping, text
from catalog.sources.drafting import record, work
from catalog.text.identifiers import normal_arxiv, normal_doi

BATCH = 500
_FIELDS = "title,authors,year,venue,externalIds,publicationDate,publicationTypes,journal"
_PREFIXES = {"s2": "", "doi": "DOI:", "arxiv": "ARXIV:", "acl": "ACL:"}
_NO_PAPERS = b"No valid paper ids given"
"""What it answers, with status 400, where it knows none of a batch."""
_TYPES = {"Conference": "conference", "JournalArticle": "journal", "Book": "book"}


def match(identifier: Identifier) -> bool:
    """Whether Semantic Scholar may know an identifier."""
    return identifier.scheme in _PREFIXES


def request(access: Access, identifiers: Sequence[Identifier]) -> Request:
    """The question for up to 500 papers."""
    names = [_PREFIXES[identifier.scheme] + identifier.value for identifier in identifiers]
    return Request(
        f"{access.base}/graph/v1/paper/batch?fields={_FIELDS}",
        method="POST",
        headers={"Content-Type": "application/json"},
        secrets=_secrets(access),
        body=json.dumps({"ids": names}).encode(),
        max_bytes=REGISTRY_BYTES,
    )


def search(access: Access, title: str) -> Request:
    """The question for the one paper whose title is nearest."""
    query = urlencode({"query": title, "fields": _FIELDS})
    return Request(
        f"{access.base}/graph/v1/paper/search/match?{query}",
        secrets=_secrets(access),
        max_bytes=REGISTRY_BYTES,
    )


def _secrets(access: Access) -> dict[str, str]:
    return {"x-api-key": access.token} if access.token else {}


def parse(answer: Answer, identifiers: Sequence[Identifier]) -> tuple[Record, ...]:
    """The records of the papers that are known; the answer keeps the order of the question.

    Raises:
        BadAnswer: the answer is none of Semantic Scholar's.
    """
    if answer.status == 400 and _NO_PAPERS in answer.body:
        return ()
    data = json_of(answer)
    if not isinstance(data, list) or len(data) != len(identifiers):
        raise BadAnswer("the answer has not one item for each paper", smaller=True)
    return tuple(
        _record(identifier, item)
        for identifier, item in zip(identifiers, data, strict=True)
        if isinstance(item, dict) and text(item.get("title"))
    )


def records(answer: Answer) -> tuple[Record, ...]:
    """The records of a search.

    Raises:
        BadAnswer: the answer is none of Semantic Scholar's.
    """
    data = mapping(json_of(answer, 404))
    found = items(data.get("data"))
    return tuple(
        _record(Identifier("s2", text(item.get("paperId"))), item)
        for item in found
        if text(item.get("title"))
    )


def _record(identifier: Identifier, item: dict[str, Any]) -> Record:
    known = mapping(item.get("externalIds"))
    journal = mapping(item.get("journal"))
    kinds = item.get("publicationTypes")
    year = item.get("year")
    doi = normal_doi(text(known.get("DOI")))
    draft = work(
        f"https://www.semanticscholar.org/paper/{text(item.get('paperId'))}",
        text(item.get("title")),
        (text(author.get("name")) for author in items(item.get("authors"))),
        year=year if isinstance(year, int) else None,
        date=text(item.get("publicationDate")),
        venue=text(item.get("venue")) or text(journal.get("name")),
        type=_type(kinds if isinstance(kinds, list) else []),
        doi="" if doi.startswith("10.48550/") else doi,
        arxiv=normal_arxiv(text(known.get("ArXiv"))),
        acl=text(known.get("ACL")),
        pages=text(journal.get("pages")).replace(" ", ""),
        volume=text(journal.get("volume")),
    )
    return record(identifier, draft)


def _type(kinds: list[Any]) -> str:
    # A conference paper is often called a journal article too, hardly ever the reverse.
    return next((_TYPES[kind] for kind in _TYPES if kind in kinds), "")


REGISTRY = Registry(
    id="semanticscholar",
    title="Semantic Scholar",
    base="https://api.semanticscholar.org",
    schemes=frozenset({"s2"}),
    batch=BATCH,
    limits=HostLimits(at_once=1, spacing=1.0),
    request=request,
    parse=parse,
)
