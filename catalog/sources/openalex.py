"""OpenAlex (https://docs.openalex.org/api-entities/works): works by DOI and by title."""

from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urlencode

from catalog.net.manners import HostLimits
from catalog.net.message import Answer, Request
from catalog.net.registry import (
    REGISTRY_BYTES,
    Access,
    BadAnswer,
    Identifier,
    Record,
    Registry,
    State,
)
from catalog.sources.answers import items, json_of, mapping, text
from catalog.sources.drafting import record, work
from catalog.text.identifiers import identify, normal_doi

BATCH = 50
_TYPES = {
    "proceedings-article": "conference",
    "journal-article": "journal",
    "posted-content": "preprint",
    "preprint": "preprint",
    "dissertation": "thesis",
    "book": "book",
    "report": "report",
}


def match(identifier: Identifier) -> bool:
    """Whether OpenAlex may know an identifier."""
    return identifier.scheme == "doi"


def request(access: Access, identifiers: Sequence[Identifier]) -> Request:
    """The question for several DOIs."""
    names = "|".join(identifier.value for identifier in identifiers)
    return _asked(access, {"filter": f"doi:{names}", "per-page": str(len(identifiers))})


def search(access: Access, title: str) -> Request:
    """The question for works with a title; a comma or a bar would end the filter's value."""
    plain = title.replace(",", " ").replace("|", " ")
    return _asked(access, {"filter": f"title.search:{plain}", "per-page": "5"})


def _asked(access: Access, parameters: dict[str, str]) -> Request:
    if access.mailto:
        parameters["mailto"] = access.mailto
    query = urlencode(parameters, safe="/:|")
    return Request(f"{access.base}/works?{query}", max_bytes=REGISTRY_BYTES)


def parse(answer: Answer, identifiers: Sequence[Identifier]) -> tuple[Record, ...]:
    """The records of the DOIs that OpenAlex has.

    Raises:
        BadAnswer: the answer is none of OpenAlex's.
    """
    wanted = set(identifiers)
    return tuple(one for one in records(answer) if one.identifier in wanted)


def records(answer: Answer) -> tuple[Record, ...]:
    """Every record of an answer: one work, or a list of works.

    Raises:
        BadAnswer: the answer is none of OpenAlex's.
    """
    data = mapping(json_of(answer))
    if "results" not in data and "id" not in data:
        raise BadAnswer("the answer holds no works")
    works = items(data["results"]) if "results" in data else [data]
    return tuple(_record(item) for item in works if text(item.get("title")))


def _record(item: dict[str, Any]) -> Record:
    doi = normal_doi(text(item.get("doi")))
    place = mapping(item.get("primary_location"))
    biblio = mapping(item.get("biblio"))
    date = text(item.get("publication_date"))
    also = tuple(_also(item))
    arxiv = next((one.value for one in also if one.scheme == "arxiv"), "")
    draft = work(
        text(item.get("id")),
        text(item.get("title")),
        (
            text(mapping(a.get("author")).get("display_name"))
            for a in items(item.get("authorships"))
        ),
        year=int(date[:4]) if date[:4].isdigit() else None,
        date=date,
        venue=text(mapping(place.get("source")).get("display_name")),
        type=_TYPES.get(text(item.get("type_crossref")) or text(item.get("type")), ""),
        doi="" if doi.startswith("10.48550/") else doi,
        arxiv=arxiv,
        pages=_pages(text(biblio.get("first_page")), text(biblio.get("last_page"))),
        volume=text(biblio.get("volume")),
        number=text(biblio.get("issue")),
    )
    state: State = "retracted" if item.get("is_retracted") is True else ""
    return record(Identifier("doi", doi), draft, also=also, state=state)


def _pages(first: str, last: str) -> str:
    return f"{first}-{last}" if first and last and first != last else first


def _also(item: dict[str, Any]) -> Iterator[Identifier]:
    for place in items(item.get("locations")):
        found = identify(text(place.get("landing_page_url")))
        if found is not None:
            yield Identifier(*found)


REGISTRY = Registry(
    id="openalex",
    title="OpenAlex",
    base="https://api.openalex.org",
    schemes=frozenset({"doi"}),
    batch=BATCH,
    limits=HostLimits(at_once=1, spacing=0.2),
    request=request,
    parse=parse,
)
