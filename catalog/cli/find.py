"""`catalog find`: entries by words and conditions, as the website's search finds them."""

import sys
from typing import Annotated

import typer

from catalog import api
from catalog.cli.options import JsonOption, RootOption, list_root

QueryArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="QUERY...", help="author:song year:2015..2018 has:code '\"exact phrase\"'"
    ),
]
LimitOption = Annotated[int, typer.Option("--limit", min=1, help="Entries to show at the most.")]

# A query may hold -words, which are no options of ours, and -h would be read into -hashing.
SETTINGS = {"ignore_unknown_options": True, "help_option_names": ["--help"]}


def command(
    query: QueryArgument,
    root: RootOption = None,
    limit: LimitOption = 20,
    json_: JsonOption = False,
) -> None:
    """Find entries, the best first.

    Exits with 1 where there is none.
    """
    found = api.find(list_root(root), " ".join(query) if len(query) == 1 else _joined(query))
    typer.echo(api.find_report(found, "json" if json_ else "text", limit), nl=False)
    for note in api.find_notes(found, limit):
        print(note, file=sys.stderr)
    raise typer.Exit(0 if found[1].entries else 1)


def _joined(arguments: list[str]) -> str:
    """One query: the shell took the quotation marks of an argument that holds spaces."""
    return " ".join(map(_quoted, arguments))


def _quoted(argument: str) -> str:
    if " " not in argument or '"' in argument:
        return argument
    condition, colon, value = argument.rpartition(":")
    return f'{condition}{colon}"{value}"' if " " not in condition else f'"{argument}"'
