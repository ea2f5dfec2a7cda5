"""Where a walk through a document is: under which headings, and what these say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from catalog.importers.drafting import Surroundings
from catalog.importers.outcome import Name
from catalog.importers.sections import Section, read_heading, venue_in_title
from catalog.importers.tree import (
    BOLD,
    Block,
    Document,
    Fold,
    Heading,
    Listing,
    Paragraph,
    Quote,
    Spans,
    plain,
)

GROUP_LEVEL = 20
"""Level of what groups entries without being a heading: a bold line, an item with items."""
_LONGEST_NAME = 40
"""Characters of the longest text that is looked at as the name of a venue over entries."""


class Place:
    """The headings above the block that is read.

    Args:
        document: the document.
        source: name of the file.

    Attributes:
        title: the document's title, as far as it is known.
    """

    def __init__(self, document: Document, source: str) -> None:
        self.title = document.title
        self._source = source
        self._path: list[tuple[int, Section]] = []
        self._document = _about(document.title, 1) if document.title else None
        self._had_heading = False
        self._sorted_by_venue = _is_sorted_by_venue(document.blocks)

    def read(self, spans: Spans) -> Section:
        """Read a heading, or what groups entries like one.

        A venue without a year counts only in a list that is sorted by venue: "SSD" alone is
        the name of a method as well.
        """
        section = read_heading(spans)
        if section.venue and not section.venue.year and not self._sorted_by_venue:
            section = replace(section, venue=None)
        return section

    def begin(self, section: Section) -> None:
        """Take the first heading of a document for its title."""
        self.title = self.title or section.title
        if self._document is None or self._document.venue is None:
            self._document = _about(section.title, section.line)

    def is_first(self) -> bool:
        """Whether no heading came before; asked once for each heading."""
        first, self._had_heading = not self._had_heading, True
        return first

    def enter(self, level: int, section: Section) -> None:
        """Go below a heading."""
        self.leave(level)
        self._path.append((level, section))

    def enter_fold(self, section: Section) -> None:
        """Go into a part that readers unfold, which is below whatever is above it."""
        self._path.append(((self._path[-1][0] if self._path else 1) + 1, section))

    def leave(self, level: int) -> None:
        """Go up until no heading of this level or of one below it is left."""
        while self._path and self._path[-1][0] >= level:
            self._path.pop()

    def mark(self) -> tuple[tuple[int, Section], ...]:
        """What `restore` takes to come back to this place."""
        return tuple(self._path)

    def restore(self, mark: tuple[tuple[int, Section], ...]) -> None:
        """Come back to a place."""
        self._path = list(mark)

    def around(self) -> Surroundings:
        """What an entry at this place inherits."""
        return Surroundings(self._source, tuple(s for _, s in self._path), self._document)

    def headings(self) -> tuple[str, ...]:
        """The titles above this place, outermost first."""
        return tuple(section.title for _, section in self._path if section.title)

    @property
    def role(self) -> Name | None:
        """What links are here where no entries stand, or None where they may."""
        for depth, (_, section) in enumerate(reversed(self._path)):
            if depth and not section.spreads:
                continue
            if section.role == "contents":
                return "contents"
            if section.role == "matter":
                return "list matter"
        return None

    @property
    def in_datasets(self) -> bool:
        """Whether a heading above announces datasets."""
        return any(section.role == "datasets" for _, section in self._path)


def _about(title: str, line: int) -> Section:
    venue, year = venue_in_title(title)
    return Section(title, "entries", venue, year, line)


def _is_sorted_by_venue(blocks: Iterable[Block]) -> bool:
    """Whether at least two headings name venues and no years."""
    found = {
        section.venue.id
        for spans in _grouping(blocks)
        if len(plain(spans)) <= _LONGEST_NAME
        and (section := read_heading(spans)).venue is not None
        and not section.venue.year
    }
    return len(found) >= 2


def _grouping(blocks: Iterable[Block]) -> Iterator[Spans]:
    """Headings and what else may stand above entries like one."""
    for block in blocks:
        if isinstance(block, Heading) or (
            isinstance(block, Paragraph) and any(s.style & BOLD for s in block.spans)
        ):
            yield block.spans
        elif isinstance(block, Fold):
            yield block.summary
            yield from _grouping(block.blocks)
        elif isinstance(block, Quote):
            yield from _grouping(block.blocks)
        elif isinstance(block, Listing):
            for item in block.items:
                if len(item.blocks) > 1 and isinstance(item.blocks[0], Paragraph):
                    yield item.blocks[0].spans
