"""From a reading to a draft: links get kinds, identifiers come out of them, gaps are filled.

What the entry does not say itself is taken, in this order, from the headings above it, from the
document's title, from the address of its proceedings and, for the year, from its arXiv
identifier; all of these are marked as guessed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from catalog.importers.assembly import Reading
from catalog.importers.links import Ref
from catalog.importers.outcome import Broken, Collected
from catalog.importers.sections import Section
from catalog.importers.venues import Venue, is_initialism, is_venue_label, known_venue
from catalog.model.draft import Draft, How, Origin, Read
from catalog.model.link import Link
from catalog.text.dates import read_date
from catalog.text.identifiers import arxiv_year, identify
from catalog.text.links import (
    Kind,
    framework_of,
    is_publication,
    label_kind,
    label_text,
    link_kind,
)
from catalog.text.proceedings import proceedings_of
from catalog.text.urls import same_target

T = TypeVar("T")
_SCHEMES = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around an entry.

    Attributes:
        source: name of the file.
        sections: headings above the entry, outermost first.
        document: what the title of the document says.
    """

    source: str
    sections: tuple[Section, ...] = ()
    document: Section | None = None


def draft_of(reading: Reading, around: Surroundings, collected: Collected) -> Draft:
    """Make the draft of an entry and report its links that lead nowhere.

    Args:
        reading: what the entry says.
        around: what stands around it.
        collected: takes the broken links, the images and the links on names.
    """
    line = reading.title.line

    def read(value: T, at: int = line, how: How = "written", via: str = "") -> Read[T]:
        return Read(value, Origin(around.source, at or line, how, via))

    refs = _usable(reading, collected)
    links = tuple(_links(refs, around.source))
    identifiers = _identifiers(refs)
    if "arxiv" not in identifiers and reading.venue and reading.venue.id == "arxiv":
        found = identify(f"https://arxiv.org/abs/{reading.venue.rest.split(',')[0].strip()}")
        if found:
            identifiers["arxiv"] = (found[1], reading.venue_line)
    venue, venue_how, venue_via = _venue(reading, around, refs)
    year = _year(reading, around, refs, identifiers.get("arxiv", ("", 0))[0])
    for ref in reading.asides:
        collected.aside(ref.url, ref.line, "author page")
    collected.put_images(reading.images)
    at = reading.venue_line
    announced = next((s.genre for s in reversed(around.sections) if s.genre), "")
    is_paper = _is_paper(reading, links, announced)
    known = {key: read(value, line_of) for key, (value, line_of) in identifiers.items()}
    return Draft(
        origin=Origin(around.source, line),
        title=read(reading.title.text),
        authors=read(reading.names) if reading.names else None,
        et_al=reading.et_al,
        year=read(year[0], line, year[1], year[2]) if year else None,
        date=read(reading.date) if len(reading.date) > 4 else None,
        venue=read(venue.id, at, venue_how, venue_via) if venue and venue.id else None,
        venue_text=read(venue.text, at, venue_how, venue_via) if venue and venue.text else None,
        track=read(venue.track, at, venue_how, venue_via) if venue and venue.track else None,
        doi=known.get("doi"),
        arxiv=known.get("arxiv"),
        openreview=known.get("openreview"),
        acl=known.get("acl"),
        aka=tuple(read(name) for name in reading.aka),
        note=read("\n".join(reading.notes)) if reading.notes else None,
        links=links,
        section=_path(around.sections),
        type=None if is_paper else _type(reading, links, announced, read),
        is_paper=is_paper,
    )  # fmt: skip


def _path(sections: Sequence[Section]) -> tuple[str, ...]:
    """The headings above an entry; one that says "Contents" names no part of the list."""
    titled = [section for section in sections if section.title]
    return tuple(s.title for s in titled if s.role != "contents" or s is titled[-1])


def _usable(reading: Reading, collected: Collected) -> list[Ref]:
    """The links that are addresses; the others are reported under their label or the title."""
    kept = []
    for ref in reading.refs:
        if ref.url.lower().startswith(_SCHEMES):
            kept.append(ref)
        elif not ref.url.startswith(("#", "mailto:")):
            label = ref.label or reading.title.text
            collected.broken.append(Broken(ref.line, label[:80], ref.url))
    return kept


def _links(refs: Iterable[Ref], source: str) -> Iterable[Read[Link]]:
    """Each address once; a label that names a kind wins over a place where it stands bare."""
    chosen: dict[str, Ref] = {}
    for ref in refs:
        there = chosen.get(ref.url)
        if there is None or (label_kind(there.label) is None and label_kind(ref.label) is not None):
            chosen[ref.url] = ref
    for ref in chosen.values():
        kind: Kind = ref.kind or link_kind("" if ref.on_title else ref.label, ref.url)
        bare = ref.label.strip("[]() `")
        if kind == "other" and not ref.on_title and (is_venue_label(bare) or read_date(bare)):
            kind = "paper"
        label = _shown(ref)
        framework = framework_of(ref.label) if kind == "code" else ""
        official = True if kind == "code" and "official" in _words(ref.label) else None
        if official and "unofficial" in _words(ref.label):
            official = False
        link = Link(kind=kind, url=ref.url, label=label, framework=framework, official=official)
        yield Read(link, Origin(source, ref.line))


