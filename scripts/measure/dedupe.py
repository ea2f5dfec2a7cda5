"""`catalog dedupe --records`: growth, memory, and how much it finds, beside other packages.

The records are clean ones that were damaged (`bench_dedupe_data`). Other packages are asked where
`CATALOG_BENCH_PEERS` (or `--peers`) names a folder for an environment of their own; it is made
there if it is missing.
"""

import gzip
import itertools
import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from scripts.measure.dedupe_data import MAKERS, Record

SIZES = (10_000, 30_000, 94_363)
CLEAN = 3_000
"""Clean records of which each kind of damaged ones is made."""
PEERS = ("bib-dedupe", "splink")
REQUIREMENTS = ("bib-dedupe", "splink>=5")


def bench(root: Path, corpus: Path, limit: int | None) -> None:
    """Print the figures."""
    root.mkdir(parents=True, exist_ok=True)
    records = read(corpus, limit)
    growth(root, records)
    peers = environment(os.environ.get("CATALOG_BENCH_PEERS"))
    clean = distinct(records)[:CLEAN]
    for name, make in MAKERS.items():
        damaged, gold = make(clean, random.Random(5))
        file = write(root / f"{name}.jsonl", damaged)
        true = pairs(gold)
        print(f"dedupe: {name}, {len(damaged):,} records, {len(true):,} true pairs")
        start = time.perf_counter()
        ours = clusters_of(file)
        print(line("catalog", pairs(ours), true, time.perf_counter() - start))
        for peer in PEERS if peers else ():
            print(asked(peers, peer, file, true))


def growth(root: Path, records: list[Record]) -> None:
    """Time and memory for more and more records."""
    first = 0.0
    for size in sorted({min(size, len(records)) for size in SIZES}):
        file = write(root / "corpus.jsonl", records[:size])
        command = [sys.executable, "-m", "catalog", "dedupe", "--records", str(file), "--json"]
        seconds, memory = busy(command)
        each = seconds / size
        first = first or each
        print(
            f"dedupe: {size:,} records {seconds:6.1f} s of one core, {memory} MiB, "
            f"{each * 1e6:.0f} us a record = {each / first:.2f} x the first"
        )


def busy(command: list[str]) -> tuple[float, int]:
    """Seconds of processor time, which other programs do not disturb, and peak MiB."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0  # it was waited for here
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss // 1024


def environment(folder: str | None) -> Path | None:
    """The Python of the other packages, or None, with the reason in words."""
    if not folder:
        print("dedupe: other packages are not asked (no --peers FOLDER)")
        return None
    python = Path(folder) / "bin/python"
    if not python.exists():
        install = [
            [sys.executable, "-m", "venv", folder],
            [python, "-m", "pip", "install", *REQUIREMENTS],
        ]
        for command in install:
            done = subprocess.run(command, capture_output=True, text=True)
            if done.returncode:
                print(f"dedupe: other packages cannot be installed: {done.stderr.strip()[-200:]}")
                return None
    return python


def asked(python: Path, peer: str, file: Path, true: set[frozenset[str]]) -> str:
    """What another package finds among the same records."""
    script = Path(__file__).with_name("dedupe_peers.py")
    target = file.with_suffix(".json")
    try:
        done = subprocess.run(
            [python, "-P", script, peer, file, target], capture_output=True, text=True, timeout=600
        )
    except subprocess.TimeoutExpired:
        return f"  {peer:11} took longer than ten minutes"
    if done.returncode:
        return f"  {peer:11} failed: {done.stderr.strip()[-120:]}"
    found = json.loads(target.read_text())
    return line(peer, pairs(found["clusters"]), true, found["seconds"])


def line(name: str, found: set[frozenset[str]], true: set[frozenset[str]], seconds: float) -> str:
    """One line of the table."""
    right = len(found & true)
    precision, recall = right / max(1, len(found)), right / max(1, len(true))
    f1 = 2 * right / max(1, len(found) + len(true))
    return f"  {name:11} precision {precision:.4f} recall {recall:.4f} F1 {f1:.4f} {seconds:7.1f} s"


def clusters_of(file: Path) -> list[list[str]]:
    """The groups that the command prints."""
    command = [sys.executable, "-m", "catalog", "dedupe", "--records", str(file), "--json"]
    printed = subprocess.run(command, capture_output=True, text=True).stdout
    return json.loads(printed)["clusters"]


def pairs(groups: Iterable[Iterable[str]]) -> set[frozenset[str]]:
    """Every two members of a group."""
    return {frozenset(two) for group in groups for two in itertools.combinations(sorted(group), 2)}


def read(corpus: Path, limit: int | None) -> list[Record]:
    """The records of a corpus, numbered."""
    with gzip.open(corpus, "rt") as lines:
        wanted = itertools.islice(lines, limit)
        return [{**json.loads(each), "id": str(at)} for at, each in enumerate(wanted)]


def distinct(records: list[Record]) -> list[Record]:
    """Records with names and a title that no other has, in a random order that never changes."""
    kept = {str(each["title"]).lower(): each for each in records if usable(each)}
    chosen = [
        {key: each[key] for key in ("title", "authors", "venue", "year")} for each in kept.values()
    ]
    random.Random(7).shuffle(chosen)
    return chosen


def usable(record: Record) -> bool:
    """Whether a record has a title of three words and names with two."""
    names = record["authors"]
    return (
        isinstance(names, list)
        and len(str(record["title"]).split()) > 2
        and bool(names)
        and all(len(str(name).split()) > 1 for name in names)
    )


def write(file: Path, records: Iterable[Record]) -> Path:
    """Records as JSON lines."""
    with file.open("w") as out:
        out.writelines(json.dumps(each, ensure_ascii=False) + "\n" for each in records)
    return file
