"""Putting the chunks of an entry in their places: title, people, venue, date, names, notes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from catalog.importers.chunk import Chunk
from catalog.importers.frameworks import with_frameworks
from catalog.importers.links import Ref
from catalog.importers.pieces import is_remark
from catalog.importers.slots import in_their_slots
from catalog.importers.title_choice import CLOSING, choose_title, clean_title, with_bracket
from catalog.importers.venues import (
    Venue,
    dated_venue,
    is_venue_label,
    known_venue,
    likely_venue,
    sounds_like_venue,
)
from catalog.text.dates import read_date
from catalog.text.links import is_publication, label_kind, label_text
from catalog.text.people import people_score
from catalog.text.titles import title_key

_PAPER_LABELS = frozenset({"paper", "pdf"})
_ARXIV_LABEL = re.compile(r"\W*arxiv\W*", re.I)
_VAGUE_LABEL = re.compile(r"\b(?:link|here|html|page|download)\b|\Z", re.I)


@dataclass(frozen=True, slots=True)
class Reading:
    """What one entry says.

    Attributes:
        title: the title's chunk, text cleaned.
        refs: every link with its label, those on the title included.
        venue: where it appeared, or None.
        venue_line: line on which that stands.
        date: ISO date that it gives, or empty.
        names: authors.
        et_al: whether others are left out.
        aka: short names beside the title.
        notes: remarks and descriptions.
        asides: links on names and other words that lead to no part of the work.
        score: how sure the title is; below 2.5 it is a single plain word.
        images: addresses of images with their lines.
        venue_in_label: whether the label of a link names the venue.
        arxiv_label: whether the label of a link says "arXiv", the archive or the venue.
        genre: the `ResourceType` where the entry says that it is no paper, else empty.
    """

    title: Chunk
    refs: tuple[Ref, ...]
    venue: Venue | None = None
    venue_line: int = 0
    date: str = ""
    names: tuple[str, ...] = ()
    et_al: bool = False
    aka: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    asides: tuple[Ref, ...] = ()
    score: float = 0.0
    images: tuple[tuple[str, int], ...] = ()
    venue_in_label: bool = False
    arxiv_label: bool = False
    genre: str = ""

    @property
    def has_paper_link(self) -> bool:
        """Whether a link leads to a publication, by label or by address."""
        return any(
            ref.url.startswith("http")
            and not ref.kind
            and (is_publication(ref.url) or (_names_paper(ref.label) and not ref.on_title))
            for ref in self.refs
        )

    @property
    def is_publication(self) -> bool:
        """Whether anything says that this is a publication."""
        dated = self.venue is not None and (self.venue.year is not None or bool(self.venue.id))
        return self.has_paper_link or dated or (bool(self.names) and bool(self.date))


def _names_paper(label: str) -> bool:
    bare = label.strip("[]() `")
    if is_venue_label(bare) or read_date(bare) is not None:
        return True
    return label_kind(label) in _PAPER_LABELS and not _VAGUE_LABEL.match(
        label_text(label).casefold()
    )


def assemble(
    chunks: Sequence[Chunk],
    refs: Sequence[tuple[int, Ref]],
    images: Sequence[tuple[str, int]] = (),
    texts: Mapping[str, str] = MappingProxyType({}),
) -> Reading | None:
    """Put the chunks of an entry in their places.

    Args:
        chunks: what its phrases say, in order.
        refs: its labelled links with the number of their line.
        images: its images.
        texts: the text of each link in its phrases, by the address.
    """
    chosen = choose_title(chunks, linked=bool(refs))
    if chosen is None:
        return None
    index, score = chosen
    chunks, index = with_bracket(chunks, index)
    text = clean_title(chunks[index].text)
    if not text:
        return None
    title = replace(chunks[index], text=text)
    rest = in_their_slots(chunks, index)
    people = _best_people(rest)
    venue_chunk = _best_venue(rest)
    unnamed = [ref for _, ref in refs if not ref.kind]
    label_venue = _label_venue(unnamed)
    venue_in_label = False
    venue = venue_chunk.venue if venue_chunk else None
    if label_venue is not None and (venue is None or _weight(label_venue) > _weight(venue)):
        venue, venue_line = label_venue, title.line
        venue_in_label = True
    else:
        venue_line = venue_chunk.line if venue_chunk else 0
    genre = next((c.genre for c in rest if c.genre), "")
    dates = [c.date for c in rest if c.kind in ("date", "genre")] + [
        d for r in unnamed if (d := read_date(r.label.strip("[]() ")))
    ]
    names = people.names if people else venue_chunk.names if venue_chunk else ()
    et_al = people.et_al if people else bool(venue_chunk and venue_chunk.et_al)
    aka, notes = _besides(rest, people, venue_chunk, title, index)
    refs, more = with_frameworks(rest, refs)
    notes = tuple(dict.fromkeys((*notes, *more)))
    title_refs = [Ref("", url, title.line, on_title=True) for url in title.urls]
    asides = [
        Ref(texts.get(url, c.text) if len(c.urls) > 1 else c.text, url, c.line)
        for c in rest if c is not title and c.kind not in ("date", "genre")
        for url in c.urls
    ]  # fmt: skip
    own, aside = _split_asides(asides, people)
    return Reading(
        title, (*title_refs, *(ref for _, ref in refs), *own), venue, venue_line,
        max(dates, key=len) if dates else "", names, et_al, aka, notes, aside, score, tuple(images),
        venue_in_label, any(_ARXIV_LABEL.fullmatch(ref.label) for ref in unnamed),
        genre,
    )  # fmt: skip


def _best_people(rest: Sequence[Chunk]) -> Chunk | None:
    found = [c for c in rest if c.kind == "people"]
    return (
        max(found, key=lambda c: people_score(c.text) + 0.05 * len(c.names) - 0.5 * c.after_links)
        if found
        else None
    )


def _best_venue(rest: Sequence[Chunk]) -> Chunk | None:
    found = [c for c in rest if c.kind == "venue" and c.venue is not None]
    return (
        max(found, key=lambda c: _weight(c.venue) - (0.6 if c.after_links else 0))
        if found
        else None
    )


def _weight(venue: Venue | None) -> float:
    if venue is None:
        return -1.0
    named = 2.0 if venue.id else 1.0 if sounds_like_venue(venue.text) else 0.5
    return (
        named + (1.0 if venue.year else 0.0) + (0.6 if venue.kind not in ("preprint", "") else 0.0)
    )


def _label_venue(refs: Sequence[Ref]) -> Venue | None:
    found = []
    for ref in refs:
        text = ref.label.strip("[]() `")
        venue = known_venue(text) or dated_venue(text) if text else None
        if venue is None and sounds_like_venue(text) and label_kind(text) is None:
            venue = likely_venue(text)
        if venue is not None and (venue.year is not None or label_kind(text) is None):
            found.append(venue)
    return max(found, key=_weight) if found else None


def _besides(
    rest: Sequence[Chunk], people: Chunk | None, venue: Chunk | None, title: Chunk, index: int
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Short names beside the title, and what else the entry says."""
    aka: list[str] = []
    notes: list[str] = []
    for place, chunk in enumerate(rest):
        if chunk is people or chunk is venue or chunk.kind in ("date", "label", "genre"):
            continue
        text = unwrapped(chunk.text)
        if not text or title_key(text) == title_key(title.text) or _tells_again(chunk, venue):
            continue
        beside = chunk.kind in ("tag", "text") and (place < index or chunk.kind == "tag")
        behind_people = place > 0 and rest[place - 1].kind == "people"  # where they work
        row = title.row if _heads_the_entry(rest, place, title) else chunk.row
        if beside and not behind_people and _is_short_name(replace(chunk, row=row), text, title):
            aka.append(text)
        elif len(text) > 3 and not (chunk.urls and chunk.look == "link"):
            notes.append(text)
    return tuple(dict.fromkeys(aka)), tuple(dict.fromkeys(notes))


