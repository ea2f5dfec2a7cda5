"""Every link and identifier of a catalogue, with what it should lead to."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING
from urllib.parse import quote

from catalog.finding import FieldPath, Where
from catalog.links.identify import identifier
from catalog.links.targets import Expected, Place, asked
from catalog.model.entry import Entry, Paper
from catalog.model.link import Link
from catalog.model.works import Work, works
from catalog.text.identifiers import normal_arxiv, normal_doi

if TYPE_CHECKING:
    from catalog.model.catalog import Catalog


def places(catalog: "Catalog", ids: Iterable[str] = ()) -> Iterator[Place]:
    """Every place of a catalogue that holds a link or an identifier.

    Hosts that the list skips and addresses that it accepts are left out.

    Args:
        catalog: the catalogue.
        ids: the entries to look at; all of them where none is named.
    """
    wanted = set(ids)
    for entry in catalog.entries:
        if not wanted or entry.id in wanted:
            found = places_of(entry, catalog.files[entry.id])
            yield from asked(found, catalog.config.links)


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
    work: Work, field: FieldPath, entry: str, file: str, expected: Expected
) -> Iterator[Place]:
    for name, url in _addresses(work):
        yield Place(Where(file, entry, (*field, name)), url, "paper", expected, identifier=True)


def _addresses(work: Work) -> Iterator[tuple[str, str]]:
    if work.doi:
        yield "doi", "https://doi.org/" + quote(normal_doi(work.doi), safe="/:;()")
    if work.arxiv:
        yield "arxiv", "https://arxiv.org/abs/" + normal_arxiv(work.arxiv)
    if work.openreview:
        yield "openreview", "https://openreview.net/forum?id=" + work.openreview
    if isinstance(work, Paper) and work.acl:
        yield "acl", f"https://aclanthology.org/{work.acl}/"


def _expected(entry: Entry) -> Expected:
    forms = works(entry)
    titles = dict.fromkeys([entry.title, *(work.title for work in forms if work.title)])
    return Expected(
        titles=tuple(titles),
        authors=tuple(author.name for author in entry.authors),
        also=frozenset(identifier(url) for work in forms for _, url in _addresses(work)),
        withdrawn=isinstance(entry, Paper) and entry.status is not None,
        date=(entry.date if isinstance(entry, Paper) else None) or str(entry.year or ""),
    )
