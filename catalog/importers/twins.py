"""Which drafts are one work: by identifier, or by title where nothing tells them apart.

This catches what is certain at a glance. Spelling variants and versions are the business of
`catalog.dedupe`, which an import asks about the list it adds to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from typing import Any

from catalog.model.catalog import Catalog
from catalog.model.draft import Draft
from catalog.model.entry import Entry
from catalog.model.works import OF_A_PAPER
from catalog.text.alike.names import people
from catalog.text.alike.same_person import compatible
from catalog.text.alike.title_match import Level, match
from catalog.text.alike.titles import view
from catalog.text.identifiers import normal_arxiv, normal_doi
from catalog.text.names import split_name
from catalog.text.titles import title_key
from catalog.text.urls import same_target

_IDENTIFIERS = ("doi", "arxiv", "openreview", "acl")
_NORMAL = {"doi": normal_doi, "arxiv": normal_arxiv}
_AUTHORS_COMPARED = 3
_UNLIKE = 0.5
"""Similarity below which two titles under one identifier are those of two works."""
_WORDS_OF_A_TITLE = 2
"""One word alone is a name, which a work may have beside its title."""


def work_keys(draft: Draft) -> tuple[str, ...]:
    """What makes two drafts one work, the surest first."""
    keys = [f"{scheme}:{value}" for scheme, value in identifiers(draft)]
    keys += [f"link:{same_target(url)}" for url in own_addresses(draft)]
    keys.append(f"title:{title_key(draft.title.value)}")
    return tuple(keys)


def identifiers(draft: Draft) -> Iterator[tuple[str, str]]:
    """What a draft is registered under: name of the field and the normalised identifier."""
    for name in _IDENTIFIERS:
        read = getattr(draft, name)
        if read:
            yield name, _NORMAL.get(name, str)(read.value)


def own_addresses(draft: Draft) -> Iterator[str]:
    """The addresses that lead to a work itself: of a paper its pages, else the first one."""
    if draft.is_paper:
        yield from (read.value.url for read in draft.links if read.value.kind in OF_A_PAPER)
    elif draft.links:
        yield draft.links[0].value.url


def can_be_one(first: Draft, second: Draft) -> bool:
    """Whether nothing tells two drafts that share a key apart.

    An identifier or an address that two share may have been copied to the wrong one
    (`titles_tell_apart`).
    """
    if first.is_paper != second.is_paper:
        return False
    one, other = dict(identifiers(first)), dict(identifiers(second))
    same = any(one[name] == other.get(name) for name in one)
    registered = [name for name in ("doi", "arxiv") if name in one and name in other]
    if registered and not same:
        return False
    title, its_title = first.title.value, second.title.value
    authors = first.authors.value if first.authors else ()
    others = second.authors.value if second.authors else ()
    if title_key(title) == title_key(its_title):
        return same or not (authors and others) or bool(_families(first) & _families(second))
    if same:
        return not titles_tell_apart(title, its_title, authors, others)
    if not first.is_paper:  # one that has no other address is the other by another name
        return len(second.links) < 2 or not titles_tell_apart(title, its_title, authors, others)
    titles = match(view(title), view(its_title))
    disjoint = authors and others and not _share_author(authors, others)
    return titles.level >= Level.CUT and not titles.conflict and not disjoint


def titles_tell_apart(
    one: str, other: str, authors: Sequence[str] = (), others: Sequence[str] = ()
) -> bool:
    """Whether two titles under one identifier or address are those of two works.

    Where no author is common, two titles that differ are; where authors are unknown, two titles
    of which little agrees.

    Args:
        one: a title.
        other: another.
        authors: of the first work, empty where they are unknown.
        others: of the other.
    """
    titles = match(view(one), view(other))
    if titles.level >= Level.CUT or not titles.told:
        return False
    if authors and others:
        return not _share_author(authors, others)
    named = any(len(title.split()) < _WORDS_OF_A_TITLE for title in (one, other))
    return not named and titles.level is Level.DIFFERENT and titles.similarity < _UNLIKE


def named_otherwise(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The drafts of one work whose title is another than that of the first."""
    title = view(drafts[0].title.value)
    for draft in drafts[1:]:
        if match(title, view(draft.title.value)).level < Level.CUT:
            yield draft


