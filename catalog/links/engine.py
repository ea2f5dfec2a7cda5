"""The way of a link: memory, registries, page, memory."""

import asyncio
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from catalog.links.ask import Reachable, Told, ask_registry
from catalog.links.identify import sibling
from catalog.links.judge import judge, led_on
from catalog.links.memory import Memory
from catalog.links.targets import Target
from catalog.links.verdict import Observation, Verdict
from catalog.net.client import Client
from catalog.net.message import Answer, Request, Trouble
from catalog.net.registry import Identifier
from catalog.text.urls import host_of

NO_PAGES = frozenset({"arxiv", "doi"})
"""Schemes whose registry is the only judge: when it is silent, thousands of pages are not asked
in its place."""

MAX_SIGNPOSTS = 3
"""Pages that are followed which only lead on to the next (`<meta http-equiv="refresh">`)."""

SNAPSHOT = "snapshot"
"""The scheme of archived copies, written `20150612/https://...` as archives write them."""

Progress = Callable[[Target, Observation], None]
"""Told of each target as it is decided."""


class Engine:
    """One run over the targets that memory does not know well enough.

    Args:
        client: asks.
        registries: in the order in which they are asked.
        memory: learns each observation as it comes.
        clock: seconds since 1970.
        progress: told of each target.
        known: what memory holds already, for asking again with an ETag.
    """

    def __init__(
        self,
        client: Client,
        registries: Sequence[Reachable],
        memory: Memory,
        clock: Callable[[], float],
        progress: Progress,
        known: Mapping[str, Observation],
    ) -> None:
        self._client = client
        self._registries = registries
        self._memory = memory
        self._clock = clock
        self._progress = progress
        self._known = known
        self._seen: dict[str, Observation] = {}
        self._due = False
        self._shared: dict[str, asyncio.Task[Observation | None]] = {}
        self._pages: Counter[str] = Counter()

    async def run(self, targets: Sequence[Target]) -> dict[str, Observation]:
        """Ask for all targets.

        Returns:
            Observations by the key of their target; all of them unless the client was stopped.
        """
        wanted = {target.identifier.scheme for target in targets}
        asked = [access.base for one, access in self._registries if one.schemes & wanted]
        await self._client.plug_in([*asked, *(target.url for target in targets)])
        self._pages.update(sibling(target.url) for target in targets)
        schemes: dict[str, list[Target]] = defaultdict(list)
        for target in targets:
            schemes[target.identifier.scheme].append(target)
        async with asyncio.TaskGroup() as group:
            for scheme, members in schemes.items():
                group.create_task(self._scheme(scheme, members, group))
        await self._find_snapshots(targets)
        self._memory.keep()
        return self._seen

    async def _scheme(
        self, scheme: str, targets: Sequence[Target], group: asyncio.TaskGroup
    ) -> None:
        pending: dict[Identifier, Target] = {target.identifier: target for target in targets}
        silent: dict[Identifier, Observation] = {}

        def hear(told: Told) -> None:
            silent.update(told.unanswered)
            for identifier, seen in told.seen.items():
                if identifier not in pending:
                    continue
                if _only_exists(seen) and identifier in silent:
                    continue  # Who could tell what it is called may do so the next time.
                target = pending.pop(identifier)
                if seen.verdict is Verdict.GONE and _only_read_from(target):
                    group.create_task(self._page(target))
                else:
                    self._decide(target, seen)

        for registry, access in self._registries:
            if scheme in registry.schemes and pending:
                await ask_registry(self._client, (registry, access), tuple(pending), hear)
        if self._client.stopping:
            return
        for identifier, target in pending.items():
            seen = silent.get(identifier)
            if seen and (scheme in NO_PAGES or seen.verdict is Verdict.RATE_LIMITED):
                self._decide(target, seen)
            else:
                group.create_task(self._page(target))

    async def _page(self, target: Target) -> None:
        page = sibling(target.url)
        seen = await self._fetch_once(page, target)
        if seen and seen.verdict is Verdict.GONE and page != target.url:
            seen = await self._fetch_once(target.url, target)
        if seen:
            self._decide(target, seen)

    async def _fetch_once(self, url: str, target: Target) -> Observation | None:
        """Two targets may share a page: a PDF and the page about it."""
        if self._pages[url] < 2:
            return await self._fetch(url, target)
        task = self._shared.get(url)
        if task is None:
            task = self._shared[url] = asyncio.create_task(self._fetch(url, target))
        return await task

    async def _fetch(self, url: str, target: Target) -> Observation | None:
        """What a page says; None where the client was stopped before it asked."""
        before = self._known.get(target.key)
        etag = before.etag if before and before.url == url else ""
        headers = {"If-None-Match": etag} if etag else {}
        answer = await self._client.fetch(Request(url, headers=headers, robots=True))
        if answer.status == 304 and before:
            return before
        seen = await self._judge(answer)
        for _ in range(MAX_SIGNPOSTS):
            if seen is None or not seen.leads_to:
                break
            there = await self._client.fetch(Request(seen.leads_to, robots=True))
            answer = led_on(answer, there)
            seen = await self._judge(answer)
        return seen

    async def _judge(self, answer: Answer) -> Observation | None:
        if answer.trouble is Trouble.STOPPED:
            return None
        names_resolve = answer.trouble is not Trouble.NO_NAME or await self._client.network_is_up()
        return judge(answer, names_resolve=names_resolve)

    async def secure(self, targets: Sequence[Target], over_https: Callable[[str], str]) -> None:
        """Look whether pages that answer over http show themselves over https too.

        Args:
            targets: all targets of the run, those included that memory knows.
            over_https: gives the address to try, empty for none.
        """
        async with asyncio.TaskGroup() as group:
            for target in targets:
                seen = self._seen.get(target.key) or self._known.get(target.key)
                if seen and seen.verdict is Verdict.OK and seen.by == "page" and seen.titles:
                    url = over_https(target.url)
                    if url and seen.url == target.url:
                        group.create_task(self._secure(target, seen, url))
        self._memory.keep()

    async def _secure(self, target: Target, seen: Observation, url: str) -> None:
        answer = await self._client.fetch(Request(url, robots=True))
        there = await self._judge(answer)
        served = there is not None and there.verdict is Verdict.OK and there.url == url
        if there and served and there.titles == seen.titles:
            self._seen[target.key] = replace(seen, secure=url)
            self._memory.put(target.key, self._seen[target.key])

    async def _find_snapshots(self, targets: Sequence[Target]) -> None:
        """Look for archived copies of what is gone."""
        gone = {key for key, seen in self._seen.items() if seen.verdict is Verdict.GONE}
        wanted = {
            snapshot_of(target): target.key
            for target in targets
            if target.key in gone and _public_name(target.url)
        }

        def hear(told: Told) -> None:
            for identifier, found in told.seen.items():
                key = wanted[identifier]
                self._seen[key] = replace(self._seen[key], snapshot=found.moved_to)
                self._memory.put(key, self._seen[key])

        for registry, access in self._registries:
            if SNAPSHOT in registry.schemes and wanted:
                await ask_registry(self._client, (registry, access), tuple(wanted), hear)

    def _decide(self, target: Target, seen: Observation) -> None:
        seen = replace(seen, at=self._clock())
        self._seen[target.key] = seen
        self._memory.put(target.key, seen)
        if not self._due:
            # One commit for all the answers that came in at one time: none waits for the next.
            self._due = True
            asyncio.get_running_loop().call_soon(self._keep)
        self._progress(target, seen)

    def _keep(self) -> None:
        self._due = False
        self._memory.keep()


def over_https(url: str) -> str:
    """The https address of an http one; empty where it is none or names its own port."""
    parts = urlsplit(url)
    return f"https{url[4:]}" if parts.scheme == "http" and parts.port is None else ""


def _only_exists(seen: Observation) -> bool:
    """Whether a registry knows only that there is something of this name."""
    return seen.verdict is Verdict.OK and not seen.titles


def _only_read_from(target: Target) -> bool:
    """Whether a DOI was read from a publisher's address.

    There it may have been read too long (`.../10.1145/1.2/suppl_file`), so that its absence
    proves nothing against the page.
    """
    resolvers = ("doi.org", "dx.doi.org")
    return target.identifier.scheme == "doi" and host_of(target.url) not in resolvers


def snapshot_of(target: Target) -> Identifier:
    """What to ask an archive for: the address as it was when the work appeared."""
    dates = [place.expected.date for place in target.places if place.expected]
    when = min((date for date in dates if date), default="").replace("-", "")
    return Identifier(SNAPSHOT, f"{when}/{target.url}")


def _public_name(url: str) -> bool:
    """Whether an archive can have seen an address: bare IP addresses and local names it cannot."""
    host = host_of(url)
    return "." in host and not host.replace(".", "").isdigit() and ":" not in host
