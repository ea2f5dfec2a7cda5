"""The people who wrote the entries, and which of them have a page."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import NamedTuple
from urllib.parse import quote_plus

from catalog.model.author import Author
from catalog.model.entry import Entry
from catalog.text.transliterate import latin

_APART = re.compile(r"[^a-z0-9]+")
_ORDINARY = re.compile(r"[A-Za-z]+(?: [A-Za-z]+)*\Z")
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who wrote entries.

    Attributes:
        slug: the name in their address.
        name: the name as most of their entries write it.
        family: by which they are sorted.
        entries: ids, in the order in which they came.
    """

    slug: str
    name: str
    family: str
    entries: tuple[str, ...]


@dataclass(frozen=True)
class People:
    """Everyone who wrote an entry.

    Two spellings are one person where they are equal without accents, case and punctuation; two
    people of one name share a page, as nothing in the data tells them apart.

    Attributes:
        with_page: those who have a page, by family name.
        slug_of: slugs of those who have a page, by every spelling of their names.
        total: how many people there are.
        least: how many entries one needs for a page.
    """

    with_page: tuple[Person, ...]
    slug_of: Mapping[str, str]
    total: int
    least: int

    @classmethod
    def of(cls, entries: Iterable[Entry], most: int) -> "People":
        """Gather the authors of entries.

        Args:
            entries: in the order in which a person's page is to show them.
            most: at most so many get a page: those with the most entries, and of people with as
                many entries all or none.
        """
        everything = tuple(entries)
        spellings: dict[str, list[_Writer]] = {}
        for writer in _writers(everything):
            spellings.setdefault(author_slug(writer.author), []).append(writer)
        together = {slug: _together(writers) for slug, writers in spellings.items()}
        least = _least(Counter(map(len, together.values())), most)
        people = []
        known: dict[str, str] = {}
        for slug, places in together.items():
            if len(places) >= least:
                usual = _usual(spellings[slug])
                ids = tuple(everything[place].id for place in places)
                people.append(Person(slug, usual.name, usual.family, ids))
                known.update((writer.author.name, slug) for writer in spellings[slug])
        people.sort(key=lambda person: (latin(person.family), person.slug))
        return cls(tuple(people), known, len(together), least)

    def path(self, name: str) -> str:
        """The address of a person below the site: their page, or a search for their entries."""
        slug = self.slug_of.get(name)
        if slug:
            return f"authors/{slug}/"
        bare = name.replace('"', "")
        return "papers/?q=" + quote_plus(f'author:"{bare}"')


def author_slug(author: Author) -> str:
    """A name as an address holds it: `laurens-van-der-maaten`.

    Scripts that have no Latin spelling here (Chinese, Arabic) give a digest of the name.
    """
    name = author.name
    if len(name) <= _LONGEST and _ORDINARY.match(name):  # most names; the rest says the same
        return name.lower().replace(" ", "-")
    slug = _APART.sub("-", latin(name).replace("'", "").replace("’", "")).strip("-")
    letters = slug.replace("-", "")
    if not letters or letters.isdecimal():
        digest = blake2b(" ".join(name.casefold().split()).encode(), digest_size=5)
        return f"author-{digest.hexdigest()}"
    return slug[:_LONGEST].rstrip("-")


class _Writer(NamedTuple):
    """An author and the places of the entries that they wrote, ascending."""

    author: Author
    places: list[int]


def _writers(entries: Iterable[Entry]) -> Iterator[_Writer]:
    """Every author once for all entries in which they are one object, as nearly all are."""
    authors: dict[int, Author] = {}
    places: dict[int, list[int]] = {}
    for place, entry in enumerate(entries):
        for author in entry.authors:
            known = places.get(id(author))
            if known is None:
                authors[id(author)], places[id(author)] = author, [place]
            else:
                known.append(place)
    return map(_Writer, authors.values(), places.values())


def _together(writers: Sequence[_Writer]) -> Sequence[int]:
    """The places of the entries of a person, ascending, each once."""
    first, *others = writers
    if not others and len(first.places) == 1:  # most people
        return first.places
    return sorted({place for writer in writers for place in writer.places})


def _least(by_entries: Mapping[int, int], most: int) -> int:
    """The number of entries from which on at most `most` people have as many or more."""
    people = 0
    for entries in sorted(by_entries, reverse=True):
        people += by_entries[entries]
        if people > most:
            return entries + 1
    return 1


def _usual(writers: Sequence[_Writer]) -> Author:
    """The spelling that stands most often; of two the longer, then the first of the alphabet."""
    if len(writers) == 1:
        return writers[0].author
    times = Counter[str]()
    for writer in writers:
        times[writer.author.name] += len(writer.places)
    usual = min(times, key=lambda name: (-times[name], -len(name), name))
    return next(writer.author for writer in writers if writer.author.name == usual)
