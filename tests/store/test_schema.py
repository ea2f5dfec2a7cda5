"""The JSON Schemas: editors accept what the tool accepts, and explain every field."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from catalog.model.entry import Entry, Paper, Version
from catalog.store.schema import DIALECT, MODELS, field_descriptions, schemas
from tests.lists import FILES

SCHEMAS: dict[str, Any] = {
    Path(artifact.path).name.removesuffix(".schema.json"): json.loads(artifact.text)
    for artifact in schemas()
}
PAPER = {"id": "doe2015first", "title": "First", "categories": ["losses"]}


def errors(name: str, data: object) -> list[str]:
    validator = jsonschema.Draft202012Validator(SCHEMAS[name])
    return [error.message for error in validator.iter_errors(data)]


def read(text: str) -> Any:
    """YAML as an editor reads it: dates and numbers by the 1.2 core schema."""
    return yaml.load(text.replace("2015-06-12", '"2015-06-12"'), yaml.BaseLoader)


def test_there_is_one_for_each_data_file() -> None:
    assert [artifact.path for artifact in schemas()] == [
        f"data/schema/{name}.schema.json" for name in MODELS
    ]


@pytest.mark.parametrize("name", MODELS)
def test_it_is_a_schema_with_a_title(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMAS[name])
    assert SCHEMAS[name]["$schema"] == DIALECT
    assert SCHEMAS[name]["title"].endswith((".yaml", ".yml"))


@pytest.mark.parametrize("name", MODELS)
def test_every_field_is_described(name: str) -> None:
    schema = SCHEMAS[name]
    for part in (schema, *schema.get("$defs", {}).values()):
        fields = part.get("properties", {})
        bare = {key for key, field in fields.items() if not field.get("description")}
        assert bare == set(), part["title"]


def test_descriptions_come_from_the_docstrings() -> None:
    properties = SCHEMAS["paper"]["properties"]
    assert properties["pages"]["description"] == "`815-823`."
    assert properties["categories"]["description"] == (
        "Keys of `data/categories.yaml`, the main one first."
    )


def test_a_version_borrows_the_words_of_a_paper() -> None:
    words = field_descriptions(Paper)
    assert field_descriptions(Version)["doi"] == words["doi"]
    assert "authors" not in field_descriptions(Version)


def test_inherited_fields_keep_their_words() -> None:
    assert field_descriptions(Paper)["id"] == field_descriptions(Entry)["id"]


def test_the_small_list_is_valid() -> None:
    for file, text in FILES.items():
        name = Path(file).parent.name.removesuffix("s") if file.count("/") > 1 else Path(file).stem
        data = {**read(text), **({"year": 2015} if name == "paper" else {})}
        for result in data.get("results", ()):
            result["value"] = 61.5
        assert errors(name, data) == [], file


@pytest.mark.parametrize("author", ["Jane Doe", {"family": "Doe", "given": "Jane"}])
def test_an_author_is_a_name_or_a_mapping(author: object) -> None:
    assert errors("paper", {**PAPER, "authors": [author]}) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"titel": "x"},
        {"authors": [7]},
        {"authors": [{"given": "Jane"}]},
        {"year": "2015"},
        {"categories": []},
        {"id": "../x"},
        {"links": [{"kind": "papers", "url": "https://example.org"}]},
        {"status": "gone"},
        {"results": [{"dataset": "birds"}]},
    ],
    ids=str,
)
def test_what_the_tool_refuses_the_schema_refuses(wrong: dict[str, object]) -> None:
    assert errors("paper", {**PAPER, **wrong})
    with pytest.raises(ValueError, match="validation error"):
        Paper.model_validate({**PAPER, **wrong})


def test_kinds_complete_and_references_stay_text() -> None:
    paper = SCHEMAS["paper"]
    assert "code" in paper["$defs"]["Link"]["properties"]["kind"]["enum"]
    assert "enum" not in json.dumps(paper["properties"]["venue"])
    assert "dataset" in SCHEMAS["resource"]["properties"]["type"]["enum"]


def test_the_category_tree_nests() -> None:
    leaf = {"id": "b", "title": "B", "description": "b."}
    tree = {"categories": [{"id": "a", "title": "A", "description": "a.", "children": [leaf]}]}
    assert errors("categories", tree) == []
    leaf["titel"] = "x"
    assert errors("categories", tree)
