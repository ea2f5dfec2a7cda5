"""Taking labelled links, bare addresses and badges out of the spans of an entry."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from html import unescape
from typing import Literal

from catalog.importers.tree import Span, Spans
from catalog.importers.venues import is_venue_label, known_venue
from catalog.text.dates import read_date
from catalog.text.links import is_badge, label_kind

MARK = "\x1f"
"""Stands in the text where a labelled link or an image was."""
_URL = re.compile(r"https?://[^\s<>\"'`|，。；、（）【】「」《》\x1f]+", re.IGNORECASE)
_TAIL_LABEL = re.compile(
    r"(?:^|[\[(\s|,;])\W{0,3}([^\W\d_][\w \-/]{0,28}?)\s*[\]】)]{0,2}\s*[:：]?\s*[(\[]?\s*$"
)
_SHORTCODE = re.compile(r":[a-z][a-z0-9_+-]{2,30}:(?!//)")
_FULL_WIDTH = str.maketrans("（）［］，：；！？｜．“”„‟«»", "()[],:;!?|.“”““““")
_NAME_WITH_DIGITS = re.compile(r"[A-Za-z]{3,}\d\d")
_APART = re.compile(r",\s|\s*[-–—:]\s+(?:[a-z]|An? |The )")
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
        kind: what it leads to where its column or its key says so; the label is a name then.
    """

    label: str
    url: str
    line: int
    on_title: bool = False
    image: bool = False
    kind: Literal["dataset", ""] = ""


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
    spans = tuple(spans)
    for index, span in enumerate(spans):
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
            told = _clean(span.text).strip()
            if not _names_work(spans[: index + 2], index) and (
                not told or is_label(told, span.url) or _bracketed(span.text, row)
            ):
                label = told if not _URL.match(told) else ""
                label = _key_before(row, label) if told else ""
                refs.append((len(rows) - 1, Ref(label, span.url, span.line)))
                row.append(Span(MARK, span.line))
            else:
                row.append(replace(span, text=_clean(span.text)))
        else:
            _take_addresses(span, rows, refs)
    return Taken(tuple(tuple(row) for row in rows), tuple(refs), tuple(images))


def link_texts(taken: Taken) -> dict[str, str]:
    """The texts of the links that stand in phrases, by address: of one in two places the first."""
    linked = [s for row in taken.rows for s in row if s.url is not None]
    texts: dict[str, str] = {}
    for span in linked:
        text = " ".join(span.text.split()).strip("[]() ,;")
        if text:
            texts.setdefault(span.url or "", text)
    return texts


def _names_work(spans: Sequence[Span], index: int) -> bool:
    """Whether a link in front is a name that ends in digits ("[CUHK03](https://...), ...").

    A venue with its year is one that the registry knows, or stands in brackets or before a title.
    """
    bare = spans[index].text.strip()
    if not _NAME_WITH_DIGITS.fullmatch(bare) or known_venue(bare) is not None:
        return False
    before = "".join(span.text for span in spans[:index])
    behind = spans[index + 1].text if index + 1 < len(spans) else ""
    return not before.strip() and bool(_APART.match(behind))


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
    """Whether a link in brackets follows what it belongs to: "Title [[Some Journal]](...)"."""
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
    if "://" not in text:
        rows[-1].append(span if text == span.text else replace(span, text=text))
        return
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


def plain_marked(spans: Spans) -> str:
    """The first line of spans with labelled links as marks."""
    taken = take_links(spans)
    return "".join(s.text for s in taken.rows[0]) if taken.rows else ""
