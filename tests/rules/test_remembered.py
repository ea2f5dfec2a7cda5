"""What was found is said again where nothing changed, and is what a first run would find."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from catalog import api
from catalog.api.lists import Report
from catalog.rules import engine
from catalog.store import layout
from tests.lists import FIRST, SECOND, make_list

FAULTY = FIRST.replace("First Steps: Learning Distances", "First Steps.").replace(
    "2020-01", "2010-01"
)
OTHER = SECOND.replace("Second Thoughts", "SECOND THOUGHTS OF EVERYBODY")
FILES = {"data/papers/doe2015first.yaml": FAULTY, "data/papers/roe2020second.yaml": OTHER}
PAPERS = "data/papers"


def fresh(root: Path) -> Report:
    shutil.rmtree(root / ".cache")
    return api.load(root)[1]


def edit(root: Path) -> None:
    path = root / PAPERS / "roe2020second.yaml"
    path.write_text(path.read_text().replace("EVERYBODY", "EVERYBODY."))


def repair(root: Path) -> None:
    path = root / PAPERS / "roe2020second.yaml"
    path.write_text(SECOND)


def move_lines(root: Path) -> None:
    path = root / PAPERS / "roe2020second.yaml"
    path.write_text("# one\n# two\n" + path.read_text())


def take_away(root: Path) -> None:
    (root / PAPERS / "roe2020second.yaml").unlink()


def add(root: Path) -> None:
    text = OTHER.replace("roe2020second", "roe2020third")
    (root / PAPERS / "roe2020third.yaml").write_text(text)


def take_the_id(root: Path) -> None:
    path = root / PAPERS / "roe2020second.yaml"
    path.write_text(path.read_text().replace("id: roe2020second", "id: doe2015first"))


def break_a_file(root: Path) -> None:
    (root / PAPERS / "roe2020second.yaml").write_text("id: [")


def change_the_config(root: Path) -> None:
    path = root / "data/catalog.yaml"
    path.write_text(path.read_text() + "rules: {title-capitals: error}\n")


def ignore_it(root: Path) -> None:
    path = root / PAPERS / "doe2015first.yaml"
    path.write_text("# catalog: ignore title-full-stop\n" + path.read_text())


CHANGES = [edit, repair, move_lines, take_away, add, take_the_id]
CHANGES += [break_a_file, change_the_config, ignore_it]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_a_later_run_finds_what_a_first_run_finds(
    change: Callable[[Path], None], tmp_path: Path
) -> None:
    root = make_list(tmp_path, FILES)
    before = api.load(root)[1].findings
    assert len(before) >= 2
    change(root)
    found = api.load(root)[1]
    assert found.findings != before
    assert found == fresh(root)


def test_entries_that_did_not_change_are_not_looked_at_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_list(tmp_path, FILES)
    api.load(root)
    edit(root)
    seen: list[set[str]] = []
    real = engine.check

    def watched(catalog, rules, unread=(), unchanged=()):  # type: ignore[no-untyped-def]
        seen.append(set(unchanged))
        return real(catalog, rules, unread, unchanged)

    monkeypatch.setattr(engine, "check", watched)
    api.load(root)
    (unchanged,) = seen
    assert "data/papers/doe2015first.yaml" in unchanged
    assert "data/papers/roe2020second.yaml" not in unchanged


def test_memories_of_different_runs_are_not_mixed(tmp_path: Path) -> None:
    root = make_list(tmp_path, FILES)
    api.load(root)
    memory = root / layout.CACHE / "findings.json"
    old = memory.read_bytes()
    edit(root)
    api.load(root)
    memory.write_bytes(old)
    repair(root)
    assert api.load(root)[1] == fresh(root)
