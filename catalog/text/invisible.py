"""Characters that nobody sees."""

import re

from catalog.text.bidi import RIGHT_TO_LEFT

_CONTROLS = "".join(map(chr, (*range(9), 11, 12, *range(14, 32), 127)))
_UNSEEN = re.compile(
    f"[{re.escape(_CONTROLS)}\u00ad\u180e\u200b-\u200f\u061c\u202a-\u202e\u2060-\u2069\ufeff]"
)
_ALWAYS = frozenset(_CONTROLS + "\u00ad\u180e\u2060\u2061\u2062\u2063\u2064\ufeff\u202d\u202e")
_OPENING, _CLOSING = "\u202a\u202b\u2066\u2067\u2068", "\u202c\u2069"
_SHAPING = frozenset("\u200b\u200c\u200d")
_SIMPLE = re.compile("[\\s\u0000-\u058f\u1e00-\u200f\u202a-\u2069\u3000-\u9fff\uac00-\ud7af]")
"""Spaces, and scripts in which no letter joins another: Latin, Greek, Cyrillic, Chinese, Korean."""


def without_stray_marks(text: str) -> str:
    """Text without the invisible characters that have no work to do where they stand.

    Joiners (U+200C, U+200D) and the space of no width stay between letters of scripts that need
    them and between emoji, directional marks stay in text of two directions as far as they are in
    pairs. Overrides (U+202D, U+202E) never stay, nor soft hyphens and control characters.
    """
    if not _UNSEEN.search(text):
        return text
    ordered = bool(RIGHT_TO_LEFT.search(text)) and _paired(text)
    kept = []
    for place, char in enumerate(text):
        if not _UNSEEN.match(char):
            kept.append(char)
        elif char in _SHAPING:
            around = text[:place][-1:], text[place + 1 :][:1]
            if all(near and not _SIMPLE.match(near) for near in around):
                kept.append(char)
        elif char not in _ALWAYS and ordered:
            kept.append(char)
    return text if len(kept) == len(text) else "".join(kept).strip()


def _paired(text: str) -> bool:
    """Whether every embedding and isolate ends, and with its own end."""
    open_ones = []
    for char in text:
        if char in _OPENING:
            open_ones.append(_CLOSING[char in _OPENING[2:]])
        elif char in _CLOSING and (not open_ones or open_ones.pop() != char):
            return False
    return not open_ones
