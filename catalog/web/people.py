"""The people who wrote the entries, and which of them have a page."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
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
        named: dict[str, list[str]] = {}
        authors: dict[str, Author] = {}
        place: dict[str, int] = {}
        for entry in entries:
            key = entry.id
            place[key] = len(place)
            for author in entry.authors:
                name = author.name
                wrote_as = named.get(name)
                if wrote_as is None:
                    named[name], authors[name] = [key], author
                else:
                    wrote_as.append(key)
        spellings: dict[str, list[str]] = {}
        for name, author in authors.items():
            spellings.setdefault(author_slug(author), []).append(name)
        wrote = {
            slug: _in_order((named[name] for name in names), place)
            for slug, names in spellings.items()
        }
        least = _least(Counter(map(len, wrote.values())), most)
        people = []
        known = {}
        for slug, ids in wrote.items():
            if len(ids) >= least:
                usual = _usual({name: len(named[name]) for name in spellings[slug]})
                people.append(Person(slug, usual, authors[usual].family, ids))
                known.update(dict.fromkeys(spellings[slug], slug))
        people.sort(key=lambda person: (latin(person.family), person.slug))
        return cls(tuple(people), known, len(wrote), least)

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


def _in_order(spelled: Iterable[Sequence[str]], place: Mapping[str, int]) -> tuple[str, ...]:
    """The entries of a person, each once, from those of each spelling of the name."""
    first, *others = spelled
    if not others:
        return (first[0],) if len(first) == 1 else tuple(dict.fromkeys(first))
    everything = {*first, *(key for ids in others for key in ids)}
    return tuple(sorted(everything, key=place.__getitem__))


def _least(by_entries: Mapping[int, int], most: int) -> int:
    """The number of entries from which on at most `most` people have as many or more."""
    people = 0
    for entries in sorted(by_entries, reverse=True):
        people += by_entries[entries]
        if people > most:
            return entries + 1
    return 1


def _usual(spellings: Mapping[str, int]) -> str:
    """The spelling that stands most often; of two the longer, then the first of the alphabet."""
    return min(spellings, key=lambda name: (-spellings[name], -len(name), name))
