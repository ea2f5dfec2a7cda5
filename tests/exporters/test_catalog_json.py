"""`catalog.json`: a stable shape with every field of every entry."""

import json
from typing import Any

from catalog.exporters.catalog_json import export
from catalog.model.catalog import Catalog
from catalog.model.entry import Paper, Resource
from tests.exporters.catalogs import catalog, paper, resource, templates


def text(listed: Catalog) -> str:
    (artifact,) = export(listed, templates())
    assert artifact.path == "build/catalog.json"
    return artifact.text


def content(listed: Catalog) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(text(listed))
    return found


def test_the_top_says_its_format() -> None:
    found = content(catalog(paper(venue="cvpr"), url="https://example.org/"))
    assert found["format"] == 1
    assert found["url"] == "https://example.org/"
    assert set(found) == {
        *("format", "title", "description", "url", "repository", "license"),
        *("lists", "categories", "venues", "datasets", "entries"),
    }


def test_every_field_of_an_entry_is_there_whether_set_or_not() -> None:
    found = {entry["id"]: entry for entry in content(catalog(paper(), resource()))["entries"]}
    more = {"kind", "file", "resolved"}
    assert set(found["doe2015first"]) == set(Paper.model_fields) | more
    assert set(found["birds"]) == set(Resource.model_fields) | more


def test_what_an_entry_refers_to_is_resolved() -> None:
    entry = paper(venue="cvpr", authors=["Jane Doe"], doi="10.1000/1", categories=["pairs", "data"])
    (found,) = content(catalog(entry))["entries"]
    assert found["resolved"] == {
        "type": "conference",
        "url": "https://doi.org/10.1000/1",
        "authors": ["Jane Doe"],
        "venue": {
            "name": "IEEE/CVF Conference on Computer Vision and Pattern Recognition",
            "short": "CVPR",
            "kind": "conference",
        },
        "categories": [["Losses & margins", "Pairs"], ["Data"]],
    }
    assert found["authors"] == [{"family": "Doe", "given": "Jane", "orcid": None, "suffix": ""}]


def test_venues_are_those_that_entries_use() -> None:
    versions = [{"type": "journal", "venue": "tpami"}]
    found = content(catalog(paper(venue="cvpr", versions=versions)))
    assert [venue["id"] for venue in found["venues"]] == ["cvpr", "tpami"]


def test_categories_carry_their_path() -> None:
    found = {node["id"]: node["path"] for node in content(catalog())["categories"]}
    assert found == {"losses": ["losses"], "pairs": ["losses", "pairs"], "data": ["data"]}


def test_one_entry_a_line_and_text_as_it_is() -> None:
    lines = text(catalog(paper("a", title="Zoë 深度"), paper("b"))).splitlines()
    assert sum('"id": "a"' in line and "Zoë 深度" in line for line in lines) == 1
    assert text(catalog(paper("a"))).endswith("}\n]\n}\n")


def test_a_list_without_entries() -> None:
    assert content(catalog())["entries"] == []


def test_the_same_catalogue_gives_the_same_bytes() -> None:
    assert text(catalog(paper("a"), paper("b"))) == text(catalog(paper("b"), paper("a")))
