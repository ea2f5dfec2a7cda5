"""Editing: exactly the named value changes, and the file reads back with it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.finding import FieldPath, Remove, Replace
from catalog.store.edit import apply, edited, quoted, scalar
from catalog.store.yamlfile import YamlProblem, parse

FILE = """\
# first line
title: "Triplet: a loss"   # why
year: 2015
'single': 'it''s'
summary: >-
  Two lines
  of text.

# a comment between
note: |
  kept

  as it is
links:
  - {kind: paper, url: "http://a.org/x"}  # one
  - kind: code
    url: http://b.org/y
  # before the last
  - {kind: pdf, url: http://a.org/x.pdf}
tags: [one, two,
  three]
"""

# Text as contributors may put it: no line breaks and no surrogates, everything else.
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n"), max_size=40)
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
LINES: dict[FieldPath, tuple[int, int]] = {
    ("title",): (2, 2),
    ("year",): (3, 3),
    ("single",): (4, 4),
    ("summary",): (5, 7),
    ("note",): (10, 13),
    ("links", 0, "url"): (15, 15),
    ("links", 1, "url"): (17, 17),
    ("links", 2, "url"): (19, 19),
    ("tags", 1): (20, 20),
}
"""The first and last line of single values, counted from 1."""
SCALARS = list(LINES)
ITEMS = [("links", 0), ("links", 1), ("links", 2), ("tags", 0), ("tags", 1), ("tags", 2),
         ("title",), ("year",), ("single",), ("summary",), ("note",), ("links",), ("tags",),
         ("links", 1, "url"), ("links", 0, "kind")]  # fmt: skip


def change(*edits: Replace | Remove, file: str = FILE) -> str:
    return apply(file.encode(), edits).decode()


@given(ANY_TEXT)
def test_quoted_text_reads_back(text: str) -> None:
    assert parse(f"key: {quoted(text)}\n".encode()) == {"key": text}


@given(ANY_TEXT)
def test_a_scalar_reads_back_in_a_block_and_in_brackets(text: str) -> None:
    assert parse(f"key: {scalar(text)}\nlist: [{scalar(text)}, 1]\n".encode()) == {
        "key": text,
        "list": [text, 1],
    }


@pytest.mark.parametrize("word", ["no", "On", "null", "2015", "1:30", "a: b", "", " a", "- a"])
def test_what_a_reader_could_take_for_something_else_is_quoted(word: str) -> None:
    assert scalar(word).startswith('"')


@pytest.mark.parametrize("word", ["Triplet loss", "cvpr", "Müller", "losses-pair", "Smith (Jr.)"])
def test_plain_words_stay_plain(word: str) -> None:
    assert scalar(word) == word


@given(st.sampled_from(SCALARS), ANY_TEXT)
def test_replacing_changes_that_value_only(field: FieldPath, text: str) -> None:
    edit = Replace(field, text)
    assert parse(change(edit).encode()) == edited(parse(FILE.encode()), [edit])


@given(st.sampled_from(SCALARS), TEXT)
def test_replacing_leaves_the_lines_around_alone(field: FieldPath, text: str) -> None:
    before, after = FILE.split("\n"), change(Replace(field, text)).split("\n")
    first, last = LINES[field]
    assert after[: first - 1] == before[: first - 1]
    assert after[last - len(before) :] == before[last:]


@given(st.sampled_from([("title",), ("links", 0, "url")]), TEXT)
def test_replacing_leaves_the_comment_after_it(field: FieldPath, text: str) -> None:
    line = LINES[field][0] - 1
    comment = FILE.split("\n")[line].partition("  #")[2]
    assert change(Replace(field, text)).split("\n")[line].endswith("  #" + comment)


@given(st.sampled_from(ITEMS))
def test_removing_takes_that_item_only(field: FieldPath) -> None:
    edit = Remove(field)
    assert parse(change(edit).encode()) == edited(parse(FILE.encode()), [edit])


@given(st.lists(st.sampled_from(SCALARS), unique=True), TEXT)
def test_edits_do_not_disturb_one_another(fields: list[FieldPath], text: str) -> None:
    edits = [Replace(field, text) for field in fields]
    assert parse(change(*edits).encode()) == edited(parse(FILE.encode()), edits)


@pytest.mark.parametrize(
    ("field", "value", "old", "new"),
    [
        (("title",), "Triplet: a lost", '"Triplet: a loss"', '"Triplet: a lost"'),
        (("single",), "it's so", "'it''s'", '"it\'s so"'),
        (("single",), "it", "'it''s'", '"it"'),
        (("year",), 2016, "2015", "2016"),
        (("links", 0, "url"), "https://a.org/x", '"http://a.org/x"', '"https://a.org/x"'),
        (("links", 1, "url"), "https://b.org/y", "http://b.org/y", "https://b.org/y"),
        (("summary",), "Two lines of words.", "of text.", "of words."),
        (("tags", 2), "a, b", "three", '"a, b"'),
    ],
)
def test_the_old_spelling_is_kept_where_it_can_be(
    field: FieldPath, value: str | int, old: str, new: str
) -> None:
    assert change(Replace(field, value)) == FILE.replace(old, new, 1)


@pytest.mark.parametrize(
    ("field", "old", "new"),
    [
        (("links", 0), '  - {kind: paper, url: "http://a.org/x"}  # one\n', ""),
        (("links", 1), "  - kind: code\n    url: http://b.org/y\n", ""),
        (("tags", 0), "one, ", ""),
        (("tags", 2), ",\n  three", ""),
        (("year",), "year: 2015\n", ""),
        (("links", 0, "kind"), "kind: paper, ", ""),
    ],
)
def test_an_item_goes_with_its_line_or_comma(field: FieldPath, old: str, new: str) -> None:
    assert change(Remove(field)) == FILE.replace(old, new, 1)


def test_byte_order_mark_and_line_ends_stay() -> None:
    data = b"\xef\xbb\xbfyear: 2015\r\ntitle: x\r\n"
    assert apply(data, [Replace(("year",), 2016)]) == data.replace(b"2015", b"2016")


@pytest.mark.parametrize(
    ("edits", "file"),
    [
        ([Replace(("nothing",), "x")], FILE),
        ([Replace(("links", 7, "url"), "x")], FILE),
        ([Replace(("links",), "x")], FILE),
        ([Replace((), "x")], FILE),
        ([Replace(("year",), 1), Replace(("year",), 2)], FILE),
        ([Replace(("links", 1, "url"), "x"), Remove(("links", 1))], FILE),
        ([Replace(("a",), "y")], "a: &x one\nb: *x\n"),
        ([Replace(("b",), "y")], "a: &x one\nb: *x\n"),
        ([Remove(("a", 0))], "a:\n  - one\n"),
        ([Remove(("a", 0, "x"))], "a:\n  - x: 1\n    y: 2\n"),
    ],
)
def test_what_cannot_be_done_alone_is_refused(edits: list[Replace | Remove], file: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        change(*edits, file=file)


def test_a_file_that_is_no_yaml_is_refused() -> None:
    with pytest.raises(YamlProblem):
        change(Replace(("a",), "x"), file="a: [")
