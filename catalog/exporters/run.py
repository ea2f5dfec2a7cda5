"""Running exporters by name."""

from collections.abc import Collection, Iterable
from functools import partial
from pathlib import Path

from catalog.errors import CatalogError
from catalog.exporters import all_exporters
from catalog.exporters.interface import Artifact
from catalog.model.catalog import Catalog
from catalog.render import render
from catalog.text.suggest import did_you_mean


def choose(wanted: Collection[str], *, besides: Iterable[str] = ()) -> tuple[str, ...]:
    """The outputs that are wanted, in the order of the exporters; all where none is named.

    Args:
        wanted: ids of exporters, or words of `besides`.
        besides: outputs that are no exporter's.

    Raises:
        CatalogError: there is no output of that name.
    """
    known = (*all_exporters(), *besides)
    for name in wanted:
        if name not in known:
            raise CatalogError(
                f"there is no output {name!r}.{did_you_mean(name, known)}",
                f"Choose from {', '.join(known)}.",
            )
    return tuple(name for name in known if not wanted or name in wanted)


def artifacts(root: Path, catalog: Catalog, chosen: Collection[str]) -> tuple[Artifact, ...]:
    """The files of the chosen exporters; nothing is written.

    Args:
        root: the list's root, whose templates come first.
        catalog: its entries, free of errors.
        chosen: ids of exporters; other words are passed over.

    Raises:
        CatalogError: a template is wrong.
    """
    fill = partial(render, root)
    return tuple(
        artifact
        for name, exporter in all_exporters().items()
        if name in chosen
        for artifact in exporter.export(catalog, fill)
    )
