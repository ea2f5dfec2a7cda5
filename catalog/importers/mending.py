"""Taking out of new entries what the rules refuse, where the entry can do without it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from catalog.finding import Finding, Severity
from catalog.importers.belongings import Lost
from catalog.importers.entries import Made, Plan

_OPTIONAL = ("doi", "arxiv", "openreview", "acl")


def without_refused(plan: Plan, findings: Iterable[Finding]) -> bool:
    """Take refused links and identifiers out of the entries of a plan.

    Args:
        plan: what an import will add; its entries change.
        findings: what the rules say about them.

    Returns:
        Whether anything was taken out.
    """
    parts: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        field = finding.where.field
        link = len(field) > 1 and field[0] == "links"
        if finding.severity is Severity.ERROR and (link or field[:1] in [(n,) for n in _OPTIONAL]):
            parts[finding.where.entry].append(finding)
    for at, made in enumerate(plan.made):
        if made.entry.id in parts:
            plan.made[at], lost = _without(made, parts[made.entry.id])
            plan.lost += lost
    return bool(parts)


def _without(made: Made, findings: Iterable[Finding]) -> tuple[Made, list[Lost]]:
    entry = made.entry
    links = {f.where.field[1]: f for f in findings if f.where.field[0] == "links"}
    fields = {str(f.where.field[0]): f for f in findings if f.where.field[0] != "links"}
    told = [(f"the address {entry.links[int(n)].url}", f) for n, f in sorted(links.items())]
    told += [(f"the identifier {getattr(entry, name)}", f) for name, f in sorted(fields.items())]
    lost = [
        Lost(made.draft, what, f"is refused: {finding.message}", "refused")
        for what, finding in told
    ]
    kept = tuple(link for n, link in enumerate(entry.links) if n not in links)
    changed = entry.model_copy(update={"links": kept, **dict.fromkeys(fields)})
    place = f"{made.draft.origin.source}:{made.draft.origin.line}"
    left_out = tuple(f"{place}: {one}; it was left out" for one in lost)
    return replace(made, entry=changed, remarks=(*made.remarks, *left_out)), lost
