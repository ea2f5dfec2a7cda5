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


@dataclass(frozen=True, slots=True)
class _Silence:
    """An answer that told nothing, and what it says of a link."""

    bad: BadAnswer
    seen: Observation


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
    questions = _Questions(client, registry, access, hear)
    batches = iter(
        [
            identifiers[start : start + registry.batch]
            for start in range(0, len(identifiers), registry.batch)
        ]
    )

    async def work() -> None:
        for batch in batches:
            await questions.batch(batch)

    async with asyncio.TaskGroup() as group:
        for _ in range(registry.limits.at_once):
            group.create_task(work())


class _Questions:
    """What one registry is asked in a run, and when there is no use in asking on."""

    def __init__(self, client: Client, registry: Registry, access: Access, hear: Hear) -> None:
        self._client = client
        self._registry = registry
        self._access = access
        self._hear = hear
        self._limit: Observation | None = None
        """What a registry said that answers nobody any more."""
        self._hopeless = False
        """Whether not even single identifiers got an answer."""
        self._doubted = False
        """Whether the last good answers knew nothing at all."""

    async def batch(self, identifiers: Sequence[Identifier]) -> None:
        """Ask for a batch; where it is not answered, for what it takes to decide each of it."""
        silence = await self._ask(identifiers)
        if silence is None:
            return
        if not silence.bad.smaller or len(identifiers) == 1 or self._hopeless:
            self._leave(identifiers, silence.seen)
            return
        rest = list(identifiers)
        for number in sorted({0, len(rest) // 2, len(rest) - 1}):
            silence = await self._single(identifiers[number])
            rest.remove(identifiers[number])
            if silence is None:
                await self._halve(rest)
                return
        self._hopeless = True
        assert silence is not None
        self._leave(rest, silence.seen)

    async def _single(self, identifier: Identifier) -> _Silence | None:
        silence = await self._ask([identifier])
        if silence is not None:
            self._leave([identifier], silence.seen)
        return silence

    async def _halve(self, identifiers: Sequence[Identifier]) -> None:
        """Ask for halves and halves of halves, until what spoils the batch stands alone."""
        middle = (len(identifiers) + 1) // 2
        for half in filter(None, (identifiers[:middle], identifiers[middle:])):
            silence = await self._ask(half)
            if silence is None:
                continue
            if silence.bad.smaller and len(half) > 1:
                await self._halve(half)
            else:
                self._leave(half, silence.seen)

    def _leave(self, identifiers: Sequence[Identifier], seen: Observation) -> None:
        if identifiers:
            self._hear(Told(unanswered=dict.fromkeys(identifiers, seen)))

    async def _ask(self, identifiers: Sequence[Identifier]) -> _Silence | None:
        """One question, once more where the answer is hard to believe; None where it is good."""
        if self._limit is not None:
            return _Silence(BadAnswer("limited"), self._limit)
        silence = await self._once(identifiers)
        if silence is not None and silence.bad.again:
            self._doubted = True
            silence = await self._once(identifiers)
        if silence is not None and silence.bad.limited:
            self._limit = silence.seen
        return silence

    async def _once(self, identifiers: Sequence[Identifier]) -> _Silence | None:
        registry = self._registry
        answer = await self._client.fetch(registry.request(self._access, identifiers))
        if answer.trouble is Trouble.STOPPED:
            return None
        try:
            records = registry.parse(answer, identifiers)
            if self._doubted and not records:
                raise BadAnswer("it knows nothing of what it is asked for")
        except BadAnswer as bad:
            return _Silence(bad, _failure(answer, registry, bad))
        self._doubted = self._hopeless = False
        known = {record.identifier: _told(record, registry) for record in records}
        for one in identifiers:
            if one not in known and one.scheme in registry.complete:
                reason = f"{registry.title} has no {one.scheme} {one.value}"
                known[one] = Observation(Verdict.GONE, reason, by=registry.id, status=answer.status)
        self._hear(Told(known))
        return None


def _failure(answer: Answer, registry: Registry, bad: BadAnswer) -> Observation:
    """A registry's own trouble: it never proves anything about a link."""
    seen = judge(answer, names_resolve=False)
    passing = (Verdict.RATE_LIMITED, Verdict.TIMEOUT)
    verdict = seen.verdict if seen.verdict in passing else Verdict.UNKNOWN
    if bad.limited:
        verdict = Verdict.RATE_LIMITED
    words = f"{registry.title} gives no answer: {bad}"
    return Observation(verdict, words, by=registry.id, status=answer.status)


def _told(record: Record, registry: Registry) -> Observation:
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
