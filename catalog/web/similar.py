"""Which entries are like which: words weighed by TF-IDF, compared by their cosine.

Weights as in G. Salton, C. Buckley, "Term-weighting approaches in automatic text retrieval",
1988 (https://doi.org/10.1016/0306-4573(88)90021-0): a word counts for more the fewer entries
have it, and an entry's weights have length one.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from catalog.model.entry import Entry, Paper
from catalog.text.transliterate import latin

Ints = NDArray[np.int32]
Floats = NDArray[np.float32]

_WORD = re.compile(r"[^\W_]+")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LITTLE = (
    "a an and are as at be by can for from has how in into is it its of on one or our than "
    "that the their these this to towards toward under using via we what when where which "
    "with without not new based approach method paper"
)
_COMMON = frozenset(_LITTLE.split())
_LEAST_LIKE = 0.07
"""Below it entries share a category or a usual word, and are not alike to a reader."""
_WIDEST = 500


@dataclass(frozen=True)
class Likeness:
    """The words of all entries, by entry and by word.

    Both forms are sparse: the numbers of entry `i` stand at `starts[i]:starts[i + 1]`.

    Attributes:
        ids: ids of the entries, by their numbers.
        starts: where each entry's words begin, length `entries + 1`.
        words: numbers of words, the rarest of each entry first.
        weights: their weights; those of an entry, with those of words that no other entry has,
            have length one.
        postings_starts: where each word's entries begin, length `words + 1`.
        postings: numbers of entries, by word.
        postings_weights: the weight of the word in each of them.
    """

    ids: tuple[str, ...]
    starts: NDArray[np.int64]
    words: Ints
    weights: Floats
    postings_starts: NDArray[np.int64]
    postings: Ints
    postings_weights: Floats
    _scores: Floats = field(repr=False)

    @classmethod
    def of(cls, entries: Sequence[Entry]) -> "Likeness":
        """Weigh the words of entries."""
        numbers = _Numbers()
        flat: list[int] = []
        lengths: list[int] = []
        for entry in entries:
            found = numbers.of(entry)
            flat += sorted(found)
            lengths.append(len(found))
        owners = np.repeat(np.arange(len(entries), dtype=np.int32), lengths)
        words = np.asarray(flat, dtype=np.int32)
        seen_in = np.bincount(words, minlength=len(numbers))
        weights = (_step(len(entries)) - _step(seen_in)[words]).astype(np.float32)
        # What an entry alone says counts for its length: without that, the little that entries of
        # a small list share would be all they have, and make strangers alike.
        squares = np.bincount(owners, weights * weights, minlength=len(entries))
        weights /= np.sqrt(np.maximum(squares, 1e-12)).astype(np.float32)[owners]
        # A word of one entry alone joins it to none, one of all entries says nothing.
        kept = (seen_in[words] > 1) & (weights > 0)
        owners, words, weights = owners[kept], words[kept], weights[kept]
        by_entry = np.lexsort((words, seen_in[words], owners))
        by_word = np.lexsort((owners, words))
        return cls(
            tuple(entry.id for entry in entries),
            _starts(owners, len(entries)),
            words[by_entry],
            weights[by_entry],
            _starts(words, len(numbers)),
            owners[by_word],
            weights[by_word],
            np.zeros(len(entries), np.float32),
        )

    def times_transposed(self, vectors: NDArray[np.float64]) -> NDArray[np.float64]:
        """The matrix of entries by words, times its transpose, times vectors.

        Args:
            vectors: `(entries, k)`.
        """
        words = _summed(
            vectors[self.postings] * self.postings_weights[:, None], self.postings_starts
        )
        return _summed(words[self.words] * self.weights[:, None], self.starts)

    def like(self, number: int, most: int) -> tuple[str, ...]:
        """The ids of the entries that are most like one, the most alike first.

        Only entries that share one of its rarest words are looked at.

        Args:
            number: the entry's number.
            most: how many ids at the most.
        """
        scores = self._scores
        seen: list[Ints] = []
        for place, start, end in self._rarest(number):
            sharing = self.postings[start:end]
            scores[sharing] += self.postings_weights[start:end] * self.weights[place]
            seen.append(sharing)
        if not seen:
            return ()
        found = np.concatenate(seen)
        total = scores[found]
        scores[found] = 0
        alike = total >= _LEAST_LIKE
        found, total = found[alike], total[alike]
        # An entry stands in `found` once for every word that it shares.
        best = np.argsort(-total, kind="stable")[: (most + 1) * min(len(seen), 5)]
        others = set(zip(total[best].tolist(), found[best].tolist(), strict=True))
        # Rounded, so that the last bits of a sum do not decide which of two comes first.
        ranked = sorted((-round(score, 4), other) for score, other in others if other != number)
        return tuple(self.ids[other] for _, other in ranked[:most])

    def _rarest(self, number: int) -> Iterator[tuple[int, int, int]]:
        """The words of an entry by which others are compared with it.

        Returns:
            For each the place of its weight, and where its entries begin and end.
        """
        words, starts, postings_starts = self._walked
        width = 0
        first = starts[number]
        for place in range(first, starts[number + 1]):
            word = words[place]
            start, end = postings_starts[word], postings_starts[word + 1]
            width += end - start
            if place > first and width > _WIDEST:
                break
            yield place, start, end

    @cached_property
    def _walked(self) -> tuple[list[int], list[int], list[int]]:
        """Words and the two beginnings as lists, whose items Python takes faster than arrays'."""
        return self.words.tolist(), self.starts.tolist(), self.postings_starts.tolist()

    def prints(self, entries: Sequence[bytes]) -> list[bytes]:
        """For each entry a digest of what `like` depends on, much sooner than `like` itself.

        Args:
            entries: a digest of each entry, all of one length.

        Returns:
            An entry's is equal for two catalogues in which the entries that are like it are the
            same, and look the same.
        """
        if not self.ids:
            return []
        digests = np.frombuffer(b"".join(entries), dtype=np.uint8)
        each = digests.reshape(len(self.ids), -1)[self.postings]
        marks = np.hstack([each, self.postings_weights[:, None].view(np.uint8)]).tobytes()
        wide = len(marks) // max(len(self.postings), 1)
        known: dict[int, bytes] = {}

        def of(start: int, end: int) -> bytes:
            part = known.get(start)
            if part is None:
                part = blake2b(marks[start * wide : end * wide], digest_size=8).digest()
                known[start] = part
            return part

        return [
            b"".join([of(start, end) for _, start, end in self._rarest(number)])
            for number in range(len(self.ids))
        ]


