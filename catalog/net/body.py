"""Reading a body up to a bound, decompressed by ourselves so that a small one cannot unfold."""

import zlib

ENCODINGS = "gzip, deflate"
"""What we ask for: what the standard library can unfold step by step."""


class Inflater:
    """Decodes a compressed body and stops at a bound.

    Args:
        encoding: the `Content-Encoding` header.
        limit: bytes of decoded body at the most.

    Raises:
        ValueError: an encoding that was not asked for.
    """

    def __init__(self, encoding: str, limit: int) -> None:
        self._limit = limit
        self._data = bytearray()
        self._stream: zlib._Decompress | None = None
        self._raw_deflate_possible = False
        name = encoding.strip().lower()
        if name in ("gzip", "x-gzip"):
            self._stream = zlib.decompressobj(zlib.MAX_WBITS | 16)
        elif name == "deflate":
            self._stream = zlib.decompressobj()
            self._raw_deflate_possible = True
        elif name not in ("", "identity"):
            raise ValueError(f"a body in {name}, which was not asked for")

    @property
    def data(self) -> bytes:
        """What was decoded so far."""
        return bytes(self._data)

    @property
    def full(self) -> bool:
        """Whether the bound is reached."""
        return len(self._data) >= self._limit

    def feed(self, chunk: bytes) -> None:
        """Decode a piece.

        Raises:
            ValueError: the piece is damaged.
        """
        room = self._limit - len(self._data)
        if room <= 0:
            return
        if self._stream is None:
            self._data += chunk[:room]
            return
        try:
            self._data += self._stream.decompress(chunk, room)
        except zlib.error as error:
            if not self._raw_deflate_possible:
                raise ValueError(f"a damaged body: {error}") from None
            # Some servers send raw deflate without zlib's header (RFC 9110, section 8.4.1.2).
            self._stream = zlib.decompressobj(-zlib.MAX_WBITS)
            self._raw_deflate_possible = False
            self.feed(chunk)
            return
        self._raw_deflate_possible = False
