"""Progress of long work, on stderr: a bar on a terminal, a line every few seconds elsewhere."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_EVERY = 5.0
"""Seconds between two lines where there is no terminal."""

_REDRAWN = 0.1
"""Seconds between two drawings of the bar."""

Step = Callable[[int, int], None]
"""Told how much is done, and of how much."""


@contextmanager
def progress(what: str, *, quiet: bool) -> Iterator[Step]:
    """Show progress while the block runs.

    Args:
        what: the noun that is counted, in the plural.
        quiet: show nothing.
    """
    if quiet:
        yield _nothing
    elif sys.stderr.isatty():
        with _bar(what) as step:
            yield step
    else:
        yield _lines(what)


def _nothing(done: int, total: int) -> None:
    """Show nothing."""


def _lines(what: str) -> Step:
    last = time.monotonic()

    def step(done: int, total: int) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= _EVERY:
            last = now
            print(f"{done:,} of {total:,} {what}", file=sys.stderr, flush=True)

    return step


@contextmanager
def _bar(what: str) -> Iterator[Step]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    columns = ("{task.description}", BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    console = Console(stderr=True)
    # No thread of its own: a process that has one cannot be copied.
    with Progress(*columns, console=console, transient=True, auto_refresh=False) as bar:
        task, shown = bar.add_task(what, total=None), 0.0

        def step(done: int, total: int) -> None:
            nonlocal shown
            now = time.monotonic()
            due = now - shown >= _REDRAWN or done == total
            shown = now if due else shown
            bar.update(task, completed=done, total=total, refresh=due)

        yield step
