"""Options that several commands share, and what they mean."""

from contextvars import ContextVar
from pathlib import Path
from typing import Annotated

import typer

from catalog.errors import CatalogError
from catalog.store import layout

_global_root: ContextVar[Path | None] = ContextVar("root", default=None)

RootOption = Annotated[
    Path | None,
    typer.Option("--root", help="Folder of the list; by default the nearest that holds one."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="No progress.")]


def set_global_root(root: Path | None) -> None:
    """Remember `catalog --root DIR ...` for the command that follows."""
    _global_root.set(root)


def list_root(root: Path | None) -> Path:
    """The folder of the list that a command works on.

    Raises:
        CatalogError: a folder was named that does not exist.
    """
    chosen = root or _global_root.get()
    if chosen is None:
        return layout.find_root(Path.cwd()) or Path.cwd()
    if not chosen.is_dir():
        raise CatalogError(f"{chosen}: there is no such folder.", "Name the folder of a list.")
    return chosen.resolve()
