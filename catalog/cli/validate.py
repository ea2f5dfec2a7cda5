"""`catalog validate`: say what is wrong with the data, and repair what is certain."""

from enum import StrEnum
from typing import Annotated

import typer

from catalog import api
from catalog.cli.findings import show
from catalog.cli.options import JsonOption, RootOption, list_root
from catalog.errors import CatalogError


class Format(StrEnum):
    """How findings are printed."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"
    JUNIT = "junit"
    MARKDOWN = "markdown"


FormatOption = Annotated[
    Format | None,
    typer.Option("--format", "-f", help="text (default) for people, the others for programs."),
]
FixOption = Annotated[
    bool, typer.Option("--fix", help="Make the repairs that are certain; no other byte changes.")
]


def format_chosen(format_: Format | None, *, json_: bool) -> Format:
    """The format that two options may name.

    Raises:
        CatalogError: they name two.
    """
    if json_ and format_ not in (None, Format.JSON):
        raise CatalogError("--json and --format name two formats.", "Leave one of them out.")
    return Format.JSON if json_ else format_ or Format.TEXT


def command(
    root: RootOption = None,
    fix: FixOption = False,
    format_: FormatOption = None,
    json_: JsonOption = False,
) -> None:
    """Check every file of the list.

    Exits with 1 where something is wrong.
    """
    folder = list_root(root)
    chosen = format_chosen(format_, json_=json_)
    found = api.repair(folder) if fix else api.validate(folder)
    show(api.report(folder, found, chosen.value), styled=chosen is Format.TEXT)
    raise typer.Exit(0 if found.clean else 1)
