"""Making many pages: those that changed, on all processors."""

import os
import pickle
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection, Pipe
from typing import TYPE_CHECKING

from catalog.errors import CatalogError
from catalog.web.output import Made, Output

if TYPE_CHECKING:
    from types import TracebackType

_PAGE = "index.html"
_MOST_PROCESSES = 4
_WORTH_A_PROCESS = 1500


@dataclass(frozen=True, slots=True)
class Task:
    """One page that is made from data.

    Attributes:
        path: its address below the site, ending in a slash.
        made_from: gives a fingerprint of what it is made from.
        make: gives the page.
        listed: whether the sitemap names it.
    """

    path: str
    made_from: Callable[[], str]
    make: Callable[[], str]
    listed: bool = True


def press(tasks: Sequence[Task], site: Output) -> None:
    """Make the pages that changed.

    Args:
        tasks: the pages.
        site: where they go.
    """
    for task in tasks:
        made_from = task.made_from()
        file = task.path + _PAGE
        if not site.keeps(file, made_from):
            site.write(file, task.make().encode(), made_from)


@contextmanager
def pressing(tasks: Sequence[Task], site: Output) -> Iterator[None]:
    """Make the pages that changed, in processes beside the one that runs the block.

    The processes are copies of this one (fork), so that the catalogue is neither read nor sent
    again; where that cannot be, or is not worth it, this process makes the pages.

    Args:
        tasks: the pages; none depends on what the block does.
        site: where they go; the block may add other files to it.

    Raises:
        CatalogError: what a page raised.
    """
    number = _processes(len(tasks))
    if number < 2:
        press(tasks, site)
        yield
        return
    with _Copies(number, tasks, site) as copies:
        yield
        copies.join()


def _processes(tasks: int) -> int:
    # A copy of a process with threads lacks them, and keeps the locks that they held.
    if not hasattr(os, "fork") or threading.active_count() > 1:
        return 1
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return min(usable or 1, _MOST_PROCESSES, tasks // _WORTH_A_PROCESS)


class _Copies:
    """Copies of this process, each with its share of the tasks."""

    def __init__(self, number: int, tasks: Sequence[Task], site: Output) -> None:
        self._site = site
        self._running: list[tuple[int, Connection]] = []
        for share in range(number):
            here, there = Pipe(duplex=False)
            process = os.fork()
            if process == 0:
                _work(tasks[share::number], site, there)
            there.close()
            self._running.append((process, here))

    def join(self) -> None:
        """Wait for all of them and take over what they made."""
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

    def __enter__(self) -> "_Copies":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: "TracebackType | None",
    ) -> None:
        import signal

        for process, answer in self._running:
            os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)
            answer.close()


def _work(tasks: Sequence[Task], site: Output, answer: Connection) -> None:
    """What a copy does; it never returns."""
    before: set[str] = set(site.made)
    result: tuple[dict[str, Made], list[str]] | BaseException
    site.changed = []
    try:
        press(tasks, site)
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
