"""Merging on the command line: the diff first, then the question."""

import sys
from collections.abc import Sequence
from pathlib import Path

import typer

from catalog import api
from catalog.errors import CatalogError

_KEYS = "[1] keep the left, [2] keep the right, [d]istinct, [s]kip, [q]uit"


def merge(root: Path, ids: Sequence[str], *, ask: bool) -> None:
    """Show what each merge would do and carry it out once that is agreed to.

    Args:
        root: the list's root.
        ids: two entries, or none for all certain duplicates.
        ask: ask before each merge; where nobody can answer, nothing is written.
    """
    if ask and not sys.stdin.isatty():
        waiting = api.plan_merges(root, ids)
        for joined in waiting:
            typer.echo(joined.diff())
        if not waiting:
            typer.echo(_nothing_certain(root), err=True)
            raise typer.Exit
        typer.echo("Nothing was written. Run it with --yes to merge.", err=True)
        raise typer.Exit(1)
    declined: set[str] = set()
    merged = 0
    while True:  # a group of three takes two merges, the second from what the first wrote
        left = [one for one in api.plan_merges(root, ids) if one.removed not in declined]
        if not left:
            if not merged:
                typer.echo("Nothing was merged." if declined else _nothing_certain(root), err=True)
            return
        for joined in left:
            typer.echo(joined.diff())
            if ask and not typer.confirm(
                f"Merge {joined.merge.other} into {joined.merge.survivor}?"
            ):
                declined.add(joined.removed)
                continue
            api.carry_out(root, joined)
            merged += 1
            typer.echo(
                f"{joined.merge.other} is now an alias of {joined.merge.survivor}.", err=True
            )
        if ids:
            return


def _nothing_certain(root: Path) -> str:
    """Why a merge of all certain duplicates has merged nothing, and what to do instead."""
    found = api.dedupe(root)
    doubtful = {
        "of versions": len(found.versions),
        "to look at": len(found.review),
        "of a paper and a resource": len(found.same),  # else it had been merged
    }
    left = ", ".join(f"{_said(number)} {words}" for words, number in doubtful.items() if number)
    if not left:
        return "Nothing was merged: no two entries look like one work."
    return (
        "Nothing was merged: no two papers and no two resources certainly are one work in one "
        f"version.\nLeft alone: {left}. See `catalog dedupe`, and merge with --merge ID ID or "
        "--review."
    )


def review(root: Path) -> None:
    """Go through the pairs one by one, side by side, and write what is decided.

    Args:
        root: the list's root.

    Raises:
        CatalogError: there is no terminal to ask on, or a file cannot be changed.
    """
    if not sys.stdin.isatty():
        raise CatalogError("--review asks questions and needs a terminal.", "Use --merge ID ID.")
    from rich.console import Console

    console = Console()
    found = api.dedupe(root)
    pairs = (*found.same, *found.versions, *found.review)
    gone: set[str] = set()
    for number, pair in enumerate(pairs, 1):
        if {pair.a, pair.b} & gone:
            continue
        console.rule(f"{number} of {len(pairs)}", characters="-")
        console.print(_side_by_side(root, pair.a, pair.b))
        console.print(f"\n{pair.verdict.explain()}", highlight=False, markup=False)
        key = _pressed(_KEYS, "12dsq")
        if key == "q":
            break
        if key == "d":
            api.mark_distinct(root, pair.a, pair.b)
        elif key in "12":
            keep, other = (pair.a, pair.b) if key == "1" else (pair.b, pair.a)
            if _merged(root, keep, other):
                gone.add(other)
    typer.echo(f"{_said(len(gone))} merged.")


def _merged(root: Path, keep: str, other: str) -> bool:
    """Show what a merge does and carry it out if that is agreed to."""
    (joined,) = api.plan_merges(root, (keep, other))
    typer.echo(joined.diff())
    if _pressed(f"Merge {other} into {keep}? [y]es, [n]o", "yn") == "n":
        return False
    api.carry_out(root, joined)
    return True


def _pressed(question: str, keys: str) -> str:
    """One of the keys; any other is asked for again."""
    typer.echo(f"{question} ", nl=False)
    while (key := typer.getchar().lower()) not in tuple(keys):
        pass
    typer.echo(key)
    return key


def _said(count: int) -> str:
    return "1 pair" if count == 1 else f"{count} pairs"


def _side_by_side(root: Path, one: str, other: str) -> object:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, expand=True)
    table.add_column("", no_wrap=True)
    for key in (one, other):
        table.add_column(key, ratio=1, overflow="fold")
    for field, left, right in api.compare(root, one, other):
        style = "" if left == right else "bold"
        table.add_row(Text(field, "dim"), Text(left, style), Text(right, style))
    return table
