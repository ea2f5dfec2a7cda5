"""Which links a run is about."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from catalog.errors import CatalogError
from catalog.links.changes import added_keys
from catalog.links.collect import places
from catalog.links.targets import Place, target_key
from catalog.text.suggest import did_you_mean

if TYPE_CHECKING:
    from catalog.model.catalog import Catalog


@dataclass(frozen=True, slots=True)
class Scope:
    """The links of a run.

    Attributes:
        places: where they stand.
        added: keys of targets that a change adds, which fail at once.
    """

    places: tuple[Place, ...]
    added: frozenset[str] = frozenset()


def list_scope(root: Path, catalog: "Catalog", ids: Sequence[str], changed_since: str) -> Scope:
    """The links of a list, of some of its entries, or of a change to it.

    Args:
        root: the list's root.
        catalog: the list.
        ids: entries to look at, by id or former id; all of them where none is named.
        changed_since: a Git revision; only links added since then. Empty for all.

    Raises:
        CatalogError: there is no such entry or revision.
    """
    found = tuple(places(catalog, [_known(name, catalog) for name in ids]))
    if not changed_since:
        return Scope(found)
    added = added_keys(root, changed_since, catalog)
    return Scope(tuple(place for place in found if target_key(place.url) in added), added)


def _known(name: str, catalog: "Catalog") -> str:
    entry = catalog.by_id.get(name)
    if entry is None:
        near = did_you_mean(name, catalog.by_id)
        raise CatalogError(
            f"there is no entry {name!r}.{near}", "Name the id of an entry: its file without .yaml."
        )
    return entry.id
