"""Asking a catalogue whether it holds a work."""

from dataclasses import replace
from pathlib import Path

import pytest

from catalog import api
from catalog.dedupe.ask import already
from catalog.dedupe.index import Index
from catalog.dedupe.listed import catalog_records
from catalog.model.draft import Draft, Origin, Read
from catalog.store.load import load
from catalog.store.snapshot import scan
from tests.lists import FIRST, make_list

VERSION = (
    "\nversions:\n  - {type: journal, venue: tpami, year: 2018, title: Longer Steps, "
    "doi: 10.1109/tpami.2018.1}\n"
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_list(tmp_path, {"data/papers/doe2015first.yaml": FIRST.rstrip() + VERSION})


@pytest.mark.parametrize(
    "work",
    [
        {"title": "First steps: learning distances", "authors": ["J. Doe", "Z. Müller"]},
        {"title": "First Steps: Lerning Distances", "authors": ["Jane Doe", "Z. Mueller"]},
        {"title": "First Steps: Learning Distances", "url": "https://arxiv.org/abs/1503.01234v2"},
        {"title": "First Steps - Learning Distances", "doi": "10.1109/cvpr.2015.1234567"},
        {"title": "Longer Steps", "doi": "https://doi.org/10.1109/TPAMI.2018.1"},
        # No title is no other title.
        {"doi": "10.1109/cvpr.2015.1234567"},
        {"arxiv": "1503.01234", "title": ""},
        {"url": "https://openaccess.thecvf.com/content_cvpr_2015/papers/Doe.pdf"},
    ],
)  # fmt: skip
def test_a_work_that_is_listed_is_named(root: Path, work: dict) -> None:
    found = api.listed(root, work)
    assert found is not None
    assert found.certain
    assert str(found).startswith("already listed as doe2015first (")


def test_one_number_on_another_title_is_pointed_out_and_not_certain(root: Path) -> None:
    found = api.listed(root, {"title": "Turnips of the North", "arxiv": "1503.01234"})
    assert found is not None
    assert not found.certain
    assert "one identifier on two titles" in str(found)


def test_an_identifier_alone_is_not_two_titles(root: Path) -> None:
    found = str(api.listed(root, {"doi": "10.1109/cvpr.2015.1234567"}))
    assert found == "already listed as doe2015first (same DOI, no title, authors unknown)"


def test_an_identifier_does_not_outweigh_who_wrote_it(root: Path) -> None:
    work = {"doi": "10.1109/cvpr.2015.1234567", "authors": ["Ann Other", "Mary Major"]}
    found = api.listed(root, work)
    assert found is not None
    assert not found.certain


TOOL = """\
id: steps
title: Steps
type: library
links:
  - {kind: code, url: "https://github.com/doe/steps"}
  - {kind: paper, url: "https://example.org/steps.pdf"}
aliases: [old-steps]
categories: [data]
added: 2020-01-31
"""


@pytest.fixture
def tools(tmp_path: Path) -> Path:
    return make_list(tmp_path, {"data/resources/steps.yaml": TOOL})


@pytest.mark.parametrize(
    ("work", "answer"),
    [
        ({"title": "Steps"}, "None"),
        ({"title": "Steps", "url": "http://www.github.com/doe/steps.git"},
         "already listed as steps (same address, title 1.00, authors unknown)"),
        ({"title": "Steps", "github": "https://github.com/doe/steps"},
         "already listed as steps (same address, title 1.00, authors unknown)"),
        ({"title": "Steps", "url": "https://example.org/steps.pdf"},
         "already listed as steps (same address, title 1.00, authors unknown)"),
        ({"title": "Steps", "id": "steps"},
         "already listed as steps (same key, title 1.00, authors unknown)"),
        ({"title": "STEPS", "id": "Old-Steps"},
         "already listed as steps (same key, title 1.00, authors unknown)"),
        ({"title": "Turnips of the North", "url": "https://github.com/doe/steps"},
         "looks like steps (same address, title 0.00, authors unknown, "
         "one address on two titles)"),
        # A paper that several resources may come from says nothing of one with another title,
        # and other people's keys collide.
        ({"title": "Turnips of the North", "url": "https://example.org/steps.pdf"}, "None"),
        ({"title": "Turnips of the North", "id": "steps"}, "None"),
        ({"id": "steps"}, "None"),
    ],
)  # fmt: skip
def test_addresses_and_keys_tell_what_a_short_title_does_not(
    tools: Path, work: dict, answer: str
) -> None:
    assert str(api.listed(tools, work)) == answer


@pytest.mark.parametrize(
    "work",
    [
        {"title": "Second Helpings of Turnip Stew", "authors": ["Ann Other"], "year": 2020},
        {"title": "", "authors": []},
        {"title": "First Steps: Learning Distances, Part II", "authors": ["Jane Doe"]},
        {"title": "Second Helpings", "url": "https://github.com/doe/first"},
    ],
)
def test_another_work_is_not(root: Path, work: dict) -> None:
    assert api.listed(root, work) is None


def test_a_draft_is_asked_for_like_any_record(root: Path) -> None:
    origin = Origin("list.md", 3)
    draft = Draft(origin=origin, title=Read("First Steps: Learning Distances", origin),
                  authors=Read(("Jane Doe",), origin))  # fmt: skip
    found = api.listed(root, draft)
    assert found is not None
    assert found.entry == "doe2015first"


def test_asking_once_and_asking_an_index_give_one_answer(root: Path) -> None:
    catalog = load(scan(root)).catalog
    index = Index(catalog)
    for record in catalog_records(catalog):
        assert already(catalog, record) == index.already(record)
        bare = replace(record, title="", doi="", arxiv="", openreview="", acl="")
        assert already(catalog, bare) == index.already(bare)
