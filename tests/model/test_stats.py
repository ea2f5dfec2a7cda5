"""Counting a list."""

from typing import Any

from catalog.model.catalog import Catalog
from catalog.model.config import Category, Config, SourceList
from catalog.model.entry import Entry, Paper, Resource
from catalog.model.stats import Count, Stats, stats

CODE = {"kind": "code", "url": "https://example.org/code", "framework": "PyTorch"}
PDF = {"kind": "pdf", "url": "https://example.org/a.pdf"}


def paper(id: str, **fields: Any) -> Paper:
    return Paper.model_validate({"id": id, "title": id, "categories": ["pairs"], **fields})


def count(*entries: Entry) -> Stats:
    pairs = Category(id="pairs", title="Pairs", description="Two.")
    losses = Category(id="losses", title="Losses", description="All.", children=(pairs,))
    lists = {"one": SourceList(title="One"), "two": SourceList(title="Two")}
    return stats(Catalog(Config(title="x", lists=lists), entries, (losses,)))


DATASET = Resource.model_validate(
    {"id": "d", "title": "D", "type": "dataset", "categories": ["losses"], "listed_in": ["two"]}
)


def test_totals() -> None:
    found = count(paper("a", links=[CODE, CODE, PDF]), paper("b", links=[PDF]), DATASET)
    assert (found.entries, found.papers, found.resources) == (3, 2, 1)
    assert (found.papers_with_code, found.links) == (1, 4)


def test_years_stand_in_order_and_unknown_ones_nowhere() -> None:
    found = count(paper("a", year=2020, links=[CODE]), paper("b", year=1999), paper("c"))
    assert found.by_year == (Count("1999", "1999", 1, 0), Count("2020", "2020", 1, 1))


def test_venues_stand_by_number_then_key_under_their_short_name() -> None:
    entries = [paper("a", venue="iccv"), paper("b", venue="cvpr"), paper("c", venue="nowhere")]
    found = count(*entries, paper("d", venue="iccv"))
    assert [(row.key, row.label, row.entries) for row in found.by_venue] == [
        ("iccv", "ICCV", 2),
        ("cvpr", "CVPR", 1),
        ("nowhere", "nowhere", 1),
    ]


def test_categories_stand_in_the_order_of_the_tree_children_not_counted() -> None:
    found = count(paper("a", categories=["pairs", "losses"]), paper("b"))
    assert [(row.key, row.entries, row.depth) for row in found.by_category] == [
        ("losses", 1, 0),
        ("pairs", 2, 1),
    ]


def test_types_lists_frameworks_and_kinds() -> None:
    version = {"type": "preprint", "links": [PDF]}
    found = count(
        paper("a", venue="cvpr", links=[CODE, CODE, PDF], versions=[version], listed_in=["one"]),
        DATASET,
    )
    assert [(row.key, row.entries) for row in found.by_type] == [("conference", 1), ("dataset", 1)]
    assert [(row.label, row.entries) for row in found.by_list] == [("One", 1), ("Two", 1)]
    assert [(row.label, row.entries) for row in found.by_framework] == [("PyTorch", 1)]
    assert found.links_by_kind == (("code", 2), ("pdf", 2))


def test_an_empty_list_counts_nothing() -> None:
    assert count().entries == 0
    assert count().by_year == ()
