"""robots.txt (RFC 9309), asked once a host."""

import asyncio
from collections.abc import Awaitable, Callable
from urllib.robotparser import RobotFileParser

from catalog.net.manners import PRODUCT
from catalog.net.message import Answer

MAX_BYTES = 500 * 1024
"""As much as RFC 9309, section 2.5 asks to read."""


class Robots:
    """What the hosts of a run let programs fetch.

    Args:
        ask: fetches an address with redirects.
    """

    def __init__(self, ask: Callable[[str], Awaitable[Answer]]) -> None:
        self._ask = ask
        self._known: dict[str, asyncio.Future[RobotFileParser | None]] = {}

    async def allows(self, origin: str, url: str) -> bool:
        """Whether a page may be fetched.

        A host that has no robots.txt, or cannot show it, forbids nothing: whatever is wrong with
        it the page's own answer tells better.

        Args:
            origin: scheme, host and port.
            url: the page.
        """
        if origin not in self._known:
            self._known[origin] = asyncio.ensure_future(self._read(origin))
        known = self._known[origin]
        rules = known.result() if known.done() else await asyncio.shield(known)
        return rules is None or rules.can_fetch(PRODUCT, url)

    async def _read(self, origin: str) -> RobotFileParser | None:
        answer = await self._ask(f"{origin}/robots.txt")
        if not answer.ok or b"<html" in answer.body[:512].lower():
            return None
        parser = RobotFileParser()
        parser.parse(answer.body.decode("utf-8", "replace").splitlines())
        return parser
