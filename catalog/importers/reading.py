"""From what phrases say to what the entry is: which text is the title, which the rest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from catalog.importers.chunks import Chunk, is_remark, read_phrase, strip_lead
from catalog.importers.keys import Meaning, meaning_of, split_key
from catalog.importers.phrases import MARK, Phrase, Ref, Taken, phrases, take_links
from catalog.importers.tree import Span
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
from catalog.text.people import is_name, people_score, read_people

_LOOKS = {
    "link": 4.0,
    "quote": 4.0,
    "bold": 3.0,
    "bracket": 2.5,
    "italic": 1.5,
    "plain": 1.0,
    "code": 0.0,
}
_CJK = re.compile(r"[一-鿿]")
_ENDS_IN_YEAR = re.compile(r"[\s,(](?:19|20)\d\d\)?$")
_CLOSING = " \t\n.,;:·|-–—_*~"
_PAPER_LABELS = frozenset({"paper", "pdf"})
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

    @property
    def has_paper_link(self) -> bool:
        """Whether a link leads to a publication, by label or by address."""
        return any(
            ref.url.startswith("http")
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


def read_entry(spans: Iterable[Span]) -> Reading | None:
    """Read the spans of one entry, or tell that no text of theirs can be a title.

    Args:
        spans: head and body of the entry, a break between its lines.
    """
    taken = take_links(spans)
    keyed, refs = _keys(taken)
    chunks: list[Chunk] = []
    for phrase in phrases(taken):
        meaning = keyed.get(phrase.row) or (meaning_of(phrase.role) if phrase.role else None)
        if meaning is None:
            chunks.extend(read_phrase(phrase))
        elif meaning != "links":
            chunks.extend(_keyed(phrase, meaning))
    return assemble(chunks, refs, taken.images)


def _keys(taken: Taken) -> tuple[dict[int, Meaning], list[tuple[int, Ref]]]:
    """Lines with a key, and the links, which take the key as label where they have none."""
    keyed: dict[int, Meaning] = {}
    labels: dict[int, str] = {}
    for number, row in enumerate(taken.rows):
        text = "".join(span.text for span in row)
        found = split_key(text)
        if found is None:
            continue
        meaning, key, rest = found
        first = next((s for s in row if s.text.strip()), None)
        if first is not None and first.url is not None and len(first.text) > len(key) + 2:
            continue  # the key is the beginning of a title
        if meaning == "links" and (
            len(rest.replace(MARK, "").split()) > 6 or not _linked(row, rest)
        ):
            continue
        if (number == 0 and meaning in ("note", "tags")) or not _fits(meaning, rest):
            continue
        keyed[number] = meaning
        if meaning == "links":
            labels[number] = key
    refs = []
    for number, ref in taken.refs:
        if number in labels and (not ref.label or label_kind(ref.label) is None):
            ref = replace(ref, label=f"{labels[number]} {ref.label}".strip())
        refs.append((number, ref))
    for number in labels:  # a link whose text is a name: "Paper: [AgentGym](...)"
        for span in taken.rows[number]:
            if span.url is not None:
                refs.append((number, Ref(f"{labels[number]} {span.text}", span.url, span.line)))
    return keyed, refs


def _fits(meaning: Meaning, rest: str) -> bool:
    """Whether what follows a key is what the key announces ("TIME: Temporal Models" has no date)."""
    bare = rest.replace(MARK, " ")
    if meaning == "date":
        return read_date(bare) is not None
    if meaning == "people":
        return read_people(bare) is not None
    return meaning != "venue" or len(bare.split()) <= 16


def _linked(row: Sequence[Span], rest: str) -> bool:
    return MARK in rest or any(span.url is not None for span in row)


def _keyed(phrase: Phrase, meaning: Meaning) -> tuple[Chunk, ...]:
    found = None if phrase.role else split_key(phrase.text)
    text = found[2] if found else phrase.text
    chunk = Chunk(
        "remark", text, phrase.look, phrase.row, phrase.line, phrase.urls, phrase.after_links
    )
    if not text.strip():
        return ()
    if meaning == "title":
        return (replace(chunk, kind="text", look="quote"),)
    if meaning == "people":
        people = read_people(text)
        return (
            (replace(chunk, kind="people", names=people[0], et_al=people[1]),)
            if people
            else (chunk,)
        )
    if meaning == "date":
        date = read_date(text)
        return (replace(chunk, kind="date", date=date),) if date else (chunk,)
    if meaning == "venue":
        venue = likely_venue(text)
        return (replace(chunk, kind="venue", venue=venue),) if venue else ()
    return (chunk,)


def assemble(
    chunks: Sequence[Chunk], refs: Sequence[tuple[int, Ref]], images: Sequence[tuple[str, int]] = ()
) -> Reading | None:
    """Put the chunks of an entry in their places.

    Args:
        chunks: what its phrases say, in order.
        refs: its labelled links with the number of their line.
        images: its images.
    """
    chosen = _choose_title(chunks, linked=bool(refs))
    if chosen is None:
        return None
    index, score = chosen
    title = replace(chunks[index], text=clean_title(chunks[index].text))
    if not title.text:
        return None
    rest = _in_their_slots(chunks, index)
    people = _best_people(rest)
    venue_chunk = _best_venue(rest)
    label_venue = _label_venue(refs)
    venue = venue_chunk.venue if venue_chunk else None
    if label_venue is not None and (venue is None or _weight(label_venue) > _weight(venue)):
        venue, venue_line = label_venue, title.line
    else:
        venue_line = venue_chunk.line if venue_chunk else 0
    dates = [c.date for c in rest if c.kind == "date"] + [
        d for _, r in refs if (d := read_date(r.label.strip("[]() ")))
    ]
    names = people.names if people else venue_chunk.names if venue_chunk else ()
    et_al = people.et_al if people else bool(venue_chunk and venue_chunk.et_al)
    aka, notes = _besides(rest, people, venue_chunk, title, index)
    title_refs = [Ref("", url, title.line, on_title=True) for url in title.urls]
    asides = [
        Ref(c.text, url, c.line)
        for c in rest if c is not title and c.kind in ("people", "remark", "tag", "text", "venue", "label")
        for url in c.urls
    ]  # fmt: skip
    own, aside = _split_asides(asides, people)
    return Reading(
        title, (*title_refs, *(ref for _, ref in refs), *own), venue, venue_line,
        max(dates, key=len) if dates else "", names, et_al, aka, notes, aside, score, tuple(images),
    )  # fmt: skip


def _choose_title(chunks: Sequence[Chunk], *, linked: bool) -> tuple[int, float] | None:
    best: tuple[int, float] | None = None
    for index, chunk in enumerate(chunks):
        if chunk.kind != "text":
            continue
        score = _title_score(chunks, index)
        if best is None or score > best[1] + 1e-9:
            best = index, score
    return best if best is not None else _desperate(chunks, linked=linked)


def _desperate(chunks: Sequence[Chunk], *, linked: bool) -> tuple[int, float] | None:
    """A title that looks like something else: one word in brackets, a name, a venue in bold."""
    venues = sum(chunk.kind == "venue" for chunk in chunks)
    for kinds in (("tag",), ("people", "venue", "label")):
        for index, chunk in enumerate(chunks):
            if chunk.kind in kinds and chunk.row == 0 and not chunk.after_links:
                plain = (chunk.kind == "people" and linked) or (
                    chunk.kind == "venue" and index == 0 and venues > 1
                )
                if chunk.kind == "tag" or plain or chunk.look in ("link", "bold", "quote"):
                    return index, 1.0
    return None


def _title_score(chunks: Sequence[Chunk], index: int) -> float:
    chunk = chunks[index]
    text = chunk.text.strip(_CLOSING)
    words = len(text.split()) + len(_CJK.findall(text)) / 2
    score = _LOOKS[chunk.look] + 0.5 * min(words, 8)
    score -= 3.0 if chunk.after_links else 0.0
    score -= 1.3 * chunk.row
    if words > 35:
        score -= 4.0
    if text[:1].islower() and words > 1:
        described = any(c.kind == "venue" and c.row == chunk.row for c in chunks[:index])
        score -= 3.5 if described and words > 3 else 1.0
    if people_score(text) >= 0.5:
        score -= 1.5
    following = chunks[index + 1] if index + 1 < len(chunks) else None
    if following is not None and following.kind == "text" and following.row == chunk.row:
        named = chunk.text.rstrip().endswith((":", "-", "–", "]", "|")) or bool(following.lead)
        if chunk.look == "bold" and words <= 3 and (named or text.startswith("[")):
            score -= 2.5
    if sounds_like_venue(text) and index and chunk.look in ("plain", "italic"):
        score -= 2.0
    earlier = [
        c for c in chunks[:index] if c.kind == "text" and c.row == chunk.row and not c.after_links
    ]
    if (
        chunk.look == "link"
        and chunk.row == 0
        and not earlier
        and any(u.startswith("http") for u in chunk.urls)
    ):
        dashed = following is not None and following.lead in ("-", "–", "—")
        score += 3.0 if words >= 2 or dashed else 0.0
    if chunk.look in ("quote", "bold") and any(
        c.look in ("link", "bold", "quote") and c.text.count(" ") >= 2 for c in earlier
    ):
        score -= 3.0
    before_text = any(c.kind == "text" and not c.after_links for c in chunks[:index])
    if chunk.look == "plain" and before_text and text.count(" ") > 12:
        score -= 1.5
    return score


def clean_title(text: str) -> str:
    """A title without emphasis, quotes around it, stars in front and a full stop behind."""
    text = strip_lead(" ".join(text.split()))
    for _ in range(3):
        text = text.strip(_CLOSING).strip()
        if (
            len(text) > 2
            and text[0] in "\"“”'‘"
            and text[-1] in "\"“”'’"
            and text[1:-1].count('"') == 0
        ) or (text[:1] == "[" and text.endswith("]") and text.count("[") == 1):
            text = text[1:-1]
        elif text[:1] in '“”"' or (text[-1:] in '“"' and text.count('"') == 1):
            text = text.strip('“”"')
        else:
            break
    if text.count("[") != text.count("]"):
        text = text.strip("[]")
    if text.count("(") != text.count(")"):
        text = text.strip("()")
    return text.replace("\\_", "_").strip(_CLOSING).strip()


def _in_their_slots(chunks: Sequence[Chunk], index: int) -> list[Chunk]:
    """The chunks beside the title, texts read once more for the place they stand in."""
    title = chunks[index]
    rest: list[Chunk] = []
    for place, chunk in enumerate(chunks):
        if place == index:
            continue
        if chunk.kind != "text" or (
            place < index and chunk.row == title.row and chunk.look not in ("plain", "italic")
        ):
            rest.append(chunk)
            continue
        following = chunks[place + 1] if place + 1 < len(chunks) else None
        rest.append(_slot(chunk, title, following, chunks))
    return rest


def _slot(chunk: Chunk, title: Chunk, following: Chunk | None, chunks: Sequence[Chunk]) -> Chunk:
    text = chunk.text.strip(_CLOSING + "()[]")
    words = len(text.split())
    named = chunk.text.rstrip().endswith(("-", "–", "—", ":")) or (
        chunk.row == title.row and chunk.line > title.line
    )
    nobody = (
        not named
        and chunk.look in ("plain", "italic")
        and not any(c.kind == "people" for c in chunks)
    )
    if (
        nobody
        and people_score(text) >= (0.3 if chunk.look == "italic" or words in (2, 3) else 0.5)
        and chunk.look != "bold"
    ):
        people = read_people(text)
        if people:
            return replace(chunk, kind="people", names=people[0], et_al=people[1])
    if (
        nobody
        and chunk.look == "plain"
        and title.look == "link"
        and words in (4, 5)
        and is_name(text)
    ):
        return replace(chunk, kind="people", names=(text,))
    close = chunk.row - title.row <= 2 and not chunk.after_links
    dated = following is not None and following.kind == "date" and following.row == chunk.row
    if (
        close
        and words <= 14
        and chunk.look in ("plain", "italic")
        and (
            sounds_like_venue(text)
            or ((dated or _ENDS_IN_YEAR.search(text)) and words <= 12 and text[:1].isupper())
        )
    ):
        venue = likely_venue(text)
        if venue is not None and following is not None and following.date and venue.year is None:
            venue = replace(venue, year=int(following.date[:4]) if dated else None)
        if venue is not None:
            return replace(chunk, kind="venue", venue=venue)
    return chunk


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


def _label_venue(refs: Sequence[tuple[int, Ref]]) -> Venue | None:
    found = []
    for _, ref in refs:
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
    aka: list[str] = []
    notes: list[str] = []
    for place, chunk in enumerate(rest):
        if chunk is people or chunk is venue or chunk.kind in ("date", "label"):
            continue
        text = chunk.text.strip(_CLOSING + "()[]【】 ")
        if not text:
            continue
        short = (
            chunk.row == title.row
            and not chunk.after_links
            and len(text.split()) <= 4
            and len(text) <= 40
        )
        beside = chunk.kind in ("tag", "text") and (place < index or chunk.kind == "tag")
        if (
            short
            and beside
            and chunk.look != "code"
            and not is_remark(text)
            and re.search(r"[A-Za-z]", text)
        ):
            aka.append(text)
        elif len(text) > 3:
            notes.append(text)
    return tuple(dict.fromkeys(aka)), tuple(dict.fromkeys(notes))


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
