"""Crossref's REST API (https://www.crossref.org/documentation/retrieve-metadata/rest-api/)."""

from collections.abc import Sequence
from urllib.parse import quote, urlencode

from catalog.net.manners import HostLimits
from catalog.net.message import Answer, Request
from catalog.net.registry import REGISTRY_BYTES, Access, BadAnswer, Identifier, Record, Registry
from catalog.sources.answers import items, json_of, mapping
from catalog.sources.csl import csl_record

BATCH = 50
"""DOIs in one filter: what keeps the address below the limits of intermediaries."""
_FIELDS = (
    "DOI,title,subtitle,original-title,short-title,author,container-title,event,type,issued,"
    "published,published-print,published-online,posted,page,volume,issue,relation,updated-by"
)


def match(identifier: Identifier) -> bool:
    """Whether Crossref may know an identifier; whether it is its own nobody can tell by sight."""
    return identifier.scheme == "doi"


def request(access: Access, identifiers: Sequence[Identifier]) -> Request:
    """The question for several DOIs: a filter that is true for each of them.

    A DOI with a comma would end the filter's value, so it is asked for as a path.
    """
    if len(identifiers) == 1:
        path = quote(identifiers[0].value, safe="")
        return _asked(access, f"/works/{path}", {})
    names = ",".join(f"doi:{identifier.value}" for identifier in identifiers)
    return _asked(
        access, "/works", {"filter": names, "rows": str(len(identifiers)), "select": _FIELDS}
    )


def search(access: Access, title: str) -> Request:
    """The question for works with a title."""
    return _asked(access, "/works", {"query.bibliographic": title, "rows": "5", "select": _FIELDS})


def _asked(access: Access, path: str, parameters: dict[str, str]) -> Request:
    if access.mailto:
        parameters["mailto"] = access.mailto
    query = f"?{urlencode(parameters, safe=',:/')}" if parameters else ""
    return Request(f"{access.base}{path}{query}", max_bytes=REGISTRY_BYTES)


def parse(answer: Answer, identifiers: Sequence[Identifier]) -> tuple[Record, ...]:
    """The records of the DOIs that Crossref has.

    Raises:
        BadAnswer: the answer is none of Crossref's.
    """
    wanted = set(identifiers)
    if answer.status == 404 and len(identifiers) == 1:
        return ()
    if any("," in identifier.value for identifier in identifiers) and len(identifiers) > 1:
        raise BadAnswer("a DOI with a comma cannot be asked for in a batch", smaller=True)
    return tuple(one for one in records(answer) if one.identifier in wanted)


def records(answer: Answer) -> tuple[Record, ...]:
    """Every record of an answer: one work, or a list of works.

    Raises:
        BadAnswer: the answer is none of Crossref's.
    """
    data = mapping(json_of(answer))
    message = mapping(data.get("message"))
    if data.get("status") != "ok" or not message:
        raise BadAnswer("the answer holds no message")
    works = items(message.get("items")) if "items" in message else [message]
    return tuple(one for one in map(csl_record, works) if one is not None)


REGISTRY = Registry(
    id="crossref",
    title="Crossref",
    base="https://api.crossref.org",
    schemes=frozenset({"doi"}),
    batch=BATCH,
    limits=HostLimits(at_once=1, spacing=0.2),
    request=request,
    parse=parse,
)
