"""From what a curator has in hand (an identifier, an address, a title) to a draft."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from catalog.errors import CatalogError
from catalog.model.draft import Draft
from catalog.net.manners import Manners
from catalog.net.message import Answer, Request
from catalog.net.registry import Access, BadAnswer, Identifier, Record, Registry
from catalog.text.identifiers import ACL, ARXIV, DOI, identify, normal_arxiv, normal_doi
from catalog.text.titles import title_key, words

Ask = Callable[[Sequence[Request], Manners], tuple[Answer, ...]]
Search = tuple[Registry, Callable[[Access, str], Request], Callable[[Answer], tuple[Record, ...]]]
"""A registry, its question for a title, and the records of the answer."""

ALIKE = 92.0
"""Similarity of titles, 0 to 100, from which on a hit is the work that was meant."""
_ACL_DOI = "10.18653/v1/"
"""Prefix of the DOIs that the ACL Anthology gives to papers under their own identifiers."""

_SHOWN = {
    "openreview": "https://openreview.net/forum?id={}",
    "acl": "https://aclanthology.org/{}/",
}
"""Pages with citation tags, for identifiers that no registry above describes."""


def wanted(text: str) -> Identifier | None:
    """The identifier that a text is or carries, or None where it is an address or a title.

    Args:
        text: `1503.03832`, `arXiv:1503.03832v2`, `10.1109/...`, `doi:...`, or an address.
    """
    text = text.strip()
    if ARXIV.match(normal_arxiv(text)):
        return Identifier("arxiv", normal_arxiv(text))
    if DOI.match(normal_doi(text)):
        return Identifier("doi", normal_doi(text))
    if ACL.match(text):
        return Identifier("acl", text)
    found = identify(text)
    return Identifier(*found) if found else None


def address_of(identifier: Identifier) -> str:
    """Where the work of an identifier is shown; empty where that is not known."""
    shown = _SHOWN.get(identifier.scheme, "")
    return shown.format(identifier.value) if shown else ""


def describe(
    identifier: Identifier,
    registries: Iterable[tuple[Registry, Access]],
    manners: Manners,
    ask: Ask,
) -> Draft | None:
    """What the first registry that knows an identifier says of it.

    A preprint that names its published version is described as published, with the preprint's
    identifier kept.

    Args:
        identifier: of scheme `arxiv`, `doi` or `acl`; of others no registry knows anything.
        registries: whom to ask, in order.
        manners: limits of the questions.
        ask: `catalog.net.plain.ask`.

    Returns:
        The draft, or None where those that answered do not know it.

    Raises:
        CatalogError: nobody answered.
    """
    reachable = tuple(registries)
    if identifier.scheme == "acl":
        identifier = Identifier("doi", _ACL_DOI + identifier.value.lower())
    draft = _first(identifier, reachable, manners, ask)
    if draft is None or draft.doi is None or identifier.scheme != "arxiv":
        return draft
    try:
        published = _first(Identifier("doi", draft.doi.value), reachable, manners, ask)
    except CatalogError:
        return draft
    return replace(published, arxiv=draft.arxiv) if published else draft


def _first(
    identifier: Identifier,
    registries: Sequence[tuple[Registry, Access]],
    manners: Manners,
    ask: Ask,
) -> Draft | None:
    silent = []
    answered = False
    for registry, access in registries:
        if identifier.scheme not in registry.schemes:
            continue
        (answer,) = ask([registry.request(access, [identifier])], manners)
        try:
            records = registry.parse(answer, [identifier])
        except BadAnswer as bad:
            silent.append(f"{registry.title}: {bad}")
            continue
        answered = True
        for record in records:
            if record.draft is not None:
                return record.draft
    if silent and not answered:
        raise unreachable(silent)
    return None


def search(
    title: str,
    searches: Iterable[tuple[Search, Access]],
    manners: Manners,
    ask: Ask,
) -> Draft | None:
    """The work of a title, from the first registry that has one so called.

    Args:
        title: the whole title.
        searches: whom to ask, in order.
        manners: limits of the questions.
        ask: `catalog.net.plain.ask`.

    Raises:
        CatalogError: nobody answered.
    """
    silent = []
    answered = False
    for (registry, request, records), access in searches:
        (answer,) = ask([request(access, title)], manners)
        try:
            found = records(answer)
        except BadAnswer as bad:
            silent.append(f"{registry.title}: {bad}")
            continue
        answered = True
        for record in found:
            if record.draft and any(alike(title, one) for one in record.titles):
                return record.draft
    if silent and not answered:
        raise unreachable(silent)
    return None


def alike(one: str, other: str) -> bool:
    """Whether two texts are one title, but for spelling."""
    if title_key(one) == title_key(other):
        return True
    return fuzz.ratio(" ".join(words(one)), " ".join(words(other))) >= ALIKE


def unreachable(reasons: Sequence[str]) -> CatalogError:
    """The error to raise where nobody answered."""
    return CatalogError(
        f"no registry answers ({'; '.join(reasons)}).",
        "Check the connection, or write the entry by hand: copy a file of data/papers/.",
    )
