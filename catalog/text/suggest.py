"""Did you mean ...?"""

from collections.abc import Iterable
from difflib import get_close_matches


def did_you_mean(word: str, known: Iterable[str], limit: int = 3) -> str:
    """A question to add to a message, or an empty text where nothing is near.

    Args:
        word: what was written.
        known: what could have been meant.
        limit: how many names at the most.
    """
    near = get_close_matches(word, list(known), n=limit, cutoff=0.6)
    return f" Did you mean {' or '.join(repr(name) for name in near)}?" if near else ""
