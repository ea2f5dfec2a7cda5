"""Small catalogues for the exporters' tests."""

from functools import partial
from pathlib import Path
from typing import Any

from catalog.exporters.interface import Render
from catalog.model.catalog import Catalog
from catalog.model.config import Category, Config, SourceList
from catalog.model.entry import Entry, Paper, Resource
from catalog.render import render

CATEGORIES = (
    Category(
        id="losses",
        title="Losses & margins",
        description="What is minimised.",
        children=(Category(id="pairs", title="Pairs", description="Two items."),),
    ),
    Category(id="data", title="Data", description="What is learned from."),
)


def paper(id: str = "doe2015first", **fields: Any) -> Paper:
    """A paper with as little as a paper can have, and the fields that matter."""
    return Paper.model_validate({"id": id, "title": "First", "categories": ["pairs"], **fields})


def resource(id: str = "birds", **fields: Any) -> Resource:
    """A resource with as little as one can have, and the fields that matter."""
    known = {"id": id, "title": "Birds", "type": "dataset", "categories": ["data"]}
    return Resource.model_validate({**known, **fields})


def catalog(*entries: Entry, **config: Any) -> Catalog:
    """A catalogue of these entries, sorted by id as the store gives them."""
    lists = {"survey": SourceList(title="A *survey*", url="https://example.org/survey")}
    return Catalog(
        config=Config.model_validate({"title": "A small list", "lists": lists, **config}),
        entries=tuple(sorted(entries, key=lambda entry: entry.id)),
        categories=CATEGORIES,
        files={entry.id: f"data/papers/{entry.id}.yaml" for entry in entries},
    )


def templates(root: Path = Path("/nonexistent")) -> Render:
    """The packaged templates, or those of a list."""
    return partial(render, root)
