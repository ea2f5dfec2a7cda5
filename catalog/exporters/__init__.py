"""Output formats: one file each, named in the tuple `EXPORTERS`.

An exporter of somebody else's package is found by the entry-point group `catalog.exporters`,
whose entries name an `Exporter`. It cannot take the place of a format that ships.
"""

from collections.abc import Mapping

from catalog import plugins
from catalog.errors import CatalogError
from catalog.exporters.awesome_list import EXPORTER as LIST
from catalog.exporters.bibtex import EXPORTER as BIBTEX
from catalog.exporters.catalog_json import EXPORTER as JSON
from catalog.exporters.interface import Artifact, Exporter, Render

__all__ = ["EXPORTERS", "Artifact", "Exporter", "Render", "all_exporters"]

EXPORTERS: tuple[Exporter, ...] = (LIST, BIBTEX, JSON)


def all_exporters() -> Mapping[str, Exporter]:
    """Every exporter by id: those that ship, then those of other packages by name.

    Raises:
        CatalogError: one of another package cannot be loaded, is no exporter or has an id that is
            taken.
    """
    found: dict[str, Exporter] = {exporter.id: exporter for exporter in EXPORTERS}
    for exporter in plugins.offered(plugins.EXPORTERS, Exporter):
        if exporter.id in found:
            raise CatalogError(
                f"two exporters are called {exporter.id!r}.",
                "Uninstall the package of one of them.",
            )
        found[exporter.id] = exporter
    return found
