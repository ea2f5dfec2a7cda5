"""The polite client: limits, retries and redirects around one transport."""

import asyncio
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import TracebackType
from urllib.parse import urljoin, urlsplit

from yarl import URL

from catalog.net import retry
from catalog.net.address import BadAddress, Permit, host_key, is_ip, permit_for, request_url
from catalog.net.gate import HostGate, nap
from catalog.net.manners import Manners
from catalog.net.message import Answer, Hop, Request, Trouble
from catalog.net.names import Lookup
from catalog.net.redirects import REDIRECTS, readable
from catalog.net.robots import MAX_BYTES, Robots
from catalog.net.transport import Cookies, Transport

_NO_ANSWER = frozenset(
    {Trouble.TIMEOUT, Trouble.REFUSED, Trouble.RESET, Trouble.TLS, Trouble.PROTOCOL}
)
_NO_NAME = frozenset({Trouble.NO_NAME, Trouble.NO_NAME_NOW})
_SAMPLE = 5
_CANARIES = ("doi.org", "arxiv.org", "github.com")
"""Names of which at least one resolves wherever there is a network."""


@dataclass(slots=True)
class _Way:
    """Where a request stands on its way through redirects."""

    url: URL
    method: str
    data: bytes
    headers: dict[str, str]
    hops: list[Hop]
    cookies: Cookies = ()


