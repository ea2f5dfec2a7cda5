"""`catalog import`: take over a list or a bibliography that exists already."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from catalog import api
from catalog.cli.findings import show
from catalog.cli.options import JsonOption

FilesArgument = Annotated[
    list[Path], typer.Argument(metavar="FILE...", help="Markdown, HTML, RST or BibTeX files.")
]
ToOption = Annotated[
    Path | None, typer.Option("--to", metavar="DIR", help="The list that gains the entries.")
]
CategoriesOption = Annotated[
    Path | None, typer.Option("--categories", help="YAML file: a category id for each heading.")
]
DryRunOption = Annotated[bool, typer.Option("--dry-run", "-n", help="Write no entries.")]
ReportOption = Annotated[
    Path | None, typer.Option("--report", help="Write the whole report as Markdown.")
]


def command(
    files: FilesArgument,
    to: ToOption = None,
    categories: CategoriesOption = None,
    dry_run: DryRunOption = False,
    report: ReportOption = None,
    json_: JsonOption = False,
) -> None:
    """Take over a list of any format, or a bibliography.

    Exits with 1 where something was not understood or was left out.
    """
    if report is not None:
        api.check_folder(report)
    today = date.today().isoformat()
    found = api.import_files(files, to, categories=categories, added=today, dry_run=dry_run)
    if report is not None:
        api.save(report, api.import_report(found, "markdown"))
    show(api.import_report(found, "json" if json_ else "text"), styled=False)
    raise typer.Exit(0 if found.complete else 1)
