"""A small list in which nothing is wrong, for tests to break."""

from collections.abc import Mapping
from pathlib import Path

CATALOG = """\
# yaml-language-server: $schema=schema/catalog.schema.json
title: A small list
url: https://example.org/list/
lists:
  survey: {title: A survey, url: "https://example.org/survey"}
"""
CATEGORIES = """\
categories:
  - id: losses
    title: Losses
    description: What is minimised.
    children:
      - id: losses-pair
        title: Pairs
        description: Losses over two items.
  - id: data
    title: Data
    description: What is learned from.
"""
DATASETS = """\
datasets:
  - id: birds
    name: Birds
    resource: birds
"""
FIRST = """\
# yaml-language-server: $schema=../schema/paper.schema.json
id: doe2015first
title: "First Steps: Learning Distances"
authors:
  - Jane Doe
  - Zoë Müller
year: 2015
date: 2015-06-12
venue: cvpr
doi: 10.1109/CVPR.2015.1234567
arxiv: "1503.01234"
categories: [losses-pair]
summary: >-
  Learns a distance in which the café
  next door is near.
links:
  - {kind: paper, url: "https://arxiv.org/abs/1503.01234"}
  - {kind: pdf, url: "https://openaccess.thecvf.com/content_cvpr_2015/papers/Doe.pdf"}
  - {kind: code, url: "https://github.com/doe/first", framework: PyTorch}
listed_in: [survey]
added: 2020-01-31
"""
SECOND = """\
# yaml-language-server: $schema=../schema/paper.schema.json
id: roe2020second
title: Second Thoughts
authors:
  - Richard Roe
year: 2020
venue: acl
openreview: r1lOTeBtDS
acl: 2020.acl-main.5
categories: [losses]  # by hand
results:
  - {dataset: birds, metric: Recall@1, value: 61.5}
links:
  - kind: paper
    url: https://aclanthology.org/2020.acl-main.5/
  - kind: project
    url: https://roe.example.org/second
listed_in: [survey]
added: 2020-12-01
"""
BIRDS = """\
# yaml-language-server: $schema=../schema/resource.schema.json
id: birds
title: Birds
type: dataset
categories: [data]
links:
  - {kind: dataset, url: "https://example.org/birds"}
added: 2020-01-31
"""
FILES: Mapping[str, str] = {
    "data/catalog.yaml": CATALOG,
    "data/categories.yaml": CATEGORIES,
    "data/datasets.yaml": DATASETS,
    "data/papers/doe2015first.yaml": FIRST,
    "data/papers/roe2020second.yaml": SECOND,
    "data/resources/birds.yaml": BIRDS,
}


def make_list(root: Path, files: Mapping[str, str | bytes | None] | None = None) -> Path:
    """Write the small list, with some of its files in another form.

    Args:
        root: the folder to become the list's root.
        files: content by path below the root; None leaves the file out.
    """
    for name, content in {**FILES, **(files or {})}.items():
        if content is None:
            continue
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return root
