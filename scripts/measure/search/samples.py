"""What to ask of a large list: words, people and venues that its papers have."""

import re
from collections import Counter
from functools import cached_property
from itertools import pairwise

from catalog.model.entry import Paper
from catalog.search.tokens import fold
from scripts.measure.search.known_items import title_words
from scripts.measure.search.truth import (
    Condition,
    Question,
    Truth,
    Years,
    authors,
    has_phrase,
    has_word,
)


class Missing(Exception):
    """The list has nothing that could be asked for."""


class Samples:
    """Questions that a list has answers to, the same each time."""

    def __init__(self, truth: Truth) -> None:
        self.truth = truth
        self.titles = Counter(word for one in truth.papers for word in set(title_words(one)))

    @cached_property
    def word(self) -> str:
        """The word that most titles have."""
        return max(self.titles, key=lambda word: (self.titles[word], word))

    @cached_property
    def common(self) -> Question:
        return Question(text=self.word, test=has_word(self.word))

    @cached_property
    def rare(self) -> tuple[Paper, str]:
        """A paper, and a long word that no other title has anything like."""
        starts = Counter(word[:6] for word in self.titles)
        for paper in self.truth.papers:
            for word in title_words(paper):
                if len(word) >= 9 and self.titles[word] == 1 == starts[word[:6]]:
                    return paper, word
        raise Missing("no title has a long word of its own")

    @cached_property
    def registered(self) -> Paper:
        """A paper with a DOI."""
        for paper in self.truth.papers:
            if paper.doi:
                return paper
        raise Missing("no paper has a DOI")

    @cached_property
    def phrase(self) -> Question:
        """The two words that follow one another most often."""
        pairs: Counter[tuple[str, str]] = Counter()
        for paper in self.truth.papers:
            found = re.findall("[a-z]{4,}|[^a-z ]+", fold(paper.title))
            pairs.update(pairwise(found))
        pair = max(
            (pair for pair in pairs if pair[0].isalpha() and pair[1].isalpha()),
            key=lambda pair: (pairs[pair], pair),
        )
        return Question(text=f'"{pair[0]} {pair[1]}"', test=has_phrase(*pair))

    @cached_property
    def families(self) -> Counter[str]:
        every = (author.family for paper in self.truth.papers for author in paper.authors)
        return Counter(name for name in every if len(name) >= 4 and name.isalpha())

    @cached_property
    def author(self) -> Question:
        name = max(
            (one for one in self.families if one.isascii()),
            key=lambda one: (self.families[one], one),
        )
        return by(name)

    @cached_property
    def accented(self) -> Question:
        """The name with an accent that most papers have, without its accent."""
        names = [one for one in self.families if fold(one) != one.lower() and fold(one).isascii()]
        if not names:
            raise Missing("no author has an accent")
        return by(fold(max(names, key=lambda one: (self.families[one], one))))

    @cached_property
    def cjk(self) -> Question:
        """A word in Chinese."""
        titles = (re.match(r"基于(.*)的", paper.title) for paper in self.truth.papers)
        name = Counter(found[1] for found in titles if found).most_common(1)[0][0]
        return Question(text=name, test=lambda paper: name in paper.title)

    @cached_property
    def years(self) -> Years:
        """A few years in the middle."""
        years = sorted(self.truth.values["year"])
        middle = len(years) // 2
        return Years("year", (years[middle], years[max(middle, min(len(years) - 2, middle + 3))]))

    def venues(self, count: int = 2) -> tuple[str, ...]:
        """Those with most papers."""
        return tuple(self.truth.values["venue"][:count])

    def either(self, facet: str, negative: bool = False) -> Condition:
        """Two values of a facet."""
        return Condition(facet, tuple(self.truth.values[facet][:2]), negative)

    @cached_property
    def hundreds(self) -> Question:
        """A result of several hundred papers, as near to 400 as words and a year come."""
        made = [
            Question((Years("year", (year, year)),), self.word, has_word(self.word))
            for year in self.truth.values["year"][:12]
        ]
        return min(made, key=lambda one: (abs(len(self.truth.found(one)) - 400), one.query))


def by(name: str) -> Question:
    return Question(text=f"author:{name.lower()}", test=has_word(name.lower(), authors))
