"""YouTube's oEmbed endpoint (https://oembed.com): whether a video exists."""

from collections.abc import Sequence
from urllib.parse import urlencode

from catalog.net.manners import HostLimits
from catalog.net.message import Answer, Request
from catalog.net.registry import Access, BadAnswer, Identifier, Record, Registry
from catalog.sources.answers import good, json_of, mapping, text

_BYTES = 64 * 1024


def match(identifier: Identifier) -> bool:
    """Whether an identifier names a video at YouTube."""
    return identifier.scheme == "youtube"


def request(access: Access, identifiers: Sequence[Identifier]) -> Request:
    """The question for one video."""
    video = f"https://www.youtube.com/watch?v={identifiers[0].value}"
    query = urlencode({"format": "json", "url": video})
    return Request(f"{access.base}/oembed?{query}", max_bytes=_BYTES)


def parse(answer: Answer, identifiers: Sequence[Identifier]) -> tuple[Record, ...]:
    """One record if the video exists, none if it does not.

    A video that may not be embedded answers 401 or 403, and exists.

    Raises:
        BadAnswer: the answer is none of YouTube's.
    """
    status = good(answer, 401, 403, 404).status
    if status == 404:
        return ()
    if status in (401, 403):
        return (Record(identifiers[0]),)
    title = text(mapping(json_of(answer)).get("title"))
    if not title:
        raise BadAnswer("the answer names no video")
    return (Record(identifiers[0], text=title),)


REGISTRY = Registry(
    id="youtube",
    title="YouTube",
    base="https://www.youtube.com",
    schemes=frozenset({"youtube"}),
    batch=1,
    limits=HostLimits(at_once=2, spacing=0.1),
    request=request,
    parse=parse,
    complete=frozenset({"youtube"}),
)
