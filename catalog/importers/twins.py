"""Which drafts are one work: by identifier, or by title where nothing tells them apart.

This catches what is certain at a glance. Spelling variants and versions are the business of
`catalog.dedupe`, which an import asks about the list it adds to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

from catalog.model.catalog import Catalog
from catalog.model.draft import Draft
from catalog.text.identifiers import normal_arxiv, normal_doi
from catalog.text.names import split_name
from catalog.text.titles import title_key
from catalog.text.urls import same_target

_AUTHORS_COMPARED = 3


def work_keys(draft: Draft) -> tuple[str, ...]:
    """What makes two drafts one work, the surest first."""
    keys = []
    if draft.doi:
        keys.append(f"doi:{normal_doi(draft.doi.value)}")
    if draft.arxiv:
        keys.append(f"arxiv:{normal_arxiv(draft.arxiv.value)}")
    if not draft.is_paper and draft.links:
        keys.append(f"link:{same_target(draft.links[0].value.url)}")
    keys.append(f"title:{title_key(draft.title.value)}")
    return tuple(keys)


def can_be_one(first: Draft, second: Draft) -> bool:
    """Whether nothing tells two drafts that share a key apart."""
    if first.is_paper != second.is_paper:
        return False
    for name in ("doi", "arxiv"):
        one, other = getattr(first, name), getattr(second, name)
        if one and other:
            return bool(one.value.lower() == other.value.lower())
    if first.authors and second.authors:
        return bool(_families(first) & _families(second))
    return True


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
        if draft.doi and (found := catalog.by_doi.get(normal_doi(draft.doi.value))):
            return found[0].id
        if draft.arxiv and (found := catalog.by_arxiv.get(normal_arxiv(draft.arxiv.value))):
            return found[0].id
        if not draft.is_paper and draft.links:
            there = self._links.get(same_target(draft.links[0].value.url))
            if there is not None:
                return there
        for entry in catalog.by_title.get(title_key(draft.title.value), ()):
            families = {author.family.casefold() for author in entry.authors}
            if not draft.authors or not families or families & _families(draft):
                return entry.id
        return None
