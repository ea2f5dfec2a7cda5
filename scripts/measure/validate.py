"""`catalog validate` on many entries, against PyYAML's C loader on the same bytes."""

import gzip
import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import yaml

from catalog.model.author import Author
from catalog.text.titles import first_word, fold

CATALOG = """title: Benchmark
lists:
  corpus: {title: Corpus}
"""
CATEGORIES = """categories:
  - {id: papers, title: Papers, description: All of them.}
"""
SAFE_LOAD = """
import sys, time, yaml
from pathlib import Path
start = time.perf_counter()
for path in sorted(Path(sys.argv[1]).iterdir()):
    yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
print(time.perf_counter() - start)
"""


def write_list(root: Path, corpus: Path, limit: int | None = None) -> int:
    """Write the records of a JSON-lines corpus as the entries of a list; return their number."""
    papers = root / "data/papers"
    papers.mkdir(parents=True, exist_ok=True)
    (root / "data/catalog.yaml").write_text(CATALOG)
    (root / "data/categories.yaml").write_text(CATEGORIES)
    used: dict[str, int] = {}
    with gzip.open(corpus, "rt") as lines:
        for number, line in enumerate(lines):
            if limit is not None and number >= limit:
                break
            record = json.loads(line)
            key = entry_id(record, used)
            (papers / f"{key}.yaml").write_text(entry_text(key, record))
    return len(used)


def entry_id(record: dict, used: dict[str, int]) -> str:
    """A key for a record that no other record has."""
    family = Author.parse(record["authors"][0]).family if record["authors"] else "anonymous"
    plain = re.sub(r"[^a-z]", "", fold(family)) or "anonymous"
    key = f"{plain}{record['year']}{first_word(record['title'])}"[:80]
    while key in used:
        used[key] += 1
        key = f"{key}-{used[key]}"
    used[key] = 1
    return key


def entry_text(key: str, record: dict) -> str:
    """A record as the YAML of an entry."""
    entry = {
        "id": key,
        "title": record["title"],
        # Some records of conference programmes carry the whole author list twice.
        "authors": list(dict.fromkeys(name for name in record["authors"] if name)),
        "year": record["year"],
        "venue": VENUE_KEYS.get(record["venue"], record["venue"].lower()),
    }
    if record.get("doi"):
        entry["doi"] = record["doi"]
    kinds = {"site": "paper", "oa": "paper", "pdf": "pdf"}
    entry["categories"] = ["papers"]
    links = [{"kind": kinds[name], "url": record[name]} for name in kinds if record.get(name)]
    entry["links"] = links
    entry["listed_in"] = ["corpus"]
    entry["added"] = "2026-01-01"
    body = yaml.dump(entry, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True)
    return f"# yaml-language-server: $schema=../schema/paper.schema.json\n{body}"


VENUE_KEYS = {"ACM MM": "acmmm", "SIGGRAPHASIA": "siggraph-asia"}


def timed(command: list[str]) -> tuple[float, int]:
    """Wall seconds and peak memory in MiB of a command; its findings are thrown away."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        sys.exit(f"failed: {' '.join(command)}")
    return time.perf_counter() - start, usage.ru_maxrss // 1024


def bench(root: Path, corpus: Path, limit: int | None) -> None:
    """Print the figures."""
    count = write_list(root, corpus, limit)
    folder = root / "data/papers"
    size = sum(path.stat().st_size for path in folder.iterdir())
    loaded = subprocess.run(
        [sys.executable, "-c", SAFE_LOAD, str(folder)], capture_output=True, text=True, check=True
    )
    floor = float(loaded.stdout)
    command = [sys.executable, "-m", "catalog", "--root", str(root), "validate", "--json"]
    cold, cold_memory = timed(command)
    warm, warm_memory = timed(command)
    print(f"validate: {count:,} entries, {size / 1e6:.1f} MB")
    print(f"  PyYAML CSafeLoader alone {floor:7.2f} s")
    print(f"  cold                     {cold:7.2f} s = {cold / floor:.2f} x, {cold_memory} MiB")
    print(f"  second run               {warm:7.2f} s = {warm / floor:.2f} x, {warm_memory} MiB")
