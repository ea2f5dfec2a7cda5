"""What else than its id finds an entry: former ids, identifiers as people paste them, short names.

`names.js` recognises the same in the browser.
"""

import re
from collections import Counter
from collections.abc import Sequence

from catalog.model.entry import Entry, Paper
from catalog.model.works import identifiers
from catalog.search.tokens import key

_IDENTIFIER = re.compile(
    r"10\.\d{4,9}/[^\s?#]+[^\s?#.,;)]"  # DOI
    r"|\d{4}\.\d{4,5}(?!\d)|[a-z-]+(?:\.[a-z]{2})?/\d{7}(?!\d)"  # arXiv
    r"|[a-z]\d\d-\d{4,5}(?!\d)|\d{4}\.[a-z0-9_]+-[a-z0-9_]+\.\d+"  # ACL Anthology
    r"|(?<=\?id=)[\w-]+",  # OpenReview
    re.ASCII,
)
_ARXIV_DOI = "10.48550/arxiv."
_CALLED = "="
"""Before a short name, which is no id and may belong to several entries."""
_LONGEST = 200
"""Characters; longer ones do not fit into the index and nobody types them."""


def names(entry: Entry) -> tuple[str, ...]:
    """The names of an entry beside its id, those of its versions included."""
    registered = (name.lower().removeprefix(_ARXIV_DOI) for _, name in identifiers(entry))
    short = (called(key(name)) for name in entry.aka) if isinstance(entry, Paper) else ()
    found = dict.fromkeys((*entry.aliases, *registered, *short))
    return tuple(name for name in found if name.isascii() and len(name) <= _LONGEST)


def documents_by_name(ids: Sequence[str], others: Sequence[Sequence[str]]) -> dict[str, int]:
    """Numbers of documents by everything that names them; an id goes before any other name.

    A short name that several have names none.

    Args:
        ids: of the documents, in their order.
        others: the other names of each.
    """
    holders = Counter(name for also in others for name in also if name.startswith(_CALLED))
    found: dict[str, int] = {}
    for number, also in enumerate(others):
        for name in also:
            if holders[name] < 2:
                found.setdefault(name, number)
    found.update((name, number) for number, name in enumerate(ids))
    return found


def called(parts: str) -> str:
    """What a short name stands under among the names.

    Args:
        parts: its words as they are looked up, joined: `centerloss`.
    """
    return _CALLED + parts


def named(text: str) -> tuple[str, ...]:
    """The names that a word may be: itself, and the identifier in an address or behind a label.

    Args:
        text: as it was typed: `1503.03832v2`, `https://doi.org/10.1109/CVPR.2015.7298682`.
    """
    low = text.lower()
    found = _IDENTIFIER.search(low.replace(_ARXIV_DOI, ""))
    return (low, found[0]) if found else (low,)
