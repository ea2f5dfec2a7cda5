"""doi.org: whether a handle exists, and what its agency says of it.

Handles: https://www.doi.org/the-identifier/resources/factsheets/doi-resolution-documentation.
Content negotiation: https://citation.doi.org/docs.html.
"""

from collections.abc import Sequence
from urllib.parse import quote

from catalog.net.manners import HostLimits
from catalog.net.message import Answer, Request
from catalog.net.registry import REGISTRY_BYTES, Access, BadAnswer, Identifier, Record, Registry
from catalog.sources.answers import json_of, mapping
from catalog.sources.csl import csl_record

_EXISTS = frozenset({1, 200})
"""Response codes: found; found, but without a value of the asked type."""
_UNKNOWN = 100
_LIMITS = HostLimits(at_once=2, spacing=0.1)


def match(identifier: Identifier) -> bool:
    """Whether doi.org resolves an identifier."""
    return identifier.scheme == "doi"


def request(access: Access, identifiers: Sequence[Identifier]) -> Request:
    """The question whether one DOI exists; doi.org takes no batches."""
    path = quote(identifiers[0].value, safe="/:;()")
    return Request(f"{access.base}/api/handles/{path}?type=URL", max_bytes=REGISTRY_BYTES)


def parse(answer: Answer, identifiers: Sequence[Identifier]) -> tuple[Record, ...]:
    """One record without a title if the handle exists, none if it does not.

    Raises:
        BadAnswer: the answer is none of the handle system's.
    """
    code = mapping(json_of(answer, 404)).get("responseCode")
    if code in _EXISTS:
        return (Record(identifiers[0]),)
    if code == _UNKNOWN:
        return ()
    raise BadAnswer(f"response code {code}")


def describe(access: Access, identifiers: Sequence[Identifier]) -> Request:
    """The question what one DOI names, answered by whichever agency registered it."""
    path = quote(identifiers[0].value, safe="/:;()")
    headers = {"Accept": "application/vnd.citationstyles.csl+json"}
    return Request(f"{access.base}/{path}", headers=headers, max_bytes=REGISTRY_BYTES)


def parse_description(answer: Answer, identifiers: Sequence[Identifier]) -> tuple[Record, ...]:
    """The record of the work.

    Raises:
        BadAnswer: the agency does not describe it.
    """
    if answer.status == 404:
        return ()
    item = mapping(json_of(answer))
    found = csl_record({"DOI": identifiers[0].value, **item})
    return (found,) if found is not None else ()


HANDLES = Registry(
    id="doi",
    title="doi.org",
    base="https://doi.org",
    schemes=frozenset({"doi"}),
    batch=1,
    limits=_LIMITS,
    request=request,
    parse=parse,
    complete=frozenset({"doi"}),
)
CONTENT = Registry(
    id="doi-content",
    title="doi.org",
    base="https://doi.org",
    schemes=frozenset({"doi"}),
    batch=1,
    limits=_LIMITS,
    request=describe,
    parse=parse_description,
)
