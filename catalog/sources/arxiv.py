"""arXiv's API (https://info.arxiv.org/help/api/user-manual.html): Atom, 100 identifiers at once."""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlencode
from xml.etree import ElementTree

from catalog.net.manners import HostLimits
from catalog.net.message import Answer, Request
from catalog.net.registry import (
    REGISTRY_BYTES,
    Access,
    BadAnswer,
    Identifier,
    Record,
    Registry,
)
from catalog.sources.answers import good
from catalog.sources.drafting import record, work
from catalog.text.identifiers import normal_arxiv

BATCH = 100
_LONGEST_ADDRESS = 2000
"""Longer questions are posted; intermediaries cut long addresses."""
_ATOM = "{http://www.w3.org/2005/Atom}"
_ARXIV = "{http://arxiv.org/schemas/atom}"
_TOTAL = "{http://a9.com/-/spec/opensearch/1.1/}totalResults"
_FEW = 3
"""Identifiers that may all be wrong; of more than that somebody would know one."""
_WITHDRAWN = re.compile(
    r"(this|the) (paper|article|submission|manuscript|work|preprint|version) (has been|was|is) "
    r"(being )?withdrawn|(paper|article|submission|manuscript)? ?withdrawn\b(?! from .*conference)",
    re.I,
)
_WORDS = re.compile(r"[^\W_]+")


def match(identifier: Identifier) -> bool:
    """Whether arXiv keeps an identifier."""
    return identifier.scheme == "arxiv"


def request(access: Access, identifiers: Sequence[Identifier]) -> Request:
    """The question for up to 100 identifiers."""
    names = ",".join(identifier.value for identifier in identifiers)
    return _query(access, {"id_list": names, "start": 0, "max_results": len(identifiers)})


def search(access: Access, title: str) -> Request:
    """The question for works with a title."""
    words = " AND ".join(f"ti:{word}" for word in _WORDS.findall(title)[:20])
    return _query(access, {"search_query": words, "start": 0, "max_results": 5})


def _query(access: Access, parameters: dict[str, str | int]) -> Request:
    query = urlencode(parameters, safe=",:/")
    url = f"{access.base}/api/query"
    if len(url) + len(query) < _LONGEST_ADDRESS:
        return Request(f"{url}?{query}", max_bytes=REGISTRY_BYTES)
    return Request(
        url,
        method="POST",
        headers={"Content-Type": "application/x-www-form-urlencoded"},
        body=query.encode(),
        max_bytes=REGISTRY_BYTES,
    )


def parse(answer: Answer, identifiers: Sequence[Identifier]) -> tuple[Record, ...]:
    """The records of the identifiers that exist.

    Raises:
        BadAnswer: the answer is no complete feed, or an empty one for many. One malformed
            identifier spoils a whole batch.
    """
    feed = _feed(answer)
    wanted = set(identifiers)
    total = feed.findtext(_TOTAL)
    found = tuple(_records(feed))
    if total is not None and total.isdigit() and int(total) > len(found):
        raise BadAnswer("the answer holds fewer works than it says", smaller=True)
    if not found and len(identifiers) > _FEW:
        raise BadAnswer(f"it knows none of {len(identifiers)} identifiers", again=True)
    return tuple(one for one in found if one.identifier in wanted)


def records(answer: Answer) -> tuple[Record, ...]:
    """Every record of an answer, such as that of a search.

    Raises:
        BadAnswer: the answer is no feed.
    """
    return tuple(_records(_feed(answer)))


def _feed(answer: Answer) -> ElementTree.Element:
    body = good(answer).body
    if b"<!DOCTYPE" in body[:1024]:
        raise BadAnswer("a page in place of a feed")
    try:
        feed = ElementTree.fromstring(body)
    except (ElementTree.ParseError, LookupError, ValueError):
        raise BadAnswer("the answer is no XML") from None
    if feed.tag != f"{_ATOM}feed":
        raise BadAnswer("the answer is no Atom feed")
    return feed


def _records(feed: ElementTree.Element) -> Iterator[Record]:
    for entry in feed.iter(f"{_ATOM}entry"):
        address = entry.findtext(f"{_ATOM}id", "").strip()
        if "/api/errors" in address:
            raise BadAnswer(entry.findtext(f"{_ATOM}summary", "error").strip(), smaller=True)
        if "/abs/" in address:
            yield _record(entry, normal_arxiv(address.partition("/abs/")[2]))


def _record(entry: ElementTree.Element, name: str) -> Record:
    def field(tag: str) -> str:
        return " ".join(entry.findtext(tag, "").split())

    comment, summary = field(f"{_ARXIV}comment"), field(f"{_ATOM}summary")
    date = field(f"{_ATOM}published")[:10]
    draft = work(
        f"https://arxiv.org/abs/{name}",
        field(f"{_ATOM}title"),
        (author.findtext(f"{_ATOM}name", "") for author in entry.iter(f"{_ATOM}author")),
        year=int(date[:4]) if date[:4].isdigit() else None,
        date=date,
        venue=field(f"{_ARXIV}journal_ref") or "arXiv",
        type="" if field(f"{_ARXIV}journal_ref") else "preprint",
        doi=field(f"{_ARXIV}doi"),
        arxiv=name,
        note=comment,
    )
    withdrawn = _WITHDRAWN.match(summary) or _WITHDRAWN.match(comment)
    return record(Identifier("arxiv", name), draft, state="withdrawn" if withdrawn else "")


REGISTRY = Registry(
    id="arxiv",
    title="arXiv",
    base="https://export.arxiv.org",
    schemes=frozenset({"arxiv"}),
    batch=BATCH,
    limits=HostLimits(at_once=1, spacing=3.0),
    request=request,
    parse=parse,
    complete=frozenset({"arxiv"}),
)