def _words(label: str) -> set[str]:
    return set(label_text(label).casefold().replace("offical", "official").split())


def _shown(ref: Ref) -> str:
    """The label to keep: one that says more than the kind does."""
    if ref.on_title or ref.image:
        return ""
    text = label_text(ref.label)
    bare = ref.label.strip("[]() `")
    if ref.kind and not label_kind(ref.label):
        return text[:80]
    if label_kind(ref.label) or framework_of(ref.label) or is_venue_label(bare) or read_date(bare):
        return text if text.casefold() in ("journal", "openreview", "colab") else ""
    return text[:80]


def _identifiers(refs: Iterable[Ref]) -> dict[str, tuple[str, int]]:
    """The first identifier of each scheme among the links to the work itself."""
    found: dict[str, tuple[str, int]] = {}
    for ref in refs:
        told = identify(ref.url)
        if (
            told is not None
            and not ref.kind
            and link_kind("" if ref.on_title else ref.label, ref.url)
            in (
                "paper",
                "pdf",
                "project",
                "other",
            )
        ):
            found.setdefault(told[0], (told[1], ref.line))
    return found


def _venue(
    reading: Reading, around: Surroundings, refs: Sequence[Ref]
) -> tuple[Venue | None, How, str]:
    if reading.venue is not None:
        if is_initialism(reading.venue):
            return reading.venue, "guessed", "initials"
        return reading.venue, "written", ""
    for section in reversed(around.sections):
        if section.venue is not None:
            return section.venue, "guessed", "section heading"
    for ref in refs:
        told = proceedings_of(ref.url)
        venue = known_venue(f"{told[0]} {told[1] or ''}") if told else None
        if venue is not None:
            return venue, "guessed", "address of the proceedings"
    if around.document is not None and around.document.venue is not None and reading.is_publication:
        return around.document.venue, "guessed", "document title"
    return None, "written", ""


def _year(
    reading: Reading, around: Surroundings, refs: Sequence[Ref], arxiv: str
) -> tuple[int, How, str] | None:
    if reading.venue is not None and reading.venue.year:
        return reading.venue.year, "written", ""
    if reading.date:
        return int(reading.date[:4]), "written", ""
    for section in reversed(around.sections):
        if section.year is not None:
            return section.year, "guessed", "section heading"
    told = [year for ref in refs if (found := proceedings_of(ref.url)) and (year := found[1])]
    if told:
        return told[0], "guessed", "address of the proceedings"
    if around.document is not None and around.document.year and reading.is_publication:
        return around.document.year, "guessed", "document title"
    year = arxiv_year(arxiv) if arxiv else None
    return (year, "guessed", "arXiv identifier") if year else None


def _is_paper(reading: Reading, links: Sequence[Read[Link]], announced: str) -> bool:
    """Whether the work is a paper; a talk or a tutorial at a conference is none.

    Below a heading that announces datasets or libraries, neither is what its title links to
    while no venue is named, though links to papers about it stand beside.
    """
    if reading.genre:
        return False
    titled = next((ref for ref in reading.refs if ref.on_title), None)
    if announced and titled and reading.venue is None and not is_publication(titled.url):
        return False
    if reading.has_paper_link:
        return True
    shown = bool(links) and all(link.value.kind in ("video", "slides", "blog") for link in links)
    return not shown and (reading.is_publication or bool(reading.names and not links))


def _type(
    reading: Reading, links: Sequence[Read[Link]], announced: str, read: Callable[..., Read[str]]
) -> Read[str]:
    """The kind of resource that an entry without any publication is."""
    if reading.genre:
        return read(reading.genre)
    linked = _linked_type(links)
    if announced and linked != "video":
        return read(announced, how="guessed", via="section heading")
    return read(linked, how="guessed", via="its links")


def _linked_type(links: Sequence[Read[Link]]) -> str:
    kinds = [link.value.kind for link in links]
    for kind, name in (
        ("code", "library"),
        ("video", "video"),
        ("dataset", "dataset"),
        ("demo", "application"),
    ):
        if kinds and kinds[0] == kind:
            return name
    if kinds and kinds[0] == "slides":
        return "course"
    return "post" if kinds and kinds[0] in ("blog", "other", "project") else "other"


def targets(draft: Draft) -> set[str]:
    """What the links of a draft lead to, in the form in which two spellings are equal."""
    return {same_target(link.value.url) for link in draft.links}
