"""What was read of entries before, so that only those that changed are looked at again.

A memory that is missing, damaged or of another version of the tool is empty; one that cannot be
written costs time and nothing else.
"""

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from hashlib import blake2b
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from catalog.errors import CatalogError
from catalog.model.catalog import DIGEST_SIZE, Catalog
from catalog.search.cards import Cards, Column
from catalog.search.coding import Ints
from catalog.search.documents import Reading, read
from catalog.search.query import FACETS
from catalog.search.works import Works
from catalog.store.files import write_atomic
from catalog.store.snapshot import tool_digest

_CHECK = 16
"""Bytes of the digest at the head of the file, of the tool and of all that follows."""


@dataclass(frozen=True, slots=True)
class Documents:
    """Entries in the order of the index.

    Attributes:
        order: their numbers among the works.
        cards: what order and facets need of each, in this order.
        reading: their words, in this order.
    """

    order: Sequence[int]
    cards: Cards
    reading: Reading


@dataclass(frozen=True, slots=True)
class _Remembered:
    """What was read before.

    Attributes:
        digests: of the entries in the order of the documents.
        shared: a digest of what the cards were written by, beside the entries.
        cards: in the same order.
        reading: in the same order.
    """

    digests: tuple[bytes, ...]
    shared: bytes
    cards: Cards
    reading: Reading


def read_anew(works: Works, catalog: Catalog) -> Documents:
    """Read every entry.

    Args:
        works: the entries.
        catalog: what categories and venues are looked up in.
    """
    cards = Cards.of(map(works.__getitem__, range(len(works))), catalog)
    order = cards.in_order(catalog)
    return Documents(order, cards.chosen(order), read([works[number] for number in order]))


def read_again(path: Path, works: Works, catalog: Catalog) -> Documents:
    """Read the entries that changed, and take what is known of the others from a file.

    Args:
        path: the file; it is written anew where it does not say the same.
        works: the entries; only those that are not in it are asked for.
        catalog: what categories and venues are looked up in.
    """
    known, shared = _recalled(path), _shared(catalog)
    if known and known.shared == shared:
        made = _updated(known, works, catalog)
    elif known:
        cards = Cards.of(map(works.__getitem__, range(len(works))), catalog)
        order = cards.in_order(catalog)
        made = Documents(order, cards.chosen(order), _gathered(known, works, order))
    else:
        made = read_anew(works, catalog)
    digests = tuple(works.digests[number] for number in made.order)
    if not (known and (known.digests, known.shared) == (digests, shared)):
        with suppress(CatalogError):
            write_atomic(path, _file(_Remembered(digests, shared, made.cards, made.reading)))
    return made


def _updated(known: _Remembered, works: Works, catalog: Catalog) -> Documents:
    fresh, places = _placed(known, works)
    # In the order of the last time, which is nearly that of today.
    before = sorted(range(len(works)), key=places.__getitem__)
    cards = known.cards.joined(Cards.of((works[number] for number in fresh), catalog))
    cards = cards.chosen([places[number] for number in before])
    turned = cards.in_order(catalog)
    order = [before[number] for number in turned]
    return Documents(order, cards.chosen(turned), _gathered(known, works, order))


def _placed(known: _Remembered, works: Works) -> tuple[list[int], list[int]]:
    """The works that are not known, and of each work its place among known and these."""
    digests = works.digests
    at = {digest: place for place, digest in enumerate(known.digests)}
    fresh = [number for number, digest in enumerate(digests) if digest not in at]
    for place, number in enumerate(fresh, len(known.digests)):
        at[digests[number]] = place
    return fresh, [at[digest] for digest in digests]


def _gathered(known: _Remembered, works: Works, order: Sequence[int]) -> Reading:
    """The words of works in an order: known ones are taken over, and the others read."""
    fresh, places = _placed(known, works)
    chosen = np.asarray([places[number] for number in order], np.int64)
    if not fresh and np.array_equal(chosen, np.arange(len(known.digests))):
        return known.reading
    read_now = read([works[number] for number in fresh])
    return _without_unused(_chosen(_joined(known.reading, read_now), chosen))


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
    reading, cards, content = of.reading, of.cards, BytesIO()
    parts: dict[str, NDArray[Any]] = {
        "digests": np.frombuffer(b"".join(of.digests), np.uint8),
        "shared": np.frombuffer(of.shared, np.uint8),
        "vocabulary": _text(reading.vocabulary),
        "word": reading.word,
        "place": reading.place,
        "field": reading.field,
        "count": reading.count,
        "length": reading.length,
        "ids": _text(cards.ids),
        "names": _text(cards.names),
        "titles": _text(cards.titles),
        "added": cards.added,
    }
    for name, column in cards.facets.items():
        parts |= {f"{name}-different": _text(column.different), f"{name}-of": column.of}
    np.savez(content, **parts)  # type: ignore[arg-type]
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
        digests = parts["digests"].tobytes()
        arrays = (parts[name] for name in ("word", "place", "field", "count", "length"))
        reading = Reading(tuple(_told(parts["vocabulary"])), *arrays)
        columns = {
            name: Column(tuple(map(tuple, _told(parts[f"{name}-different"]))), parts[f"{name}-of"])
            for name in FACETS
        }
        ids, names, titles = (tuple(_told(parts[name])) for name in ("ids", "names", "titles"))
        cards = Cards(ids, tuple(map(tuple, names)), titles, parts["added"], columns)
        shared = parts["shared"].tobytes()
    found = (digests[at : at + DIGEST_SIZE] for at in range(0, len(digests), DIGEST_SIZE))
    return _Remembered(tuple(found), shared, cards, reading)


def _text(values: Sequence[object]) -> NDArray[np.uint8]:
    return np.frombuffer(json.dumps(values).encode(), np.uint8)


def _told(column: NDArray[np.uint8]) -> list[Any]:
    values: list[Any] = json.loads(column.tobytes())
    return values


def _shared(catalog: Catalog) -> bytes:
    """A digest of what the cards of entries are written by, beside the entries."""
    seen = blake2b(digest_size=_CHECK)
    for node in (*catalog.categories, *catalog.venues):
        text = node.model_dump_json().encode()
        seen.update(len(text).to_bytes(8, "big") + text)
    return seen.digest()


def _check(raw: bytes) -> bytes:
    seen = blake2b(tool_digest().encode(), digest_size=_CHECK)
    seen.update(raw)
    return seen.digest()
