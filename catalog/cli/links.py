"""`catalog links`: whether links are alive and lead to the right paper."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from catalog import api
from catalog.cli.findings import show
from catalog.cli.options import JsonOption, QuietOption, RootOption, list_root
from catalog.cli.progress import progress
from catalog.cli.validate import Format, FormatOption, format_chosen
from catalog.errors import CatalogError

IdsArgument = Annotated[
    list[str] | None, typer.Argument(metavar="ID...", help="Entries; by default all of them.")
]
SinceOption = Annotated[
    str,
    typer.Option("--changed-since", metavar="REF", help="Only links added since a Git revision."),
]
OfflineOption = Annotated[
    bool, typer.Option("--offline", help="Ask nobody; report what earlier runs saw.")
]
FileOption = Annotated[
    Path | None, typer.Option("--file", help="A Markdown, BibTeX or text file, not the list.")
]
FixOption = Annotated[bool, typer.Option("--fix", help="Write the new addresses that are certain.")]


def command(
    ids: IdsArgument = None,
    root: RootOption = None,
    file: FileOption = None,
    changed_since: SinceOption = "",
    offline: OfflineOption = False,
    fix: FixOption = False,
    format_: FormatOption = None,
    json_: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Find out what became of every link.

    Exits with 1 where one is gone or leads to another paper.
    """
    folder = list_root(root)
    chosen = format_chosen(format_, json_=json_)
    if file and (ids or changed_since or fix):
        raise CatalogError(
            "--file goes with neither entries, --changed-since nor --fix.", "Leave them out."
        )
    try:
        with progress("links", quiet=quiet) as step:
            found = api.links(
                folder,
                ids or (),
                file=file,
                changed_since=changed_since,
                offline=offline,
                over_https=fix and not offline,
                progress=step,
            )
    except KeyboardInterrupt:
        typer.echo("catalog: stopped. What was seen is kept; the next run asks the rest.", err=True)
        raise typer.Exit(130) from None
    found = api.repair_links(folder, found) if fix else found
    base = Path.cwd() if file else folder
    show(api.link_report(base, found, chosen.value), styled=chosen is Format.TEXT)
    if found.unread:
        print(_unread(found.unread), file=sys.stderr)
    raise typer.Exit(1 if found.failed else 0)


def _unread(files: Sequence[str]) -> str:
    which = files[0] if len(files) == 1 else f"{files[0]} and {len(files) - 1:,} more"
    return f"Not looked at, because it cannot be read: {which}. `catalog validate` says why."
