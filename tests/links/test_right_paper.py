"""Swapped identifiers among real works, where a collection of them is at hand.

The registries' stand-ins answer in the registries' shape, and write titles and names as those do:
subtitles apart, markup, capitals, initials, family names first.
"""

import gzip
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

import pytest

from catalog.finding import Where
from catalog.links.check import Settings, check
from catalog.links.identify import identifier
from catalog.links.memory import Memory
from catalog.links.targets import Expected, Place
from catalog.links.verdict import Verdict
from catalog.net.manners import HostLimits, Manners
from catalog.net.registry import Identifier
from tests.links.standins import Work, arxiv, crossref, datacite, handles, registries
from tests.net.loopback import Asked, Reply, web

CORPUS = Path(
    os.environ.get(
        "CATALOG_CORPUS", Path(__file__).parents[3] / "shared" / "corpus" / "papers.jsonl.gz"
    )
)
PAIRS = 500
pytestmark = pytest.mark.skipif(not CORPUS.is_file(), reason="no collection of works here")


@dataclass(frozen=True)
class Pair:
    """A work and the identifier that is said to be its."""

    title: str
    authors: tuple[str, ...]
    identifier: Identifier


def pairs() -> Iterator[Pair]:
    """Works with an arXiv identifier or a DOI, in turns, spread over the whole collection."""
    found: dict[str, list[Pair]] = {"arxiv": [], "doi": []}
    with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            for scheme, kept in found.items():
                if record.get(scheme) and record["authors"]:
                    value = record[scheme]
                    base = "https://arxiv.org/abs/" if scheme == "arxiv" else "https://doi.org/"
                    held = identifier(value if "//" in value else base + value)
                    authors = tuple(dict.fromkeys(record["authors"]))
                    if held.scheme == scheme:  # a few are broken in the collection itself
                        kept.append(Pair(record["title"], authors, held))
    for kept in found.values():
        step = len(kept) // (PAIRS // 2)
        yield from islice(kept[::step], PAIRS // 2)


def as_a_registry_writes(pair: Pair, number: int) -> Work:
    """A work with the habits of registries, one after the other."""
    title, names = pair.title, pair.authors
    habit = number % 6
    if habit == 1:
        title = title.upper()
    elif habit == 2:
        names = tuple(f"{name[0]}. {name.split()[-1]}" for name in names)
    elif habit == 3:
        title = title.replace(" and ", " &amp; ", 1).replace("-", "‐") + "."
    elif habit == 4:
        title = title.replace(" ", "\n  ", 1)
        names = names[:1]
    elif habit == 5:
        title = f"<i>{title.split()[0]}</i>{title[len(title.split()[0]) :]}"
    return Work(title, names)


def test_every_swap_is_found_and_hardly_anything_else() -> None:
    real = list(pairs())
    assert len(real) == PAIRS
    works = {one.identifier.value: as_a_registry_writes(one, n) for n, one in enumerate(real)}
    swapped = {n: real[n + 1 if n % 20 == 0 else n - 1] for n in range(PAIRS) if n % 20 < 2}
    assert len(swapped) == PAIRS // 10

    def answer(asked: Asked) -> Reply:
        room, _, rest = asked.target[1:].partition("/")
        inside = replace(asked, target=f"/{rest}")
        if room == "arxiv":
            return arxiv(inside, works)
        if room == "crossref":
            return crossref(inside, {key: works[key] for n, key in enumerate(works) if n % 9})
        if room == "datacite":
            return datacite(inside, {key: works[key] for n, key in enumerate(works) if not n % 9})
        return handles(inside, works)

    places = []
    for number, pair in enumerate(real):
        held = swapped.get(number, pair).identifier
        url = f"https://arxiv.org/abs/{held.value}"
        if held.scheme == "doi":
            url = f"https://doi.org/{held.value}"
        where = Where(f"data/papers/{number}.yaml", str(number), ("links", 0, "url"))
        expected = Expected((pair.title,), pair.authors, frozenset({held}))
        places.append(Place(where, url, "paper", expected))
    with web(answer) as host, Memory(None) as memory:
        manners = Manners(HostLimits(2, 0.0), backoff=0.02, allow_private=True)
        asked = registries(host, "arxiv", "crossref", "datacite", "doi")
        found = check(places, memory, Settings(manners, asked))
    by_entry = {int(outcome.place.where.entry): outcome for outcome in found}
    missed = [n for n in swapped if by_entry[n].verdict is not Verdict.WRONG_PAPER]
    alarms = [
        (real[n], outcome.verdict, outcome.reason or outcome.look)
        for n, outcome in by_entry.items()
        if n not in swapped and (outcome.verdict is not Verdict.OK or outcome.look)
    ]
    assert [(n, by_entry[n].verdict, by_entry[n].reason, by_entry[n].look) for n in missed] == []
    assert len(alarms) <= 2, alarms
