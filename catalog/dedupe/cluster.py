"""From pairs to groups, without chains: a group holds no two records that exclude each other."""

from collections.abc import Callable, Iterable

from catalog.dedupe.verdict import Verdict

Compare = Callable[[int, int], Verdict]

MOST_COMPARED = 144
"""Pairs between two groups that are looked at before they are joined."""
AGAINST = 0.0
"""Points below which a pair speaks against; between here and "look" it says too little."""
DISSENT = 0.1
"""Share of the pairs that may speak against (damaged records in large groups)."""
DISSENT_SCRAPED = 0.35
"""The same in a careless collection."""


def cluster(
    pairs: Iterable[tuple[float, int, int]], compare: Compare, dissent: float = DISSENT
) -> list[tuple[int, ...]]:
    """Join records into groups, the surest pairs first.

    Two groups become one only if their members, each compared with each, agree: a record without
    year and venue fits a conference paper and its journal version, and does not make them one.

    Args:
        pairs: `(score, i, j)` of the pairs that are held for one work.
        compare: the verdict about any two records.
        dissent: share of the pairs between two groups that may speak against joining them.

    Returns:
        Groups of two or more positions, sorted.
    """
    group_of: dict[int, list[int]] = {}
    for _, i, j in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        left, right = group_of.get(i, [i]), group_of.get(j, [j])
        if left is right or not _agree(left, right, compare, dissent):
            continue
        joined = left + right
        for member in joined:
            group_of[member] = joined
    groups = {id(group): tuple(sorted(group)) for group in group_of.values()}
    return sorted(groups.values())


def _agree(left: list[int], right: list[int], compare: Compare, dissent: float) -> bool:
    across = [(i, j) for i in left for j in right]
    if len(across) > MOST_COMPARED:
        step = len(across) / MOST_COMPARED
        across = [across[int(at * step)] for at in range(MOST_COMPARED)]
    against = 0
    for i, j in across:
        verdict = compare(min(i, j), max(i, j))
        if verdict.veto or verdict.relation or verdict.apart or verdict.score < AGAINST:
            against += 1
            if against > dissent * len(across):
                return False
    return True
