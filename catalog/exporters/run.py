"""Running exporters by name."""

from collections.abc import Collection, Iterable
from functools import partial
from pathlib import Path

from catalog.errors import CatalogError
from catalog.exporters import all_exporters
from catalog.exporters.interface import Artifact, Exporter, Render
from catalog.model.catalog import Catalog
from catalog.plugins import blame
from catalog.render import render
from catalog.store import layout
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
        CatalogError: a template is wrong, an exporter of another package fails, or one wants to
            write into `data/`.
    """
    fill = partial(render, root)
    return tuple(
        artifact
        for name, exporter in all_exporters().items()
        if name in chosen
        for artifact in _made(name, exporter, catalog, fill)
    )


def _made(name: str, exporter: Exporter, catalog: Catalog, fill: Render) -> tuple[Artifact, ...]:
    try:
        made = tuple(exporter.export(catalog, fill))
    except Exception as error:
        blame(exporter.export, name, error)
    for artifact in made:
        if artifact.path.startswith((f"{layout.DATA}/", ".")):
            raise CatalogError(
                f"the exporter {name!r} may not write {artifact.path}.",
                "What is made from the data goes elsewhere: to build/, or beside the list page.",
            )
    return made
