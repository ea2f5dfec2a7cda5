"""Answering a query in memory, as the browse page answers it from its files."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from catalog.model.catalog import Catalog
from catalog.model.entry import Entry
from catalog.search import rank
from catalog.search.conditions import Conditions, Words, conditions
from catalog.search.documents import length_class, occurrences
from catalog.search.facets import Facet, facets
from catalog.search.lookup import Lookup
from catalog.search.memory import Documents, read_again, read_anew
from catalog.search.names import documents_by_name
from catalog.search.postings import postings
from catalog.search.query import year_range
from catalog.search.rank import Floats
from catalog.search.texts import Match, Texts
from catalog.search.works import Made

Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Hits:
    """What a query found.

    Attributes:
        entries: the best first; without words the newest first.
        instead: `(asked, found)` for words that nothing has and that were taken for others.
        partial: no entry has all words; these have most of them.
        unknown: `(field, value, ids that it could be)` for conditions that mean nothing here.
    """

    entries: tuple[Entry, ...]
    instead: tuple[tuple[str, str], ...] = ()
    partial: bool = False
    unknown: tuple[tuple[str, str, tuple[str, ...]], ...] = ()


def find(catalog: Catalog, query: str, memory: Path | None = None) -> Hits:
    """Find entries.

    Words are looked for in titles, authors, short names, summaries and venues. Where no entry has
    all of them, one letter of a word may be wrong; where that does not help, entries that have
    most of the words are given.

    Args:
        catalog: what to search.
        query: in the language of `catalog.search.query`.
        memory: the file that remembers what was read of entries, as for `index_files`.
    """
    works = Made(catalog)
    documents = read_again(memory, works, catalog) if memory else read_anew(works, catalog)
    wanted = conditions(query)
    known = {facet.id: facet for facet in facets(catalog, documents.cards)}
    names = documents_by_name(documents.cards.ids, documents.cards.names)
    entries = tuple(map(works.__getitem__, documents.order))
    found = _find(wanted, known, names, entries, documents)
    ids = tuple(documents.cards.ids)
    return replace(found, unknown=(*_unknown(wanted, known), *_unknown_ids(wanted, names, ids)))


def _find(
    wanted: Conditions,
    known: dict[str, Facet],
    names: dict[str, int],
    entries: tuple[Entry, ...],
    documents: Documents,
) -> Hits:
    kept = _kept(wanted, known, names, len(entries))
    if not (wanted.text or wanted.without):
        return Hits(tuple(entries[number] for number in np.flatnonzero(kept)))
    of = postings(occurrences(documents.reading))
    texts = Texts(of, Lookup(of), known, names)
    for words in wanted.without:
        kept &= ~texts.has(words)
    if not wanted.text:
        return Hits(tuple(entries[number] for number in np.flatnonzero(kept)))
    return _ranked(texts, wanted, kept, entries)


def _unknown(
    wanted: Conditions, known: dict[str, Facet]
) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    return tuple(
        (name, value, tuple(each.id for each in known[name].values))
        for name, values in (*wanted.facets, *wanted.without_facets)
        for value in values
        if not known[name].named(value) and (name != "year" or year_range(value) is None)
    )


def _unknown_ids(
    wanted: Conditions, names: dict[str, int], ids: tuple[str, ...]
) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for value in sorted(wanted.without_ids.union(wanted.ids or ())):
        if value not in names:
            yield "id", value, ids


def _kept(wanted: Conditions, known: dict[str, Facet], names: dict[str, int], count: int) -> Bools:
    """The documents that the facets and ids of a query leave."""
    kept = np.full(count, wanted.ids is None)
    kept[[names[name] for name in wanted.ids or () if name in names]] = True
    kept[[names[name] for name in wanted.without_ids if name in names]] = False
    for conditions_, sign in ((wanted.facets, True), (wanted.without_facets, False)):
        for name, values in conditions_:
            facet = known[name]
            allowed = frozenset[int]().union(*map(facet.named, values))
            kept &= np.fromiter(
                (bool(allowed.intersection(of)) is sign for of in facet.of), bool, count
            )
    return kept


def _ranked(texts: Texts, wanted: Conditions, kept: Bools, entries: tuple[Entry, ...]) -> Hits:
    for match in (texts.plain, texts.loose_where_missing, texts.loose):
        found, instead = _matched(match, wanted)
        good = kept & np.logical_and.reduce([one.worth > 0 for one in found])
        if good.any():
            return _hits(found, good, wanted, entries, texts, instead)
    counts = np.sum([one.worth > 0 for one in found], axis=0)
    most = int(counts[kept].max(initial=0))
    if most * 2 < len(found):
        return Hits(())
    return _hits(found, kept & (counts == most), wanted, entries, texts, instead, partial=True)


def _matched(
    match: Callable[[Words], Match], wanted: Conditions
) -> tuple[list[Match], tuple[tuple[str, str], ...]]:
    found = [Match.any_of([match(words) for words in group]) for group in wanted.text]
    instead = tuple(pair for one in found for pair in one.instead)
    return found, instead


def _hits(
    found: list[Match],
    good: Bools,
    wanted: Conditions,
    entries: tuple[Entry, ...],
    texts: Texts,
    instead: tuple[tuple[str, str], ...],
    *,
    partial: bool = False,
) -> Hits:
    score = _score(found, len(entries)) * _boost(found, wanted, texts)
    chosen = np.flatnonzero(good)
    # Rounded, because the browser adds the same numbers up in another order.
    order = chosen[np.argsort(-np.round(score[chosen] * 1e6), kind="stable")]
    return Hits(tuple(entries[number] for number in order), instead, partial)


def _score(found: list[Match], count: int) -> Floats:
    total = np.zeros(count)
    for one in found:
        total += one.worth * rank.rarity(int((one.worth > 0).sum()), count)
    return total


def _boost(found: list[Match], wanted: Conditions, texts: Texts) -> Floats:
    """More for titles that hold every word, begin with the first, or are nothing but them.

    Most for the entry of which they are a short name.
    """
    inside = np.logical_and.reduce([one.in_title for one in found])
    whole = texts.length_class == length_class(wanted.words)
    boost = np.where(found[0].begins, rank.TITLE_BEGINS, rank.ALL_IN_TITLE)
    boost = np.where(inside, np.where(whole, rank.WHOLE_TITLE * boost, boost), 1.0)
    called = texts.called(wanted.text)
    if called is not None:
        boost[called] = rank.WHOLE_NAME
    return boost
