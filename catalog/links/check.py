"""The whole way: places to outcomes."""

import asyncio
import gc
import signal
import time
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from catalog.links.collect import Place, Target, targets
from catalog.links.memory import Memory
from catalog.links.outcome import Outcome, outcomes
from catalog.links.verdict import Observation
from catalog.net.manners import Manners
from catalog.net.registry import Access, Registry

if TYPE_CHECKING:
    from catalog.net.address import Permit
    from catalog.net.transport import Lookup

Progress = Callable[[int, int], None]
"""Told how many targets are decided, and of how many."""


def _silent(done: int, total: int) -> None:
    """Say nothing."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How a run goes about it.

    Attributes:
        manners: towards hosts.
        registries: in the order in which they are asked, each with its address.
        offline: ask nobody and report what memory holds, however old.
        rewrite: beginnings of addresses, and what is asked in their place.
        over_https: gives the https address to try for an http one; None to try none.
        added: keys of targets that fail at once, because a change adds them.
        clock: seconds since 1970.
        progress: told of every step.
        permit: which IP addresses may be connected to, in place of what `manners` says.
        lookup: from names to IP addresses, in place of the system's resolver.
    """

    manners: Manners = field(default_factory=Manners)
    registries: tuple[tuple[Registry, Access], ...] = ()
    offline: bool = False
    rewrite: Mapping[str, str] = field(default_factory=dict)
    over_https: Callable[[str], str] | None = None
    added: Collection[str] = ()
    clock: Callable[[], float] = time.time
    progress: Progress = _silent
    permit: "Permit | None" = None
    lookup: "Lookup | None" = None


def check(places: Iterable[Place], memory: Memory, settings: Settings) -> tuple[Outcome, ...]:
    """Find out what became of links.

    Args:
        places: the links.
        memory: what earlier runs saw; learns what this one sees, as it comes.
        settings: how to go about it.

    Returns:
        An outcome for every place, in the order of targets.

    Raises:
        KeyboardInterrupt: somebody asked to stop; what was under way is remembered.
    """
    wanted = targets(places, settings.rewrite)
    known = memory.recall(target.key for target in wanted)
    if not settings.offline:
        now = settings.clock()
        stale = tuple(t for t in wanted if t.key not in known or not known[t.key].fresh(now))
        settings.progress(len(wanted) - len(stale), len(wanted))
        if stale or settings.over_https:
            known = {**known, **_ask(wanted, stale, known, memory, settings)}
    return outcomes(wanted, known, memory, added=settings.added)


def _ask(
    wanted: Sequence[Target],
    stale: Sequence[Target],
    known: Mapping[str, Observation],
    memory: Memory,
    settings: Settings,
) -> dict[str, Observation]:
    # Only a run that asks pays for loading the HTTP library.
    from catalog.links.engine import Engine
    from catalog.net.client import Client

    total = len(wanted)
    done = total - len(stale)

    def step(target: Target, seen: Observation) -> None:
        nonlocal done
        done += 1
        settings.progress(done, total)

    async def run() -> dict[str, Observation]:
        async with Client(settings.manners, settings.permit, settings.lookup) as client:
            _stop_at_interrupt(client.stop)
            engine = Engine(client, settings.registries, memory, settings.clock, step, known)
            seen = await engine.run(stale)
            if settings.over_https:
                await engine.secure(wanted, settings.over_https)
            if client.stopping:
                raise KeyboardInterrupt
            return seen

    # What is loaded by now stays to the end: no collection needs to walk it again and again.
    gc.freeze()
    return asyncio.run(run())


def _stop_at_interrupt(stop: Callable[[], None]) -> None:
    """Let the first Ctrl-C wait for what is under way; the second ends the run at once."""
    loop = asyncio.get_running_loop()

    def interrupted() -> None:
        loop.remove_signal_handler(signal.SIGINT)
        stop()

    # Only the main thread of a Unix process can; elsewhere Ctrl-C ends the run at once.
    with suppress(NotImplementedError, RuntimeError, ValueError):
        loop.add_signal_handler(signal.SIGINT, interrupted)
