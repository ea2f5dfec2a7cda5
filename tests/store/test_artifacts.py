"""Writing generated files whole, and comparing them without writing."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.errors import CatalogError
from catalog.model.artifact import Artifact
from catalog.store.artifacts import compare, short_diff, write

LIST = Artifact.of("LIST.md", ["one\n", "two\n"])
BIB = Artifact("build/references.bib", "@misc{é}\n".encode())


def test_files_are_written_with_their_folders(tmp_path: Path) -> None:
    assert write(tmp_path, [LIST, BIB]) == ("LIST.md", "build/references.bib")
    assert (tmp_path / "build/references.bib").read_bytes() == "@misc{é}\n".encode()


def test_a_file_that_holds_its_content_is_left_alone(tmp_path: Path) -> None:
    write(tmp_path, [LIST])
    os.utime(tmp_path / "LIST.md", (1, 1))
    assert write(tmp_path, [LIST]) == ()
    assert (tmp_path / "LIST.md").stat().st_mtime == 1


def test_nothing_is_written_where_an_exporter_fails(tmp_path: Path) -> None:
    def failing() -> Iterator[Artifact]:
        yield LIST
        raise CatalogError("the template is wrong")

    with pytest.raises(CatalogError):
        write(tmp_path, failing())
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("path", ["../outside", "/etc/x", "a/../../b", ""])
def test_a_path_out_of_the_root_is_refused(path: str, tmp_path: Path) -> None:
    with pytest.raises(CatalogError, match="may not write there"):
        write(tmp_path, [LIST, Artifact(path, b"x")])
    assert not list(tmp_path.iterdir())


def test_a_folder_in_the_place_of_the_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "LIST.md").mkdir()
    with pytest.raises(CatalogError, match=r"LIST\.md: cannot be written"):
        write(tmp_path, [LIST])
    assert [path.name for path in tmp_path.iterdir()] == ["LIST.md"]


def test_equal_files_do_not_drift(tmp_path: Path) -> None:
    write(tmp_path, [LIST, BIB])
    assert compare(tmp_path, [LIST, BIB]) == ()


def test_a_missing_file_drifts(tmp_path: Path) -> None:
    (drift,) = compare(tmp_path, [LIST])
    assert (drift.path, drift.reason, drift.diff) == ("LIST.md", "is missing", "")
    assert not list(tmp_path.iterdir())


def test_what_was_never_built_does_not_drift(tmp_path: Path) -> None:
    assert compare(tmp_path, [BIB]) == ()


def test_a_changed_file_drifts_with_a_diff(tmp_path: Path) -> None:
    write(tmp_path, [BIB])
    (drift,) = compare(tmp_path, [Artifact(BIB.path, b"@misc{e}\n")])
    assert drift.reason == "is not what the data gives"
    assert drift.diff == "@@ line 1 @@\n-@misc{é}\n+@misc{e}"
    assert (tmp_path / BIB.path).read_text("utf-8") == BIB.text


def test_line_endings_alone_are_drift_too(tmp_path: Path) -> None:
    (tmp_path / "LIST.md").write_bytes(b"one\r\ntwo\r\n")
    (drift,) = compare(tmp_path, [LIST])
    assert drift.reason == "differs in its line endings"


def test_a_diff_is_short() -> None:
    old = "".join(f"line {number}\n" for number in range(100_000))
    diff = short_diff(old, old.replace("line", "row") + "x" * 1000)
    assert len(diff.splitlines()) == 14
    assert diff.splitlines()[0] == "@@ line 1 @@"


def test_a_diff_begins_at_the_first_difference() -> None:
    old = "".join(f"line {number}\n" for number in range(1000))
    diff = short_diff(old, old.replace("line 500\n", "other\n"))
    assert diff.splitlines() == [
        "@@ line 501 @@",
        " line 498",
        " line 499",
        "-line 500",
        "+other",
        " line 501",
        " line 502",
    ]


@given(*2 * [st.lists(st.sampled_from("ab-+@ "), max_size=30).map("\n".join)])
def test_texts_that_differ_have_a_diff(old: str, new: str) -> None:
    assert bool(short_diff(old, new)) == (old.splitlines() != new.splitlines())
