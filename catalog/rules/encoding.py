"""Text that was read in the wrong encoding."""

import re
from collections.abc import Iterator

from catalog.finding import FieldPath, Fix, Replace, Severity
from catalog.model.author import Author
from catalog.model.catalog import Catalog
from catalog.model.entry import Entry, Paper
from catalog.rules.interface import Problem, entry_rule

_MARKS = re.compile("[\x80-\x9f\ufffd]|[\xc2-\xf4\u221a\u201a\u00ac][^\x00-\x7f]")
"""UTF-8 read as Latin-1, Windows-1252 or Mac Roman: a first byte, then one that follows it."""


@entry_rule("mojibake", Severity.ERROR, "Text was saved in the encoding that it is read in.")
def mojibake(entry: Entry, catalog: Catalog) -> Iterator[Problem]:
    """Report "Ã©" for "é" and its like, and repair what can only have been one text."""
    for field, text in texts(entry):
        if text.isascii() or not _MARKS.search(text):
            continue
        if "\ufffd" in text:
            message = "a character is lost here (U+FFFD). Copy the text from its source again."
            yield Problem(field, message)
            continue
        repaired = _repaired(text)
        if repaired is None:
            continue
        message = f"this text was read in the wrong encoding. Write {repaired!r}."
        yield Problem(field, message, Fix("write what was meant", (Replace(field, repaired),)))
    for number, author in enumerate(entry.authors):
        yield from _author(number, author)


def texts(entry: Entry) -> Iterator[tuple[FieldPath, str]]:
    """What people wrote in an entry, apart from names of people, with the way to each."""
    yield ("title",), entry.title
    if entry.summary:
        yield ("summary",), entry.summary
    for number, link in enumerate(entry.links):
        if link.label:
            yield ("links", number, "label"), link.label
    for number, correction in enumerate(entry.corrections):
        yield ("corrections", number, "note"), correction.note
    if isinstance(entry, Paper):
        if entry.track:
            yield ("track",), entry.track
        for number, name in enumerate(entry.aka):
            yield ("aka", number), name
        for number, version in enumerate(entry.versions):
            yield ("versions", number, "title"), version.title
            yield ("versions", number, "note"), version.note


def _author(number: int, author: Author) -> Iterator[Problem]:
    if author.family.isascii() and author.given.isascii():
        return
    name = author.name
    if "\ufffd" in name:
        message = f"a character of {name!r} is lost (U+FFFD). Copy the name from its source."
        yield Problem(("authors", number), message)
        return
    repaired = _repaired(name) if _MARKS.search(name) else None
    if repaired is not None:
        message = f"the name {name!r} was read in the wrong encoding. Write {repaired!r}."
        field: FieldPath = ("authors", number)
        # A name written as a mapping has no single value to replace.
        plain = Author.parse(name) == author
        fix = Fix("write what was meant", (Replace(field, repaired),)) if plain else None
        yield Problem(field, message, fix)


def _repaired(text: str) -> str | None:
    """What a text was before it was read wrongly; None where that is not certain.

    Certain is what whole steps of reading and writing explain: each can be walked back.
    """
    from ftfy import fix_encoding_and_explain  # slow to import, and most lists never need it

    repaired, steps = fix_encoding_and_explain(text)
    whole = all(step == "encode" or (step, how) == ("decode", "utf-8") for step, how in steps or ())
    return repaired if whole and repaired != text and "\ufffd" not in repaired else None
