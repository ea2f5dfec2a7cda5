"""The whole way: records in, groups, versions and doubtful pairs out."""

import gc
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from catalog.dedupe import thresholds as t
from catalog.dedupe.block import candidates, word_counts
from catalog.dedupe.cluster import cluster
from catalog.dedupe.prepare import Prepared, prepare_all
from catalog.dedupe.record import Record
from catalog.dedupe.score import score
from catalog.dedupe.venues import Resolve
from catalog.dedupe.verdict import Answer, Verdict
from catalog.model.venue import VenueRegistry

FAMILIAR = 5
"""Titles in which a word must stand to be no slip of the pen, per 10,000 titles and at least."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records and what is said of them.

    Attributes:
        a: id of the first.
        b: id of the second.
        verdict: the answer.
        titles: their titles as found.
    """

    a: str
    b: str
    verdict: Verdict
    titles: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Found:
    """What a search for duplicates has found.

    Attributes:
        clusters: ids of records that are one work in one version, the surest reading.
        same: the pairs that made them.
        versions: pairs that are versions of one work.
        review: pairs that a person should look at, the likeliest first.
        compared: how many pairs were looked at.
    """

    clusters: tuple[tuple[str, ...], ...]
    same: tuple[Pair, ...]
    versions: tuple[Pair, ...]
    review: tuple[Pair, ...]
    compared: int = 0


def find(records: Sequence[Record], resolve: Resolve | None = None) -> Found:
    """Search records for duplicates and versions.

    Args:
        records: what to search; ids need not be unique.
        resolve: reader of venues; the packaged registry's by default.
    """
    with _no_collection():
        return _find(records, resolve or VenueRegistry.packaged().resolve)


def _find(records: Sequence[Record], resolve: Resolve) -> Found:
    prepared = prepare_all(records, resolve)
    counts = word_counts(prepared)
    comparison = _Comparison(prepared, counts)
    pairs = candidates(prepared, counts)
    same: list[tuple[float, int, int]] = []
    versions: list[tuple[float, int, int]] = []
    review: list[tuple[float, int, int]] = []
    for i, j in pairs:
        verdict = comparison.fresh(i, j)
        if verdict.answer is Answer.DIFFERENT:
            continue
        kind = same if verdict.duplicate else versions if verdict.relation else review
        kind.append((verdict.score, i, j))
    promoted = _promoted(same, review, comparison, len(records))
    same += promoted
    review = [pair for pair in review if pair not in set(promoted)]
    groups = cluster(same, comparison)
    member = {at: number for number, group in enumerate(groups) for at in group}
    split = [pair for pair in same if member.get(pair[1], -1) != member.get(pair[2], -2)]

    def named(found: list[tuple[float, int, int]]) -> tuple[Pair, ...]:
        ordered = sorted(found, key=lambda pair: (-pair[0], pair[1], pair[2]))
        return tuple(_pair(records[i], records[j], comparison(i, j)) for _, i, j in ordered)

    return Found(
        clusters=tuple(tuple(records[at].id for at in group) for group in groups),
        same=named([pair for pair in same if pair not in set(split)]),
        versions=named(versions),
        review=named(review + split),
        compared=len(pairs),
    )


def _pair(a: Record, b: Record, verdict: Verdict) -> Pair:
    return Pair(a.id, b.id, verdict, (a.title, b.title))


def _promoted(
    same: list[tuple[float, int, int]],
    review: list[tuple[float, int, int]],
    compare: "_Comparison",
    size: int,
) -> list[tuple[float, int, int]]:
    """The doubtful pairs that count as one work because the collection is full of duplicates."""
    certain = {at for _, i, j in same for at in (i, j)}
    share = len(certain) / size if size >= t.RELIEF_SIZE else 0.0
    relief = t.RELIEF * (share - t.RELIEF_FROM) / (t.RELIEF_TO - t.RELIEF_FROM)
    least = t.SAME - max(0.0, min(t.RELIEF, relief))
    if least == t.SAME:
        return []
    likely = (pair for pair in review if pair[0] >= least)
    return [
        pair
        for pair in likely
        if not (verdict := compare(pair[1], pair[2])).veto
        and (not verdict.doubt or compare.alone(pair[1], pair[2]))
    ]


@contextmanager
def _no_collection() -> Iterator[None]:
    """Hundreds of thousands of new objects and no garbage: collecting would only walk them."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class _Comparison:
    """The verdicts about the pairs of one collection, each found once."""

    def __init__(self, prepared: Sequence[Prepared], counts: Counter[str]) -> None:
        self._prepared = prepared
        self._counts = counts
        self._least = max(FAMILIAR, len(prepared) * FAMILIAR // 10_000)
        self._recurring = _recurring(prepared)
        self._issues = Counter(_issue(one) for one in prepared if one.title.generic)
        self._known: dict[tuple[int, int], Verdict] = {}

    def __call__(self, i: int, j: int) -> Verdict:
        found = self._known.get((i, j))
        if found is None:
            found = self._known[i, j] = self.fresh(i, j)
        return found

    def fresh(self, i: int, j: int) -> Verdict:
        """The verdict about two records, not remembered."""
        a, b = self._prepared[i], self._prepared[j]
        recurs = a.title.compact in self._recurring or b.title.compact in self._recurring
        return score(a, b, self._familiar, recurs=recurs)

    def alone(self, i: int, j: int) -> bool:
        """Whether no third record bears the recurring title of two in that year."""
        a, b = self._prepared[i], self._prepared[j]
        return (
            a.title.generic and a.title.compact == b.title.compact and self._issues[_issue(a)] == 2
        )

    def _familiar(self, word: str) -> bool:
        return self._counts[word] >= self._least


def _issue(one: Prepared) -> tuple[str, str, int | None]:
    """What tells the editorials of a journal apart when nothing else does."""
    return one.title.compact, one.authors[0].last if one.authors else "", one.year


def _recurring(prepared: Sequence[Prepared]) -> frozenset[str]:
    """Titles that several works bear: three first authors or more, most records another one's.

    Four records without authors count as such too: nothing tells them apart.
    """
    firsts: dict[str, list[str]] = defaultdict(list)
    nameless: Counter[str] = Counter()
    for one in prepared:
        if one.authors:
            firsts[one.title.compact].append(one.authors[0].last)
        else:
            nameless[one.title.compact] += 1
    several = {
        key
        for key, lasts in firsts.items()
        if len(lasts) > 2 and len(set(lasts)) > 2 and len(set(lasts)) * 2 >= len(lasts)
    }
    unnamed = {key for key, count in nameless.items() if count > 3 and key not in firsts}
    return frozenset(several | unnamed)
