"""The Wayback Machine's availability API (https://archive.org/help/wayback_api.php)."""

from collections.abc import Sequence
from urllib.parse import urlencode

from catalog.net.manners import HostLimits
from catalog.net.message import Answer, Request
from catalog.net.registry import Access, Identifier, Record, Registry
from catalog.sources.answers import json_of, mapping, text

_BYTES = 64 * 1024


def match(identifier: Identifier) -> bool:
    """Whether an identifier names an archived copy, `20150612/https://...`."""
    return identifier.scheme == "snapshot"


def request(access: Access, identifiers: Sequence[Identifier]) -> Request:
    """The question for the copy of one address that is nearest to a day."""
    day, _, url = identifiers[0].value.partition("/")
    query = urlencode({"url": url, **({"timestamp": day} if day else {})})
    return Request(f"{access.base}/wayback/available?{query}", max_bytes=_BYTES)


def parse(answer: Answer, identifiers: Sequence[Identifier]) -> tuple[Record, ...]:
    """One record with the address of the copy, if there is one that shows the page itself.

    Raises:
        BadAnswer: the answer is none of the archive's.
    """
    found = mapping(mapping(mapping(json_of(answer)).get("archived_snapshots")).get("closest"))
    url = text(found.get("url"))
    if found.get("available") is not True or text(found.get("status")) != "200" or not url:
        return ()
    return (Record(identifiers[0], url=url.replace("http://web.", "https://web.", 1)),)


REGISTRY = Registry(
    id="wayback",
    title="the Wayback Machine",
    base="https://archive.org",
    schemes=frozenset({"snapshot"}),
    batch=1,
    limits=HostLimits(at_once=1, spacing=1.0),
    request=request,
    parse=parse,
)
