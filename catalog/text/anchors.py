"""Anchors of headings, as the hosts of Markdown files make them."""

import unicodedata
from collections.abc import Iterable

_KEPT = frozenset("LMN")
"""Unicode's general categories of letters, marks and numbers, by their first letter."""


def github_anchors(headings: Iterable[str]) -> tuple[str, ...]:
    """The anchors of a document's headings, in order.

    Lower case, punctuation dropped, each space a hyphen; a heading that stands again gets `-1`,
    `-2`, as in https://docs.github.com/get-started/writing-on-github (section links).

    Args:
        headings: every heading of the document from its top, as readers see it, in order.
    """
    used: dict[str, int] = {}
    anchors = []
    for heading in headings:
        plain = "".join(map(_in_anchor, heading.strip().lower()))
        anchor = plain
        while anchor in used:
            used[plain] += 1
            anchor = f"{plain}-{used[plain]}"
        used[anchor] = 0
        anchors.append(anchor)
    return tuple(anchors)


def _in_anchor(char: str) -> str:
    if char == " ":
        return "-"
    if char == "-" or unicodedata.category(char)[0] in _KEPT or unicodedata.category(char) == "Pc":
        return char
    return ""
