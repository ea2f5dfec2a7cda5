"""The query language: `author:song year:2015..2018 has:code -survey "exact phrase"`.

`query.js` reads it in the browser; a test holds both against each other over the same cases.
"""

import re
from dataclasses import dataclass

TEXT_FIELDS = ("title", "author", "aka", "summary")
"""Fields that are searched word by word; their order is that of the bits in the index."""

FACETS = ("year", "category", "venue", "has", "framework", "type", "listed", "tag")
"""Fields that hold one of a few values."""

ALIASES = {
    "authors": "author",
    "by": "author",
    "name": "aka",
    "short": "aka",
    "abstract": "summary",
    "categories": "category",
    "topic": "category",
    "list": "listed",
    "tags": "tag",
    "code": "framework",
}
FIELDS = (*TEXT_FIELDS, *FACETS, "id")

_FIELD = re.compile(r"([A-Za-z]+):")
_SPACE = re.compile(r"\s")
_VALUE_END = re.compile(r"[\s,]")
_RANGE = re.compile(r"(\d{0,4})\.\.\.?(\d{0,4})\Z", re.ASCII)
_DASHED = re.compile(r"(\d{4})[-\u2010-\u2015](\d{4})\Z", re.ASCII)
_BOUND = re.compile(r"([<>]=?)(\d{1,4})\Z", re.ASCII)
_EARLIEST, _LATEST = 0, 9999
_FOUR_DIGITS = 1000
"""A smaller number is a year that is being typed."""


@dataclass(frozen=True, slots=True)
class Item:
    """One condition of a query.

    Attributes:
        field: one of `FIELDS`, or empty for words anywhere.
        values: any of them will do.
        negative: whether it says what must not be.
        exact: whether the words were quoted: in this order, as they are.
        start: where it begins in the query.
        end: where it ends; `end - start` characters in all.
    """

    field: str
    values: tuple[str, ...]
    negative: bool
    exact: bool
    start: int
    end: int


def parse(text: str) -> tuple[Item, ...]:
    """Read a query.

    Nothing is an error: a field that there is not is two words, an open quotation ends with the
    text, a field without a value is left out.
    """
    items: list[Item] = []
    at = 0
    while at < len(text):
        if _SPACE.match(text, at):
            at += 1
            continue
        item = _item(text, at)
        if any(item.values):
            items.append(item)
        at = item.end
    return tuple(items)


def _item(text: str, start: int) -> Item:
    after = start + 1
    negative = text[start] == "-" and after < len(text) and not _SPACE.match(text, after)
    at = after if negative else start
    field, found = "", _FIELD.match(text, at)
    if found:
        name = found[1].lower()
        name = ALIASES.get(name, name)
        if name in FIELDS:
            field, at = name, found.end()
    if not field:
        value, exact, at = _word(text, at)
        return Item("", (value,), negative, exact, start, at)
    values, exact, at = _values(text, at)
    return Item(field, values, negative, exact, start, at)


def _word(text: str, at: int) -> tuple[str, bool, int]:
    """A word, or a phrase in quotation marks, and where it ends."""
    if text[at : at + 1] == '"':
        return _quoted(text, at)
    found = _SPACE.search(text, at)
    end = found.start() if found else len(text)
    return text[at:end], False, end


def _values(text: str, at: int) -> tuple[tuple[str, ...], bool, int]:
    values: list[str] = []
    quoted = False
    while True:
        if text[at : at + 1] == '"':
            value, _, at = _quoted(text, at)
            quoted = True
        else:
            found = _VALUE_END.search(text, at)
            end = found.start() if found else len(text)
            value, at = text[at:end], end
        if value:
            values.append(value)
        if text[at : at + 1] != ",":
            return tuple(values), quoted, at
        at += 1


def _quoted(text: str, at: int) -> tuple[str, bool, int]:
    end = text.find('"', at + 1)
    if end < 0:
        return text[at + 1 :], True, len(text)
    return text[at + 1 : end], True, end + 1


def year_range(value: str) -> tuple[int, int] | None:
    """The years that a value means, both ends included: `2015..2018`, `2015..`, `>=2015`, `2015`.

    People also write `2015-2018`, with a hyphen or a dash. Two whole years may stand in any order.

    Returns:
        First and last year, or None where the value means none.
    """
    if value.isascii() and value.isdigit() and len(value) <= 4:
        return int(value), int(value)
    found = _RANGE.match(value) or _DASHED.match(value)
    if found:
        first, last = int(found[1] or _EARLIEST), int(found[2] or _LATEST)
        return (last, first) if _FOUR_DIGITS <= last < first else (first, last)
    bound = _BOUND.match(value)
    if not bound:
        return None
    year = int(bound[2])
    return {
        ">": (year + 1, _LATEST),
        ">=": (year, _LATEST),
        "<": (_EARLIEST, year - 1),
        "<=": (_EARLIEST, year),
    }[bound[1]]
