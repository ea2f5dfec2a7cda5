"""The command line: one file a command, each 10 to 40 lines over `catalog.api`.

Built on Typer: commands are plain typed functions, `click` below it is what most Python tools
share, completion for bash, zsh, fish and PowerShell comes with it, and nothing else is imported
until a command runs.
"""

import atexit
import gc
import sys
from io import TextIOWrapper

from catalog.errors import CatalogError

_COLLECT_AFTER = (200_000, 20, 20)
"""Objects, and rounds of younger ones: a program that starts makes many and drops none, so that
collecting as often as Python does by default costs a tenth of a short run."""


def main() -> None:
    """Run the program and exit: 0 clean, 1 findings, 2 usage or a run that could not go on."""
    _write_any_name()
    gc.set_threshold(*_COLLECT_AFTER)
    atexit.register(gc.freeze)  # What is there at the end is looked through for nobody any more.
    from catalog.cli.app import app  # Most of a short run is loading, which makes objects too.

    try:
        app()
    except CatalogError as error:
        print(f"catalog: {error.message}", file=sys.stderr)
        if error.hint:
            print(f"  {error.hint}", file=sys.stderr)
        sys.exit(2)
    except KeyboardInterrupt:
        print("catalog: stopped.", file=sys.stderr)
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)


def _write_any_name() -> None:
    """Let no output fail over a name: people are written in more scripts than a locale has.

    A terminal gets what it can show, a file or another program UTF-8.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="replace")
