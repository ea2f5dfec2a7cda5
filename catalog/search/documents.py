"""The words that entries are found by."""

import re
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from catalog.model.entry import Entry, Paper
from catalog.search.coding import Bytes, Ints, in_reading_order
from catalog.search.tokens import words
from catalog.text.plain import plain

_GAP = 2
"""Places left free between two fields or names, so that no phrase runs over."""

_NAME = re.compile(r"(\S+): \S")
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


@dataclass(frozen=True, slots=True)
class Reading:
    """Every word of every document, document after document.

    Attributes:
        vocabulary: the words, in any order.
        word: number of the word, shape (n,).
        place: place in the document, shape (n,).
        field: bit of the field, as in `Occurrences`, shape (n,).
        count: for every document how many of these are its own.
        length: for every document the class of its title's length.
    """

    vocabulary: Sequence[str]
    word: NDArray[np.int32]
    place: NDArray[np.int32]
    field: Bytes
    count: NDArray[np.int32]
    length: Bytes


def read(entries: Sequence[Entry]) -> Reading:
    """Read the words of entries."""
    numbers: dict[str, int] = {}
    word, place = array("i"), array("i")
    fields, lengths = bytearray(), bytearray()
    counts = array("i")
    for entry in entries:
        at, before = 0, len(word)
        for bit, text in _texts(entry):
            found = words(text)
            word.extend([numbers.setdefault(one, len(numbers)) for one, _ in found])
            place.extend([at + step for _, step in found])
            fields += bytes((bit,)) * len(found)
            size = 1 + max([step for _, step in found], default=-1)
            if bit == 1:
                lengths.append(length_class(size))
            at += size + _GAP
        counts.append(len(word) - before)
    return Reading(
        tuple(numbers),
        np.asarray(word, np.int32),
        np.asarray(place, np.int32),
        np.frombuffer(bytes(fields), np.uint8),
        np.asarray(counts, np.int32),
        np.frombuffer(bytes(lengths), np.uint8),
    )


def occurrences(of: Reading) -> Occurrences:
    """Sort what was read by word."""
    numbers = sorted(range(len(of.vocabulary)), key=lambda n: in_reading_order(of.vocabulary[n]))
    rank = np.zeros(len(numbers), np.int64)
    rank[numbers] = np.arange(len(numbers))
    ranked = rank[of.word]
    documents = np.repeat(np.arange(len(of.count)), of.count)
    order = np.lexsort((of.place, documents, ranked))
    return Occurrences(
        tuple(of.vocabulary[number] for number in numbers),
        ranked[order],
        documents[order],
        of.place[order].astype(np.int64),
        of.field[order].astype(np.int64),
        of.length,
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
