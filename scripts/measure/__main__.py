"""The benchmarks by name; without a name, all of them."""

import argparse
import gzip
import json
import os
import random
import tempfile
from importlib import import_module
from pathlib import Path

BENCHMARKS = {
    "dedupe": "dedupe",
    "import": "importing",
    "links": "links",
    "search": "search.bench",
    "site": "site",
    "validate": "validate",
}
"""The module of each, below this folder."""


SYLLABLES = ("ba", "ce", "di", "fo", "gu", "ka", "le", "mi", "no", "pu", "ra", "ti")


def synthetic(path: Path, count: int) -> Path:
    """A corpus of made-up records, for a machine that has no real one.

    Of its words some are in many titles and most in few; some titles have a short name, some
    people an accent.
    """
    chance = random.Random(1)
    with gzip.open(path, "wt") as out:
        for number in range(count):
            words = [word(int(chance.paretovariate(0.4)) % (4 * count)) for _ in range(6)]
            short = f"{word(number).title()}Net: " if number % 5 == 0 else ""
            family = word(number % 1931).title() + ("é" if number % 7 == 0 else "")
            record = {
                "title": short + " ".join(words).capitalize() + " learning" * (number % 3 == 0),
                "authors": [f"Given{number % 977} {family}", "Second A. Author"],
                "venue": ("CVPR", "NeurIPS", "ICML", "ACL")[number % 4],
                "year": 2000 + number % 25,
                "site": f"https://example.org/paper/{number}",
                "pdf": f"https://example.org/paper/{number}.pdf",
                "doi": f"10.1000/example.{number}",
            }
            out.write(json.dumps(record) + "\n")
    return path


def word(number: int) -> str:
    """A made-up word, another for each number."""
    number += len(SYLLABLES)
    made = ""
    while number:
        number, place = divmod(number, len(SYLLABLES))
        made += SYLLABLES[place]
    return made


def main() -> None:
    """Run the benchmarks that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", choices=[*BENCHMARKS, []], default=[*BENCHMARKS])
    parser.add_argument("--corpus", type=Path, help="records as JSON lines, gzipped")
    parser.add_argument("--limit", type=int, help="at most this many records")
    parser.add_argument("--peers", type=Path, help="environment for the packages to compare with")
    options = parser.parse_args()
    if options.peers:
        os.environ["CATALOG_BENCH_PEERS"] = str(options.peers)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        corpus = options.corpus or synthetic(root / "corpus.jsonl.gz", options.limit or 20_000)
        for name in options.names:
            module = import_module(f"scripts.measure.{BENCHMARKS[name]}")
            module.bench(root / name, corpus, options.limit)


main()
