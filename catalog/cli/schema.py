"""`catalog schema`: JSON Schemas of the data files, for editors."""

import sys
from typing import Annotated

import typer

from catalog import api
from catalog.cli.drift import show_drift
from catalog.cli.options import RootOption, list_root

CheckOption = Annotated[
    bool, typer.Option("--check", help="Say which schemas are out of date; write nothing.")
]


def command(root: RootOption = None, check: CheckOption = False) -> None:
    """Write the JSON Schemas that editors complete from."""
    folder = list_root(root)
    if check:
        drift = api.schema_drift(folder)
        show_drift(drift, "catalog schema")
        raise typer.Exit(1 if drift else 0)
    for path in api.schema(folder):
        print(f"wrote {path}", file=sys.stderr)
