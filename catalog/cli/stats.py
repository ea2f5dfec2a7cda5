"""`catalog stats`: what the list holds, in numbers."""

import json
import sys
from dataclasses import asdict

import typer

from catalog import api
from catalog.cli.options import JsonOption, RootOption, list_root


def command(root: RootOption = None, json_: JsonOption = False) -> None:
    """Count what the list holds.

    Entries by year, venue, category, type and source, links, and how many have code.
    """
    numbers, found = api.stats(list_root(root))
    if json_:
        typer.echo(json.dumps(asdict(numbers), ensure_ascii=False, indent=2))
    else:
        from catalog.cli.stats_tables import show_stats

        show_stats(numbers)
    if found.failed:
        print("The list has errors: `catalog validate` says which.", file=sys.stderr)
