"""Titles."""

import re
from collections.abc import Iterator

from catalog.finding import FieldPath, Fix, Replace, Severity
from catalog.model.catalog import Catalog
from catalog.model.entry import Entry, Paper
from catalog.rules.interface import Problem, entry_rule
from catalog.text.titles import all_capitals

_LONG_WORD = re.compile(r"[^\W\d_]{3,}")
_LAST_WORD = re.compile(r"(?<![\w.])[^\W\d_]{4,}\.\Z|(?<=\d{4})\.\Z")
"""A last word that is no abbreviation: four letters or more, no other dot in it."""
_ABBREVIATED = frozenset({"corp.", "dept.", "univ.", "proc.", "conf.", "intl.", "trans.", "symp."})


def _titles(entry: Entry) -> Iterator[tuple[FieldPath, str]]:
    yield ("title",), entry.title
    if isinstance(entry, Paper):
        for number, version in enumerate(entry.versions):
            if version.title:
                yield ("versions", number, "title"), version.title


@entry_rule("title-capitals", Severity.WARNING, "A title is not all in capitals.")
def title_capitals(entry: Entry, catalog: Catalog) -> Iterator[Problem]:
    """Report a title of several words that are all in capitals; a name alone may be."""
    for field, title in _titles(entry):
        if all_capitals(title) and len(_LONG_WORD.findall(title)) > 2:
            message = "the title is all in capitals. Write it in the words' own capitals."
            yield Problem(field, message)


@entry_rule("title-full-stop", Severity.WARNING, "A title does not end in a full stop.")
def title_full_stop(entry: Entry, catalog: Catalog) -> Iterator[Problem]:
    """Report a closing full stop that belongs to no abbreviation, and take it off."""
    for field, title in _titles(entry):
        if title[-1] != ".":
            continue
        last = _LAST_WORD.search(title)
        if last and last[0].lower() not in _ABBREVIATED:
            fix = Fix("take the full stop off", (Replace(field, title[:-1]),))
            yield Problem(field, "the title ends in a full stop. Take it off.", fix)
