"""robots.txt (RFC 9309), asked once a host."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from urllib.robotparser import RobotFileParser

from catalog.net.manners import PRODUCT
from catalog.net.message import Answer

MAX_BYTES = 500 * 1024
"""As much as RFC 9309, section 2.5 asks to read."""


@dataclass(slots=True)
class _Known:
    """What a host lets programs fetch, once it is read; None forbids nothing."""

    rules: RobotFileParser | None = None
    read: asyncio.Event = field(default_factory=asyncio.Event)


class Robots:
    """What the hosts of a run let programs fetch.

    Args:
        ask: fetches an address with redirects.
    """

    def __init__(self, ask: Callable[[str], Awaitable[Answer]]) -> None:
        self._ask = ask
        self._known: dict[str, _Known] = {}

    async def allows(self, origin: str, url: str) -> bool:
        """Whether a page may be fetched.

        A host that has no robots.txt, or cannot show it, forbids nothing: whatever is wrong with
        it the page's own answer tells better.

        Args:
            origin: scheme, host and port.
            url: the page.
        """
        known = self._known.get(origin)
        if known is None:
            known = self._known[origin] = _Known()
            try:
                known.rules = await self._read(origin)
            finally:
                known.read.set()
        elif not known.read.is_set():
            await known.read.wait()
        return known.rules is None or known.rules.can_fetch(PRODUCT, url)

    async def _read(self, origin: str) -> RobotFileParser | None:
        answer = await self._ask(f"{origin}/robots.txt")
        if not answer.ok or b"<html" in answer.body[:512].lower():
            return None
        parser = RobotFileParser()
        parser.parse(answer.body.decode("utf-8", "replace").splitlines())
        return parser
