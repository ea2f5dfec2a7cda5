"""Copies of this process (fork), which work something out beside it.

They inherit what stands in its memory, so that nothing is read or sent again.
"""

import os
import pickle
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection, Pipe
from typing import Any, TypeVar

from catalog.errors import CatalogError

T = TypeVar("T")


def processors() -> int:
    """How many processes may work at once, this one included; 1 where it cannot be copied."""
    # A copy of a process with threads lacks them, and keeps the locks that they held.
    if not hasattr(os, "fork") or threading.active_count() > 1:
        return 1
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return usable or 1


@contextmanager
def beside(make: Callable[[], T]) -> Iterator[Callable[[], T]]:
    """Have something worked out while the block does something else.

    Yields:
        What waits for it, to be called once; it raises what `make` raised. Where there can be no
        copy, it works it out itself.
    """
    if processors() < 2:
        yield make
        return
    copy = Copy(make)
    try:
        yield copy.result
    finally:
        copy.end()


class Copy:
    """A copy of this process that works something out and ends.

    Args:
        work: gives what is wanted.
    """

    def __init__(self, work: Callable[[], Any]) -> None:
        self._answer, there = Pipe(duplex=False)
        self._process = os.fork()
        if self._process == 0:
            _answer(work, there)
        there.close()

    def result(self) -> Any:
        """Wait for it.

        Raises:
            CatalogError: what the work raised, or the copy was killed.
        """
        try:
            result = pickle.loads(self._answer.recv_bytes())
        except EOFError:
            result = CatalogError("A copy of this process was killed: is memory short?")
        self._close()
        if isinstance(result, BaseException):
            raise result
        return result

    def end(self) -> None:
        """End it where it has not ended."""
        if not self._answer.closed:
            os.kill(self._process, signal.SIGTERM)
            self._close()

    def _close(self) -> None:
        self._answer.close()
        os.waitpid(self._process, 0)


def _answer(work: Callable[[], object], answer: Connection) -> None:
    """What a copy does; it never returns."""
    # Told to end, it takes away what it has half written.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        result = work()
    except CatalogError as error:
        result = CatalogError(error.message, error.hint)
    except BaseException as error:
        result = RuntimeError(f"{type(error).__name__}: {error}")
        if isinstance(error, OSError):
            result = OSError(error.errno, error.strerror, error.filename)
    try:
        answer.send_bytes(pickle.dumps(result, pickle.HIGHEST_PROTOCOL))
        answer.close()
    finally:
        os._exit(0)
