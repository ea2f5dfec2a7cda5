"""Cutting the spans of an entry into links and phrases, before anybody asks what they mean.

Links with a label ("[PDF]") are taken out of the text and leave a mark; the rest falls into lines,
and a line into phrases: what stands in bold, in quotes, as a link, in brackets, or between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from catalog.importers.links import MARK, Taken
from catalog.importers.tree import BOLD, CODE, ITALIC, SMALL, STRUCK, Span

Look = Literal["plain", "link", "quote", "bold", "italic", "code", "bracket"]

_CHECKBOX = re.compile(r"^\s*\[[ xX]?\]\s+")
_BIBTEX = re.compile(r"\s*@[A-Za-z]{3,20}\s*\{")
_BIBTEX_FIELD = re.compile(
    r"\b(author|booktitle|journal|year)\s*=\s*[{\"]((?:[^{}\"]|\{[^{}]*\})+)[}\"]", re.I
)
_BIBTEX_ROLES = {"author": "authors", "booktitle": "venue", "journal": "venue", "year": "date"}


@dataclass(frozen=True, slots=True)
class Phrase:
    """A piece of text that belongs together.

    Attributes:
        text: on one line, brackets and quotes taken off.
        look: how it stands out.
        line: 1-based line of the source.
        row: number of its line within the entry, from 0.
        urls: targets of the links in it.
        after_links: whether labelled links stand before it on its line.
        role: its role where the format has roles.
    """

    text: str
    look: Look
    line: int
    row: int
    urls: tuple[str, ...] = ()
    after_links: bool = False
    role: str = ""


def phrases(taken: Taken) -> tuple[Phrase, ...]:
    """The phrases of every line, in order."""
    found: list[Phrase] = []
    depth = 0
    for number, row in enumerate(taken.rows):
        text = "".join(span.text for span in row)
        if depth > 0 or _BIBTEX.match(text):
            depth += text.count("{") - text.count("}")
            found += _cited(text, row[0].line, number) if row else ()
            continue
        after = False
        for part in _parts(row):
            if part is None:
                after = True
                continue
            changed = number or after
            found.append(replace(part, row=number, after_links=after) if changed else part)
    return tuple(found)


def _cited(text: str, line: int, row: int) -> Iterable[Phrase]:
    """What the BibTeX for readers to copy says that the entry may leave out."""
    for field in _BIBTEX_FIELD.finditer(text):
        role = _BIBTEX_ROLES[field[1].casefold()]
        yield Phrase(
            _squeeze(field[2].strip("{}")), "plain", line, row, after_links=True, role=role
        )


def _parts(row: tuple[Span, ...]) -> Iterable[Phrase | None]:
    """Phrases of one line, None where a labelled link stood."""
    buffer: list[str] = []
    urls: list[str] = []
    line = row[0].line if row else 0
    role = ""

    def flush() -> Iterable[Phrase | None]:
        text = "".join(buffer)
        found_urls, found_role = tuple(urls), role
        buffer.clear()
        urls.clear()
        for look, piece in _plain_parts(text):
            if piece == MARK:
                yield None
            else:
                yield Phrase(piece, look, line, 0, found_urls, role=found_role)

    spans = _merged(row)
    listed = _linked_names(spans)
    for index, span in enumerate(spans):
        if index in listed:
            if index == listed[0]:
                yield from flush()
                group = [spans[i] for i in listed]
                found = tuple(s.url for s in group if s.url is not None)
                yield Phrase(
                    _squeeze("".join(s.text for s in group)), "italic", span.line, 0, found
                )
            continue
        if span.role and span.role != role and span.text.strip():
            yield from flush()
            role, line = span.role, span.line
        elif role and not span.role and span.text.strip():
            yield from flush()
            role = ""
        look = _look(span)
        if look == "plain" or not _stands_alone(spans, index):
            if not "".join(buffer).strip():
                line = span.line
            buffer.append(span.text)
            if span.url is not None:
                urls.append(span.url)
            continue
        yield from flush()
        text = _squeeze(span.text)
        if text:
            yield Phrase(
                text, look, span.line, 0, () if span.url is None else (span.url,), role=span.role
            )
    yield from flush()


def _linked_names(spans: list[Span]) -> list[int]:
    """Indexes of an emphasised run of short links: names of authors, linked one by one."""
    run: list[int] = []
    for index in range(len(spans) + 1):
        span = spans[index] if index < len(spans) else None
        if span is not None and span.style & ITALIC and not span.style & BOLD and span.text != MARK:
            run.append(index)
            continue
        linked = [i for i in run if spans[i].url is not None]
        if len(run) > 1 and linked and all(len(spans[i].text.split()) <= 4 for i in linked):
            return run
        run = []
    return []


def _look(span: Span) -> Look:
    if span.url is not None:
        return "link"
    if span.style & BOLD:
        return "bold"
    if span.style & CODE:
        return "code"
    return "italic" if span.style & ITALIC else "plain"


def _merged(row: tuple[Span, ...]) -> list[Span]:
    """Spans with affiliation marks and struck text dropped and like neighbours joined.

    Names of authors are links one by one: links in emphasis with commas between them are one text.
    """
    spans: list[Span] = []
    for span in row:
        if span.style & (SMALL | STRUCK) and span.url is None:
            if re.fullmatch(r"[\d,*†‡\s]*", span.text) or span.style & STRUCK:
                continue
            span = replace(span, style=span.style & ~SMALL)
        last = spans[-1] if spans else None
        if (
            last
            and MARK not in (last.text, span.text)
            and last.url is None
            and span.url is None
            and last.style == span.style
            and last.role == span.role
        ):
            spans[-1] = replace(last, text=last.text + span.text)
        else:
            spans.append(span)
    return spans


def _stands_alone(spans: list[Span], index: int) -> bool:
    """Whether an emphasised span is a phrase of its own, not a word within one."""
    span = spans[index]
    before = "".join(s.text for s in spans[:index])
    following = "".join(s.text for s in spans[index + 1 :])
    if before.endswith("(") and following.startswith(")"):
        return False
    if before.count("[") > before.count("]") and len(span.text.split()) <= 3 and span.url is None:
        return False  # "[**seg.** **aut.**]": a remark, whatever stands out in it
    starts = _is_edge(before[-1:], before.rstrip()[-1:]) or _beside(spans[:index])
    ends = _is_edge(following[:1], following.lstrip()[:1]) or _beside(spans[:index:-1])
    before, following = before.rstrip(), following.lstrip()
    words = len(span.text.split())
    linked = sum(s.url is not None for s in spans)
    if span.url is not None and words <= 4 and linked > 1 and _listed(before, following):
        return False
    if words >= 4 or (span.url is not None and words >= 2):
        return True
    if starts and ends:
        return True
    return bool(starts and (span.style & (BOLD | CODE) or span.url is not None))


def _beside(spans: list[Span]) -> bool:
    """Whether the nearest span of some is a long link or code, a phrase of its own."""
    near = next((s for s in reversed(spans) if s.text.strip()), None)
    return near is not None and (
        bool(near.style & CODE) or (near.url is not None and len(near.text.split()) >= 3)
    )


def _is_edge(next_to: str, nearest: str) -> bool:
    """Whether a phrase may begin or end here: beside nothing, or beside punctuation."""
    if not nearest or nearest == MARK:
        return True
    return not (nearest.isalnum() or nearest in "$’'" or next_to in "-–")


def _listed(before: str, following: str) -> bool:
    return before.endswith(",") or (following.startswith(",") and not following.startswith(", ["))


_QUOTED = re.compile(r"[\"“”]\s*((?:[^\"“”\x1f]|(?<=\w)\"(?=\w)){3,400}?)[\"“”](?!\w)")
_BARS = re.compile(r"\s*(?:\||‖|\t|\s·\s|\s•\s|/\s*/)\s*")


def _plain_parts(text: str) -> Iterable[tuple[Look, str]]:
    """Cut unemphasised text at marks, bars and quotes."""
    text = _CHECKBOX.sub("", text).lstrip()
    for index, stretch in enumerate(text.split(MARK)):
        if index:
            yield "plain", MARK
        for part in _BARS.split(stretch):
            at = 0
            for quote in _QUOTED.finditer(part):
                if len(quote[1].split()) < 3 and quote.start() > 0:
                    continue
                before = _squeeze(part[at : quote.start()])
                if before:
                    yield "plain", before
                yield "quote", _squeeze(quote[1])
                at = quote.end()
            rest = _squeeze(part[at:])
            if rest:
                yield "plain", rest


def _squeeze(text: str) -> str:
    return " ".join(text.split())
