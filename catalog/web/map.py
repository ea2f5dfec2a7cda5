"""The map of the papers: alike ones near each other.

Made as UMAP lays out a graph of nearest neighbours (L. McInnes, J. Healy, 2018,
https://arxiv.org/abs/1802.03426): neighbours pull, strangers drawn at random push, all points at
once, by smaller and smaller steps. It starts from the strongest directions of the words, and its
random numbers are always the same, so that the same papers give the same map.
"""

import json
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from catalog.web.contents import Contents, EntryView
from catalog.web.similar import Likeness

Points = NDArray[np.float64]

WIDE = 4095
_NEIGHBOURS = 6
_ROUNDS = 140
_STRANGERS = 5
_GROUPS = 8


def on_map(contents: Contents) -> Sequence[EntryView]:
    """The papers that stand on the map: the newest, as many as the list wants there."""
    most = contents.catalog.config.site.map_papers
    return [view for view in contents.entries if view.paper][:most]


def papers_map(contents: Contents, views: Sequence[EntryView], groups: Mapping[str, str]) -> bytes:
    """The map as JSON, for the script that draws it.

    Its keys: `groups`, titles of the groups that colour the points; `papers`, for each paper its
    id, title, year, number of its group (one past the last where it has none), and its place from
    the left and from the top, from 0 to 4095.

    Args:
        contents: the catalogue on its shelves.
        views: the papers on it, as `on_map` gives them.
        groups: as `map_groups` gives them.
    """
    likeness = Likeness.of([view.entry for view in views])
    places = layout(likeness)
    number = {key: place for place, key in enumerate(groups)}
    papers = [
        [
            view.entry.id,
            view.entry.title,
            view.entry.year or 0,
            _group(view, contents, number),
            *place,
        ]
        for view, place in zip(views, places.tolist(), strict=True)
    ]
    data = {"groups": list(groups.values()), "papers": papers}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def layout(likeness: Likeness) -> NDArray[np.int64]:
    """A place for every entry: `(entries, 2)` whole numbers from 0 to 4095."""
    count = len(likeness.ids)
    if not count:
        return np.zeros((0, 2), np.int64)
    points = _settled(_start(likeness), *_edges(likeness))
    low, high = np.quantile(points, (0.005, 0.995), axis=0)
    spread = np.maximum(high - low, 1e-9)
    places = np.clip((points - low) / spread, 0, 1) * WIDE
    return np.asarray(np.rint(places), dtype=np.int64)


def _edges(likeness: Likeness) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The pairs of neighbours, each once, by their numbers."""
    numbers = {key: number for number, key in enumerate(likeness.ids)}
    pairs = {
        (min(one, other), max(one, other))
        for one in range(len(likeness.ids))
        for other in (numbers[key] for key in likeness.like(one, _NEIGHBOURS))
    }
    edges = np.asarray(sorted(pairs), dtype=np.int64).reshape(-1, 2)
    return edges[:, 0], edges[:, 1]


def _start(likeness: Likeness) -> Points:
    """The entries along the second and third direction of their words, the first being the mean.

    By subspace iteration (G. Golub, C. Van Loan, "Matrix Computations", 4th edition, 8.2.4).
    """
    count = len(likeness.ids)
    basis = np.random.Generator(np.random.PCG64(1)).standard_normal((count, 4))
    for _ in range(6):
        basis, _ = np.linalg.qr(likeness.times_transposed(basis))
    points = basis[:, 1:3] if basis.shape[1] >= 3 else np.zeros((count, 2))
    scale = np.abs(points).max() or 1.0
    noise = np.random.Generator(np.random.PCG64(2)).standard_normal((count, 2))
    return np.asarray(points / scale * 10 + noise * 0.1)


def _settled(points: Points, ones: NDArray[np.int64], others: NDArray[np.int64]) -> Points:
    count = len(points)
    chance = np.random.Generator(np.random.PCG64(3))
    places = np.ascontiguousarray(points.T)  # a row for each axis: numpy is slow over short rows
    for turn in range(_ROUNDS):
        step = 1 - turn / _ROUNDS
        moved = np.zeros_like(places)
        if len(ones):
            apart = places[:, ones] - places[:, others]
            pull = -2 * apart / (1 + _squared(apart))
            for axis in (0, 1):
                moved[axis] += np.bincount(ones, pull[axis], minlength=count)
                moved[axis] -= np.bincount(others, pull[axis], minlength=count)
        for _ in range(_STRANGERS):
            apart = places - places[:, chance.integers(0, count, count)]
            square = _squared(apart)
            moved += 2 * apart / ((0.01 + square) * (1 + square))
        places = places + step * np.clip(moved, -4, 4) * 0.5
    return places.T


def _squared(apart: Points) -> Points:
    square: Points = apart[0] ** 2 + apart[1] ** 2
    return square


def map_groups(contents: Contents) -> Mapping[str, str]:
    """The categories that colour the points, titles by id: the largest main ones."""
    shown = contents.catalog.main_categories
    shelves = contents.by_category
    papers = {node.id: sum(view.paper is not None for view in shelves[node.id]) for node in shown}
    ranked = sorted(shown, key=lambda category: (-papers[category.id], category.id))
    coloured = [category for category in ranked if papers[category.id]]
    return {category.id: category.title for category in coloured[:_GROUPS]}


def _group(view: EntryView, contents: Contents, number: Mapping[str, int]) -> int:
    ways: Sequence[str] = ()
    if view.categories:
        ways = [above.id for above in contents.catalog.category_path[view.categories[0].id]]
    return next((number[key] for key in ways if key in number), len(number))
