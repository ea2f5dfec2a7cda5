"""Entries as CSL-JSON."""

from typing import Any

from catalog.model.catalog import Catalog
from catalog.model.config import Config
from catalog.model.entry import Paper, Resource
from catalog.search.records import csl_item


def item(**fields: object) -> dict[str, Any]:
    known = {"id": "x", "title": "Near and Far", "year": 2019, "categories": ("c",)}
    paper = Paper.model_validate({**known, **fields})
    return csl_item(Catalog(Config(title="List"), (paper,)), paper, "")


def test_the_note_says_status_arxiv_and_what_the_curators_say() -> None:
    found = item(status="retracted", arxiv="1503.03832", summary="Learns\n distances.")
    assert found["note"] == "Retracted\narXiv:1503.03832"
    assert found["annote"] == "Learns distances."
    assert "note" not in item()


def test_what_the_curators_say_is_no_abstract() -> None:
    assert "abstract" not in item(summary="Learns distances.")
    tool = Resource(id="t", type="library", title="T", summary="A tool.", categories=("c",))
    found = csl_item(Catalog(Config(title="List"), (tool,)), tool, "")
    assert found["annote"] == "A tool." and "abstract" not in found


def test_a_workshop_paper_is_part_of_the_workshops() -> None:
    found = item(venue="cvpr", track="workshop")
    assert found["container-title"].endswith("Recognition Workshops")
    assert found["container-title-short"] == "CVPR Workshops"


def test_pages_have_a_hyphen() -> None:
    assert item(pages="1--20")["page"] == "1-20"
    assert item(pages="e1001")["page"] == "e1001"


def test_an_organisation_is_named_as_it_is() -> None:
    found = item(authors=({"family": "Open Graph Group"}, "Jane Doe", "王 小明"))
    assert found["author"] == [
        {"literal": "Open Graph Group"},
        {"family": "Doe", "given": "Jane"},
        {"family": "王", "given": "小明"},
    ]
