"""The authors of an entry on one line of a list."""

from collections.abc import Sequence

SHOWN = 4
"""How many names a line shows of more than one more."""


def byline(names: Sequence[str], wanted: int = 0) -> str:
    """All of few names, the first of many: `Ann, Bo, Cy, Di … Hao and 2 more`.

    Args:
        names: in the order of the entry.
        wanted: place of a name that is to be shown wherever it stands, 0 for the first.
    """
    if len(names) <= SHOWN + 1:
        return ", ".join(names)
    shown = ", ".join(names[:SHOWN])
    if wanted < SHOWN:
        return f"{shown} and {len(names) - SHOWN} more"
    left = len(names) - SHOWN - 1
    if left == 1:
        return ", ".join(names)
    shown += f"{', ' if wanted == SHOWN else ' … '}{names[wanted]}"
    return f"{shown} and {left} more"
