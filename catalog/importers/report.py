"""What an import did and what needs a person, as text for a terminal and as Markdown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from catalog.finding import Finding
from catalog.importers.entries import Plan
from catalog.importers.take import Taken
from catalog.text.escape import markdown

_SHOWN = 15


def summary(taken: Taken) -> Iterator[str]:
    """The lines that a terminal shows for one file."""
    outcome, balance = taken.outcome, taken.balance
    papers = sum(draft.is_paper for draft in outcome.drafts)
    others = len(outcome.drafts) - papers
    yield f"{taken.file}: {_count(len(outcome.drafts), 'entry', 'entries')} ({papers} papers, {others} other), read as {taken.format}"
    for note in outcome.notes:
        yield f"  {note}"
    guessed = Counter(
        f"{name} from {read.origin.via}"
        for draft in outcome.drafts
        for name, read in draft.guessed()
        if name not in ("venue_text", "type")
    )
    for what, count in sorted(guessed.items()):
        yield f"  guessed: {what} in {_count(count, 'entry', 'entries')}"
    yield f"  links: {balance_line(taken)}"
    if outcome.broken:
        yield f"  {_count(len(outcome.broken), 'link leads', 'links lead')} nowhere:"
        yield from (
            f"    line {b.line}: {b.label or 'link'}: {b.reason}" for b in outcome.broken[:_SHOWN]
        )
        yield from _more(len(outcome.broken))
    if outcome.unparsed:
        yield f"  {_count(len(outcome.unparsed), 'place was', 'places were')} not understood:"
        yield from (
            f"    line {u.line}: {u.text[:80]} ({u.reason})" for u in outcome.unparsed[:_SHOWN]
        )
        yield from _more(len(outcome.unparsed))
    assert balance.closes


def balance_line(taken: Taken) -> str:
    """Where the links of a file have gone, in one line."""
    balance = taken.balance
    aside = ", ".join(f"{count} in {_plural(name)}" for name, count in balance.asides.items())
    parts = [
        f"{balance.entries} in entries",
        *([aside] if aside else []),
        f"{balance.unparsed} not understood",
    ]
    return f"{balance.total} = {' + '.join(parts)}"


def plan_summary(plan: Plan) -> Iterator[str]:
    """The lines that a terminal shows for what would be written, or was."""
    inside = [twin for twin in plan.twins if twin.inside]
    there = [twin for twin in plan.twins if not twin.inside]
    yield f"{_count(len(plan.made), 'new entry', 'new entries')}, {len(there)} already in the list, {len(inside)} named twice in the import"
    for twin in inside[:_SHOWN]:
        yield f"  named twice: {twin.draft.origin.source}:{twin.draft.origin.line}: {twin.draft.title.value[:70]} is {twin.of}"
    yield from _more(len(inside))
    for draft, reason in plan.refused:
        yield f"  refused: {draft.origin.source}:{draft.origin.line}: {draft.title.value[:70]}: {reason}"


def finding_summary(findings: Sequence[Finding]) -> Iterator[str]:
    """How often each rule speaks about the new entries."""
    counts = Counter((finding.severity, finding.rule) for finding in findings)
    for (severity, rule), count in sorted(counts.items(), key=lambda x: (-x[0][0], x[0][1])):
        yield f"  {severity.label}: {rule}: {_count(count, 'finding', 'findings')}"


def as_json(
    taken: Sequence[Mapping[str, Any]], plan: Plan | None, written: Sequence[str]
) -> dict[str, Any]:
    """One object for all files: entries and places of all, then each file's own account.

    Args:
        taken: what `catalog.importers.take.as_json` gives for each file.
        plan: what the import adds to a list, or None.
        written: files that were written.
    """
    shared = ("entries", "unparsed", "broken_links")
    joined: dict[str, Any] = {key: [x for one in taken for x in one[key]] for key in shared}
    joined["files"] = [{k: v for k, v in one.items() if k not in shared} for one in taken]
    if plan is not None:
        joined["new"] = [made.entry.id for made in plan.made]
        joined["duplicates"] = [
            {
                "title": twin.draft.title.value,
                "line": twin.draft.origin.line,
                "file": twin.draft.origin.source,
                "of": twin.of,
                "inside": twin.inside,
            }
            for twin in plan.twins
        ]
        joined["refused"] = [
            {"title": draft.title.value, "line": draft.origin.line, "reason": reason}
            for draft, reason in plan.refused
        ]
        joined["written"] = list(written)
    return joined


def _more(count: int) -> Iterator[str]:
    if count > _SHOWN:
        yield f"    ... and {count - _SHOWN} more"


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def _plural(name: str) -> str:
    return {"badge": "badges", "image": "images", "comment": "comments", "code block": "code blocks",
            "dataset": "datasets", "author page": "author pages", "resource": "resources",
            "results table": "results tables", "dataset table": "dataset tables"}.get(name, name)  # fmt: skip


def as_markdown(taken: Sequence[Taken], plan: Plan | None) -> str:
    """The whole report: every guess, every place that needs a person, with lines.

    Args:
        taken: the files.
        plan: what the import adds to a list, or None where nothing is to be written.
    """
    lines = ["# Import", ""]
    for one in taken:
        lines += [
            f"## {markdown(one.file)}",
            "",
            *(f"- {markdown(x.strip())}" for x in summary(one)),
            "",
        ]
        lines += _table("Guessed", ("Line", "Entry", "Field", "Value", "From"), [
            (str(d.origin.line), d.title.value, name, str(read.value), read.origin.via)
            for d in one.outcome.drafts for name, read in d.guessed() if name not in ("venue_text", "type")
        ])  # fmt: skip
        lines += _table("Venues that the registry does not know", ("Line", "Entry", "Venue"), [
            (str(d.origin.line), d.title.value, d.venue_text.value)
            for d in one.outcome.drafts if d.venue_text and not d.venue
        ])  # fmt: skip
        lines += _table("Links that lead nowhere", ("Line", "Link", "Address", "Why"), [
            (str(b.line), b.label, b.url, b.reason) for b in one.outcome.broken
        ])  # fmt: skip
        lines += _table("Not understood", ("Line", "Text", "Why"), [
            (str(u.line), u.text, u.reason) for u in one.outcome.unparsed
        ])  # fmt: skip
        lines += _table("Descriptions to rewrite", ("Line", "Entry", "Text"), [
            (str(d.note.origin.line), d.title.value, d.note.value) for d in one.outcome.drafts if d.note
        ])  # fmt: skip
    if plan is not None:
        lines += ["## Entries", "", *(f"- {markdown(x.strip())}" for x in plan_summary(plan)), ""]
        lines += _table("Duplicates", ("Place", "Title", "Is"), [
            (f"{t.draft.origin.source}:{t.draft.origin.line}", t.draft.title.value, t.of) for t in plan.twins
        ])  # fmt: skip
        lines += _table("New", ("Id", "Title"), [(m.entry.id, m.entry.title) for m in plan.made])
    return "\n".join(lines).rstrip() + "\n"


def _table(title: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    if not rows:
        return []
    made = [f"### {title}", "", "| " + " | ".join(heads) + " |", "|" + " --- |" * len(heads)]
    made += [
        "| " + " | ".join(markdown(" ".join(cell.split())[:300]) for cell in row) + " |"
        for row in rows
    ]
    return [*made, ""]
