"""The gate before each host: how many at once, how far apart, and when not at all."""

import asyncio
from contextlib import suppress

from catalog.net.manners import HostLimits

_VAIN = 6
"""Further attempts in a row that met a server error too, after which there are no more."""


class HostGate:
    """Lets requests to one host pass, a few at a time.

    Args:
        limits: how many at once and how far apart.
        give_up_after: failures in a row after which the host is left alone.
        cool_down: for how many seconds.
        attempts: how often one address is asked.
        stop: set when nobody shall wait any longer.
    """

    def __init__(
        self,
        limits: HostLimits,
        give_up_after: int,
        cool_down: float,
        attempts: int,
        stop: asyncio.Event,
    ) -> None:
        self._slots = asyncio.Semaphore(limits.at_once)
        self._spacing = limits.spacing
        self._next_start = 0.0
        self._paused_until = 0.0
        self._failures = 0
        self._give_up_after = give_up_after
        self._cool_down = cool_down
        self._closed_until = 0.0
        self._attempts = attempts
        # More than come in a row from a host that lets each address pass the second time.
        self._last_pause = attempts + limits.at_once
        self._pauses = 0
        self._vain = 0
        self._stop = stop

    @property
    def place(self) -> asyncio.Semaphore:
        """A place among the requests under way: `async with gate.place: ...`."""
        return self._slots

    async def turn(self) -> None:
        """Wait until the next request may start; called by whoever holds a place."""
        clock = asyncio.get_running_loop().time
        while (wait := max(self._paused_until, self._next_start) - clock()) > 0:
            await nap(wait, self._stop)
            if self._stop.is_set():
                return
        self._next_start = clock() + self._spacing

    def pause(self, seconds: float) -> None:
        """Let nobody pass for some time: the host said that it is asked too much."""
        self._failures = 0
        self._pauses += 1
        if not self.left:
            until = asyncio.get_running_loop().time() + seconds
            self._paused_until = max(self._paused_until, until)

    @property
    def paused_for(self) -> float:
        """Seconds until the next request may start; 0 where it may start now."""
        return max(0.0, self._paused_until - asyncio.get_running_loop().time())

    @property
    def closed(self) -> bool:
        """Whether the host is left alone. After the cool-down one request may try it again."""
        now = asyncio.get_running_loop().time()
        if self._failures < self._give_up_after:
            return False
        if now < self._closed_until:
            return True
        self._closed_until = now + self._cool_down
        return False

    @property
    def left(self) -> bool:
        """Whether the host says nothing any more but that it is asked too much."""
        return self._pauses >= self._last_pause

    @property
    def attempts(self) -> int:
        """How often an address may be asked, as things stand."""
        return self._attempts if self._vain < _VAIN else 1

    def answered(self, status: int, attempt: int) -> None:
        """Note that the host answered, whatever it said but that it is asked too much.

        Args:
            status: what it said.
            attempt: 1 for the first time that the address was asked.
        """
        self._failures = 0
        self._pauses = 0
        if status < 500:
            self._vain = 0
        elif attempt > 1:
            self._vain += 1

    def failed(self) -> None:
        """Note that a request got no answer."""
        self._failures += 1
        if self._failures >= self._give_up_after:
            self._closed_until = asyncio.get_running_loop().time() + self._cool_down


async def nap(seconds: float, stop: asyncio.Event) -> None:
    """Sleep, but not longer than until `stop` is set."""
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await stop.wait()
