"""What an exporter is."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from catalog.model.artifact import Artifact
from catalog.model.catalog import Catalog

__all__ = ["Artifact", "Exporter", "Render"]


class Render(Protocol):
    """Fills in a template of the list: `render("list.md.j2", title="...")`."""

    def __call__(self, template: str, /, **values: object) -> str:
        """The text of a template with these values."""


@dataclass(frozen=True, slots=True)
class Exporter:
    """One output format.

    Attributes:
        id: the word for the command line.
        summary: one line.
        export: from a catalogue to files, always the same for the same catalogue. It reads and
            writes nothing by itself; templates come through the second argument.
    """

    id: str
    summary: str
    export: Callable[[Catalog, Render], Iterable[Artifact]]
