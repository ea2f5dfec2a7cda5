"""Stand-ins of registries on loopback, which know the works that a test gives them."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from urllib.parse import parse_qs, unquote, urlsplit

from catalog.net.manners import HostLimits
from catalog.net.registry import Access, Registry
from catalog.sources import REGISTRIES
from tests.net.loopback import Asked, Reply, Web
from tests.sources.answers import ATOM, ATOM_ENTRY

JSON = (("Content-Type", "application/json"),)


@dataclass(frozen=True)
class Work:
    """What a registry knows of one identifier."""

    title: str
    authors: tuple[str, ...] = ("Jane Doe",)
    doi: str = ""


def registries(host: Web, *ids: str, token: str = "t0ken") -> tuple[tuple[Registry, Access], ...]:
    """The registries of these names, at the paths of a loopback host."""
    chosen = [registry for registry in REGISTRIES if registry.id in ids]
    return tuple(
        (replace(one, limits=HostLimits(1, 0.0)), Access(host.url(f"/{one.id}"), token=token))
        for one in chosen
    )


def arxiv(asked: Asked, works: Mapping[str, Work]) -> Reply:
    """arXiv's API: an Atom feed of the identifiers that exist."""
    query = asked.body.decode() or urlsplit(asked.target).query
    known = [one for one in parse_qs(query)["id_list"][0].split(",") if one in works]
    entries = "".join(_entry(one, works[one]) for one in known)
    feed = ATOM.format(count=len(known), total=len(known), entries=entries)
    return Reply(200, feed.encode(), (("Content-Type", "application/atom+xml"),))


def _entry(name: str, work: Work) -> str:
    more = "".join(f"<author><name>{_xml(name)}</name></author>" for name in work.authors)
    more += f"<arxiv:doi>{work.doi}</arxiv:doi>" if work.doi else ""
    text = ATOM_ENTRY.format(
        id=f"{name}v1", title=_xml(work.title), summary="", comment="", more=more
    )
    return text.replace("<author><name>Jane Doe</name></author>", "", 1).replace(
        "<author><name>Zoë Müller</name></author>", "", 1
    )


def _xml(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def crossref(asked: Asked, works: Mapping[str, Work]) -> Reply:
    """Crossref's API: a list for a filter, one work or 404 for a path."""
    parts = urlsplit(asked.target)
    if "filter" in parse_qs(parts.query):
        names = [one.removeprefix("doi:") for one in parse_qs(parts.query)["filter"][0].split(",")]
        items = [_item(name, works[name]) for name in names if name in works]
        return _json({"status": "ok", "message": {"items": items}})
    name = unquote(parts.path).partition("/works/")[2]
    if name not in works:
        return Reply(404, b"Resource not found.")
    return _json({"status": "ok", "message": _item(name, works[name])})


def _item(name: str, work: Work) -> dict[str, object]:
    pairs = (author.rpartition(" ") for author in work.authors)
    authors = [{"given": given, "family": family} for given, _, family in pairs]
    return {
        "DOI": name.upper(),
        "title": [work.title],
        "author": authors,
        "type": "journal-article",
    }


def datacite(asked: Asked, works: Mapping[str, Work]) -> Reply:
    """DataCite's API: a list of the DOIs that it has."""
    names = parse_qs(urlsplit(asked.target).query)["ids"][0].split(",")
    data = [
        {
            "id": name,
            "attributes": {
                "titles": [{"title": works[name].title}],
                "creators": [{"name": author} for author in works[name].authors],
            },
        }
        for name in names
        if name in works
    ]
    return _json({"data": data})


def handles(asked: Asked, known: Iterable[str]) -> Reply:
    """doi.org's handle API."""
    name = unquote(asked.path.partition("/api/handles/")[2])
    found = name in known
    return replace(_json({"responseCode": 1 if found else 100}), status=200 if found else 404)


def _json(value: object) -> Reply:
    return Reply(200, json.dumps(value).encode(), JSON)
