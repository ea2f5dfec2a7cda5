"""JSON Schemas of the data files, from which editors complete and check.

Draft 2020-12 (https://json-schema.org/draft/2020-12). What the docstrings of the models say under
`Attributes:` becomes the description of each field.
"""

import inspect
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from catalog.model.artifact import Artifact
from catalog.model.config import Config
from catalog.model.entry import Paper, Resource, Version
from catalog.model.files import Categories, Datasets, Venues
from catalog.model.types import models_in
from catalog.store.layout import SCHEMA

DIALECT = "https://json-schema.org/draft/2020-12/schema"
MODELS: Mapping[str, tuple[type[BaseModel], str]] = {
    "paper": (Paper, "A paper: data/papers/<id>.yaml"),
    "resource": (Resource, "A resource: data/resources/<id>.yaml"),
    "catalog": (Config, "The list itself: data/catalog.yaml"),
    "categories": (Categories, "The category tree: data/categories.yaml"),
    "venues": (Venues, "Venues of this list: data/venues.yaml"),
    "datasets": (Datasets, "Datasets that results refer to: data/datasets.yaml"),
}
"""Each schema by its name, with its model and the title that editors show."""

_ATTRIBUTE = re.compile(r"^ {4}(\w+): (.*)$")


def schemas() -> tuple[Artifact, ...]:
    """Give every schema file, always the same for the same version of the tool."""
    return tuple(
        Artifact.of(f"{SCHEMA}/{name}.schema.json", [_text(schema(model, title))])
        for name, (model, title) in MODELS.items()
    )


def schema(model: type[BaseModel], title: str) -> dict[str, Any]:
    """The schema of one model.

    Args:
        model: the model of a whole data file.
        title: what the schema calls itself.
    """
    made = model.model_json_schema(mode="validation")
    classes = {found.__name__: found for found in _models_below(model)}
    for name, part in made.get("$defs", {}).items():
        if name in classes:
            _describe(part, classes[name])
    _describe(made, model)
    return {"$schema": DIALECT, **made, "title": title}


def _text(made: Mapping[str, Any]) -> str:
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def _describe(part: dict[str, Any], model: type[BaseModel]) -> None:
    """Put the words of a model's docstring into its schema, in place of generated titles."""
    part["description"] = _summary(model)
    known = field_descriptions(model)
    for name, field in part.get("properties", {}).items():
        field.pop("title", None)
        if name in known:
            field["description"] = known[name]


def _summary(model: type[BaseModel]) -> str:
    return " ".join(inspect.cleandoc(model.__doc__ or "").split("\n\n")[0].split())


def field_descriptions(model: type[BaseModel]) -> dict[str, str]:
    """What the docstrings of a model and its bases say of each field, by name."""
    found: dict[str, str] = {}
    # A version of a work has the fields of a paper, and its docstring refers to them.
    sources = [*reversed(Paper.__mro__), Version] if model is Version else reversed(model.__mro__)
    for base in sources:
        if issubclass(base, BaseModel):
            found.update(_attributes(base.__doc__ or ""))
    return {
        name: text[:1].upper() + text[1:]
        for name, text in found.items()
        if name in model.model_fields
    }


def _attributes(docstring: str) -> Iterator[tuple[str, str]]:
    """The names and texts of a Google-style `Attributes:` section."""
    _, _, section = inspect.cleandoc(docstring).partition("Attributes:\n")
    name, words = "", ""
    for line in section.split("\n"):
        match = _ATTRIBUTE.match(line)
        if match:
            if name:
                yield name, words
            name, words = match[1], match[2]
        elif line.strip():
            words = f"{words} {line.strip()}"
    if name:
        yield name, words


def _models_below(model: type[BaseModel]) -> set[type[BaseModel]]:
    """A model and every model that its fields can hold."""
    found: set[type[BaseModel]] = set()
    waiting = [model]
    while waiting:
        current = waiting.pop()
        if current in found:
            continue
        found.add(current)
        for info in current.model_fields.values():
            waiting += models_in(info.annotation)
    return found
