"""Pairs of records that are easily taken for one work, or for two, each with the right answer.

`SAME` is one work in one version, `VERSION` another version of it, `APART` anything that must not
be merged behind anybody's back: a person may be asked or not.
"""

from typing import Any, NamedTuple

SAME, VERSION, APART = "same", "version", "apart"


class Case(NamedTuple):
    """Two records and what they are to each other.

    Attributes:
        name: what the pair stands for.
        a: one record.
        b: what the other has instead; fields that it does not name are those of the first.
        answer: `SAME`, `VERSION` or `APART`.
    """

    name: str
    a: dict[str, Any]
    b: dict[str, Any]
    answer: str


DOE = {
    "title": "Learning Compact Embeddings from Noisy Triplets",
    "authors": ["Jane Doe", "Richard Roe", "Mary Major"],
    "venue": "CVPR",
    "year": 2019,
}
SHORT = {"title": "Attention", "authors": ["Jane Doe", "Richard Roe"], "venue": "ACL", "year": 2018}
JOURNAL = {
    "title": "Outcomes of Early Treatment in Sample Disease",
    "authors": ["Doe J", "Roe R", "Major M", "Stiles J"],
    "venue": "Annals of Examples",
    "year": 2011,
    "volume": "12",
    "pages": "101-109",
}
GRAPH = "Graph Sampling for Large Networks"
LONG = "A Survey of Distance Learning Methods for Retrieval of Images in Very Large Collections"
