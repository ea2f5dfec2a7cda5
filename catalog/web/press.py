"""Making many pages: those that changed, on all processors."""

import os
import pickle
import threading
from collections.abc import Callable, Sequence
from functools import partial
from multiprocessing.connection import Connection, Pipe
from typing import TYPE_CHECKING, NamedTuple

from catalog.errors import CatalogError
from catalog.web.output import Made, Output

if TYPE_CHECKING:
    from types import TracebackType

_PAGE = "index.html"
_MOST_PROCESSES = 4
_WORTH_A_PROCESS = 1500


class Task(NamedTuple):
    """One page that is made from data.

    Attributes:
        path: its address below the site, ending in a slash.
        made_from: a fingerprint of what it is made from.
        make: gives the page.
        listed: whether the sitemap names it.
    """

    path: str
    made_from: str
    make: Callable[[], str]
    listed: bool = True


Job = Callable[[Output], None]
"""Something that adds files to a site and depends on nothing that others add."""


def press(tasks: Sequence[Task], site: Output) -> None:
    """Make the pages that changed.

    Args:
        tasks: the pages.
        site: where they go.
    """
    for task in tasks:
        file = task.path + _PAGE
        if not site.keeps(file, task.made_from):
            site.write(file, task.make().encode(), task.made_from)


class Helpers:
    """Copies of this process (fork) that work on a site beside it; they end with the block.

    They inherit what stands in its memory, so that nothing is read or sent again. Where there can
    be none, this process does everything itself.

    Args:
        site: where they and the block add files.
    """

    def __init__(self, site: Output) -> None:
        self._site = site
        self._running: list[tuple[int, Connection]] = []
        self._waiting: list[Job] = []

    def give(self, job: Job) -> None:
        """Have a job done by a copy of this process, as it is now, or else at the end."""
        if _processors() < 2:
            self._waiting.append(job)
        else:
            self._start(job)

    def press(self, tasks: Sequence[Task]) -> None:
        """Make the pages that changed, in this process and in others where it is worth it.

        Args:
            tasks: the pages; none depends on what another job does.
        """
        # Looking at what has changed costs less than a copy.
        keeps = self._site.keeps
        left = [task for task in tasks if not keeps(task.path + _PAGE, task.made_from)]
        shares = max(1, min(_processors(), len(left) // _WORTH_A_PROCESS))
        for share in range(1, shares):
            self._start(partial(press, left[share::shares]))
        press(left[::shares], self._site)

    def _start(self, job: Job) -> None:
        here, there = Pipe(duplex=False)
        process = os.fork()
        if process == 0:
            _work(job, self._site, there)
        there.close()
        self._running.append((process, here))

    def join(self) -> None:
        """Wait for all of them and take over what they made.

        Raises:
            CatalogError: what a job raised.
        """
        for job in self._waiting:
            job(self._site)
        self._waiting.clear()
        while self._running:
            process, answer = self._running[0]
            try:
                result = pickle.loads(answer.recv_bytes())
            except EOFError:
                result = CatalogError("A process that made pages was killed: is memory short?")
            answer.close()
            self._running.pop(0)
            os.waitpid(process, 0)
            if isinstance(result, BaseException):
                raise result
            made, changed = result
            self._site.made.update(made)
            self._site.changed += changed

    def __enter__(self) -> "Helpers":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: "TracebackType | None",
    ) -> None:
        import signal

        for process, answer in self._running:
            os.kill(process, signal.SIGTERM)
            os.waitpid(process, 0)
            answer.close()


def _processors() -> int:
    """How many processes may work at once."""
    # A copy of a process with threads lacks them, and keeps the locks that they held.
    if not hasattr(os, "fork") or threading.active_count() > 1:
        return 1
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return min(usable or 1, _MOST_PROCESSES)


def _work(job: Job, site: Output, answer: Connection) -> None:
    """What a copy does; it never returns."""
    import signal

    # Told to end, it takes away what it has half written.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    before: set[str] = set(site.made)
    result: tuple[dict[str, Made], list[str]] | BaseException
    site.changed = []
    try:
        job(site)
        made = {path: item for path, item in site.made.items() if path not in before}
        result = made, site.changed
    except CatalogError as error:
        result = CatalogError(error.message, error.hint)
    except BaseException as error:
        result = RuntimeError(f"{type(error).__name__}: {error}")
        if isinstance(error, OSError):
            result = OSError(error.errno, error.strerror, error.filename)
    try:
        answer.send_bytes(pickle.dumps(result))
        answer.close()
    finally:
        os._exit(0)
