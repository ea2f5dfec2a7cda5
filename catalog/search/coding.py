"""Bytes of the index: small numbers in few bytes, sorted words without what they share."""

import zlib
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Bytes = NDArray[np.uint8]

_MOST_SHARED = 255


def packed(content: bytes) -> bytes:
    """Content as the browser's `DecompressionStream("deflate")` reads it (RFC 1950)."""
    return zlib.compress(content, 9)


def varint(value: int) -> bytes:
    """A number in groups of seven bits, lowest first, all but the last marked (LEB128)."""
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)
    return bytes(out)


def varints(values: Ints) -> tuple[Bytes, Ints]:
    """Many numbers as `varint` writes one.

    Args:
        values: non-negative numbers, shape (n,).

    Returns:
        The bytes of all, and how many bytes each takes, shape (n,).
    """
    sizes = np.ones(len(values), np.int64)
    rest = values >> 7
    while rest.any():
        sizes += rest > 0
        rest >>= 7
    out = np.zeros(int(sizes.sum()), np.uint8)
    starts = np.cumsum(sizes) - sizes
    for step in range(int(sizes.max(initial=0))):
        here = sizes > step
        more = np.where(sizes[here] > step + 1, 128, 0)
        out[starts[here] + step] = (values[here] >> (7 * step)) & 127 | more
    return out, sizes


def planes(values: Sequence[int] | Ints) -> tuple[int, bytes]:
    """A column of numbers, byte by byte: all lowest bytes, then all second ones.

    Returns:
        How many bytes a number takes (1 to 4), and the column.
    """
    column = np.asarray(values, np.int64)
    width = max(1, (int(column.max(initial=0)).bit_length() + 7) // 8)
    return width, b"".join(
        ((column >> (8 * byte)) & 255).astype(np.uint8).tobytes() for byte in range(width)
    )


def front_coded(words: Iterable[str]) -> bytes:
    """Sorted words, each as what it shares with the one before and what it adds.

    Layout: varint count; a byte each for the bytes shared; a byte each for the bytes added; then
    the added bytes, UTF-8.
    """
    encoded = [word.encode() for word in words]
    shared = _shared(encoded)
    added = bytes(len(word) - same for word, same in zip(encoded, shared, strict=True))
    text = b"".join(word[same:] for word, same in zip(encoded, shared, strict=True))
    return varint(len(encoded)) + shared + added + text


def _shared(words: Sequence[bytes]) -> bytes:
    """For each word how many bytes it begins with that the one before begins with, 255 at most."""
    lengths = np.asarray([min(len(word), _MOST_SHARED) for word in words], np.int64)
    width = int(lengths.max(initial=1))
    letters = np.asarray(words, f"S{width}").view(np.uint8).reshape(-1, width)
    differ = np.ones((len(words), width + 1), bool)
    differ[1:, :-1] = letters[1:] != letters[:-1]
    # Short words are filled up with zeros, which are no part of them.
    most = np.minimum(lengths, np.append(0, lengths[:-1])) if len(words) else lengths
    return bytes(np.minimum(differ.argmax(axis=1), most).astype(np.uint8))


def in_reading_order(word: str) -> bytes:
    """A key that sorts words as JavaScript compares them: by UTF-16 units."""
    return word.encode("utf-16-be")
