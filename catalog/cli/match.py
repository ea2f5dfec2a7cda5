"""`catalog match`: which of somebody's papers the list holds."""

from pathlib import Path
from typing import Annotated

import typer

from catalog import api
from catalog.cli.findings import show
from catalog.cli.options import JsonOption, RootOption, list_root

FileArgument = Annotated[
    Path, typer.Argument(metavar="FILE", help="JSON Lines, CSV or BibTeX, or another list.")
]


def command(file: FileArgument, root: RootOption = None, json_: JsonOption = False) -> None:
    """Say which papers of a file the list holds.

    Exits with 1 where one is missing.
    """
    found = api.match(list_root(root), file)
    show(api.match_report(found, "json" if json_ else "text"), styled=False)
    raise typer.Exit(0 if all(m and m[0].certain for m in found[1]) else 1)
