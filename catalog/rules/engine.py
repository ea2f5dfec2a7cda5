"""Running the rules over a catalogue."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from catalog.finding import Finding, RuleInfo, Where
from catalog.model.catalog import Catalog
from catalog.rules.interface import EntryRule, Rule


def check(
    catalog: Catalog,
    rules: Iterable[Rule],
    unread: Collection[str] = (),
    unchanged: Collection[str] = (),
) -> Iterator[Finding]:
    """Every finding of the given rules, with the severities of the list.

    Args:
        catalog: what to look at.
        rules: which rules to run; those that the list has switched off are skipped.
        unread: files that could not be read. Rules that need them would report every entry that
            refers to something in them, and are skipped.
        unchanged: files whose entries the rules for single entries have looked at before.
    """
    overrides = catalog.config.rules
    chosen = [
        (rule, rule.info.severity_in(overrides))
        for rule in rules
        if not any(file.startswith(need) for file in unread for need in rule.needs)
    ]
    by_entry = [
        (rule.check, rule.info.id, severity)
        for rule, severity in chosen
        if isinstance(rule, EntryRule) and severity is not None
    ]
    for entry in catalog.entries:
        if catalog.files[entry.id] in unchanged:
            continue
        for look, rule_id, severity in by_entry:
            for problem in look(entry, catalog):
                where = Where(
                    catalog.files[entry.id], entry.id, problem.field, on_key=problem.on_key
                )
                yield Finding(rule_id, severity, problem.message, where, problem.fix)
    for rule, own in chosen:
        if not isinstance(rule, EntryRule) and own is not None:
            for finding in rule.check(catalog):
                yield replace(finding, rule=rule.info.id, severity=own)


def with_severities(
    findings: Iterable[Finding], infos: Iterable[RuleInfo], overrides: Mapping[str, str]
) -> Iterator[Finding]:
    """Findings of reading itself, with the severities of the list where it may set them.

    Args:
        findings: what reading found.
        infos: the rules whose severity the list may change.
        overrides: `rules:` of `data/catalog.yaml`.
    """
    open_to_change = {info.id: info for info in infos}
    for finding in findings:
        info = open_to_change.get(finding.rule)
        severity = info.severity_in(overrides) if info else finding.severity
        if severity is not None:
            yield replace(finding, severity=severity)
