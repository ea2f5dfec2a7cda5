"""Redirects (RFC 9110, section 15.4): what both ways of asking know of them."""

REDIRECTS = frozenset({301, 302, 303, 307, 308})


def readable(header: str) -> str:
    """A `Location` header as text, whatever bytes it holds.

    Headers are read as Latin-1, which loses no byte; servers mean UTF-8, and failing that Latin-1.
    """
    try:
        return header.encode("latin-1").decode()
    except UnicodeError:
        return header
