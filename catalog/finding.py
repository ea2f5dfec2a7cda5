"""What a check has to say: findings, where they are, and the fixes that are certain."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum

FieldPath = tuple[str | int, ...]
"""The way from the top of a file to a value: `("links", 2, "url")`."""


class Severity(IntEnum):
    """How much a finding matters. Errors stop a build; the order is the order of weight."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def label(self) -> str:
        """The word people read and write in `data/catalog.yaml`: `error`, `warning`, `info`."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Where:
    """A place in the data, by name rather than by number.

    Line and column are found only when the finding is shown (`catalog.store.locate`), because
    finding them means parsing the file once more. A syntax error knows its position at once and
    carries it.

    Attributes:
        file: path relative to the list's root, with forward slashes.
        entry: id of the entry, or empty.
        field: the way to the value inside the file; empty for the whole file.
        line: 1-based line, or 0 where `field` decides.
        column: 1-based column in characters, or 0 where `field` decides.
        on_key: point at the key of `field` rather than at its value.
    """

    file: str
    entry: str = ""
    field: FieldPath = ()
    line: int = 0
    column: int = 0
    on_key: bool = False


@dataclass(frozen=True, slots=True)
class Replace:
    """Put `value` in the place of the scalar at `field`."""

    field: FieldPath
    value: str | int


@dataclass(frozen=True, slots=True)
class Remove:
    """Take the list item or the key at `field` away, with its line."""

    field: FieldPath


@dataclass(frozen=True, slots=True)
class Fix:
    """A repair that is certain to be right.

    Attributes:
        description: what it does, in the imperative: "write https".
        edits: changes to the file that the finding is in.
    """

    description: str
    edits: tuple[Replace | Remove, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong in the data. Collected, never raised.

    Attributes:
        rule: id of the rule that found it.
        severity: after the list's own overrides.
        message: what is wrong and what to do, in one line.
        where: the place.
        fix: a certain repair, or None.
    """

    rule: str
    severity: Severity
    message: str
    where: Where
    fix: Fix | None = None


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """The card of a rule: what `catalog rules`, the docs and SARIF say about it.

    Attributes:
        id: kebab-case name, also its heading in the docs.
        severity: the default, which `rules:` in `data/catalog.yaml` overrides.
        summary: one line.
    """

    id: str
    severity: Severity
    summary: str

    def severity_in(self, overrides: Mapping[str, str]) -> Severity | None:
        """The severity under the list's overrides, or None where the rule is switched off."""
        label = overrides.get(self.id)
        if label is None:
            return self.severity
        return None if label == "off" else Severity[label.upper()]
