"""Lists on a walk through a document: items are entries, groups, or neither."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from catalog.importers import shapes
from catalog.importers.assembly import Reading
from catalog.importers.collector import Collector
from catalog.importers.lines import BREAK, head_of, item_spans, split_entries
from catalog.importers.place import GROUP_LEVEL
from catalog.importers.reading import read_entry
from catalog.importers.titles import begins_with_title, is_resource
from catalog.importers.tree import (
    Block,
    Item,
    Listing,
    Paragraph,
    Spans,
    Table,
    plain,
    spans_of,
)


class ListWalk(Collector):
    """Takes the lists of a document."""

    def listing(self, blocks: Sequence[Block], index: int) -> int:
        """Take a list and what belongs to it; say how many blocks that were."""
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
                reading = read_entry((*spans_of(item.blocks), *BREAK, *following.spans))
            elif name and name not in reading.aka:
                reading = replace(reading, aka=(*reading.aka, name))
            if reading is not None:
                self.add(reading, item.line, following.spans[-1].line, named=True)
                return 2
        reading = read_entry(tuple(spans_of(item.blocks)))
        if reading is not None and reading.is_publication:
            self.add(reading, item.line, item.line)
        elif reading is not None and self._named_here() >= 2:
            self.add(reading, item.line, item.line, named=True)
        return 1

    def _named_here(self) -> int:
        section = self.place.headings()
        return sum(d.section == section for d in self.named_drafts)

    def _item(self, item: Item) -> bool:
        """Take an item of a list; say whether it became an entry."""
        head, nested = head_of(item)
        subentries = [b for b in nested if isinstance(b, Listing) and shapes.holds_entries(b)]
        tables_inside = any(isinstance(b, Table) for b in nested)
        reading = read_entry(head) if head and (subentries or tables_inside) else None
        if reading is not None and all(shapes.cites(b, reading.title.text) for b in subentries):
            subentries = []
        if subentries or tables_inside:
            own = (
                reading is not None and reading.has_paper_link and begins_with_title(reading, head)
            )
            mark = self.place.mark()
            if own and reading is not None:
                self.add(reading, item.line, item.line)
            elif head:
                section = self.place.read(head)
                self.collected.put_aside(head, "list matter")
                if section.title and len(section.title) <= 120:
                    self.place.enter(GROUP_LEVEL + self._depth, section)
            self._depth += 1
            self.blocks(nested)
            self._depth -= 1
            self.place.restore(mark)
            return own
        body = item_spans(head, nested)
        lines = split_entries(head) if not nested else (head,)
        if len(lines) > 1:
            found = [self._entry(spans, spans[0].line) for spans in lines]
            return any(found)
        return self._entry(body, item.line)

    _depth = 0

    def _entry(self, spans: Spans, line: int) -> bool:
        if not spans:
            return False
        reading = read_entry(spans)
        linked = any(s.url is not None or "http" in s.text for s in spans)
        if reading is None:
            self.collected.put_aside(spans, "list matter")
            if linked and any((s.url or "").startswith("http") for s in spans):
                self.unparsed(spans, line, "no text in it can be a title")
            return False
        certain = (
            linked or reading.date or (reading.venue is not None and reading.venue.year is not None)
        )
        told = bool(reading.genre) and linked
        if told or (certain and reading.is_publication and begins_with_title(reading, spans)):
            self.add(reading, line, spans[-1].line)
            return True
        if not linked:
            return False
        refs = [r for r in reading.refs if r.url.lower().startswith("http")]
        if not refs and not any(not r.url.startswith("#") for r in reading.refs):
            self.collected.put_aside(spans, "contents")
            return False
        if self.place.in_datasets and not reading.has_paper_link and not _in_front(reading, spans):
            self.collected.put_aside(spans, "dataset")
            return False
        if is_resource(reading, spans):
            self.add(reading, line, spans[-1].line)
            return True
        self.collected.put_aside(spans, "running text")
        if reading.has_paper_link:
            self.unparsed(
                spans, line, "it reads as running text, with its title not at the beginning"
            )
        return False

    def _bare_items(self, block: Listing, found: list[bool]) -> None:
        """Items without any link among entries are entries whose link is missing."""
        if sum(found) < 3 or sum(found) < 0.6 * len(found):
            return
        for item, was in zip(block.items, found, strict=True):
            if was:
                continue
            spans = item_spans(*head_of(item))
            if any(s.url is not None or "http" in s.text for s in spans):
                continue
            reading = read_entry(spans)
            if reading is not None and 4 <= len(reading.title.text.split()) <= 25:
                self.add(reading, item.line, item.line)


def _in_front(reading: Reading, spans: Spans) -> bool:
    """Whether an item begins with a linked title and says more: "- [Title](url) - a sentence"."""
    first = next((span for span in spans if span.text.strip() or span.image is not None), None)
    on_title = any(ref.on_title for ref in reading.refs)
    in_front = on_title and first is not None and first.url in reading.title.urls
    return in_front and bool(reading.notes or reading.names or reading.genre)
