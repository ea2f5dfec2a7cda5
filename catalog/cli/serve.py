"""`catalog serve`: look at the website while the list is being edited."""

import sys
from typing import Annotated

import typer

from catalog import api
from catalog.cli.findings import show
from catalog.cli.options import RootOption, list_root

PortOption = Annotated[
    int,
    typer.Option("--port", "-p", min=0, max=65535, help="Port to serve on; 0 takes a free one."),
]
OpenOption = Annotated[
    bool, typer.Option("--open/--no-open", help="Open the site in the browser at the start.")
]


def command(root: RootOption = None, port: PortOption = 8000, open_: OpenOption = False) -> None:
    """Serve the website here, rebuilt on every change."""
    folder = list_root(root)

    def ready(address: str) -> None:
        _tell(f"Serving {address} until Ctrl-C.")
        if open_:
            typer.launch(address)

    def findings(report: api.Report) -> None:
        show(api.report(folder, report), styled=True)
        sys.stdout.flush()

    api.serve(folder, port=port, ready=ready, tell=_tell, findings=findings)
    _tell("Stopped.")


def _tell(message: str) -> None:
    print(message, file=sys.stderr, flush=True)
