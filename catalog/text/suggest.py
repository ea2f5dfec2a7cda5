"""Did you mean ...?"""

from collections.abc import Iterable

from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extract


def did_you_mean(word: str, known: Iterable[str], limit: int = 3) -> str:
    """A question to add to a message, or an empty text where nothing is near.

    Args:
        word: what was written.
        known: what could have been meant.
        limit: how many names at the most.
    """
    found = extract(word, list(known), scorer=ratio, limit=limit, score_cutoff=60)
    near = " or ".join(repr(name) for name, *_ in found)
    return f" Did you mean {near}?" if near else ""
