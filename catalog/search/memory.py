"""The words of entries as they were read before, so that only those that changed are read again.

A memory that is missing, damaged or of another version of the tool is empty; one that cannot be
written costs time and nothing else.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from hashlib import blake2b
from io import BytesIO
from pathlib import Path

import numpy as np

from catalog.errors import CatalogError
from catalog.model.catalog import DIGEST_SIZE
from catalog.model.entry import Entry
from catalog.search.coding import Ints
from catalog.search.documents import Reading, read
from catalog.store.files import write_atomic
from catalog.store.snapshot import tool_digest

_CHECK = 16
"""Bytes of the digest at the head of the file, of the tool and of all that follows."""


@dataclass(frozen=True, slots=True)
class _Remembered:
    """What was read before, and the digests of the entries in the order of the documents."""

    digests: tuple[bytes, ...]
    reading: Reading


def read_again(path: Path, entries: Sequence[Entry], digests: Mapping[str, bytes]) -> Reading:
    """Read the words of entries, as `read` does, but those of known entries from a file.

    Args:
        path: the file; it is written anew where an entry was not in it.
        entries: the documents.
        digests: of each entry by id.
    """
    wanted = tuple(digests[entry.id] for entry in entries)
    known = _recalled(path)
    if known and known.digests == wanted:
        return known.reading
    made = _gathered(known, entries, wanted) if known else read(entries)
    with suppress(CatalogError):
        write_atomic(path, _file(_Remembered(wanted, made)))
    return made


def _gathered(known: _Remembered, entries: Sequence[Entry], wanted: Sequence[bytes]) -> Reading:
    """Take known documents over, and read the others."""
    numbers = {digest: number for number, digest in enumerate(known.digests)}
    fresh = [entry for entry, digest in zip(entries, wanted, strict=True) if digest not in numbers]
    for digest in wanted:
        numbers.setdefault(digest, len(numbers))
    chosen = np.asarray([numbers[digest] for digest in wanted], np.int64)
    return _without_unused(_chosen(_joined(known.reading, read(fresh)), chosen))


def _joined(one: Reading, other: Reading) -> Reading:
    """The documents of two readings, one after the other."""
    numbers = {word: number for number, word in enumerate(one.vocabulary)}
    renamed = [numbers.setdefault(word, len(numbers)) for word in other.vocabulary]
    return Reading(
        tuple(numbers),
        np.concatenate((one.word, np.asarray(renamed, np.int32)[other.word])),
        np.concatenate((one.place, other.place)),
        np.concatenate((one.field, other.field)),
        np.concatenate((one.count, other.count)),
        np.concatenate((one.length, other.length)),
    )


def _chosen(of: Reading, documents: Ints) -> Reading:
    """Some documents of a reading in another order."""
    begins = np.cumsum(of.count, dtype=np.int64) - of.count
    count = of.count[documents]
    shift = begins[documents] - (np.cumsum(count, dtype=np.int64) - count)
    kept = np.repeat(shift, count) + np.arange(int(count.sum()))
    return Reading(
        of.vocabulary, of.word[kept], of.place[kept], of.field[kept], count, of.length[documents]
    )


def _without_unused(of: Reading) -> Reading:
    """The same reading without the words that no document has any more."""
    used = np.bincount(of.word, minlength=len(of.vocabulary)) > 0
    number = (np.cumsum(used) - 1).astype(np.int32)
    vocabulary = tuple(
        word for word, kept in zip(of.vocabulary, used.tolist(), strict=True) if kept
    )
    return replace(of, vocabulary=vocabulary, word=number[of.word])


def _file(of: _Remembered) -> bytes:
    reading, content = of.reading, BytesIO()
    np.savez(
        content,
        digests=np.frombuffer(b"".join(of.digests), np.uint8),
        vocabulary=np.frombuffer("\n".join(reading.vocabulary).encode(), np.uint8),
        word=reading.word,
        place=reading.place,
        field=reading.field,
        count=reading.count,
        length=reading.length,
    )
    raw = content.getvalue()
    return _check(raw) + raw


def _recalled(path: Path) -> _Remembered | None:
    try:
        content = path.read_bytes()
    except OSError:
        return None
    raw = content[_CHECK:]
    if content[:_CHECK] != _check(raw):
        return None
    with np.load(BytesIO(raw), allow_pickle=False) as parts:
        digests, words = parts["digests"].tobytes(), parts["vocabulary"].tobytes().decode()
        names = ("word", "place", "field", "count", "length")
        reading = Reading(tuple(words.split("\n")) if words else (), *(parts[n] for n in names))
    found = (digests[at : at + DIGEST_SIZE] for at in range(0, len(digests), DIGEST_SIZE))
    return _Remembered(tuple(found), reading)


def _check(raw: bytes) -> bytes:
    seen = blake2b(tool_digest().encode(), digest_size=_CHECK)
    seen.update(raw)
    return seen.digest()
