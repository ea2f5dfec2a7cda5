"""Copies of a process: what comes back from them, and how they end."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from catalog import copies
from catalog.copies import Copy, beside, copied, ended, processors, told_to_end
from catalog.errors import CatalogError
from tests.processes import is_running, until

LONG = """
import os, signal
from catalog.copies import copied, Copy
copy = Copy(lambda: bytes(10**7))  # more than a pipe holds
print(copy._process, flush=True)
signal.pause()
"""


def test_what_was_worked_out_comes_back() -> None:
    assert Copy(lambda: {"size": 10**6, "text": "x" * 10**6}).result()["size"] == 10**6


@pytest.mark.parametrize(
    ("raised", "comes"),
    [
        (CatalogError("wrong", "mend it"), CatalogError),
        (FileNotFoundError(2, "none", "here"), FileNotFoundError),
        (KeyError("x"), RuntimeError),
    ],
)
def test_what_was_raised_comes_back(raised: Exception, comes: type[Exception]) -> None:
    def work() -> None:
        raise raised

    with pytest.raises(comes):
        Copy(work).result()


def test_what_no_process_can_read_is_said() -> None:
    with pytest.raises(RuntimeError, match="pickle"):
        Copy(lambda: lambda: None).result()


def test_one_that_is_killed_is_said() -> None:
    copy = Copy(lambda: time.sleep(60))
    os.kill(copy._process, signal.SIGKILL)
    with pytest.raises(CatalogError, match="was killed"):
        copy.result()


def test_one_that_is_killed_while_it_answers_is_said() -> None:
    copy = Copy(lambda: bytes(10**7))
    assert copy._answer.poll(10)
    os.kill(copy._process, signal.SIGKILL)
    with pytest.raises(CatalogError, match="was killed"):
        copy.result()


def test_it_does_not_outlive_its_parent() -> None:
    with subprocess.Popen([sys.executable, "-c", LONG], stdout=subprocess.PIPE) as parent:
        assert parent.stdout
        copy = int(parent.stdout.readline())
        assert is_running(copy)
        parent.kill()
    assert until(lambda: not is_running(copy))


def test_told_to_end_it_takes_away_what_it_has_half_written(tmp_path: Path) -> None:
    half = tmp_path / "half"

    def work() -> None:
        try:
            half.write_text("half")
            time.sleep(60)
        finally:
            half.unlink()

    copy = Copy(work)
    assert until(half.exists)
    copy.end()
    assert not half.exists()
    assert not is_running(copy._process)


def test_an_interrupt_is_not_for_it() -> None:
    copy = Copy(lambda: time.sleep(0.5) or "done")
    for _ in range(20):
        os.kill(copy._process, signal.SIGINT)
        time.sleep(0.005)
    assert copy.result() == "done"


def test_it_never_does_what_its_parent_has_still_to_do(tmp_path: Path) -> None:
    """Whenever it is told to end: from its very beginning on."""
    mine = os.getpid()
    try:
        for turn in range(60):
            process = copied(lambda: sum(range(3000)))
            time.sleep(turn * 0.0001)
            told_to_end(process, signal.SIGTERM)
    finally:
        (tmp_path / str(os.getpid())).touch()
    assert [file.name for file in tmp_path.iterdir()] == [str(mine)]


def test_signals_are_let_through_again() -> None:
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ())
    ended(copied(lambda: None))
    assert signal.pthread_sigmask(signal.SIG_BLOCK, ()) == before


def test_a_system_that_forgets_children_that_end(monkeypatch: pytest.MonkeyPatch) -> None:
    before = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    try:
        assert Copy(lambda: 1).result() == 1
        Copy(lambda: time.sleep(60)).kill()
    finally:
        signal.signal(signal.SIGCHLD, before)


def test_a_process_with_threads_is_not_copied() -> None:
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        assert processors() == 1
    finally:
        stop.set()
        thread.join()


@pytest.mark.parametrize("count", [1, 2])
def test_something_beside(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copies, "processors", lambda: count)
    with beside(os.getpid) as result:
        assert (result() == os.getpid()) is (count == 1)