def _heads_the_entry(rest: Sequence[Chunk], place: int, title: Chunk) -> bool:
    """Whether a name in bold begins an entry, authors behind it and the title a line below."""
    chunk = rest[place]
    behind = rest[place + 1] if place + 1 < len(rest) else None
    return (
        place == 0
        and chunk.look == "bold"
        and title.row == chunk.row + 1
        and behind is not None
        and (behind.kind, behind.row) == ("people", chunk.row)
    )


def _is_short_name(chunk: Chunk, text: str, title: Chunk) -> bool:
    return (
        chunk.row == title.row
        and not chunk.after_links
        and chunk.look != "code"
        and len(text.split()) <= 4
        and len(text) <= 40
        and not is_remark(text)
        and bool(re.search(r"[A-Za-z]", text))
    )


def _tells_again(chunk: Chunk, venue: Chunk | None) -> bool:
    """Whether a venue is named once more, or a preprint beside the place of publication."""
    told = venue.venue if venue else None
    return (
        chunk.venue is not None
        and told is not None
        and (chunk.venue.id == told.id or chunk.venue.kind == "preprint")
    )


def unwrapped(text: str) -> str:
    """A text without punctuation around it and without brackets that enclose all of it."""
    text = text.strip(CLOSING)
    for opening, closing in ("()", "[]", "【】", "{}"):
        inside = text[1:-1]
        if text[:1] == opening and text[-1:] == closing and closing not in inside:
            return unwrapped(inside)
        if text.count(opening) != text.count(closing):
            text = text.strip(opening + closing)
    return text.strip(CLOSING)


def _split_asides(
    asides: Sequence[Ref], people: Chunk | None
) -> tuple[tuple[Ref, ...], tuple[Ref, ...]]:
    """Links in the text: those to publications and code belong to the entry, names' do not."""
    names = set(people.urls) if people else set()
    own, aside = [], []
    for ref in asides:
        if not ref.url.startswith("http") or ref.url in names:
            aside.append(ref)
        else:
            own.append(ref)
    return tuple(own), tuple(aside)
