"""`catalog init`: start a list."""

from pathlib import Path
from typing import Annotated

import typer

from catalog import api


def command(
    folder: Annotated[Path, typer.Argument(help="Where the list will stand.")] = Path(),
    title: Annotated[str, typer.Option("--title", help="Name of the list.")] = "A List of Papers",
) -> None:
    """Start a new list in a folder.

    It gets data files with examples, a README and a check for CI. Files that are there already
    are left alone.
    """
    begun = api.init(folder, title)
    for path in begun.written:
        typer.echo(f"wrote {path}")
    for path in begun.kept:
        typer.echo(f"left {path} alone: it was there already")
    typer.echo("Next: change data/catalog.yaml, then run `catalog build`.", err=True)
