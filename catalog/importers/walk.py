"""Through the tree from top to bottom: which blocks are entries, and under which headings."""

from __future__ import annotations

from collections.abc import Sequence

from catalog.importers import shapes
from catalog.importers.assembly import Reading
from catalog.importers.details import are_details, begins_entries, details_below
from catalog.importers.lines import joined, last_line, split_entries, with_details
from catalog.importers.outcome import Collected, Unparsed
from catalog.importers.place import GROUP_LEVEL
from catalog.importers.reading import read_entry
from catalog.importers.titles import begins_with_title, in_a_sentence, looks_like_entry
from catalog.importers.tree import (
    Block,
    Code,
    Document,
    Fold,
    Heading,
    Listing,
    Paragraph,
    Quote,
    Rule,
    Spans,
    Table,
    plain,
    spans_of,
)
from catalog.importers.walk_lists import ListWalk
from catalog.importers.walk_tables import TableWalk
from catalog.text.links import is_publication


def walk(document: Document, source: str) -> tuple[Collected, str]:
    """Collect the entries of a document, and what is none.

    Args:
        document: the tree that a reader made.
        source: name of the file, for the origin of every field.

    Returns:
        What was collected, and the document's title.
    """
    walker = _Walker(document, source)
    walker.blocks(document.blocks)
    walker.finish()
    return walker.collected, walker.place.title


class _Walker(ListWalk, TableWalk):
    def __init__(self, document: Document, source: str) -> None:
        super().__init__(document, source)
        self._entry_headings = sum(map(_is_entry_heading, document.blocks)) >= 2

    def blocks(self, blocks: Sequence[Block]) -> None:
        index = 0
        while index < len(blocks):
            index += self._block(blocks, index)

    def _block(self, blocks: Sequence[Block], index: int) -> int:
        """Take one block and those that belong to it; say how many they were."""
        block = blocks[index]
        if isinstance(block, Heading):
            return self._heading(blocks, index)
        if isinstance(block, Fold):
            self._fold(block)
        elif self._set_aside(block):
            pass
        elif isinstance(block, Paragraph):
            return self._paragraph(blocks, index)
        elif isinstance(block, Listing):
            return self.listing(blocks, index)
        elif isinstance(block, Table):
            self.table(block)
        elif isinstance(block, Quote):
            self._quote(block)
        return 1

    def _set_aside(self, block: Block) -> bool:
        """Put a block aside where the heading says that no entries stand below it."""
        role = self.place.role
        if role is None or isinstance(block, Code | Rule):
            return False
        if role == "contents" and not shapes.only_internal(block) and shapes.holds_papers(block):
            return False  # a list that begins right below its own contents
        self.collected.put_aside(spans_of([block]), role)
        return True

    def _heading(self, blocks: Sequence[Block], index: int) -> int:
        block = blocks[index]
        assert isinstance(block, Heading)
        if self._entry_headings and _is_entry_heading(block):
            return self._entry_heading(block, blocks[index + 1 : index + 2])
        section = self.place.read(block.spans)
        self.collected.put_aside(block.spans, "list matter")
        if self.place.is_first() and block.level == 1 and not self.collected.drafts:
            self.place.begin(section)
        else:
            self.place.enter(block.level, section)
        return 1

    def _entry_heading(self, block: Heading, following: Sequence[Block]) -> int:
        """A heading that is an entry: "### [The Title](https://...)", its details below it."""
        self.place.leave(block.level)
        details = following[0] if following else None
        if isinstance(details, Listing) and are_details(details):
            reading = read_entry(with_details(block.spans, details.items))
            if reading is not None:
                self.add(reading, block.line, last_line(details))
                return 2
        reading = read_entry(block.spans)
        if reading is not None:
            self.add(reading, block.line, block.line)
        return 1

    def _fold(self, block: Fold) -> None:
        mark = self.place.mark()
        section = self.place.read(block.summary)
        self.collected.put_aside(block.summary, "list matter")
        if section.title and len(section.title.split()) <= 12:
            self.place.enter_fold(section)
        self.blocks(block.blocks)
        self.place.restore(mark)

    def _quote(self, block: Quote) -> None:
        """A quotation behind an entry describes it; elsewhere it is text like any other."""
        before = self.collected.drafts[-1] if self.collected.drafts else None
        spans = tuple(spans_of([block]))
        if (
            before is not None
            and 0 < block.line - self.last_line <= 2
            and not shapes.holds_headed_entries(block.blocks)
        ):
            self.collected.drafts[-1] = shapes.described(before, spans, self._source)
            self.collected.put_aside((), "running text")
            return
        self.blocks(block.blocks)

    def _paragraph(self, blocks: Sequence[Block], index: int) -> int:
        block = blocks[index]
        assert isinstance(block, Paragraph)
        links = any(s.url is not None or "http" in s.text for s in block.spans)
        short = plain(block.spans).count(" ") < 2
        described = shapes.is_sentence(block.spans) and begins_entries(
            blocks[index + 1 : index + 2]
        )
        if (not described and shapes.is_title_line(block.spans)) and (
            below := details_below(blocks, index, under_a_word=short)
        ):
            details = blocks[index + 1 : index + below + 1]
            reading = read_entry(joined((block, *details)))
            if reading is not None and (
                reading.is_publication or any(r.url.startswith("http") for r in reading.refs)
            ):
                self.add(reading, block.line, last_line(details[-1]))
                return below + 1
        if not links:
            together = shapes.titled_paragraphs(blocks, index)
            if together > 1:
                body = joined(blocks[index : index + together])
                reading = read_entry(body)
                if reading is not None and reading.has_paper_link:
                    self.add(reading, block.line, last_line(blocks[index + together - 1]))
                    return together
            if shapes.is_group_title(block.spans):
                self.place.enter(GROUP_LEVEL, self.place.read(block.spans))
            else:
                reading = read_entry(block.spans) if shapes.is_title_line(block.spans) else None
                if reading is not None and reading.names and reading.venue and reading.venue.year:
                    self.add(reading, block.line, block.line)
                    return 1
            self.collected.put_aside(block.spans, "running text")
            return 1
        for spans in split_entries(block.spans):
            reading = read_entry(spans)
            line = spans[0].line
            if (
                reading is not None
                and begins_with_title(reading, spans, in_text=True)
                and reading.is_publication
            ):
                self.add(reading, line, spans[-1].line)
            else:
                self._no_entry(spans, reading, line)
        return 1

    def _no_entry(self, spans: Spans, reading: Reading | None, line: int) -> None:
        if reading is not None and reading.has_paper_link and self.collected.drafts:
            text = plain(spans)
            urls = tuple(r.url for r in reading.refs if r.url.startswith("http"))
            self.collected.put_aside(spans, "running text")
            if len(text.split()) <= 60 and not in_a_sentence(spans) and looks_like_entry(reading):
                self.collected.unparsed.append(
                    Unparsed(line, text[:300], "no title stands at its beginning", urls)
                )
            return
        self.collected.put_aside(spans, "running text")


def _is_entry_heading(block: Block) -> bool:
    """Whether a heading is the title of a publication and leads to it."""
    if not isinstance(block, Heading) or not any(s.url for s in block.spans):
        return False
    reading = read_entry(block.spans)
    return (
        reading is not None
        and len(reading.title.text.split()) >= 3
        and any(is_publication(ref.url) for ref in reading.refs)
        and begins_with_title(reading, block.spans)
    )
