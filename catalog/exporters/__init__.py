"""Output formats: one file each, named in the tuple `EXPORTERS`.

An exporter of somebody else's package is found by the entry-point group `catalog.exporters`,
whose entries name an `Exporter`. It cannot take the place of a format that ships.
"""

from collections.abc import Mapping
from importlib.metadata import entry_points

from catalog.errors import CatalogError
from catalog.exporters.awesome_list import EXPORTER as LIST
from catalog.exporters.bibtex import EXPORTER as BIBTEX
from catalog.exporters.catalog_json import EXPORTER as JSON
from catalog.exporters.interface import Artifact, Exporter, Render

__all__ = ["EXPORTERS", "Artifact", "Exporter", "Render", "all_exporters"]

EXPORTERS: tuple[Exporter, ...] = (LIST, BIBTEX, JSON)

_GROUP = "catalog.exporters"


def all_exporters() -> Mapping[str, Exporter]:
    """Every exporter by id: those that ship, then installed ones by name.

    Raises:
        CatalogError: an installed one cannot be loaded, is no exporter or has an id that is taken.
    """
    found = {exporter.id: exporter for exporter in EXPORTERS}
    for point in sorted(entry_points(group=_GROUP), key=lambda point: point.name):
        try:
            exporter = point.load()
        except Exception as error:
            raise CatalogError(
                f"the exporter {point.name!r} ({point.value}) cannot be loaded: {error}.",
                "Update or uninstall the package that brings it.",
            ) from error
        if not isinstance(exporter, Exporter):
            raise CatalogError(f"the exporter {point.name!r} ({point.value}) is no Exporter.")
        if exporter.id in found:
            raise CatalogError(f"two exporters are called {exporter.id!r}: see {point.value}.")
        found[exporter.id] = exporter
    return found
