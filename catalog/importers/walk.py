"""Through the tree from top to bottom: which blocks are entries, and under which headings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from catalog.importers import shapes, tables
from catalog.importers.drafting import Surroundings, draft_of
from catalog.importers.outcome import Collected, Name, Unparsed
from catalog.importers.reading import Reading, read_entry
from catalog.importers.sections import Section, read_heading, venue_in_title
from catalog.importers.tree import (
    Block,
    Code,
    Document,
    Fold,
    Heading,
    Item,
    Listing,
    Paragraph,
    Quote,
    Rule,
    Spans,
    Table,
    plain,
    spans_of,
)
from catalog.model.draft import Draft, Origin

_GROUP_LEVEL = 20
_MAX_NOTE = 4000


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
    return walker.collected, walker.title


class _Walker:
    def __init__(self, document: Document, source: str) -> None:
        self.collected = Collected()
        self.title = document.title
        self._source = source
        self._path: list[tuple[int, Section]] = []
        self._document: Section | None = self._about(document.title, 1) if document.title else None
        self._had_heading = False
        self._bare: list[tuple[int, Draft]] = []

    # -- where we are

    def _around(self) -> Surroundings:
        return Surroundings(self._source, tuple(s for _, s in self._path), self._document)

    def _about(self, title: str, line: int) -> Section:
        venue, year = venue_in_title(title)
        return Section(title, "entries", venue, year, line)

    def _enter(self, level: int, section: Section) -> None:
        self._leave(level)
        self._path.append((level, section))

    def _leave(self, level: int) -> None:
        while self._path and self._path[-1][0] >= level:
            self._path.pop()

    @property
    def _role(self) -> Name | None:
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
    def _in_datasets(self) -> bool:
        return any(section.role == "datasets" for _, section in self._path)

    # -- blocks

    def blocks(self, blocks: Sequence[Block]) -> None:
        index = 0
        while index < len(blocks):
            index += self._block(blocks, index)

    def _block(self, blocks: Sequence[Block], index: int) -> int:
        """Take one block and those that belong to it; say how many they were."""
        block = blocks[index]
        if isinstance(block, Heading):
            self._heading(block)
        elif isinstance(block, Fold):
            self._fold(block)
        elif self._set_aside(block):
            pass
        elif isinstance(block, Paragraph):
            return self._paragraph(blocks, index)
        elif isinstance(block, Listing):
            return self._listing(blocks, index)
        elif isinstance(block, Table):
            self._table(block)
        elif isinstance(block, Quote):
            self._quote(block)
        return 1

    def _set_aside(self, block: Block) -> bool:
        """Put a block aside where the heading says that no entries stand below it."""
        role = self._role
        if role is None or isinstance(block, Code | Rule):
            return False
        if role == "contents" and not shapes.only_internal(block) and shapes.holds_papers(block):
            return False  # a list that begins right below its own contents
        self.collected.put_aside(spans_of([block]), role)
        return True

    def _heading(self, block: Heading) -> None:
        section = read_heading(block.spans)
        self.collected.put_aside(block.spans, "list matter")
        first, self._had_heading = not self._had_heading, True
        if first and block.level == 1 and not self.collected.drafts:
            self.title = self.title or section.title
            self._document = (
                self._document
                if self._document and self._document.venue
                else self._about(section.title, block.line)
            )
            return
        self._enter(block.level, section)

    def _fold(self, block: Fold) -> None:
        section = read_heading(block.summary)
        level = (self._path[-1][0] if self._path else 1) + 0.5
        depth = len(self._path)
        kept = list(self._path)
        self.collected.put_aside(block.summary, "list matter")
        if section.title and len(section.title.split()) <= 12:
            self._path.append((int(level) + 1, section))
        self.blocks(block.blocks)
        self._path = kept if len(kept) == depth else self._path

    def _quote(self, block: Quote) -> None:
        """A quotation behind an entry describes it; elsewhere it is text like any other."""
        before = self.collected.drafts[-1] if self.collected.drafts else None
        spans = tuple(spans_of([block]))
        if (
            before is not None
            and 0 < block.line - self._last_line <= 2
            and not shapes.holds_headed_entries(block.blocks)
        ):
            self.collected.drafts[-1] = shapes.described(before, spans, self._source)
            self.collected.put_aside((), "running text")
            return
        self.blocks(block.blocks)

    # -- paragraphs

    def _paragraph(self, blocks: Sequence[Block], index: int) -> int:
        block = blocks[index]
        assert isinstance(block, Paragraph)
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        links = any(s.url is not None or "http" in s.text for s in block.spans)
        if (
            isinstance(following, Listing)
            and shapes.is_title_line(block.spans)
            and shapes.are_details(following, under_a_word=plain(block.spans).count(" ") < 2)
        ):
            body = shapes.with_details(block.spans, following.items)
            reading = read_entry(body)
            if reading is not None and (
                reading.is_publication or any(r.url.startswith("http") for r in reading.refs)
            ):
                self._add(reading, block.line, shapes.last_line(following))
                return 2
        if not links:
            together = shapes.titled_paragraphs(blocks, index)
            if together > 1:
                body = shapes.joined(blocks[index : index + together])
                reading = read_entry(body)
                if reading is not None and reading.has_paper_link:
                    self._add(reading, block.line, shapes.last_line(blocks[index + together - 1]))
                    return together
            if shapes.is_group_title(block.spans):
                self._enter(_GROUP_LEVEL, read_heading(block.spans))
            else:
                reading = read_entry(block.spans) if shapes.is_title_line(block.spans) else None
                if reading is not None and reading.names and reading.venue and reading.venue.year:
                    self._add(reading, block.line, block.line)
                    return 1
            self.collected.put_aside(block.spans, "running text")
            return 1
        for spans in shapes.split_entries(block.spans):
            reading = read_entry(spans)
            line = spans[0].line
            if (
                reading is not None
                and shapes.begins_with_title(reading, spans, in_text=True)
                and reading.is_publication
            ):
                self._add(reading, line, spans[-1].line)
            else:
                self._no_entry(spans, reading, line)
        return 1

    def _no_entry(self, spans: Spans, reading: Reading | None, line: int) -> None:
        if reading is not None and reading.has_paper_link and self.collected.drafts:
            text = plain(spans)
            urls = tuple(r.url for r in reading.refs if r.url.startswith("http"))
            self.collected.put_aside(spans, "running text")
            if len(text.split()) <= 60 and shapes.looks_like_entry(reading):
                self.collected.unparsed.append(
                    Unparsed(line, text[:300], "no title stands at its beginning", urls)
                )
            return
        self.collected.put_aside(spans, "running text")

    # -- lists

    def _listing(self, blocks: Sequence[Block], index: int) -> int:
        block = blocks[index]
        assert isinstance(block, Listing)
        if shapes.only_internal(block):
            self.collected.put_aside(spans_of([block]), "contents")
            return 1
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        if len(block.items) == 1 and shapes.is_name_only(block.items[0]):
            return self._named(block.items[0], following)
        found = [self._item(item) for item in block.items]
        self._bare_items(block, found)
        return 1

    def _named(self, item: Item, following: Block | None) -> int:
        """A lone item without a link: a name for the citation in the paragraph behind it."""
        name = plain(tuple(spans_of(item.blocks)))
        if isinstance(following, Paragraph) and shapes.is_single_link(following.spans):
            reading = read_entry(following.spans) if plain(following.spans)[:4] != "http" else None
            if reading is None:
                reading = read_entry((*spans_of(item.blocks), *shapes.BREAK, *following.spans))
            elif name and name not in reading.aka:
                reading = replace(reading, aka=(*reading.aka, name))
            if reading is not None:
                self._add(reading, item.line, following.spans[-1].line, named=True)
                return 2
        reading = read_entry(tuple(spans_of(item.blocks)))
        if reading is not None and reading.is_publication:
            self._add(reading, item.line, item.line)
        elif reading is not None and self._named_here() >= 2:
            self._add(reading, item.line, item.line, named=True)
        return 1

    def _named_here(self) -> int:
        section = tuple(s.title for _, s in self._path if s.title)
        return sum(d.section == section for d in self._named_drafts)

    _named_drafts: tuple[Draft, ...] = ()

    def _item(self, item: Item) -> bool:
        """Take an item of a list; say whether it became an entry."""
        head, nested = shapes.head_of(item)
        subentries = [b for b in nested if isinstance(b, Listing) and shapes.holds_entries(b)]
        tables_inside = any(isinstance(b, Table) for b in nested)
        reading: Reading | None
        if subentries or tables_inside:
            reading = read_entry(head) if head else None
            own = (
                reading is not None
                and reading.has_paper_link
                and shapes.begins_with_title(reading, head)
            )
            kept = list(self._path)
            if own and reading is not None:
                self._add(reading, item.line, item.line)
            elif head:
                section = read_heading(head)
                self.collected.put_aside(head, "list matter")
                if section.title and len(section.title) <= 120:
                    self._enter(_GROUP_LEVEL + self._depth, section)
            self._depth += 1
            self.blocks(nested)
            self._depth -= 1
            self._path = kept
            return own
        body = shapes.item_spans(head, nested)
        lines = shapes.split_entries(head) if not nested else (head,)
        if len(lines) > 1:
            return any([self._entry(spans, spans[0].line, ()) for spans in lines])
        return self._entry(body, item.line, head)

    _depth = 0

    def _entry(self, spans: Spans, line: int, head: Spans) -> bool:
        if not spans:
            return False
        reading = read_entry(spans)
        linked = any(s.url is not None or "http" in s.text for s in spans)
        if reading is None:
            self.collected.put_aside(spans, "list matter")
            if linked and any((s.url or "").startswith("http") for s in spans):
                self._unparsed(spans, line, "no text in it can be a title")
            return False
        certain = (
            linked or reading.date or (reading.venue is not None and reading.venue.year is not None)
        )
        if certain and reading.is_publication and shapes.begins_with_title(reading, spans):
            self._add(reading, line, spans[-1].line)
            return True
        if not linked:
            return False
        refs = [r for r in reading.refs if r.url.lower().startswith("http")]
        if not refs and not any(not r.url.startswith("#") for r in reading.refs):
            self.collected.put_aside(spans, "contents")
            return False
        if self._in_datasets and not reading.has_paper_link:
            self.collected.put_aside(spans, "dataset")
            return False
        if shapes.is_resource(reading, spans):
            self._add(reading, line, spans[-1].line)
            return True
        self.collected.put_aside(spans, "running text")
        if reading.has_paper_link:
            self._unparsed(
                spans, line, "it reads as running text, with its title not at the beginning"
            )
        return False

    def _unparsed(self, spans: Spans, line: int, reason: str) -> None:
        urls = tuple(dict.fromkeys(s.url for s in spans if s.url and s.url.startswith("http")))
        self.collected.unparsed.append(Unparsed(line, plain(spans)[:300], reason, urls))

    def _bare_items(self, block: Listing, found: list[bool]) -> None:
        """Items without any link among entries are entries whose link is missing."""
        if sum(found) < 3 or sum(found) < 0.6 * len(found):
            return
        for item, was in zip(block.items, found, strict=True):
            if was:
                continue
            spans = shapes.item_spans(*shapes.head_of(item))
            if any(s.url is not None or "http" in s.text for s in spans):
                continue
            reading = read_entry(spans)
            if reading is not None and 4 <= len(reading.title.text.split()) <= 25:
                self._add(reading, item.line, item.line)

    # -- tables

    def _table(self, block: Table) -> None:
        table_plan = tables.plan(block, datasets=self._in_datasets)
        name: dict[str, Name] = {
            "contents": "contents",
            "results": "results table",
            "datasets": "dataset table",
        }
        head = tuple(spans_of([replace(block, rows=())]))
        if table_plan.kind in name:
            self.collected.put_aside(spans_of([block]), name[table_plan.kind])
            return
        self.collected.put_aside(head, "list matter")
        if table_plan.kind == "unknown":
            self._layout(block)
            return
        kept = list(self._path)
        for row in block.rows:
            if len(row.cells) > 1 and all(cell is row.cells[0] for cell in row.cells):
                if not any((s.url or "").startswith("http") for s in row.cells[0]):
                    self._enter(_GROUP_LEVEL, read_heading(row.cells[0]))
                    continue
            self._row(row.cells, tables.read_row(row, table_plan), row.line)
        self._path = kept

    def _row(self, cells: Sequence[Spans], reading: Reading | None, line: int) -> None:
        spans = tuple(s for cell in dict.fromkeys(cells) for s in cell)
        if reading is None:
            self.collected.put_aside(spans, "list matter")
            if any((s.url or "").startswith("http") for s in spans):
                self._unparsed(spans, line, "the row has no title")
            return
        refs = any(r.url.startswith("http") for r in reading.refs)
        if reading.is_publication or refs or reading.names or reading.refs or reading.date:
            self._add(reading, line, line)

    def _layout(self, block: Table) -> None:
        """A table that only arranges: its cells are read as paragraphs."""
        for row in block.rows:
            for cell in dict.fromkeys(row.cells):
                if cell:
                    self.blocks((Paragraph(cell, cell[0].line),))

    # -- results

    _last_line = 0

    def _add(self, reading: Reading, line: int, last: int, *, named: bool = False) -> None:
        draft = draft_of(reading, self._around(), self.collected)
        draft = replace(draft, origin=Origin(self._source, line))
        self.collected.drafts.append(draft)
        self._last_line = last
        if named:
            self._named_drafts = (*self._named_drafts, draft)
