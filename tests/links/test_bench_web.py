"""The verdicts on every path of a benchmark server, and what it was asked, where one is at hand."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from catalog.finding import Where
from catalog.links.check import Settings, check
from catalog.links.memory import Memory
from catalog.links.targets import Place
from catalog.links.verdict import Verdict
from catalog.net.manners import HostLimits, Manners

PROGRAM = Path(__file__).parents[3] / "shared" / "bench" / "links" / "server.py"
SERVER = Path(os.environ.get("CATALOG_BENCH_SERVER", PROGRAM))
MANNERS = Manners(HostLimits(2, 0.0), backoff=0.05, allow_private=True)
LINKS = 4
pytestmark = pytest.mark.skipif(not SERVER.is_file(), reason="no benchmark server here")


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        number = int(free.getsockname()[1])
    process = subprocess.Popen([sys.executable, str(SERVER), str(number)])
    try:
        for _ in range(100):
            with suppress(OSError), socket.create_connection(("127.0.0.1", number), 1):
                break
            time.sleep(0.05)
        yield number
    finally:
        process.kill()
        process.wait()


def asked(port: int, path: str) -> bytes:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}") as answer:
        return bytes(answer.read())


@pytest.mark.parametrize(
    ("kind", "verdict", "requests", "least"),
    [
        ("ok", Verdict.OK, 1, 0), ("nf", Verdict.GONE, 1, 0), ("gone", Verdict.GONE, 1, 0),
        ("redir", Verdict.MOVED, 1, 0), ("r429", Verdict.OK, 2, 2), ("r503", Verdict.OK, 2, 1),
        ("s503", Verdict.OK, 2, 0), ("cf", Verdict.BLOCKED, 1, 0),
        ("anubis", Verdict.BLOCKED, 1, 0), ("h405", Verdict.OK, 1, 0),
        ("drop", Verdict.UNKNOWN, 3, 0),
    ],
)  # fmt: skip
def test_every_path(port: int, kind: str, verdict: Verdict, requests: int, least: float) -> None:
    asked(port, "/reset")
    urls = [f"http://127.0.1.{n + 1}:{port}/{kind}/{n}" for n in range(LINKS)]
    start = time.monotonic()
    with Memory(None) as memory:
        found = check([Place(Where("f"), url) for url in urls], memory, Settings(MANNERS))
    took = time.monotonic() - start
    assert [outcome.verdict for outcome in found] == [verdict] * LINKS
    counts = json.loads(asked(port, "/count"))
    assert counts[kind] == requests * LINKS
    assert least <= took < least + 1.5


def test_one_host_is_never_asked_more_than_allowed(port: int) -> None:
    asked(port, "/reset")
    urls = [f"http://127.0.2.1:{port}/ok/{n}?d=5" for n in range(40)]
    with Memory(None) as memory:
        check([Place(Where("f"), url) for url in urls], memory, Settings(MANNERS))
    counts = json.loads(asked(port, "/count"))
    assert counts["peak_per_host"] == 2
    assert counts["ok"] == 40
