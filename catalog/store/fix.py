"""Making the certain repairs."""

from collections.abc import Iterable
from pathlib import Path

from catalog.finding import Finding, Remove, Replace
from catalog.store.edit import apply
from catalog.store.files import write_atomic
from catalog.store.yamlfile import YamlProblem


def apply_fixes(root: Path, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Make the repairs that findings carry; every other byte of the files stays.

    A repair that touches the same place as one before it, or that cannot be written without
    changing something else, is left out; it comes again with the next validation.

    Args:
        root: the list's root.
        findings: what a validation found; those without a fix are passed over.

    Returns:
        The findings that were repaired, in their order within each file, files by name.

    Raises:
        CatalogError: a file cannot be written. Files before it have been repaired.
    """
    by_file: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.fix is not None:
            by_file.setdefault(finding.where.file, []).append(finding)
    done: list[Finding] = []
    for file in sorted(by_file):
        done += _repair(root / file, by_file[file])
    return tuple(done)


def _repair(path: Path, findings: list[Finding]) -> list[Finding]:
    try:
        before = path.read_bytes()
    except OSError:
        return []
    after = before
    edits: tuple[Replace | Remove, ...] = ()
    done: list[Finding] = []
    for finding in findings:
        assert finding.fix is not None
        try:
            # Always from the file as it was: that is what the fields of a fix speak of.
            after = apply(before, (*edits, *finding.fix.edits))
        except (YamlProblem, ValueError):
            continue
        edits += finding.fix.edits
        done.append(finding)
    write_atomic(path, after)
    return done
