"""The words of entries, remembered from one build to the next."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from catalog.model.catalog import Catalog
from catalog.model.entry import Entry
from catalog.search import find, index_files, memory
from catalog.search.documents import read
from catalog.search.works import Made
from tests.search.lists import address, bibtex


def files(catalog: Catalog, remembered: Path | None = None) -> dict[str, bytes]:
    made = index_files(catalog, bibtex=bibtex, address=address, memory=remembered)
    return {file.path: file.make() for file in made}


def edited(catalog: Catalog) -> Catalog:
    entry = catalog.by_id["song2016lifted"]
    return catalog.with_entries([entry.model_copy(update={"title": "Zygomorphic Übung"})], {})


def with_one_more(catalog: Catalog) -> Catalog:
    entry = catalog.by_id["song2016lifted"]
    return catalog.with_entries([entry.model_copy(update={"id": "new2030new", "year": 2030})], {})


def without_two(catalog: Catalog) -> Catalog:
    gone = {"song2016lifted", "li2020cjk"}
    return replace(catalog, entries=tuple(e for e in catalog.entries if e.id not in gone))


def without_any(catalog: Catalog) -> Catalog:
    return replace(catalog, entries=())


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many entries were read, each time that some were."""
    numbers: list[int] = []

    def reading(entries: list[Entry]) -> object:
        numbers.append(len(entries))
        return read(entries)

    monkeypatch.setattr(memory, "read", reading)
    return numbers


@pytest.mark.parametrize("change", [edited, with_one_more, without_two, without_any])
def test_a_remembered_index_is_a_fresh_one(
    catalog: Catalog, tmp_path: Path, change: Callable[[Catalog], Catalog]
) -> None:
    known = tmp_path / "words.bin"
    assert files(catalog, known) == files(catalog)
    after = change(catalog)
    assert files(after, known) == files(after)
    assert files(after, known) == files(after)  # from a memory of a memory
    assert files(catalog, known) == files(catalog)  # and back


@pytest.mark.parametrize(
    "query", ["metric -angular", "1503.03832", "zygomorphic", "venue:cvpr", ""]
)
def test_the_memory_of_a_build_answers_as_the_entries_do(
    catalog: Catalog, tmp_path: Path, counted: list[int], query: str
) -> None:
    known = tmp_path / "words.bin"
    files(catalog, known)
    after = edited(catalog)
    assert find(after, query, known) == find(after, query)
    assert counted == [len(catalog.entries), 1, len(catalog.entries)]


def test_only_a_changed_entry_is_read(catalog: Catalog, tmp_path: Path, counted: list[int]) -> None:
    known = tmp_path / "words.bin"
    files(catalog, known)
    files(catalog, known)
    files(edited(catalog), known)
    assert counted == [len(catalog.entries), 1]


def test_a_moved_category_and_a_new_kind_of_venue_are_seen(
    catalog: Catalog, tmp_path: Path, counted: list[int]
) -> None:
    known = tmp_path / "words.bin"
    files(catalog, known)
    first, second, *others = catalog.categories
    moved = first.model_copy(update={"children": (*first.children, second)})
    cvpr = catalog.venues.get("cvpr")
    assert cvpr
    kinds = catalog.venues.extended((cvpr.model_copy(update={"kind": "journal"}),))
    for after in (
        replace(catalog, categories=(moved, *others)),
        replace(catalog, venues=kinds),
    ):
        again = files(after, known)
        assert counted == [len(catalog.entries)]
        assert again == files(after)
        counted.pop()


def test_only_what_changed_is_asked_for(catalog: Catalog, tmp_path: Path) -> None:
    class Asked(Made):
        def __init__(self, catalog: Catalog) -> None:
            super().__init__(catalog)
            self.ids: set[str] = set()

        def __getitem__(self, number: int, /) -> Entry:
            entry = super().__getitem__(number)
            self.ids.add(entry.id)
            return entry

    known = tmp_path / "words.bin"
    files(catalog, known)
    after = edited(catalog)
    works = Asked(after)
    list(index_files(after, bibtex=bibtex, address=address, memory=known, works=works))
    assert works.ids == {"song2016lifted"}


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: b"",
        lambda content: content[:-1],
        lambda content: content[:200] + bytes([content[200] ^ 1]) + content[201:],
        lambda content: b"catalog words of another time",
    ],
)
def test_a_damaged_memory_is_only_slower(
    catalog: Catalog, tmp_path: Path, counted: list[int], damage: Callable[[bytes], bytes]
) -> None:
    known = tmp_path / "words.bin"
    files(catalog, known)
    whole = known.read_bytes()
    known.write_bytes(damage(whole))
    again = files(catalog, known)
    assert counted == [len(catalog.entries)] * 2
    assert known.read_bytes() == whole
    assert again == files(catalog)


def test_another_version_of_the_tool_reads_all_again(
    catalog: Catalog, tmp_path: Path, counted: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    known = tmp_path / "words.bin"
    files(catalog, known)
    monkeypatch.setattr(memory, "tool_digest", lambda: "of another version")
    files(catalog, known)
    assert counted == [len(catalog.entries)] * 2


def test_a_memory_that_cannot_be_written_is_done_without(catalog: Catalog, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert files(catalog, tmp_path / "file/words.bin") == files(catalog)
