"""The event loop of a run."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


def run_to_end(main: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine in a loop of its own and give what it returns."""
    with asyncio.Runner(loop_factory=_new_loop()) as runner:
        return runner.run(main)


def _new_loop() -> Callable[[], asyncio.AbstractEventLoop]:
    """The loop of uvloop, which does the same with a tenth less work; else asyncio's own.

    There is no uvloop for Windows, whose usual loop cannot watch the sockets of libcurl.
    """
    try:
        from uvloop import new_event_loop
    except ImportError:
        return asyncio.SelectorEventLoop
    return new_event_loop
