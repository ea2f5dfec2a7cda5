"""Author names."""

import re
from collections.abc import Iterator

from catalog.finding import Severity
from catalog.model.catalog import Catalog
from catalog.model.entry import Entry
from catalog.rules.interface import Problem, entry_rule

_ET_AL = re.compile(r"\bet\.? ?al\b|^(?:and )?others$|^\.\.\.$|^…$", re.IGNORECASE)
_SEVERAL = re.compile(r"\s(?:and|&)\s|;")
_HINT = re.compile(r"al|and|others|…|\.\.\.|[&;]", re.IGNORECASE)


@entry_rule("author-twice", Severity.WARNING, "An author stands once in an entry.")
def author_twice(entry: Entry, catalog: Catalog) -> Iterator[Problem]:
    """Report a name that stands twice; ORCID iDs tell namesakes apart."""
    names = [(author.given, author.family, author.orcid) for author in entry.authors]
    if len(set(names)) == len(names):
        return
    first: dict[tuple[str, str, str | None], int] = {}
    for number, name in enumerate(names):
        place = first.setdefault(name, number)
        if place != number:
            message = (
                f"author {number + 1}, {entry.authors[number].name!r}, is author {place + 1} "
                "already. Take one out, or give both their ORCID iDs if they are two people."
            )
            yield Problem(("authors", number), message)


@entry_rule("author-et-al", Severity.ERROR, "Authors are named, all of them, one an item.")
def author_et_al(entry: Entry, catalog: Catalog) -> Iterator[Problem]:
    """Report "et al." and several people in one item; an organisation may have an "and"."""
    for number, author in enumerate(entry.authors):
        # Names are many and this is rare: look closer only where a mark of it stands.
        if not _HINT.search(author.family) and not _HINT.search(author.given):
            continue
        if _ET_AL.search(author.name):
            message = f"{author.name!r} stands for people without a name. Name all authors."
            yield Problem(("authors", number), message)
        elif _SEVERAL.search(author.name) and not author.is_organisation:
            message = (
                f"{author.name!r} are several people. Give each an item of its own, or write an "
                f"organisation as {{family: {author.name}}}."
            )
            yield Problem(("authors", number), message)
