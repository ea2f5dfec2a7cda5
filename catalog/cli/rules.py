"""`catalog rules`: what `catalog validate` looks at."""

import json
import textwrap

import typer

from catalog import api
from catalog.cli.options import JsonOption


def command(json_: JsonOption = False) -> None:
    """List the rules of `validate`.

    Each with its id, its severity and what it looks at.
    """
    infos = api.rules()
    if json_:
        cards = [
            {"id": info.id, "severity": info.severity.label, "summary": info.summary}
            for info in infos
        ]
        typer.echo(json.dumps({"rules": cards}, ensure_ascii=False, indent=2))
        return
    widest = max(len(info.id) for info in infos)
    for info in infos:
        head = f"{info.id:<{widest}}  {info.severity.label:<7}  "
        indent = " " * len(head)
        typer.echo(textwrap.fill(head + info.summary, 80, subsequent_indent=indent))
