"""The formats that a report can be had in."""

from collections.abc import Iterable

from catalog.errors import CatalogError


def known_format(name: str, known: Iterable[str]) -> None:
    """Refuse a format that a report cannot be had in.

    Args:
        name: the format that was asked for.
        known: those that there are.

    Raises:
        CatalogError: it is none of them.
    """
    formats = tuple(known)
    if name not in formats:
        raise CatalogError(f"there is no format {name!r}.", f"Choose one of {', '.join(formats)}.")