def _share_author(authors: Sequence[str], others: Sequence[str]) -> bool:
    return any(compatible(a, b) for a in people(authors)[0] for b in people(others)[0])


def _families(draft: Draft) -> set[str]:
    names = draft.authors.value if draft.authors else ()
    return {family_of(draft, name).casefold() for name in names[:_AUTHORS_COMPARED]}


def family_of(draft: Draft, name: str) -> str:
    """The family name of one of a draft's authors; an organisation's is all of its name."""
    return name if name in draft.organisations else split_name(name)[1]


def merged(drafts: Sequence[Draft]) -> Draft:
    """One draft of several of one work: the first speaks, the others fill what it leaves open.

    What was written wins over what was guessed, and all authors over the first ones.
    """
    result = drafts[0]
    for other in drafts[1:]:
        changes: dict[str, Any] = {}
        for item in fields(Draft):
            here, there = getattr(result, item.name), getattr(other, item.name)
            if _fills(here, there):
                changes[item.name] = there
        if result.et_al and other.authors and not other.et_al:
            changes |= {"authors": other.authors, "et_al": False}
        changes["organisations"] = result.organisations | other.organisations
        changes["aka"] = tuple({read.value: read for read in (*result.aka, *other.aka)}.values())
        links = {read.value.url: read for read in (*other.links, *result.links)}
        order = dict.fromkeys(read.value.url for read in (*result.links, *other.links))
        changes["links"] = tuple(links[url] for url in order)
        result = replace(result, **changes)
    return result


def _fills(here: Any, there: Any) -> bool:
    if there is None or not hasattr(there, "origin") or hasattr(there, "title"):
        return False
    if here is None:
        return True
    return (
        hasattr(here, "origin") and here.origin.how == "guessed" and there.origin.how == "written"
    )


def named_twice(drafts: Sequence[Draft]) -> tuple[tuple[Draft, Draft], ...]:
    """Drafts that are a work which stands before them, each with the first draft of it."""
    first: dict[str, Draft] = {}
    found = []
    for draft in drafts:
        keys = work_keys(draft)
        there = next((first[k] for k in keys if k in first and can_be_one(first[k], draft)), None)
        if there is not None:
            found.append((draft, there))
        for key in keys:
            first.setdefault(key, there or draft)
    return tuple(found)


class Known:
    """The works of a list as it is."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._links = {
            same_target(entry.links[0].url): entry.id for entry in catalog.resources if entry.links
        }

    def find(self, draft: Draft) -> str | None:
        """The id of the entry that a draft is, or None."""
        catalog = self._catalog
        registered: list[Entry] = []
        if draft.doi:
            registered += catalog.by_doi.get(normal_doi(draft.doi.value), ())
        if draft.arxiv:
            registered += catalog.by_arxiv.get(normal_arxiv(draft.arxiv.value), ())
        for entry in registered:
            if _can_be(entry, draft):
                return entry.id
        if not draft.is_paper and draft.links:
            there = self._links.get(same_target(draft.links[0].value.url))
            if there is not None:
                return there
        for entry in catalog.by_title.get(title_key(draft.title.value), ()):
            families = {author.family.casefold() for author in entry.authors}
            if not draft.authors or not families or families & _families(draft):
                return entry.id
        return None


def _can_be(entry: Entry, draft: Draft) -> bool:
    """Whether a draft that has the identifier of an entry can be that work."""
    names = [author.name for author in entry.authors]
    authors = draft.authors.value if draft.authors else ()
    return not titles_tell_apart(entry.title, draft.title.value, names, authors)
