"""Bad input: a message with file, line and field, an exit code, and the other findings besides."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from catalog.cli.app import app
from catalog.errors import CatalogError
from catalog.reports.text import WIDTH
from tests.lists import BIRDS, FIRST, SECOND, make_list

NAME = "data/papers/doe2015first.yaml"
OTHER = "data/papers/roe2020second.yaml"
WRONG_ELSEWHERE = SECOND.replace("year: 2020", "year: soon")
BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(9)
)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def validate(root: Path) -> str:
    """Everything `catalog validate` prints about a list that is wrong."""
    result = run("validate", "--root", str(root))
    assert result.exit_code == 1, result.output
    assert isinstance(result.exception, SystemExit)
    assert "Traceback" not in result.output
    return result.stdout


def unwrapped(output: str) -> str:
    """The output with its wrapped messages on one line each."""
    return re.sub(r"\n {4}(?=\S)", " ", output)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (FIRST.replace("authors:", "authors: [", 1), ":5:3: error yaml-syntax: this is not YAML"),
        (FIRST.replace("  - Jane", "\t- Jane"), ":5:1: error yaml-syntax: a tab indents this line"),
        (FIRST.encode("latin-1"), ":6:7: error yaml-syntax: byte 0xeb is not UTF-8 (is the file"),
        (FIRST.encode("utf-16"), ":1:1: error yaml-syntax: the file is UTF-16. Save it as UTF-8."),
        (b"#" + b"x" * 10_000_000, ":1:1: error yaml-syntax: the file has 10,000,001 bytes"),
        (BOMB, "error yaml-syntax: the aliases of this file expand without end"),
        ("a: &a [*a]\n", ":1:4: error yaml-syntax: an alias stands inside the value"),
        ("[" * 10_000, "error yaml-syntax: values are nested more than 50 levels deep"),
        (FIRST + "year: 2016\n", ":22:1: error yaml-syntax: the key 'year' stands twice"),
        (FIRST + "---\nid: x\n", "error yaml-syntax: this is not YAML"),
        (FIRST + "summary\x00: x\n", ":22:1: error yaml-syntax: a control character"),
        (FIRST.replace("2015\n", "!!int 2015\n", 1), ":7:7: error yaml-syntax: the tag"),
        ("", ":1:1: error schema: the file must be a mapping (`key: value` lines), not empty."),
        ("- id: x\n", ":1:1: error schema: the file must be a mapping (`key: value` lines)"),
        ("just text\n", ":1:1: error schema: the file must be a mapping (`key: value` lines)"),
        (FIRST.replace("cvpr", "[cvpr]"), ":9:8: error schema: 'venue' must be text, not a list"),
        (FIRST.replace("2015\n", "2015-06-12\n", 1), ":7:7: error schema: 'year' must be a whole"),
        (FIRST.replace("2015\n", "'2015'\n", 1), "not '2015'. Take the quotation marks off."),
        (FIRST.replace("2015\n", "20155\n", 1), ":7:7: error schema: 'year' is the number 20155"),
        (FIRST.replace("id: doe", "id: ../../doe"), ":2:5: error schema: 'id' is malformed"),
        (FIRST.replace("title:", "titel:"), "error schema: unknown key 'titel'. Did you mean"),
        (FIRST.replace("title:", "titel:"), ":2:1: error schema: 'title' is missing. Add it."),
        (FIRST.replace("- Jane Doe", "- 42"), ":5:5: error schema: 'authors[0]' must be a name"),
        (FIRST.replace("- {kind: pdf, ", "- {"), "error schema: 'links[1].kind' is missing"),
        (FIRST.replace("[losses-pair]", "[]"), "error schema: 'categories' is an empty list"),
    ],
)  # fmt: skip
def test_an_entry_file(content: str | bytes, expected: str, tmp_path: Path) -> None:
    output = unwrapped(validate(make_list(tmp_path, {NAME: content, OTHER: WRONG_ELSEWHERE})))
    assert NAME in output
    assert expected in output
    assert f"{OTHER}:6:7: error schema: 'year' must be a whole number" in output


@pytest.mark.parametrize("name", ["catalog", "categories", "datasets", "venues"])
@pytest.mark.parametrize("content", ["title: [", "- a\n", "title: x\nnothing: 1\n", b"\xff\xfe"])
def test_a_file_of_the_list(name: str, content: str | bytes, tmp_path: Path) -> None:
    file = f"data/{name}.yaml"
    output = validate(make_list(tmp_path, {file: content, OTHER: WRONG_ELSEWHERE}))
    assert re.search(rf"^{file}:1:\d+: error |^{file}:2:1: error ", output, re.MULTILINE)
    assert f"{OTHER}:6:7: error schema" in output
    assert len(re.findall(r"^data/", output, re.MULTILINE)) <= 4


def test_two_files_with_one_id(tmp_path: Path) -> None:
    copy = BIRDS.replace("id: birds", "id: doe2015first")
    output = unwrapped(validate(make_list(tmp_path, {"data/resources/x.yaml": copy})))
    assert "data/resources/x.yaml:2:5: error duplicate-id: the id 'doe2015first'" in output
    assert f"belongs to {NAME}" in output


def dangling(path: Path) -> None:
    path.symlink_to("nowhere")


def looping(path: Path) -> None:
    path.symlink_to(path.name)


UNREADABLE: list[tuple[Callable[[Path], None], str]] = [
    (dangling, "No such file or directory. If it is a link, correct what it leads to."),
    (looping, "Too many levels of symbolic links"),
    (Path.mkdir, "Is a directory. A folder stands where a file belongs."),
]


@pytest.mark.parametrize("file", [NAME, "data/categories.yaml", "data/venues.yaml"])
@pytest.mark.parametrize(("make", "reason"), UNREADABLE)
def test_a_file_that_cannot_be_read(
    make: Callable[[Path], None], reason: str, file: str, tmp_path: Path
) -> None:
    root = make_list(tmp_path, {file: None, OTHER: WRONG_ELSEWHERE})
    make(root / file)
    output = unwrapped(validate(root))
    assert f"{file}:1:1: error yaml-syntax: the file cannot be read: {reason}" in output
    assert f"{OTHER}:6:7: error schema" in output


def test_a_byte_order_mark_is_read_over(tmp_path: Path) -> None:
    root = make_list(tmp_path, {NAME: b"\xef\xbb\xbf" + FIRST.encode()})
    assert run("validate", "--root", str(root)).exit_code == 0


@pytest.mark.parametrize(
    ("prepare", "says"),
    [
        (lambda root: None, "there is no data/ folder here"),
        (lambda root: (root / "data").write_text("x"), "there is no data/ folder here"),
        (lambda root: (root / "data").mkdir(), "data/catalog.yaml: the file is missing"),
        (lambda root: (make_list(root, {NAME: None, OTHER: None}) / "data/papers").write_text("x"),
         "data/papers: "),
    ],
)  # fmt: skip
def test_a_list_that_is_not_there(
    prepare: Callable[[Path], None], says: str, tmp_path: Path
) -> None:
    prepare(tmp_path)
    result = run("validate", "--root", str(tmp_path))
    assert isinstance(result.exception, CatalogError)
    assert says in result.exception.message
    assert result.exception.hint
    assert result.stdout == ""


def test_messages_fit_a_terminal(tmp_path: Path) -> None:
    root = make_list(tmp_path, {NAME: FIRST.replace("title:", "titel:"), OTHER: WRONG_ELSEWHERE})
    assert max(len(line) for line in validate(root).splitlines()) <= WIDTH


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_or_a_device_is_not_waited_for(tmp_path: Path) -> None:
    root = make_list(tmp_path)
    os.mkfifo(root / "data/papers/pipe.yaml")
    (root / "data/papers/zero.yaml").symlink_to("/dev/zero")
    found = unwrapped(validate(root))
    for name in ("pipe", "zero"):
        assert f"data/papers/{name}.yaml:1:1: error yaml-syntax: this is no regular file" in found


def test_a_file_that_becomes_unreadable_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_list(tmp_path)
    assert run("validate", "--root", str(root)).exit_code == 0
    file = root / NAME
    file.chmod(0)
    # Who runs the tests may be allowed to read everything.
    real = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path == file:
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert f"{NAME}:1:1: error yaml-syntax: the file cannot be read" in unwrapped(validate(root))
