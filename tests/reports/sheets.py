"""Findings for the formats to set out."""

from catalog.finding import FieldPath, Finding, Fix, Replace, RuleInfo, Severity, Where
from catalog.reports.interface import Located, Sheet

RULES = (
    RuleInfo("title-full-stop", Severity.WARNING, "A title does not end in a full stop."),
    RuleInfo("unknown-venue", Severity.ERROR, "A venue is named by its id in the registry."),
)
FIX = Fix("take it off", (Replace(("title",), "Distances"),))


def located(
    message: str = "the title ends in a full stop. Take it off.",
    *,
    rule: str = "title-full-stop",
    severity: Severity = Severity.WARNING,
    file: str = "data/papers/doe2015first.yaml",
    field: FieldPath = ("title",),
    fix: Fix | None = None,
    line: int = 2,
    column: int = 8,
    source: str = "title: Distances.",
) -> Located:
    finding = Finding(rule, severity, message, Where(file, "doe2015first", field), fix)
    return Located(finding, line, column, source)


VENUE = located(
    "unknown venue 'cvprr'. Did you mean 'cvpr' (Conference on Computer Vision and Pattern "
    "Recognition)?",
    rule="unknown-venue",
    severity=Severity.ERROR,
    field=("venue",),
    line=9,
    source="venue: cvprr",
)
OTHER = located(file="data/papers/x.yaml", severity=Severity.INFO, fix=FIX)
SHEET = Sheet((located(fix=FIX), VENUE, OTHER), RULES, entries=1200)
EMPTY = Sheet((), RULES, entries=1)
