"""What a phrase says: a venue, a date, people, a remark, or a text that may be the title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from catalog.importers.phrases import Look, Phrase
from catalog.importers.venues import (
    Venue,
    dated_venue,
    known_venue,
    likely_venue,
    sounds_like_venue,
)
from catalog.text.dates import read_date
from catalog.text.links import label_kind
from catalog.text.people import people_score, read_people

Kind = Literal["text", "venue", "date", "people", "label", "tag", "remark"]

_EDGE = ' \t.,;:|-–—*_~·•…→>=/\\"“”'
_AL = re.compile(r"\bet\.? al\.(?=\w)")
_GENRE = re.compile(r"\[[A-Z](?:/OL)?\]\.?")
"""Marks of genre in Chinese bibliographies (GB/T 7714): [J] for an article, [C] for a talk."""
_NUMBER = re.compile(r"^\s*(?:\[\d{1,4}\]|\(?\d{1,3}[.)](?=\s|$)|#\d+(?=\s)|№\s*\d+)\s*")
_BARE_NUMBER = re.compile(r"[\[(]?\d{1,4}[\])]?[.)]?\Z")
_SYMBOLS = re.compile(r"^[^\w\s(\[{\"'“”$<`\\+.#@一-鿿]+\s*|^[*#>~=+]+\s+")
_GROUP = {"(": ")", "[": "]", "{": "}", "【": "】", "「": "」", "《": "》"}
_PART_OF_TITLE = re.compile(
    r"(?:part|vol\.?|volume|chapter)?\s*[IVX\d]{1,4}|extended (?:version|abstract)|with .+", re.I
)
_REMARK = re.compile(
    r"\b(?:oral|spotlight|poster|highlight|best (?:student )?paper|award|candidate|new|hot|recommended|"
    r"milestone|survey|accepted|coming soon|to appear|in progress|unofficial|official|code|w/|"
    r"thesis|tutorial|book|toolbox|talk|slides|version|citations?|stars?|update[ds]?|withdrawn|submitted|under review|extended)\b|精读|推荐|综述|最佳|口头",
    re.I,
)
_ABBREVIATED = re.compile(
    r"(?:\b(?:[A-Z]|al|vs|etc|e\.g|i\.e|cf|fig|eq|no|vol|pp|proc|conf|int|intl|trans|symp|j|jr|sr|st|dr|"
    r"prof|univ|ph\\.d|dept|adv|neural inf|syst|mach|learn|ieee|appl|comput|sci|eng|res|lett|rev|assoc|"
    r"commun|anal|intell|pattern anal))\.$",
    re.I,
)
_SENTENCE_END = re.compile(r"(?<=[^\s.])\.\s+|(?<=[a-z]{3})\.(?=[A-Z\[(“\"])|。\s*")
_YEAR_HEAD = re.compile(
    r"^[\[(]?((?:19[5-9]|20[0-4])\d(?:[./-](?:1[0-2]|0?[1-9]))?(?:[./-](?:[0-2]?\d|3[01]))?)[\])]?\s*(?:[:,.|]|[-–—]+)\s+(?=\S)"
)
_PACKED_DATE = re.compile(r"((?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-3]\d)?)\s+(?=\S)")
_HEAD_CUT = re.compile(r"\s*(?::|\s[-–—]+|\||,|\.)\s+|\s+(?=\S)")
_TAIL_CUT = re.compile(
    r"\s*,\s*|\s+[-–—|@]+\s+|[.?!]\s+|\s+in\s+|\s+(?=[A-Z(\[])|(?<=[a-z])\s+(?=\d{4}\b)"
)


@dataclass(frozen=True, slots=True)
class Chunk:
    """A piece of a phrase with what it says.

    Attributes:
        kind: what it is; "text" is what nothing else explains.
        text: as written.
        look: how its phrase stands out.
        row: number of its line within the entry.
        line: 1-based line of the source.
        urls: targets of links in its phrase.
        after_links: whether labelled links stand before it on its line.
        venue: for a venue, which.
        date: for a date, in ISO form.
        names: for people, their names.
        et_al: for people, whether others are left out.
        lead: punctuation in front of its phrase: ":" behind a short name.
    """

    kind: Kind
    text: str
    look: Look
    row: int
    line: int
    urls: tuple[str, ...] = ()
    after_links: bool = False
    venue: Venue | None = None
    date: str = ""
    names: tuple[str, ...] = ()
    et_al: bool = False
    lead: str = ""


def read_phrase(phrase: Phrase) -> tuple[Chunk, ...]:
    """What a phrase says, in order; a phrase may say several things."""
    text = strip_lead(_GENRE.sub(" ", _AL.sub("et al. ", phrase.text)))
    if not text.strip(_EDGE + "()[]"):
        return ()
    make = _Maker(phrase)
    whole = make.whole(text)
    if whole is not None:
        return (whole,)
    if phrase.look in ("plain", "italic"):
        return tuple(make.plain(text))
    if phrase.look == "code":
        return (make.chunk("tag", text),)
    return tuple(make.styled(text))


def strip_lead(text: str) -> str:
    """A text without numbering, stars and other signs in front."""
    for _ in range(4):
        shorter = _SYMBOLS.sub("", _NUMBER.sub("", text.lstrip(" \t,;.|")))
        if shorter == text:
            break
        text = shorter
    return text


class _Maker:
    """Makes the chunks of one phrase."""

    def __init__(self, phrase: Phrase) -> None:
        self._phrase = phrase

    def chunk(self, kind: Kind, text: str, **more: object) -> Chunk:
        phrase = self._phrase
        lead = phrase.text.lstrip()[:1]
        return Chunk(
            kind, text.strip(), phrase.look, phrase.row, phrase.line, phrase.urls,
            phrase.after_links, lead=lead if lead in ":-–—" else "", **more,  # type: ignore[arg-type]
        )  # fmt: skip

    def whole(self, text: str, people_from: float | None = None) -> Chunk | None:
        """The chunk that a whole text is, or None where it is a text or several things."""
        bare = text.strip(_EDGE)
        inner = (
            bare[1:-1].strip(_EDGE) if len(bare) > 2 and _GROUP.get(bare[0]) == bare[-1] else bare
        )
        if not inner or (_BARE_NUMBER.match(inner) and not read_date(inner)):
            return self.chunk("remark", text)
        date = read_date(inner)
        if date is not None:
            return self.chunk("date", text, date=date)
        venue = known_venue(inner)
        as_label = 4 if venue is None else 2 if venue.year is None else 0
        if len(inner.split()) <= as_label and label_kind(inner) is not None:
            year = re.search(r"(?<!\d)(?:19[5-9]|20[0-4])\d(?!\d)", inner)
            return self.chunk("date", text, date=year[0]) if year else self.chunk("label", text)
        if venue is None and len(inner) <= 60:
            venue = dated_venue(inner)
        if venue is not None and not self._rather_title(inner, venue):
            people = read_people(venue.rest) if "et al" in venue.rest else None
            if people:
                year = f" {venue.year}" if venue.year else ""
                venue = replace(venue, text=f"{venue.short}{year}", rest="")
            return self.chunk(
                "venue", text, venue=venue, names=people[0] if people else (), et_al=bool(people)
            )
        if people_from is None:
            people_from = 0.3 if self._phrase.look == "italic" else 0.55
            if self._phrase.look in ("link", "bold", "quote") and len(inner) < 60:
                people_from = 0.9 if self._phrase.look == "quote" else 0.7
        if people_score(inner) >= people_from:
            return self._people(text)
        return None

    def _rather_title(self, text: str, venue: Venue) -> bool:
        """Whether a linked or quoted text that could be a venue is more likely a title."""
        return (
            self._phrase.look in ("link", "quote") and venue.year is None and len(text.split()) > 3
        )

    def _people(self, text: str) -> Chunk:
        found = read_people(text)
        assert found is not None
        return self.chunk("people", text, names=found[0], et_al=found[1])

    def styled(self, text: str) -> Iterator[Chunk]:
        """A phrase that stands out as a whole: a title, with little around it at the most."""
        stripped = text.strip()
        if stripped[:1] == "(" and stripped[-1:] == ")" and len(stripped) > 2:
            yield self.chunk("remark", stripped[1:-1])
            return
        sentences = _sentences(text)
        if len(sentences) > 1:
            first, last = self.whole(sentences[0], 0.55), self.whole(sentences[-1])
            if (first and first.kind == "people") or (
                last and last.kind == "venue" and last.venue and last.venue.year
            ):
                for sentence in sentences:
                    whole = self.whole(sentence)
                    yield from (whole,) if whole else self._peeled(sentence)
                return
        yield from self._peeled(text)

    def plain(self, text: str) -> Iterator[Chunk]:
        """Running text: brackets, sentences, and what stands at their ends."""
        chunks = list(self._grouped(text))
        yield from _rejoined(chunks)

    def _grouped(self, text: str) -> Iterator[Chunk]:
        first = True
        for is_group, part in _groups(text):
            if is_group:
                yield from self._group(part, first=first)
                first = False
                continue
            first = False
            for sentence in _sentences(part):
                if not sentence.strip(_EDGE + "()[]{}"):
                    continue
                whole = self.whole(sentence)
                yield from (whole,) if whole else self._peeled(sentence)

    def _group(self, text: str, *, first: bool = False) -> Iterator[Chunk]:
        inner = text[1:-1].strip()
        if not inner.strip(_EDGE):
            return
        whole = self.whole(inner, 0.55)
        if whole is not None:
            yield whole
            return
        found = [self.whole(part, 0.7) for part in re.split(r"[;|/,]\s*", inner)]
        told = [c for c in found if c is not None and c.kind in ("venue", "date")]
        if told and len(inner) < 100:
            yield from (c for c in found if c is not None)
            return
        if first and text[0] == "[" and len(inner.split()) >= 3:
            yield replace(self.chunk("text", inner), look="bracket")
            return
        yield self.chunk("tag" if len(inner.split()) <= 6 else "remark", text)

    def _peeled(self, text: str) -> Iterator[Chunk]:
        """A text with year or venue at its head or tail taken off."""
        before: list[Chunk] = []
        after: list[Chunk] = []
        text = text.strip()
        for _ in range(3):
            cut = self._head(text)
            if cut is None:
                break
            before.append(cut[0])
            text = cut[1]
        for _ in range(3):
            cut = self._tail(text)
            if cut is None:
                break
            after.insert(0, cut[0])
            text = cut[1]
        yield from before
        whole = self.whole(text) if before or after else None
        if whole is not None and whole.kind in ("venue", "date", "people"):
            yield whole
        else:
            yield from self._people_or_text(text)
        yield from after

    def _people_or_text(self, text: str) -> Iterator[Chunk]:
        if self._phrase.look in ("plain", "italic") and "," in text:
            for start, end, first in _people_cuts(text):
                people, rest = (text[:start], text[end:]) if first else (text[end:], text[:start])
                if people_score(people) >= 0.75 and len(rest.split()) > 1:
                    parts = [self._people(people), self.chunk("text", strip_lead(rest))]
                    yield from parts if first else reversed(parts)
                    return
        if text.strip(_EDGE):
            yield self.chunk("text", text.lstrip(" .,;:|"))

    def _head(self, text: str) -> tuple[Chunk, str] | None:
        year = _YEAR_HEAD.match(text)
        if year and len(text) > year.end() + 3:
            date = read_date(year[1])
            if date:
                return self.chunk("date", year[1], date=date), strip_lead(text[year.end() :])
        packed = _PACKED_DATE.match(text)
        if packed and len(text) > packed.end():
            date = read_date(packed[1])
            if date:
                return self.chunk("date", packed[1], date=date), strip_lead(text[packed.end() :])
        if text[:1] in _GROUP:
            groups = list(_groups(text))
            if len(groups) > 1 and groups[0][0]:
                inner = groups[0][1][1:-1]
                whole = self.whole(inner, 0.55)
                if whole is None and is_remark(inner) and len(inner.split()) <= 3:
                    whole = self.chunk("tag", inner)
                if whole is not None and whole.kind in ("venue", "date", "remark", "tag", "label"):
                    return whole, strip_lead(text[len(groups[0][1]) :])
        for match in _HEAD_CUT.finditer(text[:60]):
            head, rest = text[: match.start()], text[match.end() :]
            if not head or len(rest) < 3 or not any(c.isdigit() for c in head):
                continue
            venue = dated_venue(head)
            if (
                venue is not None
                and venue.year
                and (match[0].strip() or (venue.id and not rest[0].islower()))
            ):
                return self.chunk("venue", head, venue=venue), strip_lead(rest)
        return None

    def _tail(self, text: str) -> tuple[Chunk, str] | None:
        bare = text.rstrip(" .,;:-–—|")
        if bare[-1:] in _GROUP.values():
            groups = list(_groups(bare))
            if len(groups) > 1 and groups[-1][0]:
                inner = groups[-1][1][1:-1].strip()
                whole = self.whole(inner, 0.7)
                if (
                    whole is None
                    and re.fullmatch(r"[A-Z].*\D(?:19|20)\d\d", inner)
                    and inner.count(" ") <= 7
                ):
                    venue = likely_venue(inner)
                    whole = self.chunk("venue", inner, venue=venue) if venue else None
                if whole is not None and whole.kind in ("venue", "date"):
                    return whole, bare[: -len(groups[-1][1])].rstrip(" .,;:-–—|")
        low = max(0, len(bare) - 110)
        for match in _TAIL_CUT.finditer(bare, low):
            head, tail = bare[: match.start()], bare[match.end() :]
            if len(head) < 3 or len(tail) < 3:
                continue
            weak = not match[0].strip(" ") or match[0].strip() == "in"
            found = self._told(tail, weak=weak)
            if found is not None:
                keep = match[0].strip() if match[0].strip() in ("?", "!") else ""
                return found, head + keep
        return None

    def _told(self, tail: str, *, weak: bool) -> Chunk | None:
        venue = known_venue(tail) if len(tail) <= 100 else None
        if venue is None and len(tail) <= 60 and not weak:
            venue = dated_venue(tail)
        if venue is not None and (venue.year or not weak):
            if (
                venue.year is None
                and len(tail.split()) > 1
                and venue.kind != "preprint"
                and not sounds_like_venue(tail)
            ):
                return None  # "..., Neural Networks" ends a title as well as it names a journal
            return self.chunk("venue", tail, venue=venue)
        date = None if weak else read_date(tail)
        return self.chunk("date", tail, date=date) if date else None


def _rejoined(chunks: list[Chunk]) -> Iterator[Chunk]:
    """Brackets inside a title go back into it: a tag with text on both sides, "(Part II)"."""
    index = 0
    while index < len(chunks):
        chunk = chunks[index]
        while (
            chunk.kind == "text"
            and index + 1 < len(chunks)
            and chunks[index + 1].kind in ("tag", "remark")
        ):
            tag = chunks[index + 1]
            following = chunks[index + 2] if index + 2 < len(chunks) else None
            inner = tag.text.strip("()[]{} ")
            if tag.text[:1] not in _GROUP or chunk.text.rstrip()[-1:] in (".", "|"):
                break
            if (
                following is not None
                and following.kind == "text"
                and not following.text.rstrip().endswith("et al")
            ):
                chunk = _with_text(
                    chunk, f"{chunk.text} {tag.text} {following.text}".replace(" ) ", ") ")
                )
                index += 2
            elif _PART_OF_TITLE.fullmatch(inner):
                chunk = _with_text(chunk, f"{chunk.text} {tag.text}")
                index += 1
            else:
                break
        yield chunk
        index += 1


def _with_text(chunk: Chunk, text: str) -> Chunk:
    return Chunk(chunk.kind, text, chunk.look, chunk.row, chunk.line, chunk.urls, chunk.after_links)


def _people_cuts(text: str) -> Iterable[tuple[int, int, bool]]:
    """Commas where a list of people may begin (after a title) or end (before one)."""
    commas = [m.span() for m in re.finditer(r",\s*", text)]
    for start, end in commas:
        yield start, end, False
    for start, end in reversed(commas):
        yield start, end, True


def _groups(text: str) -> Iterator[tuple[bool, str]]:
    """The outermost bracketed groups of a text and what stands between them.

    A bracket without its partner is dropped; one glued to a word ("k(n)") is no group.
    """
    at = index = 0
    while index < len(text):
        char = text[index]
        glued = (
            index > 0 and text[index - 1].isalnum() and text[index - 1].isascii() and char in "(["
        )
        if char in _GROUP and not (glued and not _closes_year(text, index)):
            end = _partner(text, index)
            if end > 0:
                if text[at:index].strip():
                    yield False, text[at:index]
                yield True, text[index : end + 1]
                at = index = end + 1
                continue
        index += 1
    if text[at:].strip():
        yield False, _loose(text[at:])


def _closes_year(text: str, index: int) -> bool:
    end = _partner(text, index)
    return end > 0 and bool(re.search(r"\d{4}\b|['’]\d\d\b", text[index:end]))


def _loose(text: str) -> str:
    opened = text.count("(") - text.count(")"), text.count("[") - text.count("]")
    if opened[0]:
        text = text.strip("() ") if abs(opened[0]) == 1 else text
    return text.strip("[] ") if opened[1] else text


def _partner(text: str, start: int) -> int:
    opening, closing = text[start], _GROUP[text[start]]
    depth = 0
    for index in range(start, min(len(text), start + 300)):
        if text[index] == opening:
            depth += 1
        elif text[index] == closing:
            depth -= 1
            if depth == 0:
                return index
    return -1


def _sentences(text: str) -> list[str]:
    """Sentences of a text; full stops behind initials and abbreviations end none."""
    found, at = [], 0
    for match in _SENTENCE_END.finditer(text):
        head = text[at : match.start() + 1].rstrip()
        follows_al = re.search(r"\bal\.$", head)
        rest = text[match.end() :]
        if not rest:
            break
        if _ABBREVIATED.search(head) and not (
            follows_al and (rest[:1].isupper() or rest[:1] in '"“[(')
        ):
            continue
        if not (
            rest[0].isupper() or rest[0].isdigit() or not rest[0].isascii() or rest[0] in '"“([$+'
        ):
            if known_venue(rest) is None:
                continue
        found.append(text[at : match.start()].strip())
        at = match.end()
    found.append(text[at:].strip())
    return [part for part in found if part]


def is_remark(text: str) -> bool:
    """Whether a text in brackets comments on the entry ("Oral", "coming soon")."""
    return bool(_REMARK.search(text))
