"""Characters that nobody sees, and that change what is seen beside them."""

from collections import Counter
from collections.abc import Iterator

from catalog.finding import FieldPath, Fix, Replace, Severity
from catalog.model.author import Author
from catalog.model.catalog import Catalog
from catalog.model.entry import Entry, Paper
from catalog.rules.encoding import texts
from catalog.rules.interface import Problem, entry_rule
from catalog.text.invisible import without_stray_marks


@entry_rule("invisible-characters", Severity.WARNING, "Text holds no characters that are not seen.")
def invisible_characters(entry: Entry, catalog: Catalog) -> Iterator[Problem]:
    """Report what turns the order of letters around, or parts words that look whole."""
    for field, text in _all(entry):
        cleaned = without_stray_marks(text)
        if cleaned != text:
            yield _problem(field, text, cleaned, sure=bool(cleaned))
    for number, author in enumerate(entry.authors):
        cleaned = without_stray_marks(author.name)
        if cleaned != author.name:
            # A name written as a mapping has no single value to replace.
            sure = bool(cleaned) and Author.parse(author.name) == author
            yield _problem(("authors", number), author.name, cleaned, sure=sure)


def _all(entry: Entry) -> Iterator[tuple[FieldPath, str]]:
    yield from texts(entry)
    if isinstance(entry, Paper) and entry.venue:
        yield ("venue",), entry.venue


def _problem(field: FieldPath, text: str, cleaned: str, *, sure: bool) -> Problem:
    taken = Counter(text) - Counter(cleaned)
    hidden = ", ".join(sorted(f"U+{ord(char):04X}" for char in taken if not char.isspace()))
    fix = Fix("take them out", (Replace(field, cleaned),)) if sure else None
    return Problem(field, f"{hidden} in {cleaned!r} cannot be seen. Take it out.", fix)
