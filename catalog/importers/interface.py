"""What a reader of a format is, and what it hands on.

A new format is one file with one function, named in `catalog.importers.READERS` or offered by
another package (`catalog.plugins.IMPORTERS`). A format of running text gives a
`Document`, whose entries `catalog.importers.walk` finds; a format of records gives an `Outcome`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from catalog.importers.outcome import Outcome
from catalog.importers.tree import Document


@dataclass(frozen=True, slots=True)
class Reader:
    """One input format.

    Attributes:
        id: the word for messages: "markdown".
        suffixes: endings of file names, lower case, with the dot.
        sniff: whether a text looks like this format, for files of another name.
        read: from the text and the file's name to a tree or to entries.
    """

    id: str
    suffixes: tuple[str, ...]
    sniff: Callable[[str], bool]
    read: Callable[[str, str], Document | Outcome]
