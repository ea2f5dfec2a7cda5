"""What a paper is cited as a part of."""

import pytest

from catalog.model.catalog import Catalog
from catalog.model.config import Config
from catalog.model.container import container_name, container_short
from catalog.model.entry import Paper
from catalog.model.venue import Venue

VENUES = (
    Venue(id="near", name="Conference on Nearness", short="NEAR", kind="conference"),
    Venue(id="nw", name="Workshop on Near Things", short="NW", kind="workshop"),
    Venue(id="jn", name="Journal of Nearness", short="JN", kind="journal"),
)


@pytest.mark.parametrize(
    ("fields", "name", "short"),
    [
        ({"venue": "near"}, "Conference on Nearness", "NEAR"),
        (
            {"venue": "near", "track": "workshop"},
            "Conference on Nearness Workshops",
            "NEAR Workshops",
        ),
        (
            {"venue": "near", "type": "workshop"},
            "Conference on Nearness Workshops",
            "NEAR Workshops",
        ),
        ({"venue": "near", "track": "demo"}, "Conference on Nearness (demo)", "NEAR (demo)"),
        ({"venue": "nw", "track": "workshop"}, "Workshop on Near Things", "NW"),
        ({"venue": "jn", "track": "special issue"}, "Journal of Nearness", "JN"),
        ({"venue": "Near Workshops", "track": "workshop"}, "Near Workshops", ""),
        ({"venue": "Far", "track": "workshop"}, "Far Workshops", ""),
        ({}, "", ""),
    ],
)
def test_a_container_is_named(fields: dict[str, str], name: str, short: str) -> None:
    paper = Paper(id="x", title="T", categories=("c",), **fields)
    base = Catalog(Config(title="List"), (paper,))
    catalog = Catalog(Config(title="List"), (paper,), venues=base.venues.extended(VENUES))
    known = paper, catalog.venue_of(paper), catalog.entry_type(paper)
    assert (container_name(*known), container_short(*known)) == (name, short)
