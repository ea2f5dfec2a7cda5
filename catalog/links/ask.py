"""Asking registries in batches, one after the other, until each identifier is decided."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from catalog.links.judge import judge
from catalog.links.verdict import Observation, Verdict
from catalog.net.client import Client
from catalog.net.message import Answer, Trouble
from catalog.net.registry import Access, BadAnswer, Identifier, Record, Registry

README_CHARACTERS = 16_000
"""Enough of a README to find the paper that it belongs to."""

Reachable = tuple[Registry, Access]
"""A registry and how it is reached."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a registry told in one answer.

    Attributes:
        seen: observations of identifiers that were decided.
        unanswered: what kept the registry from answering, for those that it was asked for.
    """

    seen: Mapping[Identifier, Observation] = field(default_factory=dict)
    unanswered: Mapping[Identifier, Observation] = field(default_factory=dict)


Hear = Callable[[Told], None]
"""Told of each answer as it comes."""


async def ask_registry(
    client: Client, reachable: Reachable, identifiers: Sequence[Identifier], hear: Hear
) -> None:
    """Ask one registry for identifiers, in as few requests as it allows.

    An identifier that is absent from a good answer does not exist, if the registry knows all of
    its scheme.

    Args:
        client: asks.
        reachable: the registry.
        identifiers: what to ask for.
        hear: told of each batch; not of those that a stopped client does not ask any more.
    """
    registry, access = reachable
    batches = [
        identifiers[start : start + registry.batch]
        for start in range(0, len(identifiers), registry.batch)
    ]
    async with asyncio.TaskGroup() as group:
        for batch in batches:
            group.create_task(_batch(client, registry, access, batch, hear))


async def _batch(
    client: Client,
    registry: Registry,
    access: Access,
    identifiers: Sequence[Identifier],
    hear: Hear,
) -> None:
    answer = await client.fetch(registry.request(access, identifiers))
    if answer.trouble is Trouble.STOPPED:
        return
    try:
        records = registry.parse(answer, identifiers)
    except BadAnswer as bad:
        if bad.smaller and len(identifiers) > 1:
            middle = len(identifiers) // 2
            for half in (identifiers[:middle], identifiers[middle:]):
                await _batch(client, registry, access, half, hear)
            return
        hear(Told(unanswered=dict.fromkeys(identifiers, _failure(answer, registry, str(bad)))))
        return
    known = {record.identifier: _observation(record, registry) for record in records}
    for one in identifiers:
        if one not in known and one.scheme in registry.complete:
            reason = f"{registry.title} has no {one.scheme} {one.value}"
            known[one] = Observation(Verdict.GONE, reason, by=registry.id, status=answer.status)
    hear(Told(known))


def _failure(answer: Answer, registry: Registry, reason: str) -> Observation:
    """A registry's own trouble: it never proves anything about a link."""
    seen = judge(answer, names_resolve=False)
    passing = (Verdict.RATE_LIMITED, Verdict.TIMEOUT)
    verdict = seen.verdict if seen.verdict in passing else Verdict.UNKNOWN
    words = f"{registry.title} gives no answer: {reason}"
    return Observation(verdict, words, by=registry.id, status=answer.status)


def _observation(record: Record, registry: Registry) -> Observation:
    verdict, reason = Verdict.OK, ""
    if record.state in ("withdrawn", "retracted"):
        verdict, reason = Verdict.WITHDRAWN, f"{registry.title} says that it was {record.state}"
    elif record.url:
        verdict, reason = Verdict.MOVED, f"{registry.title} has it as {record.url} now"
    elif record.state == "archived":
        reason = "archived: read-only, nobody works on it"
    return Observation(
        verdict,
        reason,
        by=registry.id,
        status=200,
        titles=record.titles,
        authors=record.authors,
        also=record.also,
        bibliographic=bool(record.titles),
        moved_to=record.url,
        text=record.text[:README_CHARACTERS],
    )
