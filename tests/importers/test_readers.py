"""Readers: chosen by name and content, and offered by other packages."""

from importlib.metadata import EntryPoint, EntryPoints
from pathlib import Path

import pytest

from catalog import plugins
from catalog.importers import READERS, take
from catalog.importers.interface import Reader
from catalog.importers.tree import Document, Item, Listing, Paragraph, Span
from tests.importers.reading import entries_of

LINES = "Learning Distances\tCVPR 2019\thttps://example.org/a.pdf\n"


def read_lines(text: str, name: str) -> Document:
    """A format of one line an entry, its parts divided by tabs."""
    items = tuple(
        Item((Paragraph((Span(line.replace("\t", " | "), n),), n),), n)
        for n, line in enumerate(text.splitlines(), 1)
    )
    return Document((Listing(items, 1),))


READER = Reader("lines", (".tsv",), lambda text: "\t" in text, read_lines)


def test_ids_and_suffixes_are_told_apart() -> None:
    suffixes = [suffix for reader in READERS for suffix in reader.suffixes]
    assert len(set(suffixes)) == len(suffixes)
    assert [reader.id for reader in READERS] == ["bibtex", "html", "rst", "markdown"]


def test_a_reader_of_another_package_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    point = EntryPoint("lines", "tests.importers.test_readers:READER", plugins.IMPORTERS)
    monkeypatch.setattr(plugins, "_installed", lambda: EntryPoints([point]))
    path = tmp_path / "papers.tsv"
    path.write_text(LINES, "utf-8")
    taken = take.take(path)
    assert taken.format == "lines"
    (draft,) = taken.outcome.drafts
    assert (draft.title.value, draft.venue and draft.venue.value) == ("Learning Distances", "cvpr")
    assert taken.balance.closes


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("@article{a,\n title={T}}\n", "bibtex"),
        ("<!DOCTYPE html><html><body>x</body></html>", "html"),
        ("Title\n=====\n\n- `A Title <https://example.org/a.pdf>`_\n", "rst"),
        ("# Title\n\n- [A Title](https://example.org/a.pdf)\n", "markdown"),
    ],
)
def test_a_file_of_no_known_ending_is_read_by_its_content(
    tmp_path: Path, text: str, wanted: str
) -> None:
    path = tmp_path / "list.txt"
    path.write_text(text, "utf-8")
    assert take.take(path).format == wanted


@pytest.mark.parametrize("space", ["\t", " ", "  "])
@pytest.mark.parametrize("indent", ["    ", "\t"])
def test_space_inside_a_role_does_no_harm(tmp_path: Path, space: str, indent: str) -> None:
    text = (
        "Nodes\n=====\n\n`Learning Network Models for Embedding\n<https://example.org/a.pdf>`_\n"
        f"{indent}| :authors:`{space}Jane Doe, Richard Roe, Zoe Poe{space}`\n"
        f"{indent}| :venue:`KDD 2019`\n{indent}\n"
        "`Memories of Graphs and Other Networks\n<https://example.org/b.pdf>`_\n"
        f"{indent}| :authors:`Amir hosein Roe, Kaveh Doe, Leo Poe`\n"
        f"{indent}| :venue:`ICLR 2020`\n"
    )
    first, second = entries_of(tmp_path, text, "list.rst")
    assert first["authors"] == ["Jane Doe", "Richard Roe", "Zoe Poe"]
    assert (first["venue"], first["note"]) == ("KDD", None)
    assert second["authors"] == ["Amir hosein Roe", "Kaveh Doe", "Leo Poe"]
