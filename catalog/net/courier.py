"""A process that only asks, so that what came back can be judged in this one meanwhile."""

import asyncio
import itertools
import platform
import signal
import socket
from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING, Any

from catalog.copies import copied, processors, told_to_end
from catalog.errors import CatalogError
from catalog.net.line import connect

if TYPE_CHECKING:
    from yarl import URL

    from catalog.net.manners import Manners
    from catalog.net.message import Answer, Cookies

WORTH_A_PROCESS = 100
"""Questions from which on a process of their own pays for itself."""


_Reply = tuple[int | None, Any, Exception | None]
"""Number of the question (None where none can be answered), and the answer or what it raised."""


class Courier:
    """A copy of this process with connections of its own; it ends with the block.

    Begun before the event loop and before anything heavy is loaded, it gets itself ready while
    this process does the same.
    """

    def __init__(self) -> None:
        self.line, there = socket.socketpair()
        self._process = copied(partial(_work, there, self.line))
        there.close()

    def __enter__(self) -> "Courier":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.line.close()
        told_to_end(self._process, signal.SIGKILL)  # It holds nothing that would have to be kept.


def courier_for(questions: int) -> AbstractContextManager[Courier | None]:
    """A courier, where there are questions enough and this process can be copied."""
    # Apple's libraries that look names up do not work in copies.
    able = processors() > 1 and platform.system() != "Darwin"
    worth_it = able and questions >= WORTH_A_PROCESS
    return Courier() if worth_it else nullcontext()


class Remote:
    """The transport as a courier has it. Use it as an asynchronous context manager.

    Args:
        courier: who asks.
        manners: limits of the run, which also say what may be connected to.
    """

    def __init__(self, courier: Courier, manners: "Manners") -> None:
        self._socket = courier.line
        self._manners = manners
        self._numbers = itertools.count()
        self._waiting: dict[int, asyncio.Future[Any]] = {}
        self._fault: Exception | None = None

    async def __aenter__(self) -> "Remote":
        self._line = await connect(self._socket, self._hear, self._lose)
        self._line.send(self._manners)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._line.close()

    async def resolves(self, name: str) -> bool:
        """Whether a name has an address now.

        Raises:
            CatalogError: the courier ended by itself.
        """
        return bool(await self._ask("resolves", name))

    async def exchange(
        self,
        url: "URL",
        method: str,
        headers: Mapping[str, str],
        data: bytes,
        max_bytes: int,
        cookies: "Cookies" = (),
    ) -> "tuple[Answer, Cookies]":
        """Ask once, as `Transport.exchange` does.

        Raises:
            CatalogError: the courier ended by itself.
        """
        told: tuple[Answer, Cookies] = await self._ask(
            "exchange", url, method, headers, data, max_bytes, cookies
        )
        return told

    async def _ask(self, name: str, *arguments: object) -> Any:
        if self._fault:
            raise self._fault
        number = next(self._numbers)
        waiting = self._waiting[number] = asyncio.get_running_loop().create_future()
        self._line.send((number, name, arguments))
        try:
            return await waiting
        finally:
            del self._waiting[number]

    def _hear(self, message: _Reply) -> None:
        number, result, error = message
        if number is None:
            self._fault = error
            return
        waiting = self._waiting.get(number)
        if waiting and not waiting.done():
            if error:
                waiting.set_exception(error)
            else:
                waiting.set_result(result)

    def _lose(self, error: Exception | None) -> None:
        self._fault = self._fault or error or _lost()
        for waiting in self._waiting.values():
            if not waiting.done():
                waiting.set_exception(self._fault)


def _lost() -> CatalogError:
    return CatalogError(
        "The process that asks hosts was killed: is memory short?",
        "Run it again: what was seen is kept.",
    )


def _work(line: socket.socket, other: socket.socket) -> None:
    """What a courier does."""
    other.close()
    from catalog.net.loop import run_to_end

    run_to_end(_answer(line))


async def _answer(line: socket.socket) -> None:
    """Do what is asked until nobody is there any more."""
    from catalog.net.transport import Transport

    tasks: set[asyncio.Task[None]] = set()
    gone = asyncio.Event()
    transport: Transport | None = None

    async def answer(number: int, name: str, arguments: tuple[Any, ...]) -> None:
        try:
            reply: _Reply = number, await getattr(transport, name)(*arguments), None
        except Exception as error:
            reply = number, None, RuntimeError(f"{type(error).__name__}: {error}")
        there.send(reply)

    def hear(message: Any) -> None:
        nonlocal transport
        if transport is None:
            try:
                transport = Transport(message)
            except Exception as error:
                there.send((None, None, RuntimeError(f"{type(error).__name__}: {error}")))
                there.close()
            return
        task = asyncio.ensure_future(answer(*message))
        tasks.add(task)
        task.add_done_callback(tasks.discard)

    there = await connect(line, hear, lambda error: gone.set())
    await gone.wait()
