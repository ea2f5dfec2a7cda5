"""What earlier runs saw."""

from pathlib import Path

import pytest

from catalog.errors import CatalogError
from catalog.links.memory import Memory
from catalog.links.verdict import TIME_TO_LIVE, Observation, Verdict
from catalog.net.registry import Identifier

SEEN = Observation(
    Verdict.MOVED,
    "moved",
    titles=("Ä \udcff",),
    authors=("Jane Doe",),
    also=(Identifier("doi", "10.1000/x"),),
    bibliographic=True,
    moved_to="https://example.org/",
    at=5.0,
)
DAY = 86_400.0


def test_an_observation_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "cache" / "links.sqlite"
    with Memory(path) as memory:
        memory.put("k", SEEN)
    with Memory(path) as memory:
        (found,) = memory.recall(["k", "other"]).values()
    assert (found.verdict, found.also, found.authors) == (SEEN.verdict, SEEN.also, SEEN.authors)


def test_it_is_there_while_the_writer_still_runs(tmp_path: Path) -> None:
    path = tmp_path / "links.sqlite"
    with Memory(path) as writer:
        writer.put("k", SEEN)
        writer.keep()
        with Memory(path) as reader:
            assert "k" in reader.recall(["k"])


def test_a_damaged_file_is_put_aside(tmp_path: Path) -> None:
    path = tmp_path / "links.sqlite"
    path.write_bytes(b"no database " * 500)
    with Memory(path) as memory:
        memory.put("k", SEEN)
        assert "k" in memory.recall(["k"])
    assert (tmp_path / "links.damaged").exists()


def test_a_folder_that_cannot_be_made_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(CatalogError, match="cannot be written"):
        Memory(tmp_path / "file" / "links.sqlite")


def test_a_failure_is_dated_by_its_first_sight() -> None:
    with Memory(None) as memory:
        assert memory.failing_since("k", "e", Verdict.GONE, 100.0) == 100.0
        assert memory.failing_since("k", "e", Verdict.GONE, 100.0 + DAY) == 100.0


def test_another_failure_is_dated_anew() -> None:
    with Memory(None) as memory:
        memory.failing_since("k", "e", Verdict.GONE, 100.0)
        assert memory.failing_since("k", "e", Verdict.WRONG_PAPER, 200.0) == 200.0


def test_recovery_forgets() -> None:
    with Memory(None) as memory:
        memory.failing_since("k", "e", Verdict.GONE, 100.0)
        memory.recovered("k", "e")
        assert memory.failing_since("k", "e", Verdict.GONE, 300.0) == 300.0


@pytest.mark.parametrize("verdict", list(Verdict))
def test_every_verdict_ages(verdict: Verdict) -> None:
    seen = Observation(verdict, at=1000.0)
    assert seen.fresh(1000.0 + TIME_TO_LIVE[verdict] - 1)
    assert not seen.fresh(1000.0 + TIME_TO_LIVE[verdict] + 1)


def test_what_was_seen_in_the_future_is_not_believed() -> None:
    assert not Observation(Verdict.OK, at=1000.0).fresh(999.0)


def test_a_failure_is_seen_again_within_a_day() -> None:
    assert TIME_TO_LIVE[Verdict.GONE] < DAY
    assert TIME_TO_LIVE[Verdict.WRONG_PAPER] < DAY
