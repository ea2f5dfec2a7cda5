"""The program: every command by name, in the order that help shows them."""

from pathlib import Path
from typing import Annotated

import typer

from catalog import __version__
from catalog.cli import (
    add,
    build,
    dedupe,
    export,
    find,
    import_,
    init,
    links,
    match,
    rules,
    schema,
    serve,
    stats,
    validate,
)
from catalog.cli.options import set_global_root

app = typer.Typer(
    name="catalog",
    help="Keep a list of research papers as validated data and publish it.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

COMMANDS = (
    ("init", init.command),
    ("import", import_.command),
    ("add", add.command),
    ("validate", validate.command),
    ("rules", rules.command),
    ("find", find.command),
    ("links", links.command),
    ("dedupe", dedupe.command),
    ("match", match.command),
    ("build", build.command),
    ("export", export.command),
    ("stats", stats.command),
    ("schema", schema.command),
    ("serve", serve.command),
)
SETTINGS = {"find": find.SETTINGS}
for name, command in COMMANDS:
    app.command(name, context_settings=SETTINGS.get(name))(command)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"catalog {__version__}")
        raise typer.Exit


@app.callback()
def program(
    root: Annotated[
        Path | None,
        typer.Option("--root", help="Folder of the list; by default the nearest that holds one."),
    ] = None,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Keep a list of research papers as validated data and publish it."""
    set_global_root(root)
