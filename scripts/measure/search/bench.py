"""The browse page on many papers: what it costs, what it finds, beside MiniSearch and Pagefind."""

import gzip
import json
import resource
import shutil
import subprocess
import time
from collections import Counter
from collections.abc import Sequence
from multiprocessing import get_context
from multiprocessing.queues import Queue
from pathlib import Path
from typing import Any

from catalog import api
from catalog.exporters.addresses import main_address
from catalog.exporters.bibtex import entry_text
from catalog.model.catalog import Catalog
from catalog.model.config import Category, Config, SourceList
from catalog.model.entry import Entry, Paper
from catalog.search import index_files
from scripts.host import hosted
from scripts.measure.search.browser import browsing, measure_large, measure_small, pagefind_answers
from scripts.measure.search.controls import walk
from scripts.measure.search.known_items import KINDS, queries, with_cjk
from scripts.measure.validate import entry_id

HERE = Path(__file__).parent
PROJECT = HERE.parents[2]
MODULES = PROJECT / "templates/site/browse"
PEERS = ("minisearch", "pagefind")
PACKAGES = Path.home() / ".cache/catalog-bench"
CATEGORIES = (
    Category(
        id="papers",
        title="Papers",
        description="All of them.",
        children=(Category(id="papers-code", title="With code", description="Some of them."),),
    ),
)
FRAMEWORKS = ("PyTorch", "TensorFlow", "JAX", "Caffe")
FEW = 50
"""Of so many papers one has more than the corpus says, so that every facet has something."""


def bench(root: Path, corpus: Path, limit: int | None) -> None:
    """Measure and print; packages of the peers are kept in `~/.cache/catalog-bench`."""
    papers = with_cjk(read(corpus, limit))
    catalog = Catalog(
        Config(
            title="Benchmark",
            lists={"corpus": SourceList(title="Corpus"), "few": SourceList(title="A few")},
        ),
        tuple(sorted(papers, key=lambda paper: paper.id)),
        CATEGORIES,
    )
    asked = queries(papers)
    (root / "site").mkdir(parents=True)
    print(f"search: {len(papers):,} papers")
    cpu, memory = build(catalog, root / "site")
    size = sum(file.stat().st_size for file in (root / "site/find").rglob("*.bin"))
    print(f"  index: {cpu:.1f} s CPU, {memory >> 20} MiB at the most, {size >> 20} MiB of files")
    answers = {"ours": ours(root, asked)}
    installed = install()
    (root / "papers.json").write_text(json.dumps(documents(papers)))
    with browsing() as tab:
        page(root / "list", root / "site")
        with hosted(root / "site") as address:
            measure_large(tab, address, [one["query"] for one in asked if one["kind"] == KINDS[0]])
            browser = tab.context.browser
            assert browser
            failed = walk(browser, address, catalog)
        with hosted(own_list(root / "own")) as address:
            measure_small(tab, address)
        if installed:
            answers["MiniSearch"] = minisearch(root)
            answers["Pagefind"] = pagefind(root, tab, asked)
    table(asked, answers)
    if failed:
        raise SystemExit(f"search: {failed} controls did not do what they should")


