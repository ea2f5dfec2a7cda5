"""Bodies are read up to a bound, however they are packed."""

import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.net.body import Inflater

PACKED = {
    "": lambda data: data,
    "gzip": gzip.compress,
    "deflate": zlib.compress,
}


def unpacked(data: bytes, encoding: str, limit: int, step: int = 7) -> Inflater:
    inflater = Inflater(encoding, limit)
    for start in range(0, len(data), step):
        inflater.feed(data[start : start + step])
    return inflater


@pytest.mark.parametrize("encoding", PACKED)
@given(data=st.binary(max_size=300), step=st.integers(1, 50))
def test_every_encoding_gives_the_bytes_back(encoding: str, data: bytes, step: int) -> None:
    assert unpacked(PACKED[encoding](data), encoding, 10_000, step).data == data


def test_raw_deflate_is_understood() -> None:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    raw = packer.compress(b"hello " * 20) + packer.flush()
    assert unpacked(raw, "deflate", 1000, 1000).data == b"hello " * 20


def test_a_bomb_unfolds_to_the_bound_only() -> None:
    bomb = gzip.compress(b"\0" * 20_000_000)
    inflater = unpacked(bomb, "gzip", 65_536, len(bomb))
    assert inflater.full
    assert len(inflater.data) == 65_536


def test_an_encoding_that_was_not_asked_for_is_refused() -> None:
    with pytest.raises(ValueError, match="br"):
        Inflater("br", 10)


def test_damage_is_reported() -> None:
    with pytest.raises(ValueError, match="damaged"):
        unpacked(b"no gzip at all", "gzip", 100)
