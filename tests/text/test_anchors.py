"""Anchors of headings as a host of Markdown files makes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.text.anchors import github_anchors


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        ("Loss functions", "loss-functions"),
        ("Tutorials, posts and videos", "tutorials-posts-and-videos"),
        ("Pairs & triplets", "pairs--triplets"),
        ("C++ / Python", "c--python"),
        ("Über Maße", "über-maße"),
        ("深度度量学习（DML）", "深度度量学习dml"),
        ("snake_case - dash", "snake_case---dash"),
        ("100% (new!)", "100-new"),
    ],
)
def test_anchor(heading: str, anchor: str) -> None:
    assert github_anchors([heading]) == (anchor,)


def test_headings_that_stand_again_are_numbered() -> None:
    assert github_anchors(["Data", "Data", "data", "Data 1"]) == (
        "data",
        "data-1",
        "data-2",
        "data-1-1",
    )


@given(st.lists(st.sampled_from(["a", "A", "a-1", "a 1", "b", "a-1-1", "!"]), max_size=12))
def test_no_two_are_equal(headings: list[str]) -> None:
    anchors = github_anchors(headings)
    assert len(set(anchors)) == len(headings)