def read(corpus: Path, limit: int | None) -> tuple[Paper, ...]:
    """The records of a corpus as entries."""
    used: dict[str, int] = {}
    papers = []
    with gzip.open(corpus, "rt") as lines:
        for number, line in enumerate(lines):
            if limit is not None and number >= limit:
                break
            record = json.loads(line)
            kinds = {"paper": record.get("site"), "pdf": record.get("pdf")}
            links = [{"kind": kind, "url": url} for kind, url in kinds.items() if url]
            fields = {
                "id": entry_id(record, used),
                "title": record["title"],
                "authors": record["authors"],
                "year": record["year"],
                "venue": record["venue"].lower(),
                "doi": record.get("doi"),
                "categories": ["papers"],
                "listed_in": ["corpus"],
                "links": links,
            }
            if number % FEW == 0:
                fields |= more(number // FEW, links)
            papers.append(Paper.model_validate(fields))
    return tuple(papers)


def more(number: int, links: list[dict[str, str]]) -> dict[str, object]:
    """Made-up code, tags, a short name and a day for one of the few papers that have them."""
    framework = FRAMEWORKS[number % 7 % len(FRAMEWORKS)]
    code = {"kind": "code", "url": f"https://example.org/code/{number}", "framework": framework}
    return {
        "categories": ["papers-code"],
        "listed_in": ["corpus", "few"],
        "tags": [f"topic-{number % 23}", *(["marked"] if number % 3 == 0 else [])],
        "aka": [f"Sample{number}Net"],
        "added": f"{2020 + number % 5}-{1 + number % 12:02}-{1 + number % 28:02}",
        "type": "workshop" if number % 5 == 0 else None,
        "links": [*links, code],
    }


def build(catalog: Catalog, site: Path) -> tuple[float, int]:
    """Write the index in a process of its own; give its CPU seconds and its peak memory."""
    context = get_context("fork")
    told: Queue[tuple[float, int]] = context.Queue()
    child = context.Process(target=_write, args=(catalog, site, told))
    child.start()
    answer = told.get()
    child.join()
    return answer


def _write(catalog: Catalog, site: Path, told: "Queue[tuple[float, int]]") -> None:
    def bibtex(entry: Entry) -> str:
        return entry_text(entry, catalog)

    start = time.process_time()
    for file in index_files(catalog, bibtex=bibtex, address=main_address):
        (site / file.path).parent.mkdir(parents=True, exist_ok=True)
        (site / file.path).write_bytes(file.make())
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    told.put((time.process_time() - start, memory))


def page(root: Path, site: Path) -> None:
    """Put the browse page of an empty list over an index."""
    root.mkdir()
    api.init(root, "Benchmark")
    api.build(root, only=["site"])
    shutil.copytree(
        root / "build/site", site, dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.bin")
    )


def own_list(root: Path) -> Path:
    """The website of the list that this repository holds."""
    for name in ("data", "site", "mkdocs.yml", "templates"):
        source = PROJECT / name
        if source.is_dir():
            shutil.copytree(source, root / name)
        else:
            shutil.copy(source, root / name)
    api.build(root, only=["site"])
    return root / "build/site"


def documents(papers: Sequence[Paper]) -> list[dict[str, str]]:
    return [
        {
            "id": paper.id,
            "title": paper.title,
            "authors": ", ".join(author.name for author in paper.authors),
        }
        for paper in papers
    ]


def ours(root: Path, asked: list[dict[str, str]]) -> list[list[str]]:
    (root / "queries.json").write_text(json.dumps(asked))
    return node("ours.mjs", MODULES, root / "site/find", root / "queries.json")


def minisearch(root: Path) -> list[list[str]]:
    found = node("minisearch.mjs", modules(), root / "papers.json", root / "queries.json")
    print(
        f"  MiniSearch: {found['cpu']:.1f} s CPU, {found['memory'] / 2**20:.0f} MiB to build; "
        f"{found['start'] / 1e3:,.0f} KB (gzip) to start; {found['milliseconds']:.0f} ms a query"
    )
    answers: list[list[str]] = found["answers"]
    return answers


def pagefind(root: Path, tab: Any, asked: list[dict[str, str]]) -> list[list[str]]:
    folder = root / "peer"
    told = node("pagefind.mjs", modules(), root / "papers.json", folder / "pagefind")
    print(f"  Pagefind: {told['seconds']:.0f} s, {told['memory'] / 2**20:,.0f} MiB to build")
    (folder / "index.html").write_text("<!doctype html><title>Pagefind</title>")
    with hosted(folder) as address:
        return pagefind_answers(tab, address, [one["query"] for one in asked])


def node(script: str, *arguments: object) -> Any:
    command = ["node", "--max-old-space-size=8000", str(HERE / script), *map(str, arguments)]
    out = subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout
    return json.loads(out)


def modules() -> Path:
    return PACKAGES / "node_modules"


def install() -> bool:
    """Have npm fetch the peers; False, with a word, where that cannot be."""
    if not shutil.which("npm"):
        print("  the peers are left out: there is no npm")
        return False
    PACKAGES.mkdir(parents=True, exist_ok=True)
    command = ["npm", "install", "--silent", "--prefix", str(PACKAGES), *PEERS]
    done = subprocess.run(command, check=False, capture_output=True).returncode == 0
    if not done:
        print("  the peers are left out: npm could not fetch them")
    return done


def table(asked: list[dict[str, str]], answers: dict[str, list[list[str]]]) -> None:
    """How many of the papers that were looked for stand among the first five."""
    print("  found in the first five:")
    total = Counter(one["kind"] for one in asked)
    for kind in KINDS:
        cells = []
        for name, found in answers.items():
            hits = sum(
                one["kind"] == kind and one["id"] in ids
                for one, ids in zip(asked, found, strict=True)
            )
            cells.append(f"{name} {hits}/{total[kind]}")
        print(f"    {kind:<24} {'   '.join(cells)}")
    for name, found in answers.items():
        hits = sum(one["id"] in ids for one, ids in zip(asked, found, strict=True))
        print(f"    {name}: {hits} of {len(asked)} ({100 * hits / len(asked):.1f} %)")
