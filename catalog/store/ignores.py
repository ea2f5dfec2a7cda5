"""Comments that silence a rule: `# catalog: ignore RULE, RULE`."""

import os
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from catalog.finding import Finding
from catalog.store.locate import lines_of, position
from catalog.store.yamlfile import MAX_BYTES

_COMMENT = re.compile(r"(?P<before>^|.*?\s)#\s*catalog:\s*ignore\s+(?P<rules>[a-z0-9, -]+)$")


def without_ignored(root: Path, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings that no comment silences.

    A comment after a value silences the rules that it names for that line; on a line of its own,
    for the whole file. Only files with findings are read.

    Args:
        root: the list's root.
        findings: what the rules found.
    """
    folder = str(root)
    for finding in findings:
        file = f"{folder}/{finding.where.file}"
        ignored = _ignored(lines_of(Path(file))) if _may_ignore(file) else {}
        if not ignored:
            yield finding
            continue
        line, _ = position(root, finding.where)
        if finding.rule not in ignored.get(0, ()) and finding.rule not in ignored.get(line, ()):
            yield finding


@lru_cache(maxsize=1)
def _may_ignore(file: str) -> bool:
    """Whether a file holds such a comment at all; findings come file by file."""
    if not os.path.isfile(file):  # noqa: PTH113 (as below); a pipe would never end
        return False
    try:
        with open(file, "rb") as stream:  # noqa: PTH123 (a Path for each of many files is slow)
            return b"catalog:" in stream.read(MAX_BYTES)
    except OSError:
        return False


@lru_cache(maxsize=8)
def _ignored(lines: tuple[str, ...]) -> dict[int, frozenset[str]]:
    """Silenced rules by line; those of the whole file under 0."""
    found: dict[int, frozenset[str]] = {}
    for number, text in enumerate(lines, start=1):
        match = _COMMENT.match(text.rstrip()) if "catalog:" in text else None
        if match:
            rules = frozenset(re.findall(r"[a-z0-9-]+", match["rules"]))
            line = number if match["before"].strip() else 0
            found[line] = found.get(line, frozenset()) | rules
    return found
