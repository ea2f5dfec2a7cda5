"""The query language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.search.conditions import conditions
from catalog.search.query import Item, parse, year_range


def read(text: str) -> list[tuple[str, tuple[str, ...], str]]:
    def signs(item: Item) -> str:
        return ("-" if item.negative else "") + ('"' if item.exact else "")

    return [(item.field, item.values, signs(item)) for item in parse(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("metric learning", [("", ("metric",), ""), ("", ("learning",), "")]),
        ('"metric learning"', [("", ("metric learning",), '"')]),
        ('"open end', [("", ("open end",), '"')]),
        ("-survey", [("", ("survey",), "-")]),
        ('-"a b"', [("", ("a b",), '-"')]),
        ("author:song", [("author", ("song",), "")]),
        ('AUTHOR:"jian wang"', [("author", ("jian wang",), '"')]),
        ('venue:cvpr,"Comput. Vis."', [("venue", ("cvpr", "Comput. Vis."), '"')]),
        ("-type:preprint", [("type", ("preprint",), "-")]),
        ("by:song topic:losses", [("author", ("song",), ""), ("category", ("losses",), "")]),
        ("author: song", [("", ("song",), "")]),
        ("FaceNet: A", [("", ("FaceNet:",), ""), ("", ("A",), "")]),
        ("a - b", [("", ("a",), ""), ("", ("-",), ""), ("", ("b",), "")]),
        ("constructor:x", [("", ("constructor:x",), "")]),
        ("", []),
        ("  ", []),
    ],
)
def test_reading(text: str, found: list[tuple[str, tuple[str, ...], str]]) -> None:
    assert read(text) == found


@pytest.mark.parametrize(
    ("value", "years"),
    [
        ("2015", (2015, 2015)),
        ("2015..2018", (2015, 2018)),
        ("2015...2018", (2015, 2018)),
        ("2015..", (2015, 9999)),
        ("..2018", (0, 2018)),
        (">=2015", (2015, 9999)),
        ("<2015", (0, 2014)),
        ("2015-2018", (2015, 2018)),
        ("2015–2018", (2015, 2018)),
        ("2018..2015", (2015, 2018)),
        ("2015..20", (2015, 20)),
        ("2015-", None),
        ("soon", None),
        ("20155", None),
    ],
)
def test_years(value: str, years: tuple[int, int] | None) -> None:
    assert year_range(value) == years


@given(st.text(max_size=60))
def test_any_text_is_a_query(text: str) -> None:
    items = parse(text)
    ends = [item.end for item in items]
    assert ends == sorted(ends)
    assert all(item.start < item.end <= len(text) for item in items)
    conditions(text)


def test_words_that_say_too_little_are_left_out_beside_others() -> None:
    assert [group[0].parts for group in conditions("loss for the faces").text] == [
        ("loss",),
        ("faces",),
    ]
    assert [group[0].parts for group in conditions("for the").text] == [("for",), ("the",)]


def test_only_the_last_word_is_unfinished() -> None:
    def unfinished(text: str) -> list[bool]:
        return [group[0].unfinished for group in conditions(text).text]

    assert unfinished("deep met") == [False, True]
    assert unfinished("deep metric ") == [False, False]
    assert unfinished('deep "met"') == [False, False]
    assert unfinished("author:so") == [True]
