"""What a format gets to say, and what it is."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from catalog.finding import Finding, RuleInfo, Severity
from catalog.store import layout
from catalog.store.locate import position, source_line
from catalog.store.yamlfile import YamlProblem, read


@dataclass(frozen=True, slots=True)
class Located:
    """A finding with its place in the file.

    Attributes:
        finding: what was found.
        line: 1-based.
        column: 1-based, in characters (Unicode code points).
        source: the text of the line; empty where the file cannot be read.
    """

    finding: Finding
    line: int
    column: int
    source: str

    @property
    def place(self) -> str:
        """`file:line:column`, as editors and terminals link it."""
        return f"{self.finding.where.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a format sets out.

    Attributes:
        findings: by file, line and column.
        rules: the cards of all rules.
        entries: how many entries could be read.
        repaired: what was repaired before these were found.
        docs: address of the page that explains the rules, each under its id; empty without one.
        nouns: what `entries` counts, in the singular and the plural.
        above: the way from the repository's root down to the list's, with a slash at its end;
            empty where they are one. Services that show files of a repository need it.
    """

    findings: tuple[Located, ...]
    rules: tuple[RuleInfo, ...] = ()
    entries: int = 0
    repaired: tuple[Finding, ...] = ()
    docs: str = ""
    nouns: tuple[str, str] = ("entry", "entries")
    above: str = ""

    @property
    def counted(self) -> str:
        """How many were looked at, in words: "1,200 entries"."""
        return f"{self.entries:,} {self.nouns[self.entries != 1]}"

    @property
    def counts(self) -> dict[Severity, int]:
        """How many findings there are of each severity, the heaviest first."""
        found = Counter(located.finding.severity for located in self.findings)
        return {severity: found[severity] for severity in sorted(Severity, reverse=True)}

    @property
    def fixable(self) -> int:
        """How many findings carry a certain repair."""
        return sum(located.finding.fix is not None for located in self.findings)


Formatter = Callable[[Sheet], str]
"""A format: from a sheet to the whole text, which ends in a line break unless it is empty."""


def locate(root: Path, findings: Iterable[Finding]) -> tuple[Located, ...]:
    """Find the lines and columns of findings, and sort them by place.

    Args:
        root: the list's root.
        findings: in any order; those of one file together are found fastest.
    """
    located = []
    for finding in sorted(findings, key=lambda found: found.where.file):
        line, column = position(root, finding.where)
        source = source_line(root, finding.where, line)
        located.append(Located(finding, line, column, source))
    located.sort(key=lambda at: (at.finding.where.file, at.line, at.column, at.finding.rule))
    return tuple(located)


def above(root: Path) -> str:
    """The way from the Git repository that holds a list down to it, as `Sheet.above` has it."""
    here = root.resolve()
    for folder in (here, *here.parents):
        if (folder / ".git").exists():
            way = here.relative_to(folder).as_posix()
            return "" if way == "." else f"{way}/"
    return ""


def rules_page(root: Path) -> str:
    """The address of the page that explains the rules; empty while the list has none.

    Args:
        root: the list's root, whose website has that page where `site/docs/rules.md` stands.
    """
    if not (root / layout.SITE / "docs/rules.md").is_file():
        return ""
    try:
        config = read(root / layout.CONFIG)
    except (OSError, YamlProblem):
        return ""
    url = config.get("url") if isinstance(config, dict) else None
    return f"{url.rstrip('/')}/docs/rules/" if isinstance(url, str) and url else ""
