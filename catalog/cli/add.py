"""`catalog add`: look a paper up and write its entry."""

from datetime import date
from typing import Annotated

import typer

from catalog import api
from catalog.cli.findings import show
from catalog.cli.options import JsonOption, RootOption, list_root

WorkArgument = Annotated[
    str, typer.Argument(metavar="WORK", help="arXiv identifier, DOI, address, or the whole title.")
]
CategoryOption = Annotated[
    list[str] | None,
    typer.Option("--category", "-c", metavar="ID", help="Category; give the main one first."),
]
DryRunOption = Annotated[bool, typer.Option("--dry-run", "-n", help="Write no entry.")]


def command(
    work: WorkArgument,
    category: CategoryOption = None,
    root: RootOption = None,
    dry_run: DryRunOption = False,
    json_: JsonOption = False,
) -> None:
    """Look a paper up and write its entry.

    Exits with 1 where the list has it already, or a rule refuses it.
    """
    today = date.today().isoformat()
    found = api.add(list_root(root), work, category or (), added=today, dry_run=dry_run)
    show(api.added_report(found, "json" if json_ else "text"), styled=False)
    raise typer.Exit(1 if found.refused else 0)
