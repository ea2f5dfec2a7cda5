"""Redirects (RFC 9110, section 15.4): what both ways of asking know of them."""

REDIRECTS = frozenset({301, 302, 303, 307, 308})


def readable(header: str) -> str:
    """A `Location` header as text, whatever bytes it holds.

    aiohttp keeps bytes that are no UTF-8 as surrogates, the standard library reads all of them
    as Latin-1; servers mean UTF-8, and failing that Latin-1.
    """
    try:
        raw = header.encode("latin-1")
    except UnicodeEncodeError:
        raw = header.encode("utf-8", "surrogateescape")
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("latin-1")
