"""Every link of a catalogue with its places; identical targets once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from catalog.finding import FieldPath, Where
from catalog.links.identify import PAGE, identifier
from catalog.model.entry import Entry, Paper, Version
from catalog.model.link import Link
from catalog.net.registry import Identifier
from catalog.text.identifiers import normal_arxiv, normal_doi
from catalog.text.urls import host_of

if TYPE_CHECKING:
    from catalog.model.catalog import Catalog

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


def targets(
    places: Iterable[Place], rewrite: Mapping[str, str] | None = None
) -> tuple[Target, ...]:
    """Group places by what they lead to, in the order of their first place.

    Args:
        places: the links.
        rewrite: beginnings of addresses, and what is asked in their place; the longest wins.
    """
    groups: dict[str, list[Place]] = {}
    for place in places:
        groups.setdefault(target_key(place.url), []).append(place)
    prefixes = sorted((rewrite or {}).items(), key=lambda pair: -len(pair[0]))
    return tuple(
        Target(
            key,
            _rewritten(group[0].url.partition("#")[0], prefixes),
            identifier(group[0].url),
            tuple(group),
        )
        for key, group in groups.items()
    )


def _rewritten(url: str, prefixes: Sequence[tuple[str, str]]) -> str:
    for prefix, other in prefixes:
        if url.startswith(prefix):
            return other + url[len(prefix) :]
    return url


def target_key(url: str) -> str:
    """A text that is equal for two addresses of one target."""
    found = identifier(url)
    return url.partition("#")[0] if found.scheme == PAGE else f"{found.scheme}:{found.value}"


def places(catalog: "Catalog", ids: Iterable[str] = ()) -> Iterator[Place]:
    """Every place of a catalogue that holds a link or an identifier.

    Hosts that the list skips and addresses that it accepts are left out.

    Args:
        catalog: the catalogue.
        ids: the entries to look at; all of them where none is named.
    """
    options = catalog.config.links
    skipped, accepted = set(options.skip), set(options.accept)
    wanted = set(ids)
    for entry in catalog.entries:
        if wanted and entry.id not in wanted:
            continue
        file = catalog.files[entry.id]
        for place in places_of(entry, file):
            if host_of(place.url) not in skipped and place.url not in accepted:
                yield place


def places_of(entry: Entry, file: str) -> Iterator[Place]:
    """Every place of one entry that holds a link or an identifier.

    Args:
        entry: the entry.
        file: its file, relative to the list's root.
    """
    expected = _expected(entry)
    yield from _links(entry.links, ("links",), entry.id, file, expected)
    if isinstance(entry, Paper):
        yield from _identifiers(entry, (), entry.id, file, expected)
        for number, version in enumerate(entry.versions):
            field: FieldPath = ("versions", number)
            yield from _links(version.links, (*field, "links"), entry.id, file, expected)
            yield from _identifiers(version, field, entry.id, file, expected)


def _links(
    links: tuple[Link, ...], field: FieldPath, entry: str, file: str, expected: Expected
) -> Iterator[Place]:
    for number, link in enumerate(links):
        where = Where(file, entry, (*field, number, "url"))
        yield Place(where, link.url, link.kind, expected)


def _identifiers(
    work: Paper | Version, field: FieldPath, entry: str, file: str, expected: Expected
) -> Iterator[Place]:
    for name, url in _addresses(work):
        yield Place(Where(file, entry, (*field, name)), url, "paper", expected, identifier=True)


def _addresses(work: Paper | Version) -> Iterator[tuple[str, str]]:
    if work.doi:
        yield "doi", "https://doi.org/" + quote(normal_doi(work.doi), safe="/:;()")
    if work.arxiv:
        yield "arxiv", "https://arxiv.org/abs/" + normal_arxiv(work.arxiv)
    if work.openreview:
        yield "openreview", "https://openreview.net/forum?id=" + work.openreview
    if isinstance(work, Paper) and work.acl:
        yield "acl", f"https://aclanthology.org/{work.acl}/"


def _expected(entry: Entry) -> Expected:
    works: tuple[Paper | Version, ...] = ()
    if isinstance(entry, Paper):
        works = (entry, *entry.versions)
    titles = dict.fromkeys([entry.title, *(work.title for work in works if work.title)])
    return Expected(
        titles=tuple(titles),
        authors=tuple(author.name for author in entry.authors),
        also=frozenset(identifier(url) for work in works for _, url in _addresses(work)),
        withdrawn=isinstance(entry, Paper) and entry.status is not None,
        date=(entry.date if isinstance(entry, Paper) else None) or str(entry.year or ""),
    )
