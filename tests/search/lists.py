"""A list to search: a little of everything, and titles that want to be markup."""

import json
from pathlib import Path
from typing import Any

from catalog.model.catalog import Catalog
from catalog.model.entry import Entry
from catalog.search import index_files
from catalog.store.load import load
from catalog.store.snapshot import scan
from tests.lists import make_list

HOSTILE = "<script>document.title='owned'</script> {{ 7 * 7 }} \"q\" 'r' & <b>bold</b>"
LONG = "Long " * 100 + "title"
EMOJI = "Learning 🎓 with emoji 👩🏽‍🔬"
RIGHT_TO_LEFT = "למידה עמוקה: תורה"
TEX = r"$k$-NN over \mathbb{R}^n and G{\"o}del"

PAPERS: tuple[dict[str, Any], ...] = (
    {
        "id": "schroff2015unified",
        "title": "FaceNet: A Unified Embedding for Faces",
        "authors": ["Florian Schroff", "Dmitry Kalenichenko"],
        "year": 2015,
        "venue": "cvpr",
        "doi": "10.1109/CVPR.2015.7298682",
        "arxiv": "1503.03832",
        "aliases": ["schroff2015facenet"],
        "pages": "815-823",
        "aka": ["FaceNet", "Triplet loss"],
        "categories": ["losses-pair"],
        "tags": ["faces"],
        "summary": "Learns embeddings with triplets.",
        "listed_in": ["survey", "table"],
        "added": "2020-01-31",
        "links": [
            {"kind": "paper", "url": "https://example.org/facenet"},
            {"kind": "code", "url": "https://github.com/x/facenet", "framework": "TensorFlow"},
        ],
    },
    {
        "id": "song2016lifted",
        "title": "Deep Metric Learning via Lifted Structures",
        "authors": ["Hyun Oh Song", "Yu Xiang"],
        "year": 2016,
        "venue": "cvpr",
        "categories": ["losses"],
        "listed_in": ["survey"],
        "added": "2020-02-01",
        "links": [{"kind": "code", "url": "https://github.com/x/lifted", "framework": "Caffe"}],
    },
    {
        "id": "sohn2016npair",
        "title": "Improved Deep Metric Learning with an N-pair Objective",
        "authors": ["Kihyuk Sohn"],
        "year": 2016,
        "venue": "neurips",
        "aka": ["N-pair"],
        "openreview": "rJxbJeHFPS",
        "versions": [{"type": "preprint", "arxiv": "cs/0112017"}],
        "categories": ["losses-pair"],
        "listed_in": ["table"],
        "links": [{"kind": "pdf", "url": "https://example.org/npair.pdf"}],
    },
    {
        "id": "wang2017angular",
        "title": "Deep Metric Learning with Angular Loss",
        "authors": ["Jian Wang", "Feng Zhou"],
        "year": 2017,
        "venue": "iccv",
        "categories": ["losses-pair"],
        "tags": ["geometry"],
    },
    {
        "id": "muller2018metrics",
        "title": "Metrics, Mappings and Categories",
        "authors": ["Zoë Müller", "Jian Li"],
        "year": 2018,
        "type": "thesis",
        "aka": ["Category Mapping"],
        "categories": ["data"],
        "summary": "A survey of mappings.",
    },
    {
        "id": "wang2018mapping",
        "title": "A Survey of Category Mapping",
        "authors": ["Li Wang"],
        "year": 2018,
        "venue": "arxiv",
        "aka": ["Category Mapping Survey"],
        "categories": ["data"],
        "added": "2019-05",
    },
    {
        "id": "obrien2019pre",
        "title": "Pretraining by O'Brien's Rule",
        "authors": ["Pat O'Brien", "Łukasz Kaiser"],
        "year": 2019,
        "venue": "iclr",
        "acl": "P19-1234",
        "categories": ["data"],
    },
    {
        "id": "li2020cjk",
        "title": "深度度量学习综述",
        "authors": ["李明"],
        "year": 2020,
        "categories": ["data"],
    },
    {
        "id": "eve2021script",
        "title": HOSTILE,
        "authors": [{"family": "<img src=x onerror=alert(2)>", "given": "Eve"}],
        "year": 2021,
        "venue": "iclr",
        "track": "workshop",
        "aka": ["</title><script>alert(3)</script>"],
        "categories": ["losses"],
        "summary": '{{ 7 * 7 }} "quoted" & <b>bold</b>.',
        "links": [
            {"kind": "paper", "url": "javascript:alert(4)"},
            {"kind": "code", "url": 'https://example.org/?a="><script>', "framework": "<i>Py</i>"},
        ],
    },
    {"id": "long2021long", "title": LONG, "year": 2021, "categories": ["data"]},
    {"id": "emoji2021", "title": EMOJI, "year": 2021, "categories": ["data"]},
    {
        "id": "rtl2021",
        "title": RIGHT_TO_LEFT,
        "authors": ["דנה כהן"],
        "year": 2021,
        "categories": ["data"],
    },
    {"id": "tex2021", "title": TEX, "year": 2021, "categories": ["data"], "tags": ["geometry"]},
)
FILLERS = tuple(
    {
        "id": f"filler{number:02}",
        "title": f"Filler Number {number}",
        "authors": [f"Author {'abcdefghijklmnopqrstuvwxyz'[number]}son"],
        "year": 1990 + number,
        "venue": ("acl", "icml", "aaai", "eccv")[number % 4],
        "tags": [f"topic-{'abcdefghijklmnopqrstuvwxyz'[number]}"],
        "categories": ["data"],
    }
    for number in range(24)
)
LISTS = """\
# yaml-language-server: $schema=schema/catalog.schema.json
title: A list to search
url: https://example.org/list/
lists:
  survey: {title: A survey}
  table: {title: A table}
"""


def make_searched(root: Path) -> Path:
    """Write the list; give its root."""
    files = {
        f"data/papers/{paper['id']}.yaml": json.dumps(paper, ensure_ascii=False)
        for paper in (*PAPERS, *FILLERS)
    }
    old = ("data/papers/doe2015first.yaml", "data/papers/roe2020second.yaml")
    return make_list(root, {"data/catalog.yaml": LISTS, **files, **dict.fromkeys(old)})


def catalog_of(root: Path) -> Catalog:
    return load(scan(root)).catalog


def bibtex(entry: Entry) -> str:
    return f"@misc{{{entry.id},\n  title = {{{entry.title}}},\n}}\n"


def address(entry: Entry) -> str:
    return entry.links[0].url if entry.links else ""


def write_index(folder: Path, catalog: Catalog) -> Path:
    """Write the index of a catalogue; give the folder that its first file is in."""
    for file in index_files(catalog, bibtex=bibtex, address=address):
        (folder / file.path).parent.mkdir(parents=True, exist_ok=True)
        (folder / file.path).write_bytes(file.make())
    return folder / "find"
