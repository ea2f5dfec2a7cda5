"""Tables: what each column holds, told by its head and by what stands in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from catalog.importers.assembly import Reading, assemble
from catalog.importers.chunk import Chunk
from catalog.importers.chunks import read_phrase
from catalog.importers.columns import EMPTY, Column, Plan, names_datasets
from catalog.importers.keys import meaning_of
from catalog.importers.links import Ref, Taken, link_texts, take_links
from catalog.importers.phrases import Phrase, phrases
from catalog.importers.pieces import strip_lead
from catalog.importers.reading import keyed_chunks
from catalog.importers.tree import Row, Span, Spans
from catalog.importers.venues import likely_venue
from catalog.text.dates import read_date
from catalog.text.links import label_kind, label_text
from catalog.text.people import read_people


def read_row(row: Row, table_plan: Plan) -> Reading | None:
    """Read a row of a table of entries, or tell that it holds no title.

    Args:
        row: the row.
        table_plan: what its columns hold.
    """
    chunks: list[Chunk] = []
    refs: list[tuple[int, Ref]] = []
    images: list[tuple[str, int]] = []
    texts: dict[str, str] = {}
    seen: set[int] = set()
    order = sorted(
        range(len(row.cells)),
        key=lambda i: (i >= len(table_plan.columns) or table_plan.columns[i] != "title", i),
    )
    for place, index in enumerate(order):
        cell = row.cells[index]
        if id(cell) in seen or (index >= len(table_plan.columns) and not cell):
            continue
        seen.add(id(cell))
        column: Column = table_plan.columns[index] if index < len(table_plan.columns) else "any"
        head = table_plan.heads[index] if index < len(table_plan.heads) else ""
        taken = take_links(cell)
        images.extend(taken.images)
        if column not in ("title", "name") and names_datasets(head):
            refs.extend((place, ref) for ref in _datasets(taken, cell, head))
            taken = replace(taken, rows=tuple(map(_unlinked, taken.rows)))
        else:
            refs.extend((place, _headed(ref, head)) for _, ref in taken.refs)
        texts.update(link_texts(taken))
        for phrase in phrases(taken):
            phrase = replace(phrase, row=phrase.row if place == 0 else place, after_links=False)
            meaning = meaning_of(phrase.role) if phrase.role else None
            told = keyed_chunks(phrase, meaning) if meaning else _cell(phrase, column)
            chunks.extend(told)
    taken = take_links(row.cited)
    texts.update(link_texts(taken))
    refs.extend((len(order), ref) for _, ref in taken.refs)
    chunks.extend(_cited(taken, len(order), chunks))
    titled = any(c.kind == "text" for c in chunks)
    return assemble(chunks, refs, images, texts) if titled else None


def _datasets(taken: Taken, cell: Spans, head: str) -> Iterator[Ref]:
    """The links in a column of datasets, in order, each with its own name."""
    found = [_headed(ref, head) for _, ref in taken.refs]
    named = [s for row in taken.rows for s in row if s.url is not None]
    found += [Ref(s.text.strip("[]() ,;"), s.url or "", s.line) for s in named]
    order = [span.url for span in cell if span.url is not None]
    found.sort(key=lambda ref: order.index(ref.url) if ref.url in order else len(order))
    for ref in found:
        other = label_kind(ref.label) not in (None, "dataset")
        yield ref if other else replace(ref, kind="dataset")


def _unlinked(row: tuple[Span, ...]) -> tuple[Span, ...]:
    return tuple(replace(span, url=None) for span in row)


def _cited(taken: Taken, place: int, own: Sequence[Chunk]) -> Iterator[Chunk]:
    """What the footnotes of a row add to what the row itself says."""
    there = {chunk.kind for chunk in own if chunk.venue is None or chunk.venue.id}
    for phrase in phrases(taken):
        for chunk in read_phrase(replace(phrase, row=phrase.row + place, after_links=True)):
            if chunk.kind in there and chunk.kind in ("venue", "date", "people"):
                continue
            if chunk.venue is not None and "date" in there:
                chunk = replace(chunk, venue=replace(chunk.venue, year=None))
            yield replace(chunk, kind="remark") if chunk.kind == "tag" else chunk


def _headed(ref: Ref, head: str) -> Ref:
    """A link whose label says little takes the head of its column."""
    if label_kind(head) is None:
        return ref
    vague = label_text(ref.label).casefold() in (
        "",
        "link",
        "links",
        "here",
        "url",
        "click",
        "page",
        "✓",
        "yes",
    )
    return (
        replace(ref, label=head)
        if vague
        or (
            label_kind(ref.label) is None
            and read_date(ref.label.strip("[]")) is None
            and not _says_venue(ref.label)
        )
        else ref
    )


def _says_venue(label: str) -> bool:
    from catalog.importers.venues import is_venue_label

    return is_venue_label(label.strip("[]() "))


def _cell(phrase: Phrase, column: Column) -> tuple[Chunk, ...]:
    if phrase.text.strip(" []()").casefold() in EMPTY:
        return ()
    if column == "title":
        found = read_phrase(phrase)
        described = phrase.text.lstrip(" -–—:")[:1].islower() and phrase.text.count(" ") > 12
        plain_look = phrase.look in ("plain", "italic", "code") and not described
        boosted = "quote" if plain_look else phrase.look
        if not strip_lead(phrase.text).strip(" ()[].,:-"):
            return found
        kinds = {c.kind for c in found}
        if phrase.row == 0 and not kinds & {"text", "date"}:
            found = (Chunk("text", phrase.text, phrase.look, phrase.row, phrase.line, phrase.urls),)
        return tuple(replace(c, look=boosted) if c.kind == "text" else c for c in found)
    base = Chunk("remark", phrase.text, phrase.look, phrase.row, phrase.line, phrase.urls)
    if column == "people":
        people = read_people(phrase.text)
        return (
            (replace(base, kind="people", names=people[0], et_al=people[1]),) if people else (base,)
        )
    if column == "venue":
        venue = likely_venue(phrase.text)
        if venue is None:
            date = read_date(phrase.text)
            return (replace(base, kind="date", date=date),) if date else ()
        return (replace(base, kind="venue", venue=venue),)
    if column == "date":
        date = read_date(phrase.text)
        if date:
            return (replace(base, kind="date", date=date),)
    if column == "name":
        return (replace(base, kind="tag", row=0),)
    if column in ("note", "tags"):
        return (base,)
    found = read_phrase(phrase)
    return tuple(replace(c, kind="remark") if c.kind == "text" else c for c in found)
