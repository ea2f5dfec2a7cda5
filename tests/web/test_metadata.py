"""What machines read in the head of a page."""

from typing import Any

from catalog.model.catalog import Catalog
from catalog.model.config import Config
from catalog.model.entry import Paper
from catalog.web.contents import Contents, EntryView
from catalog.web.metadata import citation_tags, json_ld


def view(**fields: object) -> EntryView:
    known = {"id": "x", "title": "Near and Far", "year": 2019, "categories": ("c",)}
    paper = Paper.model_validate({**known, **fields})
    return Contents.of(Catalog(Config(title="List"), (paper,))).entries[0]


def said(**fields: object) -> Any:
    return json_ld(view(**fields), (), "")


def tags(**fields: object) -> dict[str, str]:
    return dict(citation_tags(view(**fields)))


def test_machines_read_that_a_paper_was_retracted() -> None:
    assert said(status="retracted")["creativeWorkStatus"] == "Retracted"
    assert "creativeWorkStatus" not in said()


def test_the_curators_sentence_is_no_abstract() -> None:
    data = said(summary="Learns distances.")
    assert data["description"] == "Learns distances."
    assert "abstract" not in data


def test_a_workshop_paper_is_part_of_the_workshops() -> None:
    fields = {"venue": "cvpr", "track": "workshop"}
    assert said(**fields)["isPartOf"]["name"].endswith("Recognition Workshops")
    assert tags(**fields)["citation_conference_title"].endswith("Recognition Workshops")


def test_pages_have_a_hyphen_and_names_their_suffix() -> None:
    fields = {
        "pages": "1--20",
        "authors": ({"family": "van der Maaten", "given": "Laurens", "suffix": "Jr."},),
    }
    assert said(**fields)["pagination"] == "1-20"
    found = tags(**fields)
    assert (found["citation_firstpage"], found["citation_lastpage"]) == ("1", "20")
    assert found["citation_author"] == "van der Maaten, Laurens, Jr."


def test_an_organisation_is_no_person() -> None:
    authors = said(authors=({"family": "Open Graph Group"}, "Jane Doe"))["author"]
    assert authors == [
        {"@type": "Organization", "name": "Open Graph Group"},
        {"@type": "Person", "name": "Jane Doe"},
    ]
