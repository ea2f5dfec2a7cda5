"""The files of the index."""

import json
import zlib
from dataclasses import replace
from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from catalog.model.catalog import Catalog
from catalog.search import index_files
from catalog.search.coding import front_coded, planes, varint, varints
from catalog.search.records import id_hash
from tests.search.conftest import Ask
from tests.search.lists import FILLERS, PAPERS, address, bibtex, write_index


def files(catalog: Catalog) -> dict[str, bytes]:
    made = index_files(catalog, bibtex=bibtex, address=address)
    return {file.path: file.make() for file in made}


def head(files_: dict[str, bytes]) -> dict:
    raw = zlib.decompress(files_["find/start.bin"])
    size, at = 0, 0
    while True:
        size |= (raw[at] & 127) << (7 * at)
        at += 1
        if raw[at - 1] < 128:
            break
    return json.loads(raw[at : at + size])


def test_the_same_catalogue_gives_the_same_bytes(catalog: Catalog) -> None:
    assert files(catalog) == files(catalog)


def test_every_file_is_a_stream_that_ends(catalog: Catalog) -> None:
    for path, content in files(catalog).items():
        stream = zlib.decompressobj()
        stream.decompress(content)
        assert stream.eof, path
        assert not stream.unused_data, path


def test_the_stamp_changes_with_what_can_be_found(catalog: Catalog) -> None:
    entry = catalog.by_id["song2016lifted"]
    changed = entry.model_copy(update={"summary": "Lifts."})
    other = catalog.with_entries([changed], {})
    assert head(files(catalog))["stamp"] != head(files(other))["stamp"]


def test_a_new_entry_changes_one_file_of_citations(catalog: Catalog) -> None:
    entry = catalog.by_id["song2016lifted"]
    other = catalog.with_entries([entry.model_copy(update={"id": "new2020new"})], {})
    before, after = files(catalog), files(other)
    changed = [path for path in after if "/cite/" in path and after[path] != before.get(path)]
    assert len(changed) == 1


def test_files_made_from_the_same_are_the_same(catalog: Catalog) -> None:
    entry = catalog.by_id["song2016lifted"]
    other = catalog.with_entries([entry.model_copy(update={"summary": "Lifts."})], {})
    before, after = (
        {file.path: file for file in index_files(each, bibtex=bibtex, address=address)}
        for each in (catalog, other)
    )
    kept = [path for path in before if after[path].made_from == before[path].made_from]
    assert (
        sum("/records/" in path for path in before) - sum("/records/" in path for path in kept) == 1
    )
    assert all(after[path].make() == before[path].make() for path in kept)


def test_the_start_tells_only_values_that_entries_have(catalog: Catalog) -> None:
    facets = {facet["id"]: facet for facet in head(files(catalog))["facets"]}
    venues = {value[0] for value in facets["venue"]["values"]}
    assert venues == {paper["venue"] for paper in (*PAPERS, *FILLERS) if "venue" in paper}
    assert len(facets["venue"]["widths"]) == 1
    assert len(facets["listed"]["widths"]) == 2


def test_no_entries_make_an_index_too(catalog: Catalog, tmp_path: Path, javascript: Ask) -> None:
    empty = replace(catalog, entries=(), files={})
    index = write_index(tmp_path, empty)
    finds = [["", ""], ["word", "title"], ["id:nobody venue:x", "added"], ['"a b" -c', "lists"]]
    found = javascript(index, finds=finds)["found"]
    assert [answer["ids"] for answer in found] == [[], [], [], []]


def test_many_files_are_read_as_one_is(
    catalog: Catalog, tmp_path: Path, javascript: Ask, index: Path, monkeypatch: object
) -> None:
    from catalog.search import files as written

    small = {"WORDS_A_BLOCK": 5, "ENDS_A_BLOCK": 7, "NAMES_A_BLOCK": 3, "POSTINGS_A_FILE": 20}
    for name, size in small.items():
        monkeypatch.setattr(written, name, size)  # type: ignore[attr-defined]
    many = write_index(tmp_path, catalog)
    assert len(list((many / "postings").iterdir())) > 20
    queries = [
        *("deep metric learning", "unifeid embeding", "angulra", "bngular", '"metric learning"'),
        *("facenet", "n-pair", "author:wang", "度量", "id:rtl2021,li2020cjk", "mappings", "zoe"),
        *("wang2018mapping", "long2021long 2021"),
    ]
    finds = [[query, ""] for query in queries]
    assert javascript(many, finds=finds)["found"] == javascript(index, finds=finds)["found"]


@given(st.lists(st.integers(0, 2**40), max_size=30))
def test_many_varints_are_one_after_another(values: list[int]) -> None:
    coded, sizes = varints(np.asarray(values, np.int64))
    assert coded.tobytes() == b"".join(map(varint, values))
    assert sizes.tolist() == [len(varint(value)) for value in values]


@given(st.lists(st.integers(0, 2**30), min_size=1, max_size=30))
def test_planes_hold_every_byte(values: list[int]) -> None:
    width, column = planes(values)
    count = len(values)
    for row, value in enumerate(values):
        assert sum(column[byte * count + row] << (8 * byte) for byte in range(width)) == value


@given(st.lists(st.text(max_size=12), max_size=20))
def test_front_coded_words_can_be_put_together(words: list[str]) -> None:
    words = sorted(words, key=str.encode)
    coded = front_coded(words)
    count, at = coded[0], 1
    shared, added = coded[at : at + count], coded[at + count : at + 2 * count]
    at, before = at + 2 * count, b""
    for word, same, new in zip(words, shared, added, strict=True):
        before = before[:same] + coded[at : at + new]
        at += new
        assert before.decode() == word


def test_the_hash_is_fnv_1a() -> None:
    assert id_hash("") == 0x811C9DC5
    assert id_hash("foobar") == 0xBF9CF968
