"""Drafts: what an importer or a source believes about a work, and where it read it."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Generic, Literal, TypeVar

from catalog.model.link import Link

T = TypeVar("T", covariant=True)

How = Literal["written", "guessed"]
"""`written`: it stands there. `guessed`: it follows from something else; a person should look."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a value was read.

    Attributes:
        source: name of the file, or the address of the record.
        line: 1-based line of the file; 0 where there are no lines.
        how: whether the value is written there or guessed from it.
        via: what it was read from where that is not the entry itself: "section heading".
    """

    source: str
    line: int = 0
    how: How = "written"
    via: str = ""

    def __str__(self) -> str:
        place = f"{self.source}:{self.line}" if self.line else self.source
        return f"{place} ({self.via})" if self.via else place


@dataclass(frozen=True, slots=True)
class Read(Generic[T]):
    """A value with where it was read."""

    value: T
    origin: Origin


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry before anybody has looked at it. Never written to disk unreviewed.

    Attributes:
        origin: where the entry begins.
        title: as written, without emphasis, numbering and closing full stop.
        authors: names in reading order, "Given Family", as far as they are given.
        organisations: the names among them that are whole, and no person's.
        et_al: whether more authors follow whom the source does not name.
        year: year of publication at the venue.
        date: ISO date as precise as it is given.
        venue: key of the venue registry.
        venue_text: what the source writes where the venue stands.
        track: part of the venue other than its main track.
        type: a `PaperType` or `ResourceType` where the source tells it, else empty.
        doi: bare DOI.
        arxiv: bare identifier without version.
        openreview: forum id.
        acl: ACL Anthology id.
        pages: as printed.
        volume: as printed.
        number: as printed.
        aka: short names that stand beside the title.
        note: what else the source says about the work, in its own words.
        links: every address of the entry, each once.
        section: headings above the entry, outermost first, without the document's title.
        is_paper: whether anything says that this is a paper rather than a library or a video.
        key: what the source cites the work by: its BibTeX key.
    """

    origin: Origin
    title: Read[str]
    authors: Read[tuple[str, ...]] | None = None
    organisations: frozenset[str] = frozenset()
    et_al: bool = False
    year: Read[int] | None = None
    date: Read[str] | None = None
    venue: Read[str] | None = None
    venue_text: Read[str] | None = None
    track: Read[str] | None = None
    type: Read[str] | None = None
    doi: Read[str] | None = None
    arxiv: Read[str] | None = None
    openreview: Read[str] | None = None
    acl: Read[str] | None = None
    pages: Read[str] | None = None
    volume: Read[str] | None = None
    number: Read[str] | None = None
    aka: tuple[Read[str], ...] = ()
    note: Read[str] | None = None
    links: tuple[Read[Link], ...] = ()
    section: tuple[str, ...] = ()
    is_paper: bool = True
    key: str = ""

    def guessed(self) -> Iterator[tuple[str, "Read[object]"]]:
        """Every field that was guessed, with its name, in the order of the fields."""
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, Read) and value.origin.how == "guessed":
                yield field.name, value
