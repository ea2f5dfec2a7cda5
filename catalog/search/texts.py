"""Documents that have what a query's words ask for, and how much that is worth."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from catalog.search import rank
from catalog.search.conditions import Words
from catalog.search.facets import Facet
from catalog.search.lookup import Lookup, Variants
from catalog.search.names import called, named
from catalog.search.postings import FIRST, Postings
from catalog.search.rank import Floats
from catalog.search.tokens import key, sequence, stem

Bools = NDArray[np.bool_]
LookUp = Callable[[str, Words, bool], "Match"]


@dataclass(frozen=True, slots=True)
class Match:
    """What a condition is worth in every document.

    Attributes:
        worth: 0 where it does not hold, shape (documents,).
        in_title: where the title fulfils it.
        begins: where the title begins with it.
        instead: `(asked, found)` for a word that nothing has.
    """

    worth: Floats
    in_title: Bools
    begins: Bools
    instead: tuple[tuple[str, str], ...] = ()

    @classmethod
    def none(cls, count: int) -> "Match":
        """What holds nowhere."""
        return cls(np.zeros(count), np.zeros(count, bool), np.zeros(count, bool))

    @classmethod
    def any_of(cls, found: "list[Match]") -> "Match":
        """Where one of several holds, as much as the best of them is worth."""
        return cls(
            np.maximum.reduce([one.worth for one in found]),
            np.logical_or.reduce([one.in_title for one in found]),
            np.logical_or.reduce([one.begins for one in found]),
            tuple(pair for one in found for pair in one.instead),
        )

    @classmethod
    def all_of(cls, found: "list[Match]") -> "Match":
        """Where all of several hold, as much as they are worth in the mean."""
        holds = np.logical_and.reduce([one.worth > 0 for one in found])
        worth = np.sum([one.worth for one in found], axis=0) / len(found)
        return cls(
            np.where(holds, worth, 0.0),
            np.logical_and.reduce([one.in_title for one in found]),
            found[0].begins & holds,
            tuple(pair for one in found for pair in one.instead),
        )


class Texts:
    """Answers conditions on text.

    Args:
        of: the postings.
        lookup: their vocabulary.
        facets: by id; a word may also name a venue or a year.
        names: numbers of the documents by name; a word may also be one.
    """

    def __init__(
        self, of: Postings, lookup: Lookup, facets: Mapping[str, Facet], names: Mapping[str, int]
    ) -> None:
        self._of, self._lookup, self._count = of, lookup, len(of.lengths)
        self._facets, self._names = facets, names
        self._worths = {fields: rank.worths(fields) for fields in range(16)}
        self.length_class = of.lengths

    def called(self, groups: Iterable[tuple[Words, ...]]) -> int | None:
        """The document of which all words together are a short name."""
        return self._names.get(called("".join(part for group in groups for part in group[0].parts)))

    def has(self, words: Words) -> Bools:
        """Where words stand as they are, or their plural."""
        return self.plain(words).worth > 0

    def plain(self, words: Words) -> Match:
        """Where words stand, as they are or inflected."""
        if words.exact:
            return self._phrase(words)
        return self._with_document(self._joined(words, self._plain_word), words)

    def loose(self, words: Words) -> Match:
        """Where words stand, perhaps misspelt."""
        if words.exact:
            return self._phrase(words)
        return self._with_document(self._joined(words, self._loose_word), words)

    def loose_where_missing(self, words: Words) -> Match:
        """`plain`, or where that is nowhere `loose`."""
        match = self.plain(words)
        return match if match.worth.any() else self.loose(words)

    def _joined(self, words: Words, look_up: LookUp) -> Match:
        """Words that were joined: written together, or all of the parts."""
        last = len(words.parts) - 1
        parts = [
            look_up(part, words, words.unfinished and number == last)
            for number, part in enumerate(words.parts)
        ]
        if not last:
            return parts[0]
        whole = look_up("".join(words.parts), words, words.unfinished)
        return Match.any_of([whole, Match.all_of(parts)])

    def _plain_word(self, word: str, words: Words, unfinished: bool) -> Match:
        match = self._variants(self._lookup.plain(word, unfinished=unfinished), words.fields)
        return self._with_names(match, word) if words.fields == rank.ALL_FIELDS else match

    def _loose_word(self, word: str, words: Words, unfinished: bool) -> Match:
        plain = self._plain_word(word, words, unfinished)
        variants = self._lookup.loose(word, unfinished=unfinished)
        match = Match.any_of([plain, self._variants(variants, words.fields)])
        if plain.worth.any() or not variants:
            return match
        best = max(variants, key=lambda number: (self._lookup.documents(number), -number))
        return Match(match.worth, match.in_title, match.begins, ((word, self._lookup.word(best)),))

    def _variants(self, variants: Variants, fields: int) -> Match:
        match = Match.none(self._count)
        table = self._worths[fields]
        for number, share in variants.items():
            documents, marks = self._of.documents(number)
            match.worth[documents] = np.maximum(match.worth[documents], table[marks] * share)
            inside = (marks & fields & 1) != 0
            match.in_title[documents] |= inside
            match.begins[documents] |= inside & ((marks & FIRST) != 0)
        return match

    def _with_names(self, match: Match, word: str) -> Match:
        """Where else a word without a field holds: at a venue of that name, in that year."""
        for name, worth in (("venue", rank.VENUE), ("year", rank.YEAR)):
            facet = self._facets[name]
            named = _venues(facet, word) if name == "venue" else _years(facet, word)
            if named:
                here = np.fromiter((not named.isdisjoint(of) for of in facet.of), bool, self._count)
                match.worth[here] = np.maximum(match.worth[here], worth)
        return match

    def _with_document(self, match: Match, words: Words) -> Match:
        """Where else words without a field hold: in the document that they name."""
        if words.fields == rank.ALL_FIELDS:
            for name in named(words.text):
                here = self._names.get(name)
                if here is not None:
                    match.worth[here] = max(match.worth[here], rank.NAME)
        return match

    def _phrase(self, words: Words) -> Match:
        """Where words follow one another as they were quoted."""
        wanted = sequence(words.text)
        places: dict[int, set[int]] = {}
        match = Match.none(self._count)
        for turn, (word, offset) in enumerate(wanted):
            found = self._lookup.exact(word)
            here = self._places(found, words.fields) if found is not None else {}
            moved = {doc: {place - offset for place in at} for doc, at in here.items()}
            if turn:
                moved = {doc: at & places[doc] for doc, at in moved.items() if doc in places}
            places = {doc: at for doc, at in moved.items() if at}
        if not places:
            return match
        first = self._lookup.exact(wanted[0][0])
        assert first is not None
        documents, marks = self._of.documents(first)
        worth = self._worths[words.fields]
        for document, mark in zip(documents.tolist(), marks.tolist(), strict=True):
            if document in places:
                match.worth[document] = rank.PHRASE * worth[mark]
                match.in_title[document] = bool(mark & words.fields & 1)
                match.begins[document] = 0 in places[document]
        return match

    def _places(self, word: int, fields: int) -> dict[int, set[int]]:
        documents, marks = self._of.documents(word)
        first = int(self._of.starts[word])
        return {
            document: set(self._of.places(first + number))
            for number, (document, mark) in enumerate(
                zip(documents.tolist(), marks.tolist(), strict=True)
            )
            if mark & fields
        }


def _venues(facet: Facet, word: str) -> frozenset[int]:
    stemmed = stem(word)
    return frozenset(
        number
        for number, value in enumerate(facet.values)
        if any(stemmed == stem(key(name)) for name in _short_names((value.label, *value.also)))
    )


def _short_names(names: Iterable[str]) -> Iterable[str]:
    return (word for name in names for word in (name, *name.split()))


def _years(facet: Facet, word: str) -> frozenset[int]:
    return frozenset(number for number, value in enumerate(facet.values) if value.id == word)
