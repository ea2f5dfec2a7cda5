"""What an entry is where it does not say so."""

import pytest

from catalog.model.catalog import Catalog
from catalog.model.config import Config
from catalog.model.entry import Paper


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"arxiv": "1503.03832"}, "preprint"),
        ({"openreview": "B1x"}, "preprint"),
        ({"arxiv": "1503.03832", "type": "thesis"}, "thesis"),
        ({"arxiv": "1503.03832", "venue": "cvpr"}, "conference"),
        ({"arxiv": "1503.03832", "venue": "cvpr", "track": "workshop"}, "workshop"),
        ({"arxiv": "1503.03832", "venue": "Nobody knows"}, "report"),
        ({}, "report"),
    ],
)
def test_a_paper_without_venue_is_a_preprint_by_its_number(
    fields: dict[str, str], kind: str
) -> None:
    paper = Paper(id="x", title="T", categories=("c",), **fields)
    assert Catalog(Config(title="List"), (paper,)).entry_type(paper) == kind
