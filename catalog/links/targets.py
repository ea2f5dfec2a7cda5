"""What links lead to: places where they stand, grouped by what is asked for them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from catalog.finding import Where
from catalog.links.identify import PAGE, identifier
from catalog.net.registry import Identifier
from catalog.text.urls import host_of

if TYPE_CHECKING:
    from catalog.model.config import LinkOptions

PAPER_KINDS = frozenset({"paper", "pdf"})
"""Kinds of link that lead to the paper itself, so that its title can be asked for."""


@dataclass(frozen=True, slots=True)
class Expected:
    """What a link should lead to.

    Attributes:
        titles: titles of the work, that of the entry first.
        authors: names in reading order.
        also: identifiers of the work.
        withdrawn: whether the entry says that it was withdrawn or retracted.
        date: day, month or year of the work, as precise as it is known (ISO 8601); may be empty.
    """

    titles: tuple[str, ...]
    authors: tuple[str, ...] = ()
    also: frozenset[Identifier] = frozenset()
    withdrawn: bool = False
    date: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """One place where a link stands.

    Attributes:
        where: the place.
        url: the address as it is written, or made of the identifier that is written.
        kind: the kind of link; empty outside a catalogue.
        expected: the work that it should lead to; None where nobody says.
        identifier: whether the place holds a bare identifier, which is no address.
    """

    where: Where
    url: str
    kind: str = ""
    expected: Expected | None = None
    identifier: bool = False


@dataclass(frozen=True, slots=True)
class Target:
    """What one or more links lead to.

    Attributes:
        key: equal for two links that need to be asked once only.
        url: the address to fetch if no registry knows.
        identifier: what to ask a registry for.
        places: where it is linked from, in the order in which they were collected.
    """

    key: str
    url: str
    identifier: Identifier
    places: tuple[Place, ...]


def asked(places: Iterable[Place], options: "LinkOptions") -> Iterator[Place]:
    """Places but those at hosts that a list skips, and of addresses that it accepts."""
    skipped, accepted = set(options.skip), set(options.accept)
    for place in places:
        if host_of(place.url) not in skipped and place.url not in accepted:
            yield place


def targets(
    places: Iterable[Place], rewrite: Mapping[str, str] | None = None
) -> tuple[Target, ...]:
    """Group places by what they lead to, in the order of their first place.

    Args:
        places: the links.
        rewrite: beginnings of addresses, and what is asked in their place; the longest wins.
    """
    groups: dict[str, tuple[Identifier, list[Place]]] = {}
    for place in places:
        found = identifier(place.url)
        groups.setdefault(_key(found, place.url), (found, []))[1].append(place)
    prefixes = sorted((rewrite or {}).items(), key=lambda pair: -len(pair[0]))
    return tuple(
        Target(key, _rewritten(group[0].url.partition("#")[0], prefixes), found, tuple(group))
        for key, (found, group) in groups.items()
    )


def _rewritten(url: str, prefixes: Sequence[tuple[str, str]]) -> str:
    for prefix, other in prefixes:
        if url.startswith(prefix):
            return other + url[len(prefix) :]
    return url


def target_key(url: str) -> str:
    """A text that is equal for two addresses of one target."""
    return _key(identifier(url), url)


def _key(found: Identifier, url: str) -> str:
    return _page_key(url) if found.scheme == PAGE else f"{found.scheme}:{found.value}"


def _page_key(url: str) -> str:
    """An address without what makes no difference (RFC 3986, section 6.2.2.1 and 6.2.3)."""
    scheme, between, rest = url.partition("#")[0].partition("://")
    host, _, path = rest.partition("/")
    if not between or "?" in host or "@" in host:
        return url.partition("#")[0]
    return f"{scheme.lower()}{between}{host.lower()}/{path}"
