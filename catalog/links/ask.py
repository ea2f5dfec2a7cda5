"""Asking registries in batches, one after the other, until each identifier is decided."""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from catalog.links.judge import judge
from catalog.links.verdict import Observation, Verdict
from catalog.net.client import Client
from catalog.net.message import Answer
from catalog.net.registry import Access, BadAnswer, Identifier, Record, Registry

README_CHARACTERS = 16_000
"""Enough of a README to find the paper that it belongs to."""

Reachable = tuple[Registry, Access]
"""A registry and how it is reached."""


@dataclass(slots=True)
class Told:
    """What the registries told.

    Attributes:
        seen: observations of identifiers that were decided.
        unanswered: what kept a registry from answering, for those that it was asked for.
        rest: identifiers that no registry decided.
    """

    seen: dict[Identifier, Observation] = field(default_factory=dict)
    unanswered: dict[Identifier, Observation] = field(default_factory=dict)
    rest: tuple[Identifier, ...] = ()


async def ask_registry(
    client: Client, reachable: Reachable, identifiers: Sequence[Identifier]
) -> Told:
    """Ask one registry for identifiers, in as few requests as it allows.

    An identifier that is absent from a good answer does not exist, if the registry knows all of
    its scheme.
    """
    registry, access = reachable
    batches = [
        identifiers[start : start + registry.batch]
        for start in range(0, len(identifiers), registry.batch)
    ]
    parts = await asyncio.gather(*(_batch(client, registry, access, one) for one in batches))
    return _joined(parts)


async def _batch(
    client: Client, registry: Registry, access: Access, identifiers: Sequence[Identifier]
) -> Told:
    answer = await client.fetch(registry.request(access, identifiers))
    try:
        records = registry.parse(answer, identifiers)
    except BadAnswer as bad:
        if bad.smaller and len(identifiers) > 1:
            middle = len(identifiers) // 2
            halves = (identifiers[:middle], identifiers[middle:])
            return _joined([await _batch(client, registry, access, half) for half in halves])
        failure = _failure(answer, registry, str(bad))
        return Told(unanswered=dict.fromkeys(identifiers, failure), rest=tuple(identifiers))
    known = {record.identifier: _observation(record, registry) for record in records}
    absent = [one for one in identifiers if one not in known]
    for one in absent:
        if one.scheme in registry.complete:
            reason = f"{registry.title} has no {one.scheme} {one.value}"
            known[one] = Observation(Verdict.GONE, reason, by=registry.id, status=answer.status)
    return Told(known, {}, tuple(one for one in absent if one not in known))


def _joined(parts: Iterable[Told]) -> Told:
    joined = Told()
    for part in parts:
        joined.seen.update(part.seen)
        joined.unanswered.update(part.unanswered)
        joined.rest += part.rest
    return joined


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
