"""`catalog export`: one output format on its own."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from catalog import api
from catalog.cli.findings import show
from catalog.cli.options import RootOption, list_root

FormatArgument = Annotated[
    str, typer.Argument(metavar="FORMAT", help="list, bibtex, json, or what a package adds.")
]
OutputOption = Annotated[
    Path | None, typer.Option("--output", "-o", help="File to write; by default stdout.")
]


def command(format_: FormatArgument, root: RootOption = None, output: OutputOption = None) -> None:
    """Print the list in one format. Errors in the data stop it."""
    folder = list_root(root)
    found, text = api.export(folder, format_)
    if found.failed:
        sys.stderr.write(api.report(folder, found))
        raise typer.Exit(1)
    if output is None:
        show(text, styled=False)
    else:
        api.save(output, text)
