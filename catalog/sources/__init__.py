"""Registries and other sources of facts about papers: one file each.

A source has `match(identifier)`, a request for a batch, and `parse(answer)`. A new one is one
file and one line in the table below.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from urllib.parse import urlsplit

from catalog.errors import CatalogError
from catalog.net.manners import HostLimits
from catalog.net.registry import Access, Registry
from catalog.sources import (
    arxiv,
    crossref,
    datacite,
    doi_org,
    github,
    openalex,
    semantic_scholar,
    wayback,
    youtube,
)

TOKENS: Mapping[str, str] = {
    "github": "GITHUB_TOKEN",
    "semanticscholar": "SEMANTIC_SCHOLAR_API_KEY",
}
"""Environment variables that hold a registry's key, by its id."""

ADDRESSES = "CATALOG_REGISTRIES"
"""Environment variable with addresses of mirrors: `arxiv=https://...,crossref=off`."""

OFF = "off"
"""In place of an address: the registry is not asked."""

REGISTRIES: tuple[Registry, ...] = (
    arxiv.REGISTRY,
    crossref.REGISTRY,
    datacite.REGISTRY,
    doi_org.HANDLES,
    semantic_scholar.REGISTRY,
    github.REGISTRY,
    youtube.REGISTRY,
    wayback.REGISTRY,
)
"""Who is asked about links, in this order; for each scheme the last one that knows it decides."""

DESCRIBERS: tuple[Registry, ...] = (
    arxiv.REGISTRY,
    crossref.REGISTRY,
    datacite.REGISTRY,
    doi_org.CONTENT,
    openalex.REGISTRY,
)
"""Who is asked what an identifier names, in this order; the first that knows is believed."""


SEARCHES = (
    (semantic_scholar.REGISTRY, semantic_scholar.search, semantic_scholar.records),
    (crossref.REGISTRY, crossref.search, crossref.records),
    (arxiv.REGISTRY, arxiv.search, arxiv.records),
    (openalex.REGISTRY, openalex.search, openalex.records),
)
"""Who is asked for a title, in this order: a request for it, and the records of the answer."""


def addresses(text: str) -> dict[str, str]:
    """Read addresses by registry id from `arxiv=https://...,wayback=off`.

    Raises:
        CatalogError: a part is no such pair, or names no registry.
    """
    known = {registry.id for registry in (*REGISTRIES, *DESCRIBERS)}
    found = {}
    for part in filter(None, (part.strip() for part in text.split(","))):
        name, _, address = part.partition("=")
        if name not in known or not (address == OFF or address.startswith(("http://", "https://"))):
            raise CatalogError(
                f"{ADDRESSES}: {part!r} is no address of a registry.",
                f"Write ID=https://... or ID=off; the ids are {', '.join(sorted(known))}.",
            )
        found[name] = address
    return found


def reachable(
    registries: Iterable[Registry],
    addresses: Mapping[str, str],
    mailto: str,
    tokens: Mapping[str, str],
) -> tuple[tuple[Registry, Access], ...]:
    """Registries with how they are reached.

    A registry at another address than its own is a mirror or a stand-in, which keeps none of
    the limits that the original asks for.

    Args:
        registries: which of them, in order.
        addresses: addresses in place of their own, by id; `off` leaves one out.
        mailto: whom they may write to; may be empty.
        tokens: keys by id.
    """
    found = []
    for registry in registries:
        base = addresses.get(registry.id, registry.base)
        token = tokens.get(registry.id, "")
        if base == OFF or (registry.needs_token and not token):
            continue
        if base != registry.base:
            registry = replace(registry, limits=HostLimits())
        found.append((registry, Access(base.rstrip("/"), mailto, token)))
    return tuple(found)


def limits(registries: Iterable[tuple[Registry, Access]]) -> dict[str, HostLimits]:
    """The limits that registries ask clients to keep to, by host."""
    return {
        urlsplit(access.base).netloc.lower(): registry.limits for registry, access in registries
    }
