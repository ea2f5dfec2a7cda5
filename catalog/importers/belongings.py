"""Identifiers and addresses that several works have: each stays with one of them.

In lists written by hand an address is copied from one entry to the next and left there. The work
whose address it is keeps it; the others lose it, and nothing else.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, get_args

from catalog.importers.twins import identifiers, own_addresses
from catalog.model.catalog import Catalog
from catalog.model.draft import Draft
from catalog.model.entry import Resource, ResourceType
from catalog.model.works import identifiers as registered
from catalog.model.works import is_own
from catalog.text.identifiers import identify
from catalog.text.titles import title_key
from catalog.text.urls import same_target

_NAMES = {
    "doi": "DOI", "arxiv": "arXiv number", "openreview": "OpenReview id", "acl": "ACL id",
    "link": "address",
}  # fmt: skip
_TELLING = (16, 24)
"""Letters of a title that it needs, and that are compared, to be told in an address."""


@dataclass(frozen=True, slots=True)
class Lost:
    """What an entry was made without.

    Attributes:
        draft: what the entry was made of.
        what: the part that was left out: "the address https://...".
        reason: why, as the rest of a sentence.
        why: `foreign` where it belongs to another work, `refused` where a rule refuses it.
    """

    draft: Draft
    what: str
    reason: str
    why: Literal["foreign", "refused"]

    def __str__(self) -> str:
        return f"{self.what} {self.reason}"


class Belongings:
    """Which work each identifier and each address belongs to.

    It is the entry that the list has already; else the work whose title stands in the address;
    else the one that is named with it most often; else the first.

    Args:
        catalog: the list as it is.
        works: the new works, each with its drafts.
    """

    def __init__(self, catalog: Catalog, works: Sequence[Sequence[Draft]]) -> None:
        self._works = works
        self._listed = dict(_listed(catalog))
        claims: defaultdict[str, Counter[int]] = defaultdict(Counter)
        for number, drafts in enumerate(works):
            for draft in drafts:
                for key, _ in _keys(draft):
                    claims[key][number] += 1 + 1000 * _names_title(key, draft)
        self._owner = {key: max(votes, key=lambda n: votes[n]) for key, votes in claims.items()}

    def of(self, number: int, draft: Draft) -> tuple[Draft, tuple[Lost, ...]]:
        """A work without what belongs to others.

        Args:
            number: of the work, as the works were given.
            draft: all drafts of it in one.
        """
        lost: list[Lost] = []
        whole = draft
        for key, value in tuple(_keys(whole)):
            if key.startswith("link") and not any(r.value.url == value for r in draft.links):
                continue  # it went with its identifier
            owner = self._listed.get(key)
            if owner is None:
                other = self._owner.get(key, number)
                if other == number:
                    continue
                first = self._works[other][0]
                owner = f"{first.title.value!r} (line {first.origin.line})"
            scheme = key.partition(":")[0]
            draft = _without(draft, scheme, value)
            what = f"the {_NAMES[scheme]} {value}"
            lost.append(Lost(whole, what, f"belongs to {owner}", "foreign"))
        return draft, tuple(lost)


def _listed(catalog: Catalog) -> Iterator[tuple[str, str]]:
    for entry in catalog.entries:
        for scheme, value in registered(entry):
            yield f"{scheme}:{value}", entry.id
        scope = entry.type if isinstance(entry, Resource) else ""
        for link in entry.links:
            if is_own(entry, link):
                yield f"link:{scope}:{same_target(link.url)}", entry.id


def _keys(draft: Draft) -> Iterator[tuple[str, str]]:
    """Keys of what is a work's own, with the value as written; as `shared-link` compares them."""
    for scheme, value in identifiers(draft):
        yield f"{scheme}:{value}", value
    kind = draft.type.value if draft.type else ""
    scope = "" if draft.is_paper else kind if kind in get_args(ResourceType) else "other"
    for url in own_addresses(draft):
        yield f"link:{scope}:{same_target(url)}", url


def _names_title(key: str, draft: Draft) -> bool:
    wanted = title_key(draft.title.value)
    least, most = _TELLING
    return len(wanted) >= least and wanted[:most] in title_key(key)


def _without(draft: Draft, scheme: str, value: str) -> Draft:
    """A draft without an identifier and the links that lead to it, or without an address."""
    if scheme == "link":
        kept = tuple(read for read in draft.links if read.value.url != value)
        return replace(draft, links=kept)
    kept = tuple(read for read in draft.links if identify(read.value.url) != (scheme, value))
    changes: dict[str, Any] = {scheme: None, "links": kept}
    if scheme == "arxiv" and draft.year and draft.year.origin.via == "arXiv identifier":
        changes["year"] = None
    return replace(draft, **changes)
