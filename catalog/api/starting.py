"""Starting a list: its first files, beside those that are there already."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from catalog.api.lists import read_list
from catalog.errors import CatalogError

if TYPE_CHECKING:
    from catalog.model.artifact import Artifact
    from catalog.model.catalog import Catalog


@dataclass(frozen=True)
class Begun:
    """What was done to start a list.

    Attributes:
        written: the files that were written, relative to the list's root.
        kept: files of the same names that were there already and were left alone.
    """

    written: tuple[str, ...]
    kept: tuple[str, ...]


def init(folder: Path, title: str) -> Begun:
    """Start a new list, with its schemas and, where it has no entries yet, examples.

    Files that are there already are left alone.

    Args:
        folder: where it will stand; made where it is missing.
        title: name of the list.

    Raises:
        CatalogError: a list stands there already, or a file cannot be written.
    """
    from catalog.skeleton import bare_skeleton, skeleton
    from catalog.store import layout

    if is_list(folder):
        raise CatalogError(
            f"{folder / layout.CONFIG}: a list stands there already; nothing was written.",
            "Start the new list in another folder.",
        )
    entries = (folder / layout.PAPERS, folder / layout.RESOURCES)
    has_entries = any(path.suffix == ".yaml" for where in entries for path in where.glob("*"))
    return begin(folder, bare_skeleton(folder, title) if has_entries else skeleton(folder, title))


def is_list(root: Path) -> bool:
    """Whether a list stands in a folder."""
    from catalog.store import layout

    return (root / layout.CONFIG).is_file()


def begin(folder: Path, files: Iterable[Artifact]) -> Begun:
    """Write the files of a new list and its schemas, apart from those that are there already.

    Raises:
        CatalogError: a file cannot be written.
    """
    from catalog.store.artifacts import write
    from catalog.store.schema import schemas

    made = (*files, *schemas())
    kept = tuple(artifact.path for artifact in made if _is_there(folder / artifact.path))
    return Begun(write(folder, [each for each in made if each.path not in kept]), kept)


def _is_there(path: Path) -> bool:
    return path.exists() or path.is_symlink()


def list_to_be(root: Path, title: str) -> Catalog:
    """The list that `begin` would start in a folder; nothing is written there.

    Raises:
        CatalogError: what stands in the folder's `data/` cannot be read.
    """
    from shutil import copytree
    from tempfile import TemporaryDirectory

    from catalog.skeleton import bare_skeleton
    from catalog.store import layout

    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        if (root / layout.DATA).is_dir():
            copytree(root / layout.DATA, folder / layout.DATA)
        begin(folder, bare_skeleton(root, title))
        return read_list(folder)
