"""From fields to lines and columns."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.finding import FieldPath, Where
from catalog.store.locate import lines_of, node_at, position, source_line
from catalog.store.yamlfile import compose

FILE = """\
title: Ein Titel
links:
  - {kind: paper, url: "x"}
  - kind: code
    url: y
名前: [é, ß]
"""


@pytest.mark.parametrize(
    ("field", "on_key", "expected"),
    [
        ((), False, (1, 1)),
        (("title",), False, (1, 8)),
        (("title",), True, (1, 1)),
        (("links", 0), False, (3, 5)),
        (("links", 0, "url"), False, (3, 24)),
        (("links", 1, "url"), False, (5, 10)),
        (("links", 1, "url"), True, (5, 5)),
        (("名前", 1), False, (6, 9)),
        (("year",), False, (1, 1)),
        (("links", 1, "label"), False, (4, 5)),
        (("links", 9), False, (2, 1)),
        (("title", "deeper"), False, (1, 1)),
    ],
)
def test_a_place_is_the_value_or_the_nearest_that_exists(
    field: FieldPath, on_key: bool, expected: tuple[int, int], tmp_path: Path
) -> None:
    (tmp_path / "a.yaml").write_text(FILE, encoding="utf-8")
    assert position(tmp_path, Where("a.yaml", field=field, on_key=on_key)) == expected


def test_a_place_that_is_known_is_not_looked_for(tmp_path: Path) -> None:
    assert position(tmp_path, Where("none.yaml", line=7, column=3)) == (7, 3)


@pytest.mark.parametrize("content", [b"", b"# nothing\n", b"a: [", b"\xff", b"\xef\xbb\xbf"])
def test_where_nothing_can_be_found_it_is_the_beginning(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(content)
    assert position(tmp_path, Where("a.yaml", field=("x",))) == (1, 1)


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("x: 1\n")
    assert position(tmp_path, Where("a.yaml", field=("x",))) == (1, 4)
    path.write_text("\n\nlonger: 0\nx: 1\n")
    assert position(tmp_path, Where("a.yaml", field=("x",))) == (4, 4)
    assert source_line(tmp_path, Where("a.yaml"), 4) == "x: 1"


def test_lines_are_counted_as_yaml_counts_them(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes("\ufeffa: 1\r\nb: 'x\u2028y'\rc: 3".encode())
    assert lines_of(tmp_path / "a.yaml") == ("a: 1", "b: 'x", "y'", "c: 3")
    where = Where("a.yaml", field=("c",))
    line, column = position(tmp_path, where)
    assert source_line(tmp_path, where, line)[column - 1 :] == "3"


def test_a_missing_file_has_no_lines(tmp_path: Path) -> None:
    assert source_line(tmp_path, Where("none.yaml"), 1) == ""


KEYS = st.text(st.characters(categories=["Ll", "Lo", "Nd"]), min_size=1, max_size=6)
TREES = st.recursive(
    st.text("ab cé", max_size=4),
    lambda inner: (
        st.dictionaries(KEYS, inner, min_size=1, max_size=3)
        | st.lists(inner, min_size=1, max_size=3)
    ),
)


@given(st.dictionaries(KEYS, TREES, min_size=1, max_size=3))
def test_every_value_of_a_file_is_found(value: dict[str, object]) -> None:
    import json

    root = compose(json.dumps(value, ensure_ascii=False))

    def walk(part: object, field: FieldPath) -> None:
        _, node, complete = node_at(root, field)
        assert complete
        if isinstance(part, dict):
            for key, inner in part.items():
                walk(inner, (*field, key))
        elif isinstance(part, list):
            for number, inner in enumerate(part):
                walk(inner, (*field, number))
        else:
            assert node.value == part

    walk(value, ())
