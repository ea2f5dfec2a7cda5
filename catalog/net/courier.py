"""A process that only asks, so that what came back can be judged in this one meanwhile."""

import asyncio
import itertools
import os
import pickle
import signal
import socket
import traceback
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from types import TracebackType
from typing import TYPE_CHECKING, Any, NoReturn

from catalog.copies import processors
from catalog.errors import CatalogError

if TYPE_CHECKING:
    from yarl import URL

    from catalog.net.manners import Manners
    from catalog.net.message import Answer, Cookies

WORTH_A_PROCESS = 100
"""Questions from which on a process of their own pays for itself."""

_LENGTH = 4
_TOGETHER = 16
"""Messages that wait for each other at the most."""


class Courier:
    """A copy of this process with connections of its own; it ends with the block.

    Begun before the event loop and before anything heavy is loaded, it gets itself ready while
    this process does the same.
    """

    def __init__(self) -> None:
        self.line, there = socket.socketpair()
        self._process = os.fork()
        if self._process == 0:
            self.line.close()
            _work(there)
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
        os.kill(self._process, signal.SIGKILL)  # It holds nothing that would have to be kept.
        os.waitpid(self._process, 0)


def courier_for(questions: int) -> AbstractContextManager[Courier | None]:
    """A courier, where there are questions enough and this process can be copied."""
    worth_it = questions >= WORTH_A_PROCESS and processors() > 1
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
        self._lost = False

    async def __aenter__(self) -> "Remote":
        self._line = await _connect(self._socket, self._hear, self._lose)
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
        if self._lost:
            raise _lost()
        number = next(self._numbers)
        waiting = self._waiting[number] = asyncio.get_running_loop().create_future()
        self._line.send((number, name, arguments))
        try:
            return await waiting
        finally:
            del self._waiting[number]

    def _hear(self, message: Any) -> None:
        number, result = message
        waiting = self._waiting.get(number)
        if waiting and not waiting.done():
            waiting.set_result(result)

    def _lose(self) -> None:
        self._lost = True
        for waiting in self._waiting.values():
            if not waiting.done():
                waiting.set_exception(_lost())


def _lost() -> CatalogError:
    return CatalogError(
        "The process that asks hosts was killed: is memory short?",
        "Run it again: what was seen is kept.",
    )


def _work(line: socket.socket) -> NoReturn:
    """What a courier does; it never returns."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # What an interrupt means is not its to say.
    try:
        from catalog.net.loop import run_to_end

        run_to_end(_answer(line))
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(0)


async def _answer(line: socket.socket) -> None:
    """Do what is asked until nobody is there any more."""
    from catalog.net.transport import Transport

    tasks: set[asyncio.Task[None]] = set()
    ended = asyncio.get_running_loop().create_future()
    transport: Transport | None = None

    async def answer(number: int, name: str, arguments: tuple[Any, ...]) -> None:
        try:
            there.send((number, await getattr(transport, name)(*arguments)))
        except Exception as error:
            ended.set_exception(error)

    def hear(message: Any) -> None:
        nonlocal transport
        if transport is None:
            transport = Transport(message)
            return
        task = asyncio.ensure_future(answer(*message))
        tasks.add(task)
        task.add_done_callback(tasks.discard)

    def hang_up() -> None:
        if not ended.done():
            ended.set_result(None)

    there = await _connect(line, hear, hang_up)
    await ended


class _Line(asyncio.Protocol):
    """Messages over a socket between two copies of one process, many at a time."""

    def __init__(self, hear: Callable[[Any], None], end: Callable[[], object]) -> None:
        self._hear = hear
        self._end = end
        self._out: list[object] = []
        self._in = bytearray()
        self._due = False
        self._loop = asyncio.get_running_loop()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def send(self, message: object) -> None:
        """Send with all others of this turn of the event loop."""
        if not self._out:
            self._loop.call_soon(self._flush)
        self._out.append(message)
        if len(self._out) >= _TOGETHER:
            self._flush()

    def _flush(self) -> None:
        if self._out and not self._transport.is_closing():
            data = pickle.dumps(self._out, pickle.HIGHEST_PROTOCOL)
            self._transport.write(len(data).to_bytes(_LENGTH) + data)
        self._out.clear()

    def data_received(self, data: bytes) -> None:
        self._in += data
        if not self._due:
            self._due = True
            self._loop.call_soon(self._take)

    def _take(self) -> None:
        """Hear what was sent together, one such heap in each turn of the event loop.

        So no question has to wait for the end of all that came in at one time.
        """
        end = _LENGTH + int.from_bytes(self._in[:_LENGTH])
        if len(self._in) < end:
            self._due = False
            return
        for message in pickle.loads(self._in[_LENGTH:end]):
            self._hear(message)
        del self._in[:end]
        self._loop.call_soon(self._take)

    def connection_lost(self, error: Exception | None) -> None:
        self._end()

    def close(self) -> None:
        self._transport.close()


async def _connect(
    line: socket.socket, hear: Callable[[Any], None], end: Callable[[], object]
) -> _Line:
    loop = asyncio.get_running_loop()
    _, there = await loop.create_connection(lambda: _Line(hear, end), sock=line)
    return there
