"""Tables on a walk through a document: rows are entries, or the table is none of entries."""

from __future__ import annotations

from dataclasses import replace

from catalog.importers.assembly import Reading
from catalog.importers.collector import Collector
from catalog.importers.columns import plan
from catalog.importers.outcome import Name
from catalog.importers.place import GROUP_LEVEL
from catalog.importers.tables import read_row
from catalog.importers.tree import (
    Paragraph,
    Row,
    Span,
    Table,
    spans_of,
)


class TableWalk(Collector):
    """Takes the tables of a document."""

    def table(self, block: Table) -> None:
        """Take a table."""
        table_plan = plan(block, datasets=self.place.in_datasets)
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
        mark = self.place.mark()
        for row in block.rows:
            if _is_group(row):
                self.place.enter(GROUP_LEVEL, self.place.read(row.cells[0]))
                continue
            self._row(row, read_row(row, table_plan))
        self.place.restore(mark)

    def _row(self, row: Row, reading: Reading | None) -> None:
        line = row.line
        spans = (*(s for cell in dict.fromkeys(row.cells) for s in cell), *row.cited)
        if reading is None:
            self.collected.put_aside(spans, "list matter")
            if any((s.url or "").startswith("http") for s in spans):
                between = Span(" | ", line)
                shown = [s for cell in row.cells for s in (*cell, between)][:-1]
                self.unparsed(tuple(shown), line, "the row has no title")
            return
        refs = any(r.url.startswith("http") for r in reading.refs)
        if reading.is_publication or refs or reading.names or reading.refs or reading.date:
            self.add(reading, line, line)

    def _layout(self, block: Table) -> None:
        """A table that only arranges: its cells are read as paragraphs."""
        for row in block.rows:
            for cell in dict.fromkeys(row.cells):
                if cell:
                    self.blocks((Paragraph(cell, cell[0].line),))


def _is_group(row: Row) -> bool:
    """Whether one cell spans a row and only names the rows below it."""
    spans = len(row.cells) > 1 and all(cell is row.cells[0] for cell in row.cells)
    return spans and not any((s.url or "").startswith("http") for s in row.cells[0])
