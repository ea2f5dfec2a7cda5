"""Which words of the vocabulary a word of a query may mean."""

from bisect import bisect_left
from functools import cached_property

from rapidfuzz import process
from rapidfuzz.distance import OSA

from catalog.search import rank
from catalog.search.coding import in_reading_order
from catalog.search.files import SHORTEST_MISSPELT
from catalog.search.postings import Postings
from catalog.search.tokens import family, stem

Variants = dict[int, float]
"""Number of a word, and how much of a match's worth it keeps."""

SHORTEST_MISSPELT_BEGINNING = 5


class Lookup:
    """The vocabulary, for words as people type them.

    Args:
        of: the postings of the words.
    """

    def __init__(self, of: Postings) -> None:
        self._words = of.vocabulary
        self._starts = of.starts

    @cached_property
    def _keys(self) -> list[bytes]:
        return [in_reading_order(word) for word in self._words]

    def exact(self, word: str) -> int | None:
        """The number of a word, or None where there is none."""
        at = bisect_left(self._keys, in_reading_order(word))
        return at if at < len(self._words) and self._words[at] == word else None

    def documents(self, word: int) -> int:
        """How many documents have a word."""
        return int(self._starts[word + 1] - self._starts[word])

    def word(self, number: int) -> str:
        """The word of a number."""
        return self._words[number]

    def beginning(self, prefix: str) -> range:
        """The words that begin so."""
        start = bisect_left(self._keys, in_reading_order(prefix))
        stop = bisect_left(self._keys, in_reading_order(prefix) + b"\xff\xff")
        return range(start, stop)

    def plain(self, word: str, *, unfinished: bool) -> Variants:
        """The word itself, those of its stem, and where it is unfinished what it may become."""
        stemmed = stem(word)
        found: Variants = {}
        for number in self.beginning(family(stemmed)):
            if self._words[number] == word:
                found[number] = rank.EXACT
            elif stem(self._words[number]) == stemmed:
                found[number] = rank.STEM
        if unfinished:
            for number in self.beginning(word):
                found.setdefault(number, rank.PREFIX)
        return found

    def loose(self, word: str, *, unfinished: bool) -> Variants:
        """What `plain` gives, and the words in which one letter is wrong, missing or too many.

        Two letters that changed places count as one (optimal string alignment,
        https://doi.org/10.1145/363958.363994).
        """
        found = self.plain(word, unfinished=unfinished or len(word) >= SHORTEST_MISSPELT)
        if len(word) < SHORTEST_MISSPELT or not word.isalpha():
            return found
        near = process.extract(word, self._words, scorer=OSA.distance, score_cutoff=1, limit=None)
        for other, _, number in near:
            if len(other) >= SHORTEST_MISSPELT and other.isalpha():
                found.setdefault(int(number), rank.TYPO)
        if unfinished and len(word) >= SHORTEST_MISSPELT_BEGINNING:
            for number in self.beginning(word[: len(word) // 2]):
                if self._words[number].isalpha() and begins_like(self._words[number], word):
                    found.setdefault(number, rank.TYPO_PREFIX)
        return found


def begins_like(word: str, start: str) -> bool:
    """Whether a longer word begins with something that differs from `start` in one letter."""
    sizes = range(len(start) - 1, min(len(start) + 2, len(word)))
    return any(OSA.distance(word[:size], start, score_cutoff=1) <= 1 for size in sizes)
