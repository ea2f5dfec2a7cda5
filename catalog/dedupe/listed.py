"""The entries of a catalogue as records, and what is found among them."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from catalog.dedupe.find import Found, Pair, find
from catalog.dedupe.record import Record, from_entry
from catalog.model.catalog import Catalog
from catalog.model.entry import Entry, Paper
from catalog.text.identifiers import identify, normal_arxiv, normal_doi


def catalog_records(catalog: Catalog) -> list[Record]:
    """A record for every entry and for every version that an entry lists, under the entry's id."""
    return [record for entry in catalog.entries for record in _records(entry, catalog)]


def _records(entry: Entry, catalog: Catalog) -> Iterator[Record]:
    main = from_entry(entry, catalog)
    yield main
    if not isinstance(entry, Paper):
        return
    for version in entry.versions:
        linked = dict(found for link in version.links if (found := identify(link.url)) is not None)
        yield replace(
            main,
            title=version.title or entry.title,
            venue=f"{version.venue or ''} {version.track}".strip(),
            year=version.year,
            doi=normal_doi(version.doi or linked.get("doi", "")),
            arxiv=normal_arxiv(version.arxiv or linked.get("arxiv", "")),
            openreview=version.openreview or linked.get("openreview", ""),
            acl="",
            pages=version.pages,
            volume=version.volume,
            number=version.number,
            kind=version.type,
        )


def find_listed(catalog: Catalog) -> Found:
    """Search a catalogue for entries that are one work, or versions of one.

    Args:
        catalog: the entries; what an entry lists as its own version is not reported.
    """
    found = find(catalog_records(catalog), catalog.venues.resolve)
    clusters = (tuple(dict.fromkeys(group)) for group in found.clusters)
    return Found(
        clusters=tuple(sorted({group for group in clusters if len(group) > 1})),
        same=_once(found.same),
        versions=_once(found.versions, found.same),
        review=_once(found.review, (*found.same, *found.versions)),
        compared=found.compared,
    )


def _once(pairs: Iterable[Pair], known: Iterable[Pair] = ()) -> tuple[Pair, ...]:
    """Pairs of two entries, each once, the surest verdict kept."""
    seen = {frozenset((pair.a, pair.b)) for pair in known}
    kept = []
    for pair in pairs:
        key = frozenset((pair.a, pair.b))
        if len(key) == 2 and key not in seen:
            seen.add(key)
            kept.append(pair)
    return tuple(kept)
