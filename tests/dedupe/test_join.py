"""Merging on disk: what is refused, and what must still be as it was read."""

from dataclasses import replace
from pathlib import Path

import pytest

from catalog import api
from catalog.dedupe.join import carry_out, join, mark_distinct
from catalog.errors import CatalogError
from tests.lists import make_list

KEEP, OTHER = "doe2015first", "doe2015learning"
FILE, REMOVED = f"data/papers/{KEEP}.yaml", f"data/papers/{OTHER}.yaml"
TWIN = f"""\
id: {OTHER}
title: "First steps: learning distances"
authors: [J. Doe, Z. Mueller]
year: 2015
venue: cvpr
categories: [losses]
aliases: [doe2014learning]
added: 2018-05-01
"""


@pytest.fixture
def twins(tmp_path: Path) -> Path:
    return make_list(tmp_path, {REMOVED: TWIN})


def files(root: Path) -> dict[Path, bytes]:
    """Every file of a list's data."""
    return {path: path.read_bytes() for path in sorted((root / "data").rglob("*.yaml"))}


@pytest.mark.parametrize(
    "pair", [(KEEP, KEEP), (OTHER, "doe2014learning"), ("doe2014learning", OTHER)]
)
def test_an_entry_is_not_merged_with_itself(twins: Path, pair: tuple[str, str]) -> None:
    before = files(twins)
    with pytest.raises(CatalogError, match="one entry only to merge"):
        api.plan_merges(twins, pair)
    assert files(twins) == before


def test_a_merge_that_was_made_is_not_made_again(twins: Path) -> None:
    api.carry_out(twins, api.plan_merges(twins, (KEEP, OTHER))[0])
    before = files(twins)
    with pytest.raises(CatalogError, match=f"'{OTHER}' is a former id of '{KEEP}'"):
        api.plan_merges(twins, (KEEP, OTHER))
    assert files(twins) == before


def test_joining_refuses_one_entry_whoever_asks(twins: Path) -> None:
    catalog = api.load(twins)[0]
    entry = catalog.by_id[KEEP]
    with pytest.raises(CatalogError, match="cannot be merged with itself"):
        join(twins, catalog, entry, entry)


def test_the_file_that_stays_is_never_the_one_that_goes(twins: Path) -> None:
    (joined,) = api.plan_merges(twins, (KEEP, OTHER))
    before = files(twins)
    with pytest.raises(CatalogError, match="cannot be merged with itself"):
        carry_out(twins, replace(joined, removed=joined.file))
    assert files(twins) == before


@pytest.mark.parametrize("pair", [(KEEP, KEEP), (OTHER, "doe2014learning")])
def test_an_entry_is_not_told_apart_from_itself(twins: Path, pair: tuple[str, str]) -> None:
    before = files(twins)
    with pytest.raises(CatalogError, match="one entry only to tell apart"):
        api.mark_distinct(twins, *pair)
    catalog = api.load(twins)[0]
    with pytest.raises(CatalogError, match="distinct from itself"):
        mark_distinct(twins, catalog, catalog.by_id[KEEP], catalog.by_id[KEEP])
    assert files(twins) == before


@pytest.mark.parametrize("ids", [(KEEP,), (KEEP, OTHER, "roe2020second"), KEEP])
def test_a_merge_takes_two_ids(twins: Path, ids: tuple[str, ...]) -> None:
    with pytest.raises(CatalogError, match="takes two entries"):
        api.plan_merges(twins, ids)


@pytest.mark.parametrize("edited", [FILE, REMOVED])
def test_an_edit_while_the_question_stands_is_kept(twins: Path, edited: str) -> None:
    (joined,) = api.plan_merges(twins, (KEEP, OTHER))
    with (twins / edited).open("a") as file:
        file.write("pages: 1-9\n")
    before = files(twins)
    with pytest.raises(CatalogError, match=f"{edited}: the file has changed meanwhile"):
        api.carry_out(twins, joined)
    assert files(twins) == before


def test_a_file_that_has_gone_meanwhile_stops_the_merge(twins: Path) -> None:
    (joined,) = api.plan_merges(twins, (KEEP, OTHER))
    (twins / REMOVED).unlink()
    before = files(twins)
    with pytest.raises(CatalogError, match="cannot be read"):
        api.carry_out(twins, joined)
    assert files(twins) == before


def test_what_a_merge_writes_about_people_is_a_sound_entry(twins: Path) -> None:
    known = "{given: Z., family: Mueller, orcid: 0000-0002-1825-0097}"
    (twins / REMOVED).write_text(TWIN.replace("Z. Mueller", known))
    api.carry_out(twins, api.plan_merges(twins, (KEEP, OTHER))[0])
    authors = api.load(twins)[0].by_id[KEEP].authors
    assert [author.name for author in authors] == ["Jane Doe", "Zoë Müller"]
    assert authors[1].orcid == "0000-0002-1825-0097"


def test_comments_of_the_file_that_goes_are_kept(twins: Path) -> None:
    said = "# $schema=other.json\n# catalog: ignore title-capitals\n# the appendix matters\n"
    (twins / REMOVED).write_text(said + TWIN, "utf-8")
    (joined,) = api.plan_merges(twins, (KEEP, OTHER))
    assert "+# the appendix matters" in joined.diff()
    api.carry_out(twins, joined)
    written = (twins / FILE).read_text("utf-8")
    assert written.endswith("\n# the appendix matters\n")
    assert "other.json" not in written
    assert "ignore" not in written
    assert api.validate(twins).clean
