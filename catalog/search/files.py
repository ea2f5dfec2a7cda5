"""The word files of the index: dictionaries by the beginning and by the end of words, postings.

Every file is one zlib stream, so that a host that compresses nothing transfers as little as one
that does. `site/contributing/search-index.md` describes the layout.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from catalog.search.coding import Ints, front_coded, in_reading_order, varint, varints
from catalog.search.postings import Postings, coded

WORDS_A_BLOCK = 700
ENDS_A_BLOCK = 1200
NAMES_A_BLOCK = 1000
POSTINGS_A_FILE = 10_000
"""Bytes, before compression, after which a new file begins."""
SHORTEST_MISSPELT = 4

File = tuple[str, bytes]
"""Path below the index, and content before compression."""


@dataclass(frozen=True, slots=True)
class Directory:
    """Files of one kind.

    Attributes:
        files: path below the index, and content before compression.
        firsts: the first word of each file; one is found in the last file whose first it reaches.
    """

    files: tuple[File, ...]
    firsts: tuple[str, ...]


def word_files(of: Postings) -> tuple[Directory, tuple[File, ...]]:
    """Dictionaries by the beginning of words, and the files of postings that they point into.

    A dictionary is a varint each for the number of the file and the place in it of its first
    word's postings; the words, `front_coded`; for every word a varint, the number of its
    documents doubled, odd where its postings begin a new file.
    """
    bytes_of = coded(of)
    ends, opens = bytes_of.posting_ends, _openings(bytes_of.posting_ends)
    bounds = [*np.flatnonzero(opens).tolist(), len(of.vocabulary)]
    posting_files: list[File] = []
    for number, (start, stop) in enumerate(pairwise(bounds)):
        for kind, raw, cut in (
            ("postings", bytes_of.postings, ends),
            ("places", bytes_of.places, bytes_of.place_ends),
        ):
            posting_files.append((f"{kind}/{number}.bin", _directed(raw, cut, start, stop)))
    counts = np.diff(of.starts)
    file_of = np.cumsum(opens) - 1
    blocks, firsts = [], []
    for number, start in enumerate(range(0, len(of.vocabulary), WORDS_A_BLOCK)):
        stop = min(start + WORDS_A_BLOCK, len(of.vocabulary))
        file = int(file_of[start])
        counted, _ = varints(counts[start:stop] << 1 | opens[start:stop])
        content = (
            varint(file)
            + varint(start - bounds[file])
            + front_coded(of.vocabulary[start:stop])
            + counted.tobytes()
        )
        blocks.append((f"words/{number}.bin", content))
        firsts.append(of.vocabulary[start])
    return Directory(tuple(blocks), tuple(firsts)), tuple(posting_files)


def _openings(ends: Ints) -> Ints:
    """Where a new file of postings begins: before a word that would make the last one too long."""
    opens = np.zeros(len(ends), np.int64)
    begin = before = 0
    for word, end in enumerate(ends.tolist()):
        if word == 0 or end - begin > POSTINGS_A_FILE:
            opens[word] = 1
            begin = before
        before = end
    return opens


def _directed(raw: bytes, ends: Ints, start: int, stop: int) -> bytes:
    """The bytes of some words behind the number of them and the size of each."""
    begin = int(ends[start - 1]) if start else 0
    sizes, _ = varints(np.diff(np.append(begin, ends[start:stop])))
    return varint(stop - start) + sizes.tobytes() + raw[begin : int(ends[stop - 1])]


def ending_files(vocabulary: Sequence[str]) -> Directory:
    """Dictionaries of the words written backwards, in which a wrong first letter does no harm."""
    turned = sorted(
        (word[::-1] for word in vocabulary if len(word) >= SHORTEST_MISSPELT and word.isalpha()),
        key=in_reading_order,
    )
    return _blocks("ends", turned, ENDS_A_BLOCK)


def name_files(numbers: Mapping[str, int]) -> Directory:
    """Which document a name means: sorted names, `front_coded`, then a varint number each.

    Args:
        numbers: of the documents, by their ids and other names.
    """
    return _blocks("names", sorted(numbers), NAMES_A_BLOCK, numbers)


def _blocks(
    kind: str, words: Sequence[str], size: int, numbers: Mapping[str, int] | None = None
) -> Directory:
    files, firsts = [], []
    for number, block in enumerate(_chunks(words, size)):
        content = front_coded(block)
        if numbers is not None:
            content += b"".join(varint(numbers[word]) for word in block)
        files.append((f"{kind}/{number}.bin", content))
        firsts.append(block[0])
    return Directory(tuple(files), tuple(firsts))


def _chunks(words: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    for start in range(0, len(words), size):
        yield words[start : start + size]
