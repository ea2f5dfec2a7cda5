"""The whole way: places to outcomes."""

import time
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from catalog.links.memory import Memory
from catalog.links.outcome import Outcome, outcomes
from catalog.links.targets import Place, targets
from catalog.net.manners import Manners
from catalog.net.registry import Access, Registry

if TYPE_CHECKING:
    from catalog.net.address import Permit
    from catalog.net.names import Lookup

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
        prepare: completes the settings before anybody is asked, with what need not be loaded
            where memory knows everything.
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
    prepare: 'Callable[["Settings"], "Settings"] | None' = None
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
            # Only a run that asks pays for loading what it takes.
            from catalog.links.run import ask

            known = {**known, **ask(wanted, stale, known, memory, settings)}
    return outcomes(wanted, known, memory, added=settings.added)
