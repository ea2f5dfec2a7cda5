"""Every link with its places."""

from pathlib import Path

import pytest

from catalog.links.collect import places
from catalog.links.targets import target_key, targets
from catalog.model.catalog import Catalog
from catalog.store.load import load
from catalog.store.snapshot import scan
from tests.lists import CATALOG, make_list


def listed(root: Path, config: str = "") -> Catalog:
    files = {"data/catalog.yaml": CATALOG + config}
    return load(scan(make_list(root, files))).catalog


def test_links_and_identifiers_are_collected_with_their_fields(tmp_path: Path) -> None:
    found = {(p.where.entry, p.where.field): p.url for p in places(listed(tmp_path))}
    assert found["doe2015first", ("doi",)] == "https://doi.org/10.1109/cvpr.2015.1234567"
    assert found["doe2015first", ("links", 2, "url")] == "https://github.com/doe/first"
    assert found["roe2020second", ("openreview",)] == "https://openreview.net/forum?id=r1lOTeBtDS"
    assert found["birds", ("links", 0, "url")] == "https://example.org/birds"


def test_one_target_is_asked_once(tmp_path: Path) -> None:
    found = {target.key: target for target in targets(places(listed(tmp_path)))}
    fields = [place.where.field for place in found["arxiv:1503.01234"].places]
    assert fields == [("links", 0, "url"), ("arxiv",)]


@pytest.mark.parametrize(
    "url", ["http://example.org/", "HTTP://Example.ORG", "http://example.org/#top"]
)
def test_addresses_that_only_look_different_are_one_target(url: str) -> None:
    assert target_key(url) == target_key("http://example.org")


@pytest.mark.parametrize(
    "url",
    ["https://example.org/A", "http://example.org/a", "http://example.org/A/", "http://e.org?A"],
)
def test_what_may_lead_elsewhere_is_another_target(url: str) -> None:
    others = ("http://example.org/A", "http://e.org?a")
    assert target_key(url) not in [target_key(other) for other in others]


def test_entries_may_be_chosen(tmp_path: Path) -> None:
    found = {place.where.entry for place in places(listed(tmp_path), ["birds"])}
    assert found == {"birds"}


def test_skipped_hosts_and_accepted_addresses_are_left_out(tmp_path: Path) -> None:
    config = "links:\n  skip: [github.com]\n  accept: ['https://example.org/birds']\n"
    urls = {place.url for place in places(listed(tmp_path, config))}
    assert "https://arxiv.org/abs/1503.01234" in urls
    assert not urls & {"https://github.com/doe/first", "https://example.org/birds"}


def test_a_place_knows_its_work(tmp_path: Path) -> None:
    place = next(places(listed(tmp_path), ["doe2015first"]))
    assert place.expected is not None
    assert place.expected.titles == ("First Steps: Learning Distances",)
    assert place.expected.authors == ("Jane Doe", "Zoë Müller")
    assert ("doi", "10.1109/cvpr.2015.1234567") in place.expected.also
    assert place.expected.date == "2015-06-12"
