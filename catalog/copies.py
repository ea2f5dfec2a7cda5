"""Copies of this process (fork), which work something out beside it.

They inherit what stands in its memory, so that nothing is read or sent again.
"""

import os
import pickle
import signal
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from multiprocessing.connection import Connection, Pipe
from typing import Any, NoReturn, TypeVar

from catalog.errors import CatalogError

T = TypeVar("T")

_SIGNALS = frozenset({signal.SIGINT, signal.SIGTERM})
_LOOKS = 0.2
"""Seconds after which a copy looks again whether its parent is there."""


def processors() -> int:
    """How many processes may work at once, this one included; 1 where it cannot be copied."""
    # A copy of a process with threads lacks them, and keeps the locks that they held.
    if not hasattr(os, "fork") or threading.active_count() > 1:
        return 1
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return usable or 1


def copied(work: Callable[[], object]) -> int:
    """Have a copy of this process do some work and end.

    An interrupt is not for it; told to end (SIGTERM), it takes away what it has half written;
    and it ends soon after this process does, however that ends.

    Args:
        work: what it does.

    Returns:
        The number of its process, for `ended`.
    """
    with _undisturbed() as before:
        mine = os.getpid()
        process = os.fork()
        if process == 0:
            _live(work, before, mine)
    return process


def ended(process: int) -> None:
    """Wait for the end of a copy."""
    with suppress(ChildProcessError):  # somebody had the system forget children that end
        os.waitpid(process, 0)


def told_to_end(process: int, how: signal.Signals) -> None:
    """Tell a copy to end, and wait for it."""
    with suppress(ProcessLookupError):
        os.kill(process, how)
    ended(process)


@contextmanager
def _undisturbed() -> Iterator[set[signal.Signals]]:
    """Let no signal come between the parts of a fork; gives the signals held back before."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)
    try:
        yield {signal.Signals(number) for number in before}
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _live(work: Callable[[], object], mask: set[signal.Signals], parent: int) -> NoReturn:
    """The life of a copy. It must not leave by any other way: what is above is its parent's."""
    try:
        try:
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            signal.signal(signal.SIGTERM, signal.default_int_handler)
            signal.pthread_sigmask(signal.SIG_SETMASK, mask)
            threading.Thread(target=_watch, args=(parent,), daemon=True).start()
            work()
        except KeyboardInterrupt:
            pass  # told to end
        except BaseException:
            traceback.print_exc()
        finally:
            signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)
    finally:
        os._exit(0)


def _watch(parent: int) -> None:
    """End this copy when its parent is gone, which may have been killed."""
    while os.getppid() == parent:
        time.sleep(_LOOKS)
    os._exit(1)


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
        copy.kill()


class Copy:
    """A copy of this process that works something out and ends.

    Args:
        work: gives what is wanted.
    """

    def __init__(self, work: Callable[[], Any]) -> None:
        self._answer, there = Pipe(duplex=False)
        self._process = copied(partial(_answer, work, there))
        there.close()

    def result(self) -> Any:
        """Wait for it.

        Raises:
            CatalogError: what the work raised, or the copy was killed.
        """
        try:
            result = pickle.loads(self._answer.recv_bytes())
        except (EOFError, OSError):
            result = killed()
        self._answer.close()
        ended(self._process)
        if isinstance(result, BaseException):
            raise result
        return result

    def end(self) -> None:
        """End it where it has not ended; what it has half written is taken away."""
        self._stop(signal.SIGTERM)

    def kill(self) -> None:
        """End it at once where it has not ended; for one that writes nothing."""
        self._stop(signal.SIGKILL)

    def _stop(self, how: signal.Signals) -> None:
        if not self._answer.closed:
            self._answer.close()
            told_to_end(self._process, how)


def killed() -> CatalogError:
    """The error to raise where a copy ended without an answer."""
    return CatalogError("A copy of this process was killed: is memory short?")


def _answer(work: Callable[[], object], answer: Connection) -> None:
    """Send what a work gives, or what it raises, in a form that every process can read."""
    try:
        content = pickle.dumps(work(), pickle.HIGHEST_PROTOCOL)
    except KeyboardInterrupt:
        raise  # told to end
    except BaseException as error:
        content = pickle.dumps(_told(error), pickle.HIGHEST_PROTOCOL)
    answer.send_bytes(content)
    answer.close()


def _told(error: BaseException) -> Exception:
    if isinstance(error, CatalogError):
        return CatalogError(error.message, error.hint)
    if isinstance(error, OSError):
        return OSError(error.errno, error.strerror, error.filename)
    return RuntimeError(f"{type(error).__name__}: {error}")
