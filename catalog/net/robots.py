"""robots.txt (RFC 9309), asked once a host."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from catalog.net.manners import PRODUCT
from catalog.net.message import Answer

if TYPE_CHECKING:
    from protego import Protego

MAX_BYTES = 500 * 1024
"""As much as RFC 9309, section 2.5 asks to read."""

_AGENT = re.compile(r"\s*user[- ]?agent\s*[:\s]\s*([^#]*)", re.I)
_TOKEN = re.compile(r"[A-Za-z_-]*")
_OTHERS = "somebody-else"


@dataclass(slots=True)
class _Known:
    """What a host lets programs fetch, once it is read; None forbids nothing."""

    rules: "Protego | None" = None
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
        return known.rules is None or known.rules.can_fetch(url, PRODUCT)

    async def _read(self, origin: str) -> "Protego | None":
        answer = await self._ask(f"{origin}/robots.txt")
        if not answer.ok or b"<html" in answer.body[:512].lower():
            return None
        body = answer.body if answer.whole else answer.body.rpartition(b"\n")[0]
        return rules_of(body)


def rules_of(body: bytes) -> "Protego | None":
    """The rules of a robots.txt; None where it forbids nothing to anybody.

    Args:
        body: its lines, none of them cut: half a path forbids more than the whole.
    """
    if b"allow" not in body.lower():
        return None
    from protego import Protego  # only a host with rules needs it

    lines = body.decode("utf-8-sig", "replace").splitlines()
    return Protego.parse("\n".join(map(_plain, lines)))


def _plain(line: str) -> str:
    """A line with at most three agents left: all programs, this one, and somebody else.

    RFC 9309, section 2.2.1 wants whole product tokens compared, where the parser takes the
    beginning of one; and it would keep a list of rules for each of ten thousand agents.
    """
    agent = _AGENT.match(line)
    if agent is None:
        return line
    name = agent[1].strip()
    ours = _TOKEN.match(name)
    if ours and ours[0].lower() == PRODUCT:
        return f"User-agent: {PRODUCT}"
    return "User-agent: *" if name == "*" else f"User-agent: {_OTHERS}"
