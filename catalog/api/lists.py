"""Reading a list and saying what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from catalog.api.formats import known_format
from catalog.errors import CatalogError
from catalog.finding import Finding, RuleInfo, Severity

if TYPE_CHECKING:
    from catalog.model.artifact import Drift
    from catalog.model.catalog import Catalog
    from catalog.model.entry import Entry
    from catalog.model.stats import Stats
    from catalog.store.load import ReadList


@dataclass(frozen=True)
class Report:
    """What a validation found.

    Attributes:
        entries: how many entries could be read.
        findings: sorted by file and place.
        repaired: what `repair` put right before these were found.
    """

    entries: int
    findings: tuple[Finding, ...]
    repaired: tuple[Finding, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether an error is among the findings: nothing is built from such a list."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)

    @property
    def clean(self) -> bool:
        """Whether nothing is wrong: notes at the most."""
        return all(finding.severity is Severity.INFO for finding in self.findings)


def load(root: Path) -> tuple[Catalog, Report]:
    """Read a list and run every rule over it.

    Args:
        root: the folder that holds `data/`.

    Returns:
        The entries that fit the schema, and what is wrong with the list.

    Raises:
        CatalogError: there is no list at `root`.
    """
    return checked(read(root))


def read(root: Path) -> ReadList:
    """Read a list, and make nothing of it yet.

    Raises:
        CatalogError: there is no list at `root`.
    """
    from catalog.store import load as reading
    from catalog.store.snapshot import scan

    return reading.read(scan(root))


def checked(as_read: ReadList) -> tuple[Catalog, Report]:
    """Make a catalogue of what was read, and run every rule over it; returns what `load` does."""
    from catalog.rules import ALL_RULES, installed_rules
    from catalog.rules.engine import check, with_severities
    from catalog.rules.interface import EntryRule
    from catalog.store.cache import Remembered, recall, remember
    from catalog.store.ignores import without_ignored
    from catalog.store.locate import placed_at
    from catalog.store.problems import FIXED
    from catalog.store.snapshot import digest, tool_digest

    snapshot, loaded = as_read.snapshot, as_read.loaded
    root, catalog, rules = snapshot.root, loaded.catalog, installed_rules()
    unread = {finding.where.file for finding in loaded.findings if finding.rule in FIXED}
    of_entries = {rule.info.id for rule in rules if isinstance(rule, EntryRule)}
    ids = [(entry.id, catalog.files[entry.id]) for entry in catalog.entries]
    shared = digest(tool_digest(), snapshot.single, sorted(unread), sorted(of_entries), ids)
    last = recall(root)
    known = loaded.unchanged if last and last.holds_for(loaded.since, shared) else ()
    changeable = [info for info in ALL_RULES if info.id not in FIXED]
    found = [
        *with_severities(loaded.findings, changeable, catalog.config.rules),
        *without_ignored(root, check(catalog, rules, unread, known)),
    ]
    # With their lines, so that saying them again opens no file.
    placed = [replace(finding, where=placed_at(root, finding.where)) for finding in found]
    if last is not None:
        placed += [f for f in last.findings if f.rule in of_entries and f.where.file in known]
    report = Report(len(catalog.entries), tuple(sorted(placed, key=_order)))
    outcome = Remembered(
        snapshot.digest(), snapshot.listing, shared, report.entries, report.findings
    )
    remember(root, outcome)
    return catalog, report


def _order(finding: Finding) -> tuple[object, ...]:
    where = finding.where
    return where.file, where.line, where.column, tuple(map(str, where.field)), finding.rule


def validate(root: Path) -> Report:
    """Check a list; where nothing has changed since the last time, say again what was found then.

    Args:
        root: the folder that holds `data/`.

    Raises:
        CatalogError: there is no list at `root`.
    """
    from catalog.store.cache import recall
    from catalog.store.snapshot import scan

    known = recall(root)
    if known is not None and known.digest == scan(root).digest():
        return Report(known.entries, known.findings)
    return load(root)[1]


def repair(root: Path) -> Report:
    """Make every certain repair, keep every other byte, and check the list again.

    Args:
        root: the folder that holds `data/`.

    Returns:
        What is still wrong, and what was repaired.

    Raises:
        CatalogError: there is no list at `root`, or a file cannot be written.
    """
    from catalog.store.fix import apply_fixes

    report = validate(root)
    repaired: list[Finding] = []
    # Two repairs of one place need two rounds; a repair that repairs nothing must not go on.
    for _ in range(5):
        done = apply_fixes(root, report.findings)
        if not done:
            break
        repaired += done
        report = validate(root)
    return Report(report.entries, report.findings, tuple(repaired))


def report(root: Path, found: Report, format_name: str = "text") -> str:
    """A validation's findings as text.

    Args:
        root: the list's root.
        found: what `validate` or `repair` returned.
        format_name: a key of `catalog.reports.FORMATTERS`.

    Raises:
        CatalogError: there is no such format.
    """
    from catalog.reports import FORMATTERS
    from catalog.reports.interface import Sheet, above, locate, rules_page

    known_format(format_name, FORMATTERS)
    located = locate(root, found.findings)
    return FORMATTERS[format_name](
        Sheet(
            located,
            rules(),
            found.entries,
            found.repaired,
            docs=rules_page(root),
            above=above(root),
        )
    )


def rules() -> tuple[RuleInfo, ...]:
    """The cards of all rules, in the order in which they are explained."""
    from catalog.rules import rule_infos

    return rule_infos()


def schema(root: Path) -> tuple[str, ...]:
    """Write the JSON Schemas that editors read; return the paths of those that changed.

    Raises:
        CatalogError: there is no list at `root`, or a file cannot be written.
    """
    from catalog.store.artifacts import write
    from catalog.store.schema import schemas
    from catalog.store.snapshot import scan

    scan(root)
    return write(root, schemas())


def schema_drift(root: Path) -> tuple[Drift, ...]:
    """The JSON Schemas on disk that are not those of this version of the tool.

    Raises:
        CatalogError: there is no list at `root`.
    """
    from catalog.store.artifacts import compare
    from catalog.store.schema import schemas
    from catalog.store.snapshot import scan

    scan(root)
    return compare(root, schemas())


def stats(root: Path) -> tuple[Stats, Report]:
    """Count what a list holds.

    Args:
        root: the list's root.

    Returns:
        The numbers, and what is wrong with the list: entries that cannot be read are not counted.

    Raises:
        CatalogError: there is no list at `root`.
    """
    from catalog.model.stats import stats as count

    catalog, found = load(root)
    return count(catalog), found


def read_list(root: Path) -> Catalog:
    """The entries that can be read; what is wrong with the others is not looked at.

    Raises:
        CatalogError: there is no list at `root`.
    """
    return read(root).loaded.catalog


def entry_of(catalog: Catalog, key: str) -> Entry:
    """The entry of an id.

    Raises:
        CatalogError: there is none; the message names the nearest.
    """
    from catalog.text.suggest import did_you_mean

    entry = catalog.by_id.get(key)
    if entry is None:
        raise CatalogError(
            f"there is no entry {key!r}.{did_you_mean(key, catalog.by_id)}",
            "Give the id of a file.",
        )
    return entry
