"""Progress on a terminal and elsewhere."""

import io
import sys
import threading

import pytest

from catalog.cli.progress import progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_bar_has_no_thread_so_that_the_process_can_be_copied(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "stderr", Terminal())
    before = threading.active_count()
    with progress("links", quiet=False) as step:
        step(1, 3)
        assert threading.active_count() == before
        step(3, 3)
    assert "links" in sys.stderr.getvalue()
    assert "3/3" in sys.stderr.getvalue()
