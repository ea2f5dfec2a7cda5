"""Two words: one with a slip of the pen, one in bad print, or opposites."""

from collections.abc import Callable
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import DamerauLevenshtein

from catalog.text.alike.titles import stem
from catalog.text.alike.words import PREFIXES, SMALL

Familiar = Callable[[str], bool]
"""Whether a word is an ordinary word of the collection, hence no slip of the pen."""


def is_slip(a: str, b: str, familiar: Familiar) -> bool:
    """Whether two words are one but for a slip of the pen or an inflection."""
    if not (a.isalpha() and b.isalpha()):
        return False
    shorter = min(len(a), len(b))
    if a in SMALL or b in SMALL:
        return shorter > 2 and DamerauLevenshtein.distance(a, b, score_cutoff=1) <= 1
    if stem(a) == stem(b):
        return True
    if shorter < 4 or are_opposed(a, b):
        return False
    allowed = 1 if shorter < 8 else 2
    if DamerauLevenshtein.distance(a, b, score_cutoff=allowed) > allowed:
        return False
    return not (familiar(a) and familiar(b))


@lru_cache(maxsize=50_000)
def are_opposed(a: str, b: str) -> bool:
    """`supervised` and `unsupervised`, `hypertension` and `hypotension`."""
    if len(a) < 4 or len(b) < 4 or a[-3:] != b[-3:]:
        return False
    if a.endswith(b) or b.endswith(a):
        longer, shorter = (a, b) if len(a) > len(b) else (b, a)
        return longer[: len(longer) - len(shorter)] in PREFIXES
    ends = {a[len(p) :] for p in PREFIXES if a.startswith(p) and len(a) - len(p) > 3}
    return any(b[len(p) :] in ends for p in PREFIXES if b.startswith(p) and len(p) > 1)


def damaged(a: str, b: str) -> bool:
    """Whether one word may be the other in bad print: `tumble` and `tunable`."""
    if min(len(a), len(b)) < 5 or not (a.isalpha() and b.isalpha()) or are_opposed(a, b):
        return False
    return fuzz.ratio(a, b, score_cutoff=70.0) > 0
