"""What other installed packages offer: exporters, readers of formats and rules, by entry point."""

from collections.abc import Iterator
from functools import cache
from importlib.metadata import EntryPoint, EntryPoints, entry_points
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NoReturn

from catalog.errors import CatalogError

EXPORTERS = "catalog.exporters"
IMPORTERS = "catalog.importers"
RULES = "catalog.rules"
"""Groups of entry points."""
_GROUPS = (EXPORTERS, IMPORTERS, RULES)


def offered(group: str, *kinds: type) -> Iterator[Any]:
    """What packages offer in a group, by name.

    Args:
        group: one of the groups above.
        kinds: the classes that fit.

    Raises:
        CatalogError: something cannot be loaded, or is none of them.
    """
    for point in _points(group):
        try:
            thing = point.load()
        except Exception as error:
            raise CatalogError(
                f"{group}: {point.name!r} ({point.value}) cannot be loaded: {error}.",
                "Update or uninstall the package that brings it.",
            ) from error
        if not isinstance(thing, kinds):
            wanted = " or ".join(kind.__name__ for kind in kinds)
            raise CatalogError(
                f"{group}: {point.name!r} ({point.value}) is no {wanted}.",
                "Update or uninstall the package that brings it.",
            )
        yield thing


def offers() -> tuple[str, ...]:
    """Everything that packages offer, as `group name value`."""
    return tuple(sorted(f"{one.group} {one.name} {one.value}" for one in _installed()))


def blame(thing: object, name: str, error: Exception) -> NoReturn:
    """Raise what something raised; of another package's things say whose it is.

    Args:
        thing: the function that failed.
        name: what it is called.
        error: what it raised.

    Raises:
        CatalogError: the function is another package's.
        Exception: the error itself, where it is our own.
    """
    package = (getattr(thing, "__module__", "") or "").partition(".")[0]
    if isinstance(error, CatalogError) or package == __package__:
        raise error
    raise CatalogError(
        f"{name!r} of the package {package!r} failed: {type(error).__name__}: {error}.",
        "Update or uninstall the package that brings it.",
    ) from error


def folders() -> tuple[Path, ...]:
    """Where the packages stand that offer something; of a module that is in none, its file."""
    found: set[Path] = set()
    for name in {point.module.partition(".")[0] for point in _installed()}:
        spec = find_spec(name)
        if spec is not None:
            inside = spec.submodule_search_locations or filter(None, [spec.origin])
            found.update(map(Path, inside))
    return tuple(sorted(found))


def _points(group: str) -> list[EntryPoint]:
    return sorted(_installed().select(group=group), key=lambda point: point.name)


@cache
def _installed() -> EntryPoints:
    # Asked once for all groups: each call looks through every installed package.
    everything = entry_points()
    return EntryPoints(point for group in _GROUPS for point in everything.select(group=group))
