"""The inverted index: for every word its documents, what it is there, and its places."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from catalog.search.coding import Bytes, Ints, varints
from catalog.search.documents import Occurrences

FIRST = 16
"""Bit of a word that begins a title."""
LENGTH_SHIFT = 5
"""The three highest bits are the class of the title's length."""


@dataclass(frozen=True, slots=True)
class Postings:
    """Documents by word; a posting is one word in one document.

    Attributes:
        vocabulary: the words in order.
        starts: number of each word's first posting, and the number of all, shape (words + 1,).
        document: ascending for each word, shape (postings,).
        mark: bits of the fields, `FIRST`, and the length class, shape (postings,).
        place_starts: number of each posting's first place, and of all, shape (postings + 1,).
        place: ascending for each posting, shape (places,).
        lengths: for every document the class of its title's length.
    """

    vocabulary: tuple[str, ...]
    starts: Ints
    document: Ints
    mark: Bytes
    place_starts: Ints
    place: Ints
    lengths: Bytes

    def documents(self, word: int) -> tuple[Ints, Bytes]:
        """The documents of a word and its marks there."""
        here = slice(int(self.starts[word]), int(self.starts[word + 1]))
        return self.document[here], self.mark[here]

    def places(self, posting: int) -> list[int]:
        """The places of one posting."""
        here = slice(int(self.place_starts[posting]), int(self.place_starts[posting + 1]))
        places: list[int] = self.place[here].tolist()
        return places


def postings(found: Occurrences) -> Postings:
    """Put the occurrences of each word in each document together."""
    count = len(found.word)
    fresh = np.ones(count, bool)
    fresh[1:] = (np.diff(found.word) != 0) | (np.diff(found.document) != 0)
    heads = np.flatnonzero(fresh)
    fields = np.bitwise_or.reduceat(found.field, heads) if count else found.field
    begins = (found.place[heads] == 0) & (found.field[heads] == 1)
    document = found.document[heads]
    lengths = found.length[document].astype(np.int64)
    mark = fields | np.where(begins, FIRST, 0) | lengths << LENGTH_SHIFT
    starts = np.searchsorted(found.word[heads], np.arange(len(found.vocabulary) + 1))
    return Postings(
        found.vocabulary,
        starts.astype(np.int64),
        document,
        mark.astype(np.uint8),
        np.append(heads, count),
        found.place,
        found.length,
    )


@dataclass(frozen=True, slots=True)
class Coded:
    """Postings as bytes, word after word.

    Attributes:
        postings: for each word the varints of its documents' distances, then its marks.
        posting_ends: where each word ends in it, shape (words,).
        places: for each word the varints of its places' distances, doubled, odd where the
            document ends.
        place_ends: where each word ends in it, shape (words,).
    """

    postings: bytes
    posting_ends: Ints
    places: bytes
    place_ends: Ints


def coded(of: Postings) -> Coded:
    """Write postings in the bytes that the browser reads."""
    first = np.zeros(len(of.document), bool)
    first[of.starts[:-1]] = True
    gaps, sizes = varints(_distances(of.document, first))
    gap_ends = np.append(0, np.cumsum(sizes))[of.starts]
    raw, marks = gaps.tobytes(), of.mark.tobytes()
    pieces: list[bytes] = []
    ends: list[int] = []
    end = 0
    for word in range(len(of.vocabulary)):
        begin, stop = int(of.starts[word]), int(of.starts[word + 1])
        pieces += raw[int(gap_ends[word]) : int(gap_ends[word + 1])], marks[begin:stop]
        end += int(gap_ends[word + 1]) - int(gap_ends[word]) + stop - begin
        ends.append(end)
    begins = np.zeros(len(of.place), bool)
    begins[of.place_starts[:-1]] = True
    last = np.zeros(len(of.place), bool)
    last[of.place_starts[1:] - 1] = True
    steps, sizes = varints(_distances(of.place, begins) << 1 | last)
    place_ends = np.append(0, np.cumsum(sizes))[of.place_starts[of.starts[1:]]]
    return Coded(b"".join(pieces), np.asarray(ends, np.int64), steps.tobytes(), place_ends)


def _distances(values: Ints, first: NDArray[np.bool_]) -> Ints:
    """Each value's distance to the one before; the first of a run is itself."""
    before = np.append(0, values[:-1]) if len(values) else values
    return np.where(first, values, values - before)
