"""Outcomes as findings and as one JSON object."""

import textwrap
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

from catalog.finding import Finding, Fix, Replace, Severity, Where
from catalog.links.outcome import Outcome
from catalog.links.verdict import FAILING, Verdict
from catalog.store.link_rules import LINK_RULES

WIDTH = 80
"""Columns of text for people, unless an address is longer."""
_NOTES = 10
_ANNOTATIONS = 10
"""Annotations of one severity that GitHub shows for a step; it drops the others silently."""
_CARDS = {rule.id: rule for rule in LINK_RULES}


def findings(outcomes: Iterable[Outcome], overrides: Mapping[str, str]) -> tuple[Finding, ...]:
    """What has to be said about links, by file and place.

    Args:
        outcomes: every link.
        overrides: severities by rule, from the list's configuration.
    """
    found = [one for outcome in outcomes for one in _findings(outcome, overrides)]
    found.sort(key=lambda f: (f.where.file, f.where.line, tuple(map(str, f.where.field)), f.rule))
    return tuple(found)


def _findings(outcome: Outcome, overrides: Mapping[str, str]) -> Iterable[Finding]:
    rule, message = _said(outcome)
    if not rule:
        return
    severity = _CARDS[rule].severity_in(overrides)
    if severity is None:
        return
    if outcome.verdict in FAILING and not outcome.fails:
        severity = min(severity, Severity.WARNING)
        message += " Seen once; it fails when a run a day later or more sees it too."
    yield Finding(rule, severity, _printable(message), outcome.place.where, _fix(outcome))


def _printable(text: str) -> str:
    """Text without anything that a terminal would obey: pages choose their titles themselves."""
    return "".join(char if char.isprintable() else " " for char in text)


def _said(outcome: Outcome) -> tuple[str, str]:
    """The rule that an outcome breaks, and its message; two empty texts for none."""
    url = outcome.place.url
    suggestion = outcome.suggestion
    advice = f" Put {suggestion.url} ({suggestion.why})." if suggestion else ""
    if outcome.verdict is Verdict.OK:
        if outcome.look:
            return "link-look", f"{url}: {outcome.look}. Look whether it is the same work."
        if suggestion and outcome.seen.secure:
            return "link-insecure", f"{url}: the same page is served over https.{advice}"
        if suggestion:
            return "link-published", f"{url}: a published version is known.{advice}"
        return "", ""
    if outcome.verdict is Verdict.MOVED and outcome.look:
        advice = f" Look whether it is the same work: {outcome.look}."
    elif outcome.verdict in FAILING and not suggestion:
        advice = " Find its address now, or take the link away."
    return f"link-{outcome.verdict.value}", f"{url}: {outcome.reason}.{advice}"


def _fix(outcome: Outcome) -> Fix | None:
    suggestion = outcome.suggestion
    where = outcome.place.where
    if suggestion is None or not suggestion.certain or where.line or outcome.look:
        return None
    return Fix(f"write {suggestion.url}", (Replace(where.field, suggestion.url),))


def annotated(findings: Sequence[Finding], new: Collection[Where]) -> tuple[Finding, ...]:
    """The findings to show beside a pull request, which has room for ten of a kind.

    Failures come before what was only seen once, and new ones before old ones.

    Args:
        findings: by file and place.
        new: places of links that were added or that fail for the first time.
    """
    shown: list[Finding] = []
    for severity in sorted(Severity, reverse=True):
        kind = [finding for finding in findings if finding.severity is severity]
        shown += sorted(kind, key=lambda finding: finding.where not in new)[:_ANNOTATIONS]
    return tuple(shown)


def counts(outcomes: Sequence[Outcome]) -> dict[str, int]:
    """Links by verdict, in the order of `Verdict`; verdicts that none has are left out."""
    counted = Counter(outcome.verdict for outcome in outcomes)
    return {verdict.value: counted[verdict] for verdict in Verdict if counted[verdict]}


def as_text(
    located: Sequence[tuple[str, Finding]],
    outcomes: Sequence[Outcome],
    repaired: Sequence[Finding],
) -> str:
    """What became of links, for people: findings with their places, then how many of each.

    Args:
        located: findings with `file:line:column`, in order.
        outcomes: every link.
        repaired: addresses that were replaced.
    """
    lines = [line for at, finding in _told(located) for line in _wrapped(at, finding)]
    for rule, count in _untold(located).items():
        lines.append(f"and {count:,} more notes of {rule}; --format json has all of them.")
    lines += [""] if lines else []
    lines += [f"Repaired {f.where.file}: {f.fix.description}." for f in repaired if f.fix]
    told = ", ".join(f"{count:,} {verdict}" for verdict, count in counts(outcomes).items())
    noun = "link" if len(outcomes) == 1 else "links"
    lines.append(f"{len(outcomes):,} {noun} checked{': ' if told else ''}{told}.")
    fixable = sum(finding.fix is not None for _, finding in located)
    if fixable:
        lines.append(f"{fixable:,} can be repaired: run `catalog links --fix`.")
    return "\n".join([*lines, ""])


def _told(located: Sequence[tuple[str, Finding]]) -> Iterable[tuple[str, Finding]]:
    """Everything that needs somebody, and of what does not the first ten of a kind."""
    seen: Counter[str] = Counter()
    for at, finding in located:
        seen[finding.rule] += finding.severity is Severity.INFO
        if finding.severity is not Severity.INFO or seen[finding.rule] <= _NOTES:
            yield at, finding


def _untold(located: Sequence[tuple[str, Finding]]) -> dict[str, int]:
    notes = Counter(one.rule for _, one in located if one.severity is Severity.INFO)
    return {rule: count - _NOTES for rule, count in sorted(notes.items()) if count > _NOTES}


def _wrapped(place: str, finding: Finding) -> list[str]:
    head = f"{place}: {finding.severity.label} {finding.rule}: {finding.message}"
    return textwrap.wrap(
        head, WIDTH, subsequent_indent="    ", break_long_words=False, break_on_hyphens=False
    )


def as_json(outcomes: Sequence[Outcome], placed: Callable[[Where], Where]) -> dict[str, Any]:
    """Every link with its verdict, for programs.

    Args:
        outcomes: every link.
        placed: gives a place with its line and column.
    """
    links = [_link(outcome, placed(outcome.place.where)) for outcome in outcomes]
    return {"counts": counts(outcomes), "links": links}


def _link(outcome: Outcome, where: Where) -> dict[str, Any]:
    suggestion = outcome.suggestion
    return {
        "url": outcome.place.url,
        "file": where.file,
        "entry": where.entry,
        "field": list(where.field),
        "line": where.line,
        "column": where.column,
        "verdict": outcome.verdict.value,
        "fails": outcome.fails,
        "reason": outcome.reason or outcome.look,
        "by": outcome.seen.by,
        "status": outcome.seen.status,
        "proof": outcome.proof,
        "suggestion": suggestion
        and {"url": suggestion.url, "why": suggestion.why, "certain": suggestion.certain},
    }
