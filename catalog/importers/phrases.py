"""Cutting the spans of an entry into links and phrases, before anybody asks what they mean.

Links with a label ("[PDF]") are taken out of the text and leave a mark; the rest falls into lines,
and a line into phrases: what stands in bold, in quotes, as a link, in brackets, or between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from html import unescape
from typing import Literal

from catalog.importers.tree import BOLD, CODE, ITALIC, SMALL, STRUCK, Span
from catalog.importers.venues import is_venue_label
from catalog.text.dates import read_date
from catalog.text.links import address_kind, is_badge, label_kind

Look = Literal["plain", "link", "quote", "bold", "italic", "code", "bracket"]

MARK = "\x1f"
"""Stands in the text where a labelled link or an image was."""
_URL = re.compile(r"https?://[^\s<>\"'`|，。；、（）【】「」《》\x1f]+", re.IGNORECASE)
_TAIL_LABEL = re.compile(
    r"(?:^|[\[(\s|,;])\W{0,3}([^\W\d_][\w \-/]{0,28}?)\s*[\]】)]{0,2}\s*[:：]?\s*[(\[]?\s*$"
)
_SHORTCODE = re.compile(r":[a-z][a-z0-9_+-]{2,30}:")
_FULL_WIDTH = str.maketrans("（）［］，：；！？｜．“”„‟«»", "()[],:;!?|.“”““““")
_CHECKBOX = re.compile(r"^\s*\[[ xX]?\]\s+")
_ICON_ALT = re.compile(r"badge/([^/?#]+)")


@dataclass(frozen=True, slots=True)
class Ref:
    """A link as the source has it.

    Attributes:
        label: its text, or the key in front of it; empty where it is a bare address.
        url: its target as written; may be empty or no address at all.
        line: 1-based line.
        on_title: whether its text is a phrase of the entry and no label.
        image: whether it is drawn as a badge.
    """

    label: str
    url: str
    line: int
    on_title: bool = False
    image: bool = False


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


@dataclass(frozen=True, slots=True)
class Taken:
    """What the spans of an entry fall into.

    Attributes:
        rows: for each line its spans, labelled links and images replaced by a mark.
        refs: the labelled links, in order, each with its row.
        images: addresses of images, with their lines.
    """

    rows: tuple[tuple[Span, ...], ...]
    refs: tuple[tuple[int, Ref], ...]
    images: tuple[tuple[str, int], ...]


def take_links(spans: Iterable[Span]) -> Taken:
    """Take labelled links, bare addresses and images out of spans and cut the rest in lines."""
    rows: list[list[Span]] = [[]]
    refs: list[tuple[int, Ref]] = []
    images: list[tuple[str, int]] = []
    for span in spans:
        row = rows[-1]
        if span.is_break:
            rows.append([])
        elif span.image is not None:
            if span.image.startswith("http"):
                images.append((span.image, span.line))
            if span.url is not None:
                refs.append((len(rows) - 1, _badge_ref(span)))
            row.append(Span(MARK, span.line))
        elif span.url is not None:
            if is_label(span.text, span.url) or _bracketed(span.text, row):
                label = span.text if not _URL.match(span.text) else ""
                refs.append((len(rows) - 1, Ref(_key_before(row, label), span.url, span.line)))
                row.append(Span(MARK, span.line))
            else:
                row.append(replace(span, text=_clean(span.text)))
        else:
            _take_addresses(span, rows, refs)
    return Taken(tuple(tuple(row) for row in rows), tuple(refs), tuple(images))


def is_label(text: str, url: str) -> bool:
    """Whether the text of a link names what it leads to rather than the work."""
    bare = text.strip(" []()【】`*:")
    if not bare or _URL.match(bare) or bare == url or label_kind(text) is not None:
        return True
    if is_venue_label(bare) or read_date(bare) is not None:
        return True
    bracketed = text.strip().startswith(("[", "`[", "【")) and len(bare.split()) <= 3
    if bracketed and len(bare) < 30:
        return True
    return bool(re.fullmatch(r"(?:arxiv:?)?\s*\d{4}\.\d{4,5}(?:v\d+)?", bare, re.I))


def _bracketed(text: str, row: list[Span]) -> bool:
    """Whether a link in brackets follows the text that it belongs to: "Title [[Some Journal]](...)"."""
    before = "".join(s.text for s in row).rstrip(" *_")
    inside = (text.startswith("[") and text.endswith("]")) or (
        before.endswith("[") and text.count(" ") < 6
    )
    return inside and len(before.split()) >= 4


def _badge_ref(span: Span) -> Ref:
    label = span.text.strip()
    if label_kind(label) is None and span.image:
        match = _ICON_ALT.search(span.image)
        words = re.split(r"[-_%]", unescape(match[1])) if match else []
        label = next((w for w in words if label_kind(w) is not None), label)
    return Ref(label, span.url or "", span.line, image=is_badge(span.image or "") or not label)


def _key_before(row: list[Span], label: str) -> str:
    """The label of a link: its own, or where it has none the word in front of it."""
    if (
        label
        and label_kind(label) is not None
        and label.strip("[]() ").casefold() not in ("link", "here")
    ):
        return label
    for span in reversed(row):
        if span.text.strip():
            tail = _TAIL_LABEL.search(span.text)
            if tail and span.url is None and label_kind(tail[1]) is not None:
                return tail[1].strip() if not label else f"{tail[1].strip()} {label}"
            break
    return label


def _take_addresses(span: Span, rows: list[list[Span]], refs: list[tuple[int, Ref]]) -> None:
    text = _clean(span.text)
    at = 0
    for match in _URL.finditer(text):
        url = _trimmed(match[0])
        before = text[at : match.start()]
        tail = _TAIL_LABEL.search(before)
        label = tail[1].strip() if tail and label_kind(tail[1]) is not None else ""
        if label and tail:
            before = before[: tail.start(1)]
        elif not before.strip(" ([<:"):
            label = _key_before(rows[-1], "")
        rows[-1].append(replace(span, text=before))
        rows[-1].append(Span(MARK, span.line))
        refs.append((len(rows) - 1, Ref(label, url, span.line)))
        at = match.start() + len(url)
    rows[-1].append(replace(span, text=text[at:]))


def _trimmed(url: str) -> str:
    """An address without the punctuation that follows it in running text."""
    while url and url[-1] in ".,;:!?*_)]}":
        if url[-1] in ")]}" and url.count(url[-1]) <= url.count(
            {")": "(", "]": "[", "}": "{"}[url[-1]]
        ):
            break
        url = url[:-1]
    return url


def _clean(text: str) -> str:
    if not text.isascii():
        text = text.translate(_FULL_WIDTH)
    return _SHORTCODE.sub(" ", text) if ":" in text else text


def phrases(taken: Taken) -> tuple[Phrase, ...]:
    """The phrases of every line, in order."""
    found: list[Phrase] = []
    for number, row in enumerate(taken.rows):
        after = False
        for part in _parts(row):
            if part is None:
                after = True
                continue
            found.append(replace(part, row=number, after_links=after))
    return tuple(found)


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
    starts = _is_edge(before[-1:], before.rstrip()[-1:]) or _beside(spans[:index])
    ends = _is_edge(following[:1], following.lstrip()[:1]) or _beside(spans[:index:-1])
    before, following = before.rstrip(), following.lstrip()
    words = len(span.text.split())
    if span.url is not None and words <= 4 and _listed(before, following):
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


def leads_to_paper(url: str) -> bool:
    """Whether an address is a publication's."""
    return address_kind(url) in ("paper", "pdf")
