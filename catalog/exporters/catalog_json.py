"""`build/catalog.json`: everything that the list knows, for programs.

The shape is described in `site/docs/exports.md`; `format` counts its breaking changes.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from catalog.exporters.addresses import main_address
from catalog.exporters.interface import Artifact, Exporter, Render
from catalog.model.catalog import Catalog
from catalog.model.entry import Entry, Paper
from catalog.model.venue import Venue
from catalog.store.layout import BUILD

FORMAT = 1
_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True)
PATH = f"{BUILD}/catalog.json"


def export(catalog: Catalog, render: Render) -> Iterable[Artifact]:
    """Give the file: one entry a line, so that a diff of two builds can be read."""
    head = json.dumps(_head(catalog), ensure_ascii=False, indent=1, sort_keys=True)
    yield Artifact.of(PATH, _file(head.removesuffix("}").rstrip(), catalog))


def _file(head: str, catalog: Catalog) -> Iterator[str]:
    yield f'{head},\n "entries": ['
    for number, entry in enumerate(catalog.entries):
        yield f"{',' if number else ''}\n{_ENCODER.encode(_entry(entry, catalog))}"
    yield "\n]\n}\n" if catalog.entries else "]\n}\n"


EXPORTER = Exporter("json", "build/catalog.json: every field of every entry, for programs.", export)


def _head(catalog: Catalog) -> dict[str, Any]:
    config = catalog.config
    used = {paper.venue for paper in catalog.papers} | {
        version.venue for paper in catalog.papers for version in paper.versions
    }
    return {
        "format": FORMAT,
        "title": config.title,
        "description": config.description,
        "url": config.url,
        "repository": config.repository,
        "license": config.license,
        "lists": {key: source.model_dump(mode="json") for key, source in config.lists.items()},
        "categories": [
            {
                "id": node.id,
                "title": node.title,
                "description": node.description,
                "path": [above.id for above in catalog.category_path[node.id]],
            }
            for root in catalog.categories
            for node, _ in root.walk()
        ],
        "venues": [_venue(venue) for venue in catalog.venues if venue.id in used],
        "datasets": [dataset.model_dump(mode="json") for dataset in catalog.datasets],
    }


def _venue(venue: Venue) -> dict[str, Any]:
    return venue.model_dump(mode="json", include={"id", "name", "short", "kind", "issn", "parent"})


def _entry(entry: Entry, catalog: Catalog) -> dict[str, Any]:
    """The fields of the entry's file, all of them, and under `resolved` what they refer to."""
    fields = entry.model_dump(mode="json")
    venue = catalog.venue_of(entry) if isinstance(entry, Paper) else None
    paths = catalog.category_path
    fields["kind"] = "paper" if isinstance(entry, Paper) else "resource"
    fields["file"] = catalog.files.get(entry.id)
    fields["resolved"] = {
        "type": catalog.entry_type(entry),
        "url": main_address(entry),
        "authors": [author.name for author in entry.authors],
        "venue": {"name": venue.name, "short": venue.short, "kind": venue.kind} if venue else None,
        "categories": [
            [node.title for node in paths[key]] for key in entry.categories if key in paths
        ],
    }
    return fields
