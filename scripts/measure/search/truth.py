"""What the browse page should say of papers, counted without its index."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property

from catalog.model.catalog import Catalog
from catalog.model.entry import Paper
from catalog.search.tokens import fold, stem, words

Test = Callable[[Paper], bool]


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition on a facet: any of some values, or none of them."""

    facet: str
    values: tuple[str, ...]
    negative: bool = False

    @property
    def written(self) -> str:
        quoted = (f'"{value}"' if " " in value else value for value in self.values)
        return f"{'-' if self.negative else ''}{self.facet}:{','.join(quoted)}"

    def meets(self, values: Collection[str]) -> bool:
        return any(value in values for value in self.values) is not self.negative


@dataclass(frozen=True, slots=True)
class Years(Condition):
    """A range of years, both ends included."""

    @property
    def written(self) -> str:
        first, last = self.values
        return f"year:{first if first == last else f'{first}..{last}'}"

    def meets(self, values: Collection[str]) -> bool:
        first, last = self.values
        return any(first <= value <= last for value in values)


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: words with the test that says what they mean, and conditions."""

    conditions: tuple[Condition, ...] = ()
    text: str = ""
    test: Test | None = None

    @property
    def query(self) -> str:
        # A space after a word says that it is finished.
        return " ".join([*filter(None, [self.text]), *(one.written for one in self.conditions)]) + (
            " " if self.text and not self.conditions else ""
        )


class Truth:
    """The papers of a catalog with their facets, in the order in which the page shows them."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.labels = {venue.id: venue.short for venue in catalog.venues}
        self.papers = sorted(catalog.papers, key=self._newest)
        self.by_id = {paper.id: paper for paper in self.papers}
        self.facets = {paper.id: self._facets(paper) for paper in self.papers}

    def _newest(self, paper: Paper) -> tuple[int, str, str, str]:
        venue = paper.venue or "\uffff"
        label = self.labels[venue].casefold() if venue in self.labels else venue
        return -(paper.year or 0), label, title_key(paper), paper.id

    def _facets(self, paper: Paper) -> Mapping[str, set[str]]:
        kinds = {link.kind for link in paper.links} - {"paper", "other"}
        nodes = [node for name in paper.categories for node in self.catalog.category_path[name]]
        return {
            "venue": {paper.venue} if paper.venue else set(),
            "year": {str(paper.year)} if paper.year else set(),
            "has": {*kinds, *(["summary"] if paper.summary else [])},
            "framework": {link.framework for link in paper.links if link.framework},
            "type": {self.catalog.entry_type(paper)},
            "listed": {*paper.listed_in},
            "tag": {*paper.tags},
            "category": {node.id for node in nodes},
        }

    @cache  # noqa: B019 - there is one, as long as the benchmark runs
    def found(self, question: Question) -> tuple[Paper, ...]:
        """The papers that a question means, the newest first."""
        return tuple(paper for paper in self._meant(question) if self._meets(paper, question))

    @cache  # noqa: B019
    def counts(self, question: Question, facet: str) -> dict[str, int]:
        """How many papers each value of a facet would leave, its own conditions lifted."""
        counted: Counter[str] = Counter()
        for paper in self._meant(question):
            if self._meets(paper, question, lifted=facet):
                counted.update(self.facets[paper.id][facet])
        return dict(counted)

    def _meant(self, question: Question) -> Iterable[Paper]:
        return self._tested(question.test) if question.test else self.papers

    @cache  # noqa: B019
    def _tested(self, test: Test) -> tuple[Paper, ...]:
        return tuple(filter(test, self.papers))

    def _meets(self, paper: Paper, question: Question, lifted: str = "") -> bool:
        facets = self.facets[paper.id]
        asked = (one for one in question.conditions if one.facet != lifted)
        return all(one.meets(facets[one.facet]) for one in asked)

    def ordered(self, papers: Iterable[Paper], sort: str) -> list[str]:
        """Ids of papers, which come the newest first, in an order of the page."""
        keys: dict[str, Callable[[Paper], tuple[object, ...]]] = {
            "year": lambda paper: (),
            "title": lambda paper: (title_key(paper), paper.id),
            "added": lambda paper: (-day(paper.added),),
            "lists": lambda paper: (-len(set(paper.listed_in)),),
        }
        return [paper.id for paper in sorted(papers, key=keys[sort])]  # type: ignore[type-var]

    @cached_property
    def values(self) -> Mapping[str, list[str]]:
        """The values of each facet, the most frequent first."""
        facets = ("venue", "year", "has", "framework", "type", "listed", "tag", "category")
        counted = {facet: self.counts(Question(), facet) for facet in facets}
        return {
            facet: sorted(counts, key=lambda value: (-counts[value], value))
            for facet, counts in counted.items()
        }


def title_key(paper: Paper) -> str:
    return fold(paper.title).lstrip("\"'([{$<*-_ ")


def day(added: str | None) -> int:
    return date.fromisoformat(added).toordinal() if added else 0


def texts(paper: Paper) -> tuple[str, ...]:
    """The texts of a paper, in which words are looked for."""
    names = (author.name for author in paper.authors)
    return tuple(filter(None, (paper.title, *names, *paper.aka, paper.summary)))


@cache
def has_word(word: str, read: Callable[[Paper], tuple[str, ...]] = texts) -> Test:
    """Whether a paper has a word, in its singular or plural."""
    wanted = stem(word)

    def test(paper: Paper) -> bool:
        near = (text for text in read(paper) if wanted in fold(text))
        return any(stem(one) == wanted for text in near for one, _ in words(text))

    return test


def has_phrase(first: str, second: str) -> Test:
    """Whether two words follow one another in a text of a paper."""

    def test(paper: Paper) -> bool:
        for text in texts(paper):
            if first in fold(text) and second in fold(text):
                places = {place for word, place in words(text) if word == first}
                if any(word == second and place - 1 in places for word, place in words(text)):
                    return True
        return False

    return test


def authors(paper: Paper) -> tuple[str, ...]:
    return tuple(author.name for author in paper.authors)
