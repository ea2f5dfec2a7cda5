"""`catalog dedupe`: one work, one entry."""

from pathlib import Path
from typing import Annotated

import typer

from catalog import api
from catalog.cli.findings import show
from catalog.cli.merging import merge, review
from catalog.cli.options import JsonOption, RootOption, list_root
from catalog.errors import CatalogError

IdsArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="[ID ID]", help="With --merge: two entries; the first keeps its id."),
]
RecordsOption = Annotated[
    Path | None, typer.Option("--records", help="Search a JSON Lines or CSV file, not the list.")
]
MergeOption = Annotated[
    bool, typer.Option("--merge", help="Merge the two entries, or all certain duplicates.")
]
ReviewOption = Annotated[
    bool, typer.Option("--review", help="Go through the pairs: merge, mark distinct, skip.")
]
YesOption = Annotated[bool, typer.Option("--yes", "-y", help="Merge without asking.")]


def command(
    ids: IdsArgument = None,
    root: RootOption = None,
    records: RecordsOption = None,
    merge_: MergeOption = False,
    review_: ReviewOption = False,
    yes: YesOption = False,
    json_: JsonOption = False,
) -> None:
    """Find entries that are one work.

    It says why, and exits with 1 where there are any.
    """
    if ids and (len(ids) != 2 or not merge_):
        raise CatalogError("Entries are named two at a time, with --merge.", "dedupe --merge ID ID")
    if records and (merge_ or review_):
        raise CatalogError("Only entries of the list can be merged.", "Leave --records out.")
    if merge_:
        merge(list_root(root), ids or (), ask=not yes)
    elif review_:
        review(list_root(root))
    else:
        found = api.dedupe_records(records) if records else api.dedupe(list_root(root))
        show(api.dedupe_report(found, "json" if json_ else "text"), styled=False)
        raise typer.Exit(1 if found.same or found.versions or found.review else 0)
