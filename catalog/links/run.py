"""One run that asks: the event loop, the client, and Ctrl-C."""

import asyncio
import gc
import signal
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress

from catalog.links.check import Settings
from catalog.links.engine import Engine
from catalog.links.memory import Memory
from catalog.links.targets import Target
from catalog.links.verdict import Observation
from catalog.net.client import Client
from catalog.net.loop import run_to_end


def ask(
    wanted: Sequence[Target],
    stale: Sequence[Target],
    known: Mapping[str, Observation],
    memory: Memory,
    settings: Settings,
) -> dict[str, Observation]:
    """Ask for what memory does not know well enough.

    Args:
        wanted: every target of the run.
        stale: those to ask for.
        known: what memory holds.
        memory: learns each observation as it comes.
        settings: how to go about it.

    Raises:
        KeyboardInterrupt: somebody asked to stop; what was under way is remembered.
    """
    total = len(wanted)
    done = total - len(stale)
    if settings.prepare:
        settings = settings.prepare(settings)

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
    return run_to_end(run())


def _stop_at_interrupt(stop: Callable[[], None]) -> None:
    """Let the first Ctrl-C wait for what is under way; the second ends the run at once."""
    loop = asyncio.get_running_loop()

    def interrupted() -> None:
        loop.remove_signal_handler(signal.SIGINT)
        stop()

    # Only the main thread of a Unix process can; elsewhere Ctrl-C ends the run at once.
    with suppress(NotImplementedError, RuntimeError, ValueError):
        loop.add_signal_handler(signal.SIGINT, interrupted)