def _step(count: Any) -> Any:
    """How often something occurs, by its logarithm in quarters of an octave.

    So coarse that one entry more or less leaves nearly every weight as it was, and with it nearly
    every page.
    """
    return np.rint(4 * np.log2(np.maximum(count, 1)))


def _summed(rows: NDArray[np.float64], starts: NDArray[np.int64]) -> NDArray[np.float64]:
    """Sums of runs of rows; an empty run gives zeros."""
    running = np.zeros((len(rows) + 1, rows.shape[1]))
    np.cumsum(rows, axis=0, out=running[1:])
    return np.diff(running[starts], axis=0)


def _starts(owners: Ints, count: int) -> NDArray[np.int64]:
    starts = np.zeros(count + 1, dtype=np.int64)
    np.cumsum(np.bincount(owners, minlength=count), out=starts[1:])
    return starts


class _Numbers:
    """Numbers of words, in the order in which they come."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._known = _Known(self._number)

    def __len__(self) -> int:
        return len(self._numbers)

    def of(self, entry: Entry) -> set[int]:
        """The words of an entry without those that say nothing, and its categories and tags."""
        short_names = entry.aka if isinstance(entry, Paper) else ()
        found = _WORD.findall(latin(" ".join((entry.title, *short_names, entry.summary))))
        found += [f"category {key}" for key in entry.categories]
        found += [f"tag {tag}" for tag in entry.tags]
        return set(chain.from_iterable(map(self._known.__getitem__, found)))

    def _number(self, word: str) -> int:
        return self._numbers.setdefault(word, len(self._numbers))


class _Known(dict[str, tuple[int, ...]]):
    """The numbers of what a word of a text stands for: of none, itself, or its pairs of letters."""

    def __init__(self, number: Callable[[str], int]) -> None:
        super().__init__()
        self._number = number

    def __missing__(self, word: str) -> tuple[int, ...]:
        found = self[word] = tuple(map(self._number, _terms(word)))
        return found


def _terms(word: str) -> Iterator[str]:
    if " " in word:  # a category or tag
        yield word
    elif not word.isascii() and _CJK.search(word):
        yield from (word[place : place + 2] for place in range(max(len(word) - 1, 1)))
    elif word not in _COMMON:
        yield _singular(word)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word
