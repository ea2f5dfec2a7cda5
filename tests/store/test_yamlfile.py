import json
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from catalog.store.yamlfile import MAX_DEPTH, YamlProblem, parse


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("no", "no"),
        ("on", "on"),
        ("yes", "yes"),
        ("2015-01-01", "2015-01-01"),
        ("1:30", "1:30"),
        ("1_000", "1_000"),
        ("=", "="),
        ("<<", "<<"),
        ("true", True),
        ("False", False),
        ("~", None),
        ("null", None),
        ("", None),
        ("2015", 2015),
        ("-3", -3),
        ("0o17", 15),
        ("017", 17),
        ("0x1F", 31),
        ("1.5", 1.5),
        ("1e3", 1000.0),
        (".inf", float("inf")),
        ("'2015'", "2015"),
        ('"null"', "null"),
        ("|\n  two\n  lines\n", "two\nlines\n"),
    ],
)
def test_plain_values_follow_the_core_schema(text: str, value: object) -> None:
    read = parse(f"key: {text}\n".encode())["key"]
    assert read == value
    assert type(read) is type(value)


def problem(data: bytes) -> YamlProblem:
    with pytest.raises(YamlProblem) as caught:
        parse(data)
    return caught.value


@pytest.mark.parametrize(
    ("data", "words", "line", "column"),
    [
        (b"a: 1\nb: 2\na: 3\n", "'a' stands twice", 3, 1),
        (b"a:\n\t- b\n", "tab", 2, 1),
        ("title: Kr\xe4".encode("latin-1"), "not UTF-8", 1, 10),
        (b"a: [1\nb: 2", "not YAML", 2, 2),
        (b"a: !!python/object:os.x {}", "tag", 1, 4),
        (b"a: !env x", "tag", 1, 4),
        (b"? [1]\n: 2", "key must be text", 1, 3),
        (b"x: &a [*a]", "inside the value", 1, 4),
        (b"a: B: C\nb: 2\n", "needs quotation marks: a: 'B: C'", 1, 5),
        (b"- a: it's: so\n", "needs quotation marks: - a: 'it''s: so'", 1, 10),
        (b"a: b\n  c: d\n", "Begin the line below the key", 2, 4),
        (b"a: 'it's'\nb: 2\n", "Write '' for a quotation mark", 1, 7),
        (b'a: "b" c\n', 'Write \\" for a quotation mark', 1, 6),
        (b'a: "b\nc: "d"\ne: 1\n', 'the quotation mark " that begins this value', 1, 4),
        (b"a: 'b\nc: d\n", "the quotation mark ' that begins this value", 1, 4),
        (b"a: @b\n", "begins with '@' needs quotation marks", 1, 4),
        (b"a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> x\n", "a merge conflict", 2, 1),
        (b"\xfe\xff" + "a: b".encode("utf-16-be"), "UTF-16", 1, 1),
        (b"a: 1\n---\nb: 2\n", "another document", 2, 1),
        (b"a: \x00", "control character", 1, 1),
    ],
)
def test_bad_input_names_its_place(data: bytes, words: str, line: int, column: int) -> None:
    found = problem(data)
    assert words in found.message
    assert (found.line, found.column) == (line, column)


def test_aliases_that_explode_are_refused() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    assert "aliases" in problem("\n".join(lines).encode()).message


def test_an_alias_that_stays_small_is_read() -> None:
    assert parse(b"a: &x [1]\nb: *x\n") == {"a": [1], "b": [1]}


@pytest.mark.parametrize("deep", ["[" * 100_000, "- " * 100_000, "{a: " * 100_000])
def test_nesting_without_end_is_refused(deep: str) -> None:
    assert str(MAX_DEPTH) in problem(deep.encode()).message


def test_a_large_file_is_refused() -> None:
    assert "10,000,000" in problem(b"a" * 10_000_000).message


def test_a_byte_order_mark_is_read_over() -> None:
    assert parse(b"\xef\xbb\xbfa: 1") == {"a": 1}


def test_an_empty_file_is_nothing() -> None:
    assert parse(b"") is None
    assert parse(b"# only a comment\n") is None


texts = st.text(alphabet=st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")))
values = st.recursive(
    st.none() | st.booleans() | st.integers() | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=12,
)


@given(values)
def test_json_is_read_as_json(value: Any) -> None:
    """JSON is a subset of YAML 1.2 and says exactly what its types are."""
    assert parse(json.dumps(value, ensure_ascii=False).encode()) == value


@given(st.dictionaries(texts, texts, max_size=5))
def test_what_pyyaml_writes_is_read_back(value: dict[str, str]) -> None:
    quoted = yaml.safe_dump(value, allow_unicode=True, default_style='"')
    assert parse(quoted.encode()) == value
