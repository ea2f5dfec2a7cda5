"""Reading a list: what is read anew, and what tells that an entry has changed."""

from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import ValidationError

from catalog.store.load import LazyEntries, load, read
from catalog.store.snapshot import scan
from tests.lists import FIRST, make_list


def test_a_list_is_the_same_from_its_cache(tmp_path: Path) -> None:
    make_list(
        tmp_path, {"data/papers/doe2015first.yaml": FIRST.replace("First Steps", "🦊\u2028é")}
    )
    first, second = load(scan(tmp_path)), load(scan(tmp_path))
    assert first.unchanged == set()
    assert second.unchanged == set(second.catalog.files.values())
    assert second.catalog == first.catalog


def test_only_a_file_that_changed_is_parsed_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(scan(make_list(tmp_path)))
    parsed: list[str] = []
    monkeypatch.setattr("catalog.store.read.read", lambda path: parsed.append(path.name) or {})
    (tmp_path / "data/papers/doe2015first.yaml").write_text(f"{FIRST}tags: [later]\n")
    load(scan(tmp_path))
    assert parsed == ["doe2015first.yaml"]


def test_a_list_is_read_once(tmp_path: Path) -> None:
    texts = read(scan(make_list(tmp_path)))
    (tmp_path / "data/papers/doe2015first.yaml").unlink()
    assert "doe2015first" in texts.loaded.catalog.by_id
    assert texts.loaded is texts.loaded


def test_a_digest_tells_whether_an_entry_has_changed(tmp_path: Path) -> None:
    catalog = load(scan(make_list(tmp_path))).catalog
    entry = catalog.by_id["doe2015first"]
    other = catalog.with_entries([entry.model_copy(update={"title": "Later Steps"})], {})
    changed = {key for key in catalog.digests if catalog.digests[key] != other.digests[key]}
    assert changed == {"doe2015first"}


def test_entries_made_later_are_those_of_the_catalogue(tmp_path: Path) -> None:
    texts = read(scan(make_list(tmp_path)))
    later, catalog = LazyEntries(texts), texts.loaded.catalog
    entries = {later[number].id: later[number] for number in range(len(later))}
    assert entries == {entry.id: entry for entry in catalog.entries}
    digests = {later[number].id: digest for number, digest in enumerate(later.digests)}
    assert digests == catalog.digests
    assert later[0] is later[0]


def test_an_entry_made_later_is_missed_only_when_it_is_asked_for(tmp_path: Path) -> None:
    files = {"data/papers/doe2015first.yaml": "id: doe2015first\n", "data/papers/a.yaml": "a: [\n"}
    later = LazyEntries(read(scan(make_list(tmp_path, files))))
    assert len(later) == len(later.digests) == 3  # what is no YAML is left out
    with pytest.raises(ValidationError):
        later[0]


def test_the_frame_is_the_catalogue_without_its_entries(tmp_path: Path) -> None:
    texts = read(scan(make_list(tmp_path)))
    whole = texts.loaded.catalog
    assert texts.frame == replace(whole, entries=(), files={}, read_from={})
