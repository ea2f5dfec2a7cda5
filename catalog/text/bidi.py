"""Text of two directions: names and titles that keep their order beside others.

Source: Unicode Standard Annex 9, https://www.unicode.org/reports/tr9/ (2.4 isolates, 2.5 marks).
"""

import re

_ISOLATE, ISOLATE_END = "\u2068", "\u2069"
_ORDERING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""A character of a script that is written from right to left."""


def isolated(text: str) -> str:
    """Text whose direction ends where it ends: `⁨عمر⁩`; itself where it has only the usual one.

    What orders characters by force is taken out, as it would order its neighbours too.
    """
    if text.isascii() or not (RIGHT_TO_LEFT.search(text) or _ORDERING.search(text)):
        return text
    return f"{_ISOLATE}{_ORDERING.sub('', text)}{ISOLATE_END}"


def isolated_html(html: str) -> str:
    """Escaped text with `<bdi>` for its isolates, so that copying it copies no invisible signs."""
    if html.isascii():
        return html
    return html.replace(_ISOLATE, "<bdi>").replace(ISOLATE_END, "</bdi>")
