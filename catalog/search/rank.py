"""What a match is worth. `rank.js` holds the same numbers.

After BM25 (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009,
https://doi.org/10.1561/1500000019): a word counts the more, the fewer documents have it and the
shorter the title it stands in. Titles name a word once, so how often does not count.
"""

import numpy as np
from numpy.typing import NDArray

from catalog.search.postings import LENGTH_SHIFT

Floats = NDArray[np.float64]

EXACT, STEM, PREFIX, TYPO, TYPO_PREFIX = 1.0, 0.92, 0.75, 0.6, 0.45
"""How much of a match's worth is left where a word is not the one that was asked for."""
VENUE, YEAR = 0.5, 0.6
NAME = 2.0
"""For a word that names an entry, as its id does: more than a title or a short name can give."""
PHRASE = 1.2
WHOLE_NAME, WHOLE_TITLE, TITLE_BEGINS, ALL_IN_TITLE = 3.0, 1.6, 1.2, 1.05
ALL_FIELDS = 15

_FIELDS = (1.0, 0.9, 1.6, 0.35)
"""Title, author, short name, summary: in the order of the bits of a mark."""
_LENGTHS = (1.3, 1.2, 1.1, 1.0, 0.95, 0.9, 0.85, 0.8)


def worths(fields: int) -> Floats:
    """The worth of every mark of a posting, shape (256,); 0 where it is in none of the fields.

    Args:
        fields: bits of the fields that count.
    """
    table = np.zeros(256)
    for mark in range(256):
        inside = mark & fields
        for bit, worth in enumerate(_FIELDS):
            if inside >> bit & 1:
                table[mark] += worth * (_LENGTHS[mark >> LENGTH_SHIFT] if bit == 0 else 1.0)
    return table


def rarity(matching: int, count: int) -> float:
    """What a condition is worth that so many of all documents fulfil."""
    return float(np.log(1 + count / (1 + matching)))
