"""The whole way: records in, groups, versions and doubtful pairs out."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from catalog.collecting import no_collection
from catalog.dedupe import thresholds as t
from catalog.dedupe.block import candidates, word_counts
from catalog.dedupe.cluster import DISSENT, DISSENT_SCRAPED, cluster
from catalog.dedupe.prepare import Prepared, prepare_all
from catalog.dedupe.record import Record
from catalog.dedupe.score import score
from catalog.dedupe.venues import Resolve
from catalog.dedupe.verdict import Answer, Verdict
from catalog.model.venue import VenueRegistry

FAMILIAR = 5
"""Titles in which a word must stand to be no slip of the pen, per 10,000 titles and at least."""


LIKELIEST = t.SAME - max(t.RELIEF, t.SCRAPED)
"""Points below which a pair is one work in no collection."""

Scored = tuple[float, int, int]
"""Points, and the positions of two records."""


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
    with no_collection():
        return _find(records, resolve or VenueRegistry.packaged().resolve)


def _find(records: Sequence[Record], resolve: Resolve) -> Found:
    prepared = prepare_all(records, resolve)
    counts = word_counts(prepared)
    comparison = _Comparison(prepared, counts)
    pairs = candidates(prepared, counts)
    same: list[Scored] = []
    versions: list[Scored] = []
    review: list[Scored] = []
    likely: list[Scored] = []
    for i, j in pairs:
        verdict = comparison.fresh(i, j)
        if verdict.answer is not Answer.DIFFERENT:
            kind = same if verdict.duplicate else versions if verdict.relation else review
            kind.append((verdict.score, i, j))
        elif verdict.score > LIKELIEST and not verdict.veto:
            likely.append((verdict.score, i, j))
    promoted = _promoted(same, review + likely, comparison)
    same += promoted
    review = [pair for pair in review if pair not in set(promoted)]
    dissent = DISSENT + (DISSENT_SCRAPED - DISSENT) * comparison.scraped
    groups = cluster(same, comparison, dissent)
    member = {at: number for number, group in enumerate(groups) for at in group}
    split = [pair for pair in same if member.get(pair[1], -1) != member.get(pair[2], -2)]

    def named(found: list[Scored]) -> tuple[Pair, ...]:
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


def _promoted(same: list[Scored], likely: list[Scored], compare: "_Comparison") -> list[Scored]:
    """The doubtful pairs that count as one work in a collection such as this."""
    relief = max(_relief(same, compare.size), t.SCRAPED * compare.scraped)
    least = t.SAME - relief
    if not relief:
        return []
    promoted = []
    for pair in likely:
        if pair[0] < least:
            continue
        verdict = compare(pair[1], pair[2])
        if verdict.veto or verdict.apart or verdict.relation:
            continue
        if not verdict.doubt or compare.alone(pair[1], pair[2]):
            promoted.append(pair)
    return promoted


def _relief(same: list[Scored], size: int) -> float:
    """Points that a collection full of certain duplicates takes off."""
    certain = {at for _, i, j in same for at in (i, j)}
    share = len(certain) / size if size >= t.RELIEF_SIZE else 0.0
    return t.RELIEF * _between(share, t.RELIEF_FROM, t.RELIEF_TO)


def _between(value: float, low: float, high: float) -> float:
    return max(0.0, min(1.0, (value - low) / (high - low)))


class _Comparison:
    """The verdicts about the pairs of one collection, each found once."""

    def __init__(self, prepared: Sequence[Prepared], counts: Counter[str]) -> None:
        self._prepared = prepared
        self._counts = counts
        self.size = len(prepared)
        self.scraped = _scraped(prepared)
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
        verdict = score(a, b, self._familiar, recurs=recurs, careless=self.scraped >= 0.5)
        if self.scraped and verdict.relation and a.year == b.year and not verdict.apart:
            return replace(verdict, relation="")  # such sources name the wrong venue, too
        return verdict

    def alone(self, i: int, j: int) -> bool:
        """Whether no third record bears the recurring title of two in that year."""
        a, b = self._prepared[i], self._prepared[j]
        return (
            a.title.generic and a.title.compact == b.title.compact and self._issues[_issue(a)] == 2
        )

    def _familiar(self, word: str) -> bool:
        return self._counts[word] >= self._least


def _scraped(prepared: Sequence[Prepared]) -> float:
    """How careless a collection is, 0 to 1, judged by the fields that its records lack."""
    if len(prepared) < t.RELIEF_SIZE:
        return 0.0
    size = len(prepared)
    fields = [[bool(field) for field in (p.year, p.venue.words, p.authors)] for p in prepared]
    told = [sum(column) >= t.SCRAPED_FILLED * size for column in zip(*fields, strict=True)]
    lacking = sum(
        any(one and not has for one, has in zip(told, row, strict=True)) for row in fields
    )
    return _between(lacking / size, t.SCRAPED_FROM, t.SCRAPED_TO)


def _issue(one: Prepared) -> tuple[str, str, int | None]:
    """What tells the editorials of a journal apart when nothing else does."""
    return one.title.compact, one.authors[0].last if one.authors else "", one.year


def _recurring(prepared: Sequence[Prepared]) -> frozenset[str]:
    """Titles that several works bear.

    Four records without authors count as such too: nothing tells them apart.
    """
    bearers: dict[str, list[Prepared]] = defaultdict(list)
    for one in prepared:
        bearers[one.title.compact].append(one)
    return frozenset(key for key, group in bearers.items() if len(group) > 2 and _borne(group))


def _borne(group: Sequence[Prepared]) -> bool:
    """Whether records with one title are works of three people or more, most another one's."""
    named = [one for one in group if one.authors]
    if not named:
        return len(group) > 3
    circles: list[set[str]] = []
    for one in named:
        words = {word for person in one.authors for word in person.words if len(word) > 2}
        apart = [circle for circle in circles if not circle & words]
        circles = [*apart, words.union(*(circle for circle in circles if circle & words))]
    return len(circles) > 2 and len(circles) * 2 >= len(named)
