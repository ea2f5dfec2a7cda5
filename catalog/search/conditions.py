"""A query taken apart: conditions on text, conditions on facets, and those that exclude."""

from collections.abc import Iterable
from dataclasses import dataclass

from catalog.search.query import FACETS, TEXT_FIELDS, Item, parse
from catalog.search.rank import ALL_FIELDS
from catalog.search.tokens import STOP_WORDS, asked


@dataclass(frozen=True, slots=True)
class Words:
    """Text that a document must have.

    Attributes:
        text: the words as they were written.
        parts: what they are looked up by; several where they were joined by hyphens.
        fields: bits of the fields that count.
        exact: a phrase.
        unfinished: the last word of the query, which may be the beginning of a longer one.
    """

    text: str
    parts: tuple[str, ...]
    fields: int
    exact: bool = False
    unfinished: bool = False


@dataclass(frozen=True, slots=True)
class Conditions:
    """What a query asks for.

    Attributes:
        text: all of these, of each group any.
        without: none of these.
        facets: `(facet, values)`: of each any.
        without_facets: none of these.
        ids: where not None, only these documents.
        without_ids: none of these.
        words: how many words were asked for anywhere, those included that say too little.
    """

    text: tuple[tuple[Words, ...], ...] = ()
    without: tuple[Words, ...] = ()
    facets: tuple[tuple[str, tuple[str, ...]], ...] = ()
    without_facets: tuple[tuple[str, tuple[str, ...]], ...] = ()
    ids: frozenset[str] | None = None
    without_ids: frozenset[str] = frozenset()
    words: int = 0


def conditions(query: str) -> Conditions:
    """Take a query apart."""
    items = parse(query)
    wanted = [item for item in items if not item.negative]
    text = [group for item in wanted if _on_text(item) for group in _groups(item, query)]
    words = sum(len(group[0].parts) for group in text if not group[0].exact)
    telling = [group for group in text if group[0].exact or not _says_little(group)]
    ids = [frozenset(item.values) for item in wanted if item.field == "id"]
    return Conditions(
        text=tuple(telling or text),
        without=tuple(
            word for item in items if item.negative and _on_text(item) for word in _without(item)
        ),
        facets=_facets(wanted),
        without_facets=_facets(item for item in items if item.negative),
        ids=frozenset.intersection(*ids) if ids else None,
        without_ids=frozenset(
            value for item in items if item.negative and item.field == "id" for value in item.values
        ),
        words=words,
    )


def _facets(items: Iterable[Item]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((item.field, item.values) for item in items if item.field in FACETS)


def _on_text(item: Item) -> bool:
    return item.field not in FACETS and item.field != "id"


def _says_little(group: tuple[Words, ...]) -> bool:
    """Whether a word is one of the little ones, or the initial of a name: `K. Sohn`."""
    return all(
        len(word.parts) == 1 and (word.parts[0] in STOP_WORDS or _is_initial(word))
        for word in group
    )


def _is_initial(word: Words) -> bool:
    return len(word.parts[0]) == 1 and "a" <= word.parts[0] <= "z" and not word.unfinished


def _groups(item: Item, query: str) -> list[tuple[Words, ...]]:
    """The conditions of an item, all of which must hold: one a word; any of a list's values."""
    last = item.end == len(query) and not item.exact
    if len(item.values) > 1:
        return [tuple(_phrase(value, item) for value in item.values if asked(value))]
    value = item.values[0]
    if item.exact:
        return [(_phrase(value, item),)] if asked(value) else []
    found = asked(value)
    return [
        (Words(value, parts, _bits(item), unfinished=last and number == len(found) - 1),)
        for number, parts in enumerate(found)
    ]


def _without(item: Item) -> list[Words]:
    """What an item excludes: a phrase each, since only all of its words together are meant."""
    return [
        _phrase(value, item)
        if item.exact or len(asked(value)) > 1
        else Words(value, asked(value)[0], _bits(item))
        for value in item.values
        if asked(value)
    ]


def _phrase(value: str, item: Item) -> Words:
    found = asked(value)
    if not item.exact and len(found) == 1:
        return Words(value, found[0], _bits(item))
    return Words(value, (), _bits(item), exact=True)


def _bits(item: Item) -> int:
    return 1 << TEXT_FIELDS.index(item.field) if item.field else ALL_FIELDS
