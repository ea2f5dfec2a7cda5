"""`catalog build`: the list page, BibTeX, JSON and the website from the data."""

import sys
from typing import Annotated

import typer

from catalog import api
from catalog.cli.drift import show_drift
from catalog.cli.findings import show
from catalog.cli.options import QuietOption, RootOption, list_root

CheckOption = Annotated[
    bool, typer.Option("--check", help="Say which files are out of date; write nothing.")
]
OnlyOption = Annotated[
    list[str] | None,
    typer.Option(
        "--only",
        metavar="NAME",
        help="list, bibtex, json, site, or what a package adds; may be repeated.",
    ),
]


def command(
    root: RootOption = None,
    check: CheckOption = False,
    only: OnlyOption = None,
    quiet: QuietOption = False,
) -> None:
    """Build everything. Errors in the data stop it."""
    folder = list_root(root)
    built = api.build(folder, only=only or (), check=check)
    if built.report.failed:
        show(api.report(folder, built.report), styled=True)
        _tell("Nothing was built: the data has errors.")
        raise typer.Exit(1)
    if check:
        show_drift(built.drift, "catalog build")
        raise typer.Exit(1 if built.drift else 0)
    for warning in built.warnings:
        _tell(f"mkdocs: {warning}")
    if not quiet:
        _summarise(built)


def _summarise(built: api.Build) -> None:
    for path in built.changed:
        _tell(f"wrote {path}")
    if built.pages:
        _tell(f"wrote build/site: {built.pages:,} pages, {built.files_changed:,} files changed")
    elif not built.changed:
        _tell("everything is up to date")


def _tell(message: str) -> None:
    print(message, file=sys.stderr)
