"""Reading a phrase: as a whole, or as the things that it says one after the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from catalog.importers.brackets import rejoined
from catalog.importers.chunk import EDGE, Chunk, Maker
from catalog.importers.phrases import Phrase
from catalog.importers.pieces import (
    GROUP,
    are_named,
    are_two,
    bracket_parts,
    is_remark,
    people_cuts,
    sentences_of,
    strip_lead,
    title_by,
)
from catalog.importers.venues import (
    dated_venue,
    known_venue,
    likely_venue,
    sounds_like_venue,
)
from catalog.text.dates import read_date
from catalog.text.links import label_kind
from catalog.text.people import people_score, read_people

_AL = re.compile(r"\bet\.? al\.(?=\w)")
_GENRE = re.compile(r"\[[A-Z](?:/OL)?\]\.?")
"""Marks of genre in Chinese bibliographies (GB/T 7714): [J] for an article, [C] for a talk."""
_CLOSING_LABELS = frozenset({"paper", "pdf", "code", "slides", "video"})
"""Labels that close a title in brackets and are no part of it: "A title (paper)"."""
_DIGIT = re.compile(r"\d")
_PREPRINT = re.compile(r"rxiv|preprint", re.I)
_TAGGED = re.compile(r"(.{12,}[.?!])\s*([(\[][^()\[\]\d]{2,40}[)\]])\s*\Z", re.S)
_BY = re.compile(r"\s*by\s+(.{3,200}?)(?:\s+[-–—]+\s+|\.\s+|:\s+|\Z)", re.S)
_YEAR_HEAD = re.compile(
    r"^[\[(]?((?:19[5-9]|20[0-4])\d(?:[./-](?:1[0-2]|0?[1-9]))?(?:[./-](?:[0-2]?\d|3[01]))?)[\])]?\s*(?:[:,.|]|[-–—]+)\s+(?=\S)"
)
_PACKED_DATE = re.compile(r"((?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-3]\d)?)\s+(?=\S)")
_HEAD_CUT = re.compile(r"\s*(?::|\s[-–—]+|\||,|\.)\s+|\s+(?=\S)")
_TAIL_CUT = re.compile(
    r"\s*,\s*|\s+[-–—|@]+\s+|-{3,}|[.?!]\s+|\s+in\s+|\s+(?=[A-Z(\[])|(?<=[a-z])\s+(?=\d{4}\b)"
)


def read_phrase(phrase: Phrase) -> tuple[Chunk, ...]:
    """What a phrase says, in order; a phrase may say several things."""
    text = strip_lead(_GENRE.sub(" ", _AL.sub("et al. ", phrase.text)))
    if not text.strip(EDGE + "()[]"):
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


class _Maker(Maker):
    """Reads phrases that are more than one thing."""

    def styled(self, text: str) -> Iterator[Chunk]:
        """A phrase that stands out as a whole: a title, with little around it at the most."""
        stripped = text.strip()
        if stripped[:1] == "(" and stripped[-1:] == ")" and len(stripped) > 2:
            yield self.chunk("remark", stripped[1:-1])
            return
        tagged = _TAGGED.match(stripped)
        if tagged:  # "A title. (Graphs)"
            yield from self._peeled(tagged[1])
            yield self.chunk("tag", tagged[2])
            return
        sentences = sentences_of(text)
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
        yield from rejoined(chunks)

    def _grouped(self, text: str) -> Iterator[Chunk]:
        first = True
        for is_group, part in bracket_parts(text):
            if is_group:
                yield from self._group(part, first=first)
                first = False
                continue
            first = False
            named = _BY.match(part)
            people = read_people(named[1]) if named else None
            if named and people:  # "by A. Author and B. Writer - what it is about"
                yield self.chunk("people", named[1], names=people[0], et_al=people[1])
                part = part[named.end() :]
            for sentence in sentences_of(part):
                if not sentence.strip(EDGE + "()[]{}"):
                    continue
                whole = self.whole(sentence)
                yield from (whole,) if whole else self._peeled(sentence)

    def _group(self, text: str, *, first: bool = False) -> Iterator[Chunk]:
        inner = text[1:-1].strip()
        if not inner.strip(EDGE):
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
        cut = self._head(inner)
        if cut is not None and cut[0].kind == "venue":
            yield from (cut[0], self.chunk("remark", cut[1]))
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
            placed = any(c.venue is not None and c.venue.year for c in after)
            yield from self._people_or_text(text, placed=placed)
        yield from after

    def _people_or_text(self, text: str, *, placed: bool) -> Iterator[Chunk]:
        title = title_by(text) if self.phrase.look == "plain" else None
        if title is not None:  # "A title by A. Author and B. Writer"
            yield self.chunk("text", title)
            yield self.people(text[len(title) :])
            return
        if self.phrase.look in ("plain", "italic") and ("," in text or ":" in text):
            for start, end, first in people_cuts(text):
                people, rest = (text[:start], text[end:]) if first else (text[end:], text[:start])
                told = are_two(text, people, rest) or (placed and are_named(people, rest))
                needed = 0.55 if told else 0.75
                whole = len(rest.split()) > 1 and not rest.startswith("and ")
                if whole and people_score(people) >= needed:
                    parts = [self.people(people), self.chunk("text", strip_lead(rest))]
                    yield from parts if first else reversed(parts)
                    return
        if text.strip(EDGE):
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
        if text[:1] in GROUP:
            groups = list(bracket_parts(text))
            if len(groups) > 1 and groups[0][0]:
                inner = groups[0][1][1:-1]
                whole = self.whole(inner, 0.55)
                if whole is None and is_remark(inner) and len(inner.split()) <= 3:
                    whole = self.chunk("tag", inner)
                if whole is not None and whole.kind in ("venue", "date", "remark", "tag", "label"):
                    return whole, strip_lead(text[len(groups[0][1]) :])
        digit = _DIGIT.search(text, 0, 60)
        for match in _HEAD_CUT.finditer(text[:60], digit.start()) if digit else ():
            head, rest = text[: match.start()], text[match.end() :]
            if len(rest) < 3:
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
        if bare[-1:] in GROUP.values():
            groups = list(bracket_parts(bare))
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
                if whole is not None and (
                    whole.kind in ("venue", "date")
                    or (whole.kind == "label" and label_kind(inner) in _CLOSING_LABELS)
                ):
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
        if not _DIGIT.search(tail) and (
            weak or (" " in tail and not sounds_like_venue(tail) and not _PREPRINT.search(tail))
        ):
            return None  # nothing below accepts it, and most tails of titles are like this
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
