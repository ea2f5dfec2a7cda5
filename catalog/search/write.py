"""The index of the website: every file of it, from a catalogue."""

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from catalog.model.catalog import Catalog
from catalog.model.entry import Entry
from catalog.search.cards import Cards
from catalog.search.coding import planes, varint
from catalog.search.documents import occurrences
from catalog.search.facets import LABELS, Facet, facets
from catalog.search.files import Directory, File, ending_files, name_files, word_files
from catalog.search.ink import IndexFile, Ink, compressed
from catalog.search.memory import read_again, read_anew
from catalog.search.names import documents_by_name
from catalog.search.postings import Postings, postings
from catalog.search.records import bucket_bits, citation_files, record_files, records_a_block
from catalog.search.works import Made, Works

FOLDER = "find"
FORMAT = 2
_COMMON_WORDS = 800
"""Words for which the beginning of one or two letters can stand while typing."""


def index_files(
    catalog: Catalog,
    *,
    bibtex: Callable[[Entry], str],
    address: Callable[[Entry], str],
    memory: Path | None = None,
    works: Works | None = None,
) -> Iterator[IndexFile]:
    """Give the files of the index that the browse page reads.

    Args:
        catalog: the list.
        bibtex: an entry as BibTeX.
        address: where an entry's title leads; may be empty.
        memory: a file that remembers what was read of entries from one build to the next.
        works: the entries, in the place of those of the catalogue; they are asked for only where
            they have changed.

    Returns:
        Every file, with a fingerprint of what it is made from; most are made when they are asked
        for, so that a build need not make again what has not changed.
    """
    works = Made(catalog) if works is None else works
    documents = read_again(memory, works, catalog) if memory else read_anew(works, catalog)
    order, cards = documents.order, documents.cards
    ink = Ink.over(catalog, cards.venues())
    of = postings(occurrences(documents.reading))
    words, posting_files = word_files(of)
    ends = ending_files(of.vocabulary)
    named = name_files(documents_by_name(cards.ids, cards.names))
    known = facets(catalog, cards)
    files = (*words.files, *posting_files, *ends.files, *named.files, *_order_files(cards, known))
    head = _head(catalog, len(order), of, words, ends, named)
    head |= {"stamp": ink.stamp(works.digests[number] for number in order)}
    yield compressed(f"{FOLDER}/start.bin", _start(head, known))
    for path, content in files:
        yield compressed(f"{FOLDER}/{path}", content)
    for file in record_files(works, order, ink):
        yield file.below(FOLDER)
    id_of = dict(zip(order, cards.ids, strict=True))
    by_number = [id_of[number] for number in range(len(order))]
    for file in citation_files(catalog, works, by_number, ink, bibtex, address):
        yield file.below(FOLDER)


def _head(
    catalog: Catalog,
    count: int,
    of: Postings,
    words: Directory,
    ends: Directory,
    names: Directory,
) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "title": catalog.config.title,
        "count": count,
        "block": records_a_block(count),
        "citeBits": bucket_bits(count),
        "words": words.firsts,
        "ends": ends.firsts,
        "names": names.firsts,
        "common": _common_words(of),
    }


def _common_words(of: Postings) -> list[str]:
    counts = np.diff(of.starts)
    most = np.lexsort((np.arange(len(counts)), -counts))[:_COMMON_WORDS]
    return [of.vocabulary[word] for word in most.tolist()]


def _start(head: dict[str, Any], known: Sequence[Facet]) -> bytes:
    """The first file: sizes, directories and names as JSON, then the columns of the facets.

    A facet of which no entry has two values is one column of numbers, 0 for none; others are a
    column of how many values each entry has, then one of all values, one entry after another.
    """
    described, columns = [], b""
    for facet in known:
        single = all(len(values) < 2 for values in facet.of)
        if single:
            parts = [planes([values[0] + 1 if values else 0 for values in facet.of])]
        else:
            parts = [
                planes([len(values) for values in facet.of]),
                planes([value for values in facet.of for value in values]),
            ]
        described.append(
            {
                "id": facet.id,
                "label": LABELS[facet.id],
                "values": [_value(value) for value in facet.values],
                "widths": [width for width, _ in parts],
                "total": 0 if single else sum(map(len, facet.of)),
            }
        )
        columns += b"".join(column for _, column in parts)
    text = json.dumps({**head, "facets": described}, ensure_ascii=False, separators=(",", ":"))
    raw = text.encode("utf-8", "replace")
    return varint(len(raw)) + raw + columns


def _value(value: Any) -> list[Any]:
    """A facet's value as `[id, label, parent, name, other names]`, what is empty at the end cut."""
    parts = [value.id, value.label, value.parent, value.name, list(value.also)]
    while len(parts) > 3 and not parts[-1]:
        parts.pop()
    return parts[:1] if parts[1:] == [value.id, -1] else parts


def _order_files(cards: Cards, known: Sequence[Facet]) -> Iterator[File]:
    """Columns that only another order of the list needs.

    The order by title is told by year and venue: documents of one year and venue stand in the
    order of their titles already, so that the order of these groups is enough.
    """
    place = {facet.id: facet.of for facet in known}
    groups = [0] * len(cards.ids)
    for number in range(1, len(groups)):
        same = all(place[name][number] == place[name][number - 1] for name in ("year", "venue"))
        groups[number] = groups[number - 1] + (not same)
    width, column = planes([groups[number] for number in cards.by_title()])
    yield "order/title.bin", varint(width) + column
    width, column = planes(cards.added.astype(np.int64))
    yield "order/added.bin", varint(width) + column
