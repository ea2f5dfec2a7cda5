"""Entries in the order of the index, with the words they are found by."""

import re
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from catalog.model.catalog import Catalog
from catalog.model.entry import Entry, Paper
from catalog.search.coding import Bytes, Ints, in_reading_order
from catalog.search.tokens import fold, words
from catalog.text.plain import plain

_GAP = 2
"""Places left free between two fields or names, so that no phrase runs over."""

_LAST = "\uffff"
"""What sorts after every name: entries without a venue follow those that have one."""
_NAME = re.compile(r"((?:\S+ ){0,2}\S+): \S")
"""What a title says first of all: "SphereFace: Deep ..." is known by its first word."""

LENGTH_STEPS = (2, 4, 6, 8, 10, 13, 17)
"""Words of a title up to which it belongs to the first, second, ... class of length."""


@dataclass(frozen=True, slots=True)
class Occurrences:
    """Every word of every document, sorted by word, document and place.

    Attributes:
        vocabulary: the words, in the order of JavaScript's comparison.
        word: number of the word, shape (n,).
        document: number of the document, shape (n,).
        place: place in the document, shape (n,).
        field: bit of the field: 1 title, 2 author, 4 short name, 8 summary, shape (n,).
        length: for every document the class of its title's length.
    """

    vocabulary: tuple[str, ...]
    word: Ints
    document: Ints
    place: Ints
    field: Ints
    length: Bytes


def in_order(catalog: Catalog) -> tuple[Entry, ...]:
    """All entries: the newest first, a year by venue and title, so that columns compress well."""
    short = {venue.id: venue.short.casefold() for venue in catalog.venues}

    def order(entry: Entry) -> tuple[int, str, str, str]:
        venue = entry.venue if isinstance(entry, Paper) and entry.venue else _LAST
        return -(entry.year or 0), short.get(venue, venue), *title_order(entry)

    return tuple(sorted(catalog.entries, key=order))


def title_order(entry: Entry) -> tuple[str, str]:
    """The key by which entries are sorted by title."""
    return fold(entry.title).lstrip("\"'([{$<*-_ "), entry.id


def occurrences(entries: Sequence[Entry]) -> Occurrences:
    """Read the words of entries."""
    numbers: dict[str, int] = {}
    word, place = array("i"), array("i")
    texts: list[tuple[int, int, int]] = []  # document, field, words
    lengths = bytearray()
    for number, entry in enumerate(entries):
        at = 0
        for bit, text in _texts(entry):
            found = words(text)
            word.extend([numbers.setdefault(one, len(numbers)) for one, _ in found])
            place.extend([at + step for _, step in found])
            texts.append((number, bit, len(found)))
            size = 1 + max([step for _, step in found], default=-1)
            if bit == 1:
                lengths.append(length_class(size))
            at += size + _GAP
    vocabulary = sorted(numbers, key=in_reading_order)
    rank = np.zeros(len(vocabulary), np.int64)
    rank[[numbers[one] for one in vocabulary]] = np.arange(len(vocabulary))
    ranked = rank[np.asarray(word, np.int64)]
    of, bits, counts = np.asarray(texts, np.int64).reshape(-1, 3).T
    documents, fields = np.repeat(of, counts), np.repeat(bits, counts)
    places = np.asarray(place, np.int64)
    order = np.lexsort((places, documents, ranked))
    return Occurrences(
        tuple(vocabulary),
        ranked[order],
        documents[order],
        places[order],
        fields[order],
        np.frombuffer(bytes(lengths), np.uint8),
    )


def length_class(count: int) -> int:
    """The class of a title of so many words, 0 to 7."""
    return sum(count > step for step in LENGTH_STEPS)


def _texts(entry: Entry) -> Iterable[tuple[int, str]]:
    """The texts of an entry with the bits of their fields, the title first."""
    title = plain(entry.title) if "\\" in entry.title else entry.title
    yield 1, title
    short = _NAME.match(title)
    if short:
        yield 4, short[1]
    for author in entry.authors:
        yield 2, author.name
    if isinstance(entry, Paper):
        for name in entry.aka:
            yield 4, name
    if entry.summary:
        yield 8, entry.summary
