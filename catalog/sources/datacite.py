"""DataCite's REST API (https://support.datacite.org/docs/api): arXiv, Zenodo, datasets."""

from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urlencode

from catalog.net.manners import HostLimits
from catalog.net.message import Answer, Request
from catalog.net.registry import REGISTRY_BYTES, Access, BadAnswer, Identifier, Record, Registry
from catalog.sources.answers import items, json_of, mapping, text
from catalog.sources.drafting import record, work
from catalog.text.identifiers import normal_arxiv, normal_doi
from catalog.text.names import in_reading_order

BATCH = 50
_ZENODO = "10.5281/zenodo."
_SAME_WORK = frozenset(
    {"IsVersionOf", "HasVersion", "IsIdenticalTo", "IsVariantFormOf", "IsPreviousVersionOf"}
)
_TYPES = {
    "JournalArticle": "journal",
    "ConferencePaper": "conference",
    "Preprint": "preprint",
    "Dissertation": "thesis",
    "Book": "book",
    "Report": "report",
}


def match(identifier: Identifier) -> bool:
    """Whether DataCite may know an identifier. Records of Zenodo have a DOI of their number."""
    return identifier.scheme in ("doi", "zenodo")


def request(access: Access, identifiers: Sequence[Identifier]) -> Request:
    """The question for several DOIs."""
    names = ",".join(_doi(identifier) for identifier in identifiers)
    query = urlencode({"ids": names, "page[size]": len(identifiers)}, safe=",/[]:")
    headers = {"Accept": "application/vnd.api+json"}
    return Request(f"{access.base}/dois?{query}", headers=headers, max_bytes=REGISTRY_BYTES)


def _doi(identifier: Identifier) -> str:
    return _ZENODO + identifier.value if identifier.scheme == "zenodo" else identifier.value


def parse(answer: Answer, identifiers: Sequence[Identifier]) -> tuple[Record, ...]:
    """The records of the DOIs that DataCite has.

    Raises:
        BadAnswer: the answer is none of DataCite's.
    """
    asked = {_doi(identifier): identifier for identifier in identifiers}
    data = mapping(json_of(answer)).get("data")
    if not isinstance(data, list):
        raise BadAnswer("the answer holds no data")
    found = []
    for item in items(data):
        doi = normal_doi(text(item.get("id")))
        attributes = mapping(item.get("attributes"))
        title = text(mapping(next(iter(items(attributes.get("titles"))), {})).get("title"))
        if doi in asked and title:
            found.append(_record(asked[doi], doi, title, attributes))
    return tuple(found)


def _record(identifier: Identifier, doi: str, title: str, data: dict[str, Any]) -> Record:
    container = mapping(data.get("container"))
    year = text(data.get("publicationYear"))
    dates = {text(d.get("dateType")): text(d.get("date")) for d in items(data.get("dates"))}
    resource = text(mapping(data.get("types")).get("resourceTypeGeneral"))
    draft = work(
        f"https://doi.org/{doi}",
        title,
        (_name(creator) for creator in items(data.get("creators"))),
        year=int(year) if year.isdigit() else None,
        date=dates.get("Issued", "")[:10],
        venue=text(container.get("title")) or text(data.get("publisher")),
        type=_TYPES.get(resource, ""),
        doi=doi,
        volume=text(container.get("volume")),
        number=text(container.get("issue")),
    )
    further = [text(other.get("title")) for other in items(data.get("titles"))]
    return record(identifier, draft, titles=further, also=tuple(_also(data)))


def _name(creator: dict[str, Any]) -> str:
    given, family = text(creator.get("givenName")), text(creator.get("familyName"))
    if family:
        return in_reading_order(given, family)
    name = text(creator.get("name"))
    before, comma, after = name.partition(",")
    personal = comma and text(creator.get("nameType")) != "Organizational"
    return in_reading_order(after.strip(), before.strip()) if personal else name


def _also(data: dict[str, Any]) -> Iterator[Identifier]:
    for other in items(data.get("relatedIdentifiers")):
        if text(other.get("relationType")) not in _SAME_WORK:
            continue
        kind, value = text(other.get("relatedIdentifierType")), text(other.get("relatedIdentifier"))
        if kind == "DOI":
            yield Identifier("doi", normal_doi(value))
        elif kind == "arXiv":
            yield Identifier("arxiv", normal_arxiv(value))


REGISTRY = Registry(
    id="datacite",
    title="DataCite",
    base="https://api.datacite.org",
    schemes=frozenset({"doi", "zenodo"}),
    batch=BATCH,
    limits=HostLimits(at_once=1, spacing=0.2),
    request=request,
    parse=parse,
)
