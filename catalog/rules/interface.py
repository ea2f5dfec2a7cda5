"""What a rule is."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from catalog.finding import FieldPath, Finding, Fix, RuleInfo, Severity
from catalog.model.catalog import Catalog
from catalog.model.entry import Entry

__all__ = ["CatalogRule", "EntryRule", "Problem", "Rule", "catalog_rule", "entry_rule"]


@dataclass(frozen=True, slots=True)
class Problem:
    """What a rule sees in one entry; the engine adds rule, severity and file.

    Attributes:
        field: the way to the value inside the entry's file.
        message: what is wrong and what to do.
        fix: a certain repair.
        on_key: point at the key rather than at the value.
    """

    field: FieldPath
    message: str
    fix: Fix | None = None
    on_key: bool = False


EntryCheck = Callable[[Entry, Catalog], Iterable[Problem]]
CatalogCheck = Callable[[Catalog], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class EntryRule:
    """A rule that looks at one entry at a time, with the catalogue at hand.

    Of other entries it may ask whether there is one of an id, and no more: what it found is
    remembered as long as the file and the ids of the list stay as they are.

    Attributes:
        info: its card.
        check: the function.
        needs: files or folders without which it would report what is not wrong.
    """

    info: RuleInfo
    check: EntryCheck
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CatalogRule:
    """A rule that needs all entries at once, or looks at the list's own files.

    The engine puts rule and severity into its findings.

    Attributes:
        info: its card.
        check: the function.
        needs: files or folders without which it would report what is not wrong.
    """

    info: RuleInfo
    check: CatalogCheck
    needs: tuple[str, ...] = ()


Rule = EntryRule | CatalogRule


def entry_rule(
    id: str, severity: Severity, summary: str, needs: tuple[str, ...] = ()
) -> Callable[[EntryCheck], EntryRule]:
    """Make an `EntryRule` of a function: `@entry_rule("title-case", Severity.WARNING, "...")`."""
    return lambda check: EntryRule(RuleInfo(id, severity, summary), check, needs)


def catalog_rule(
    id: str, severity: Severity, summary: str, needs: tuple[str, ...] = ()
) -> Callable[[CatalogCheck], CatalogRule]:
    """Make a `CatalogRule` of a function."""
    return lambda check: CatalogRule(RuleInfo(id, severity, summary), check, needs)
