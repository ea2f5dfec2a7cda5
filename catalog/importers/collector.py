"""What every part of a walk through a document does: it collects, at a place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from catalog.importers.assembly import Reading
from catalog.importers.drafting import draft_of
from catalog.importers.outcome import Collected, Unparsed
from catalog.importers.place import Place
from catalog.importers.tree import (
    Block,
    Document,
    Spans,
    plain,
)
from catalog.model.draft import Draft, Origin, Read


class Collector:
    """Collects entries and what is none.

    Args:
        document: the document.
        source: name of the file, for the origin of every field.

    Attributes:
        collected: what was found so far.
        place: under which headings the walk is.
        last_line: the line on which the last entry ends.
        named_drafts: entries whose name stands apart.
    """

    def __init__(self, document: Document, source: str) -> None:
        self.collected = Collected()
        self.place = Place(document, source)
        self._source = source
        self.last_line = 0
        self.named_drafts: tuple[Draft, ...] = ()
        self._labels: list[tuple[int, Reading]] = []

    def blocks(self, blocks: Sequence[Block]) -> None:
        """Take blocks in order; the walk itself knows how."""
        raise NotImplementedError

    def unparsed(self, spans: Spans, line: int, reason: str) -> None:
        """Report a place that was not understood, with its links."""
        urls = tuple(dict.fromkeys(s.url for s in spans if s.url and s.url.startswith("http")))
        self.collected.unparsed.append(Unparsed(line, plain(spans)[:300], reason, urls))

    def add(self, reading: Reading, line: int, last: int, *, named: bool = False) -> None:
        """Take an entry.

        Args:
            reading: what it says.
            line: its first line.
            last: its last line.
            named: whether its name stands apart, above the citation.
        """
        draft = draft_of(reading, self.place.around(), self.collected)
        draft = replace(draft, origin=Origin(self._source, line))
        self.collected.drafts.append(draft)
        if reading.venue_in_label or reading.arxiv_label:
            self._labels.append((len(self.collected.drafts) - 1, reading))
        self.last_line = last
        if named:
            self.named_drafts = (*self.named_drafts, draft)

    def finish(self) -> None:
        """Where labels of links name the venues of a list, the label "arXiv" does, too."""
        venues = sum(reading.venue_in_label for _, reading in self._labels)
        if venues < 3 or venues * 4 < len(self._labels):
            return
        for index, reading in self._labels:
            draft = self.collected.drafts[index]
            if reading.arxiv_label and draft.venue is None and draft.venue_text is None:
                read = Read("arxiv", draft.title.origin)
                text = replace(read, value="arXiv")
                self.collected.drafts[index] = replace(draft, venue=read, venue_text=text)
