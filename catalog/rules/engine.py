"""Running the rules over a catalogue."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from catalog.finding import Finding, RuleInfo, Severity, Where
from catalog.model.catalog import Catalog
from catalog.plugins import blame
from catalog.rules.interface import EntryCheck, EntryRule, Rule


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

    Raises:
        CatalogError: a rule of another package fails.
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
    yield from _of_entries(catalog, by_entry, unchanged)
    for rule, own in chosen:
        if not isinstance(rule, EntryRule) and own is not None:
            try:
                for finding in rule.check(catalog):
                    yield replace(finding, rule=rule.info.id, severity=own)
            except Exception as error:
                blame(rule.check, rule.info.id, error)


def _of_entries(
    catalog: Catalog,
    rules: Sequence[tuple[EntryCheck, str, Severity]],
    unchanged: Collection[str],
) -> Iterator[Finding]:
    look, rule_id = None, ""
    try:
        for entry in catalog.entries:
            file = catalog.files[entry.id]
            if file in unchanged:
                continue
            for look, rule_id, severity in rules:
                for problem in look(entry, catalog):
                    where = Where(file, entry.id, problem.field, on_key=problem.on_key)
                    yield Finding(rule_id, severity, problem.message, where, problem.fix)
    except Exception as error:
        blame(look, rule_id, error)


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
