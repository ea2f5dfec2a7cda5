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

    It gets data files with examples, a README and a check for CI.
    """
    for path in api.init(folder, title):
        typer.echo(f"wrote {path}")
    typer.echo("Next: change data/catalog.yaml, then run `catalog build`.", err=True)
