"""A line between two copies of one process."""

import asyncio
import pickle
import socket
from collections.abc import Callable
from typing import Any

End = Callable[[Exception | None], object]
"""Told when the line ends, and why where it is known."""

_LENGTH = 4
_TOGETHER = 16
"""Messages that wait for each other at the most."""


class Line(asyncio.Protocol):
    """Messages over a socket between two copies of one process, many at a time.

    Args:
        hear: told each message that comes.
        end: told when there will be no more.
    """

    def __init__(self, hear: Callable[[Any], None], end: End) -> None:
        self._hear = hear
        self._end = end
        self._out: list[object] = []
        self._in = bytearray()
        self._due = False
        self._loop = asyncio.get_running_loop()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin."""
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
        messages, self._out = self._out, []
        if not messages or self._transport.is_closing():
            return
        try:
            data = pickle.dumps(messages, pickle.HIGHEST_PROTOCOL)
        except Exception as error:
            self._end(RuntimeError(f"a message that cannot be sent: {error}"))
            self._transport.abort()
        else:
            self._transport.write(len(data).to_bytes(_LENGTH) + data)

    def data_received(self, data: bytes) -> None:
        """Take in what came, to be heard in the next turns."""
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
        """Say that there will be no more."""
        self._end(None)

    def close(self) -> None:
        """Send what waits, and hang up."""
        self._flush()
        self._transport.close()


async def connect(line: socket.socket, hear: Callable[[Any], None], end: End) -> Line:
    """Speak over a socket, in the running event loop."""
    loop = asyncio.get_running_loop()
    _, there = await loop.create_connection(lambda: Line(hear, end), sock=line)
    return there
