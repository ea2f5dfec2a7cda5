"""Asking a catalogue whether it holds a work, in milliseconds."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from catalog.dedupe.block import identifier_keys, place_keys, title_keys, tokens
from catalog.dedupe.listed import catalog_records
from catalog.dedupe.prepare import Prepared, prepare
from catalog.dedupe.record import Record
from catalog.dedupe.score import score
from catalog.dedupe.shared import Names, names, shared
from catalog.dedupe.verdict import Answer, Verdict
from catalog.model.catalog import Catalog

_RAREST = 6
_MOST_POSTINGS = 300
_MOST_SCORED = 40


@dataclass(frozen=True, slots=True)
class Match:
    """An entry that a record may describe.

    Attributes:
        entry: id of the entry.
        verdict: the answer, with reasons; a relation where it is another version of the work.
    """

    entry: str
    verdict: Verdict

    @property
    def certain(self) -> bool:
        """Whether the catalogue holds this work for certain, in this or another version."""
        return self.verdict.answer is Answer.SAME

    def __str__(self) -> str:
        word = "already listed as" if self.certain else "looks like"
        return f"{word} {self.entry} ({self.verdict.explain()})"


class Index:
    """A catalogue, ready to be asked. Immutable.

    Args:
        catalog: the entries; versions of an entry answer with its id.
    """

    def __init__(self, catalog: Catalog) -> None:
        self._resolve = catalog.venues.resolve
        self._prepared = [prepare(one, self._resolve) for one in catalog_records(catalog)]
        self._names = [names(prepared.record) for prepared in self._prepared]
        self._keys: dict[str, list[int]] = defaultdict(list)
        self._words: dict[str, list[int]] = defaultdict(list)
        for at, prepared in enumerate(self._prepared):
            for key in _keys(prepared, self._names[at]):
                self._keys[key].append(at)
            for word in tokens(prepared):
                self._words[word].append(at)

    def already(self, record: Record) -> Match | None:
        """The entry that a record describes, or None where none comes near.

        Args:
            record: what is about to be added.
        """
        return next(iter(self.near(record)), None)

    def near(self, record: Record, limit: int = 3) -> tuple[Match, ...]:
        """The entries that a record may describe, the certain ones and the likeliest first.

        Args:
            record: what is looked for.
            limit: how many at the most.
        """
        asked, known_as = prepare(record, self._resolve), names(record)
        best: dict[str, Match] = {}
        for at in self._candidates(asked, known_as):
            held = self._prepared[at]
            verdict = score(asked, held, shared=shared(known_as, self._names[at]))
            entry = held.record.id
            if verdict.answer is Answer.DIFFERENT:
                continue
            match = Match(entry, verdict)
            if entry not in best or _rank(match) < _rank(best[entry]):
                best[entry] = match
        return tuple(sorted(best.values(), key=_rank)[:limit])

    def _candidates(self, asked: Prepared, known_as: Names) -> list[int]:
        keys = _keys(asked, known_as)
        certain = {at for key in keys for at in self._keys.get(key, ())[:_MOST_POSTINGS]}
        known = [word for word in tokens(asked) if word in self._words]
        rare = sorted(known, key=lambda word: (len(self._words[word]), word))[:_RAREST]
        hits = Counter(at for word in rare for at in self._words[word][:_MOST_POSTINGS])
        needed = 2 if len(rare) > 2 else 1
        likely = [at for at, count in hits.most_common(_MOST_SCORED) if count >= needed]
        return sorted(certain | set(likely))


def _keys(prepared: Prepared, known_as: Names) -> Iterable[str]:
    yield from identifier_keys(prepared)
    yield from title_keys(prepared)
    yield from place_keys(prepared)
    yield from (f"url:{url}" for url in known_as.all)
    yield from (f"key:{key}" for key in known_as.keys)


def _rank(match: Match) -> tuple[bool, bool, float, str]:
    verdict = match.verdict
    return not match.certain, bool(verdict.relation), -verdict.score, match.entry
