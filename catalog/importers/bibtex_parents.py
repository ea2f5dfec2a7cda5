"""What entries of a bibliography take from others: `crossref`, and `xdata` of biblatex.

BibTeX gives a child every field of its parent that it lacks (BibTeXing, section 2.1); a parent's
title is the title of the book or journal that its child stands in (biblatex, appendix B,
http://mirrors.ctan.org/macros/latex/contrib/biblatex/doc/biblatex.pdf).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from catalog.importers.bibtex_records import Record, Value

DATA = "xdata"
"""Type of records that only hold fields for others."""
_OWN_FIELDS = (
    "title subtitle titleaddon shorttitle sorttitle indextitle crossref xref xdata ids key "
    "entryset related relatedtype options label sortkey presort pages pagetotal chapter doi "
    "url urldate eprint eprinttype eprintclass archiveprefix primaryclass anthology pdf ee "
    "biburl code github video slides howpublished opturl bdsk-url-1 html link website note "
    "annote annotation addendum abstract keywords file bibsource timestamp"
)
_OWN = frozenset(_OWN_FIELDS.split())
"""Fields that say something of the parent alone, its addresses among them."""
_INSTEAD = (
    ("year", "date"), ("journal", "journaltitle"), ("institution", "school"),
    ("address", "location"),
)  # fmt: skip
"""Names of the same thing: a child that has one of them does not take the other."""


def with_parents(
    records: Sequence[Record],
) -> tuple[tuple[Record, ...], tuple[Record, ...], tuple[str, ...]]:
    """Give every record what it takes from others, wherever in the file those stand.

    Args:
        records: the records of a file.

    Returns:
        The works; the records that only hold fields for others (`xdata`, or parents without a
        title); and notes on parents that are not there.
    """
    by_key: dict[str, Record] = {}
    for record in records:
        by_key.setdefault(record.key.casefold(), record)
    parents = {key.casefold() for record in records for _, key in _named(record)}
    made = [_whole(record, by_key, ()) for record in records if record.type != DATA]
    data = [record for record in records if record.type == DATA]
    data += [one for one in made if not one.text("title") and one.key.casefold() in parents]
    left_out = {id(record) for record in data}
    works = tuple(record for record in made if id(record) not in left_out)
    return works, tuple(data), tuple(_missing(records, by_key))


def _named(record: Record) -> Iterator[tuple[str, str]]:
    """The parents that a record names, each with the field that does."""
    for name in (DATA, "crossref"):
        for key in record.text(name).split(","):
            if key.strip():
                yield name, key.strip()


def _missing(records: Sequence[Record], by_key: Mapping[str, Record]) -> Iterator[str]:
    """A note for each parent that is not in the file."""
    lines: dict[tuple[str, str], list[int]] = {}
    for record in records:
        for name, key in _named(record):
            if key.casefold() not in by_key:
                lines.setdefault((name, key), []).append(record.line_of(name))
    for (name, key), at in lines.items():
        more = f" ({len(at)} entries)" if len(at) > 1 else ""
        yield f"line {at[0]}: {name} names {key!r}, which is not in the file{more}"


def _whole(record: Record, by_key: Mapping[str, Record], below: tuple[str, ...]) -> Record:
    """A record with the fields of those that it names, and of those that these name."""
    fields = dict(record.fields)
    own = (*below, record.key.casefold())
    for name, key in _named(record):
        parent = by_key.get(key.casefold())
        if parent is None or key.casefold() in own:
            continue
        for field, value in _given(record, _whole(parent, by_key, own), name):
            if not any(fields.get(other) for other in _same(field)):
                fields[field] = value
    return replace(record, fields=fields) if fields.keys() != record.fields.keys() else record


def _given(child: Record, parent: Record, name: str) -> Iterator[tuple[str, Value]]:
    """The fields that a parent gives to a child, under the names that they have there."""
    if name == DATA:
        yield from ((field, value) for field, value in parent.fields.items() if field != DATA)
        return
    yield from ((field, value) for field, value in parent.fields.items() if field not in _OWN)
    if not child.text("title"):
        yield from ((f, parent.fields[f]) for f in ("title", "subtitle") if f in parent.fields)
    elif parent.text("title"):
        if child.type.startswith("in") or child.type in ("conference", "suppbook", "bookinbook"):
            yield "booktitle", _titled(parent)
        elif child.type == "article":
            yield "journal", _titled(parent)


def _titled(parent: Record) -> Value:
    """The title of a parent with its subtitle."""
    title = parent.fields["title"]
    sub = parent.fields.get("subtitle")
    if sub is None:
        return title
    return Value(f"{title.written}: {sub.written}", f"{title.text}: {sub.text}", title.line)


def _same(field: str) -> tuple[str, ...]:
    return next((names for names in _INSTEAD if field in names), (field,))
