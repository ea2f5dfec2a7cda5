"""From names to IP addresses, each asked for once in a while."""

import asyncio
import socket
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial

LASTING = 300.0
"""Seconds for which the addresses of a name are kept."""

_AT_ONCE = 32
"""Names that the system is asked for at one time; each question waits in a thread."""

Lookup = Callable[[str], list[str]]
"""From a name to its IP addresses; raises `socket.gaierror` as the system does."""


class Names:
    """What names stand for during a run.

    Args:
        lookup: in place of the system's resolver.
        lasting: seconds for which an answer is kept; a failure never is.
    """

    def __init__(self, lookup: Lookup | None = None, lasting: float = LASTING) -> None:
        self._lookup = lookup
        self._lasting = lasting
        self._threads = ThreadPoolExecutor(_AT_ONCE, "names")
        self._known: dict[str, tuple[float, asyncio.Task[tuple[str, ...]]]] = {}

    async def addresses(self, name: str) -> tuple[str, ...]:
        """The IP addresses of a name, in the order in which they should be tried.

        Raises:
            socket.gaierror: there are none, or none can be found now.
        """
        now = asyncio.get_running_loop().time()
        until, asked = self._known.get(name, (0.0, None))
        if asked is None or now >= until or (asked.done() and asked.exception()):
            asked = asyncio.ensure_future(self._find(name))
            self._known[name] = now + self._lasting, asked
        return await asyncio.shield(asked)

    def close(self) -> None:
        """Wait for no answer any more."""
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def _find(self, name: str) -> tuple[str, ...]:
        if self._lookup:
            return tuple(self._lookup(name))
        ask = partial(socket.getaddrinfo, name, None, type=socket.SOCK_STREAM)
        found = await asyncio.get_running_loop().run_in_executor(self._threads, ask)
        return tuple(dict.fromkeys(str(address[0]) for *_, address in found))