class Client:
    """Asks hosts politely. Use it as an asynchronous context manager.

    Args:
        manners: limits of the run.
        permit: which IP addresses may be connected to; by default what `manners` says.
        lookup: from names to IP addresses, in place of the system's resolver.
    """

    def __init__(
        self, manners: Manners, permit: Permit | None = None, lookup: Lookup | None = None
    ) -> None:
        self._manners = manners
        self._transport = Transport(manners, permit or permit_for(manners), lookup)
        self._gates: dict[str, HostGate] = {}
        self._all = asyncio.Semaphore(self._transport.room)
        self._robots = Robots(lambda url: self.fetch(Request(url, max_bytes=MAX_BYTES)))
        self._network: bool | None = None
        self._unplugged = False
        self._stop = asyncio.Event()

    async def __aenter__(self) -> "Client":
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._transport.__aexit__(kind, error, trace)

    @property
    def stopping(self) -> bool:
        """Whether `stop` was called."""
        return self._stop.is_set()

    def stop(self) -> None:
        """Start no further request; those under way are answered, all others are `STOPPED`."""
        self._stop.set()

    async def network_is_up(self) -> bool:
        """Whether names resolve that always do: without them no name's absence is a proof."""
        if self._network is None:
            self._network = await self._any_resolves(_CANARIES)
        return self._network

    async def plug_in(self, urls: Iterable[str]) -> None:
        """Look once whether there is a network, so that a run without one ends at once.

        Where well-known names do not resolve, some of those that are to be asked may (a network
        without a way out).

        Args:
            urls: what will be asked.
        """
        places = dict.fromkeys(url.partition("//")[2].partition("/")[0] for url in urls)
        hosts = dict.fromkeys(_host(f"//{place}") for place in places)
        names = [host for host in hosts if host and not is_ip(host)]
        if names and not await self.network_is_up():
            self._unplugged = not await self._any_resolves(names[:_SAMPLE])

    async def _any_resolves(self, names: Sequence[str]) -> bool:
        asked = [asyncio.ensure_future(self._transport.resolves(name)) for name in names]
        try:
            for found in asyncio.as_completed(asked, timeout=self._manners.connect_timeout):
                if await found:
                    return True
        except TimeoutError:
            pass
        finally:
            for one in asked:
                one.cancel()
        return False

    async def fetch(self, request: Request) -> Answer:
        """Ask, follow redirects, and try again where that may help.

        Never raises for what hosts do; see `Answer.trouble`.
        """
        try:
            url = request_url(request.url)
        except BadAddress as error:
            return Answer(request.url, trouble=Trouble.ADDRESS, detail=str(error))
        headers = {**request.headers, **request.secrets}
        way = _Way(url, request.method, request.body, headers, [])
        seen: set[tuple[str, str]] = set()
        while True:
            here = (str(way.url), _cookies_of(way))
            if here in seen or len(way.hops) > self._manners.max_redirects:
                return _stopped(way, Trouble.REDIRECTS, "the redirects lead in a circle")
            seen.add(here)
            if request.robots and not await self._robots.allows(str(way.url.origin()), here[0]):
                detail = f"robots.txt of {way.url.host} asks programs not to fetch this page"
                return _stopped(way, Trouble.ROBOTS, detail)
            answer = await self._attempts(way, request.max_bytes)
            stopped = _follow(way, answer, request.headers)
            if stopped is not None:
                return stopped

    async def _attempts(self, way: _Way, max_bytes: int) -> Answer:
        """Ask one address until it answers or patience ends."""
        gate = self._gate(way.url)
        attempt = 0
        answer: Answer | None = None
        while True:
            async with gate.place:
                if answer is not None and attempt >= gate.attempts:
                    break  # Others found out meanwhile that it is of no use.
                while True:
                    latest, asked = await self._turn(way, gate, max_bytes)
                    if not asked:
                        last = answer if latest.trouble is not Trouble.STOPPED else None
                        return self._with_wait(last) if last else latest
                    answer, attempt = latest, attempt + 1
                    if not retry.too_much(answer):
                        break
                    # The place is kept: whoever waits for it would only be told the same.
                    pause = self._asked_wait(answer)
                    gate.pause(pause or retry.backoff(self._manners.backoff, attempt))
                    if attempt >= gate.attempts:
                        break
            await self._learn(way, gate, answer, attempt)
            wait = self._wait(answer, attempt) if attempt < gate.attempts else None
            if wait is None or self._unreachable(way):
                break
            await nap(wait, self._stop)
        return self._with_wait(answer)

    async def _turn(self, way: _Way, gate: HostGate, max_bytes: int) -> tuple[Answer, bool]:
        """Ask once when it is our turn; the second says whether it ever was."""
        kept = self._kept_from(way, gate)
        if kept is None:
            await gate.turn()
            async with self._all:
                kept = self._too_late(way, gate)
                if kept is None:
                    return await self._exchange(way, max_bytes), True
        return kept, False

    def _kept_from(self, way: _Way, gate: HostGate) -> Answer | None:
        """Why an address need not wait for its turn."""
        if gate.closed:
            detail = f"{way.url.host} gave no answer several times in a row"
            return _stopped(way, Trouble.GIVEN_UP, detail)
        if gate.paused_for > self._manners.longest_wait:
            return _paused(way, gate)
        return self._too_late(way, gate)

    def _too_late(self, way: _Way, gate: HostGate) -> Answer | None:
        """Why an address is not asked although it waited for its turn."""
        if self.stopping:
            return _stopped(way, Trouble.STOPPED, "the run was stopped")
        if self._unreachable(way):
            return _stopped(way, Trouble.NO_NAME_NOW, "no name can be looked up here now")
        return _paused(way, gate) if gate.left else None

    def _unreachable(self, way: _Way) -> bool:
        return self._unplugged and not is_ip(way.url.host or "")

    async def _learn(self, way: _Way, gate: HostGate, answer: Answer, attempt: int) -> None:
        """What an answer says of its host and of the network."""
        if answer.trouble is None:
            if not retry.too_much(answer):
                gate.answered(answer.status, attempt)
            if self._network is not True and not is_ip(way.url.host or ""):
                self._network = True
        elif answer.trouble in _NO_NAME:
            # Give up on names where none resolves, instead of trying each several times.
            self._unplugged = self._unplugged or not await self.network_is_up()
        if answer.trouble in _NO_ANSWER:
            gate.failed()

    async def _exchange(self, way: _Way, max_bytes: int) -> Answer:
        answer, cookies = await self._transport.exchange(
            way.url, way.method, way.headers, way.data, max_bytes, way.cookies
        )
        if answer.status in REDIRECTS:
            way.cookies = cookies
        return answer

    def _gate(self, url: URL) -> HostGate:
        key = host_key(url)
        gate = self._gates.get(key)
        if gate is None:
            manners = self._manners
            limits = manners.hosts.get(key, manners.limits)
            gate = HostGate(
                limits, manners.give_up_after, manners.cool_down, manners.attempts, self._stop
            )
            self._gates[key] = gate
        return gate

    def _asked_wait(self, answer: Answer) -> float | None:
        """What the host asked to wait, in seconds."""
        if not retry.says_later(answer):
            return None
        return retry.retry_after(answer.headers.get("retry-after"), time.time())

    def _with_wait(self, answer: Answer) -> Answer:
        asked = self._asked_wait(answer)
        return answer if asked is None else replace(answer, retry_after=asked)

    def _wait(self, answer: Answer, attempt: int) -> float | None:
        """Seconds before the next attempt, or None where there shall be none."""
        if not retry.says_later(answer) and answer.trouble not in retry.TROUBLES:
            return None
        asked = self._asked_wait(answer)
        if asked is None:
            return retry.backoff(self._manners.backoff, attempt)
        return asked if asked <= self._manners.longest_wait else None


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _follow(way: _Way, answer: Answer, headers: Mapping[str, str]) -> Answer | None:
    """Move on to where a redirect points; the final answer where there is none."""
    location = answer.headers.get("location", "")
    if answer.status not in REDIRECTS or not location:
        return replace(answer, hops=tuple(way.hops)) if way.hops else answer
    target = readable(location)
    try:
        target = urljoin(str(way.url), target)
        url = request_url(target)
    except ValueError as error:
        way.hops.append(Hop(str(way.url), answer.status, target))
        return _stopped(way, Trouble.UNSAFE, f"a redirect that is not followed: {error}")
    way.hops.append(Hop(str(way.url), answer.status, target))
    if answer.status == 303 or (answer.status in (301, 302) and way.method == "POST"):
        way.method, way.data = "GET", b""
    way.url, way.headers = url, dict(headers)  # Secrets end here.
    return None


def _stopped(way: _Way, trouble: Trouble, detail: str) -> Answer:
    return Answer(str(way.url), hops=tuple(way.hops), trouble=trouble, detail=detail)


def _paused(way: _Way, gate: HostGate) -> Answer:
    what = "answers only that it is asked too much" if gate.left else "asked to wait"
    answer = _stopped(way, Trouble.PAUSED, f"{way.url.host} {what}")
    return replace(answer, retry_after=gate.paused_for)


def _cookies_of(way: _Way) -> str:
    """What is sent along, without the fifth column: when it ends moves on with the clock."""
    return "\n".join(
        "\t".join(column for n, column in enumerate(line.split("\t")) if n != 4)
        for line in way.cookies
    )
