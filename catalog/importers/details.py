"""Lists that hold only the details of what stands above them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from catalog.importers.keys import split_key
from catalog.importers.lines import head_of
from catalog.importers.links import MARK, plain_marked
from catalog.importers.shapes import holds_entries, is_entry_like
from catalog.importers.tree import Block, Item, Listing, Paragraph, Spans, plain
from catalog.importers.venues import known_venue
from catalog.text.links import label_kind
from catalog.text.people import is_name, people_score


def details_below(blocks: Sequence[Block], index: int, *, under_a_word: bool) -> int:
    """How many blocks below a title hold its details: lists of them, pictures between."""
    end = index + 1
    found = 0
    while end < len(blocks):
        block = blocks[end]
        if isinstance(block, Listing) and are_details(block, under_a_word=under_a_word):
            found = end - index
        elif not (isinstance(block, Paragraph) and _is_picture(block.spans)):
            break
        end += 1
    return found


def begins_entries(following: Sequence[Block]) -> bool:
    """Whether a list comes next of which an item begins with a link that can be a title."""
    block = following[0] if following else None
    return isinstance(block, Listing) and any(
        bool(head) and head[0].url is not None and _can_be_title(head[0].text)
        for head in (head_of(item)[0] for item in block.items)
    )


def _can_be_title(text: str) -> bool:
    bare = text.strip(" []()*_`.,:")
    return (
        bool(bare)
        and not bare.startswith("http")
        and label_kind(bare) is None
        and known_venue(bare) is None
        and not (" " in bare and is_name(bare))
    )


def _is_picture(spans: Spans) -> bool:
    pictures = [s for s in spans if s.image is not None and s.url is None]
    return bool(pictures) and not plain(spans)


def are_details(block: Listing, *, under_a_word: bool = False) -> bool:
    """Whether a list only holds the links, the authors and the like of what stands above it.

    Args:
        block: the list.
        under_a_word: whether one or two words stand above it, which may as well name a group.
    """
    plain_details = [_is_keyed(item) or _is_bare(item) for item in block.items]
    if under_a_word and sum(plain_details) < 0.6 * len(plain_details):
        return False
    details = entries = 0
    for item, told in zip(block.items, plain_details, strict=True):
        head, nested = head_of(item)
        if nested and any(isinstance(b, Listing) and holds_entries(b) for b in nested):
            return False
        if told or _is_detail(item, head):
            details += 1
        elif is_entry_like(item):
            entries += 1
    mostly = sum(plain_details) >= 0.6 * len(plain_details)
    return details > 0 and (entries == 0 or (mostly and entries * 4 <= len(block.items)))


def _is_keyed(item: Item) -> bool:
    """Whether an item says itself what it holds: by a key or by the role of its text."""
    head = head_of(item)[0]
    return split_key(plain_marked(head)) is not None or any(s.role and not s.is_break for s in head)


def _is_detail(item: Item, head: Spans) -> bool:
    text = plain_marked(head)
    bare = text.replace(MARK, " ").strip(" []()|,.:;-–")
    few = len(bare.split()) <= 5 or bare[:1] in "(（"
    return (MARK in text and (few or not is_entry_like(item))) or people_score(bare) >= 0.5


def _is_bare(item: Item) -> bool:
    """Whether an item holds labelled links and no text of its own."""
    text = plain_marked(head_of(item)[0])
    rest = re.sub(r"\(.*?\)", "", text.replace(MARK, ""))
    return MARK in text and not re.search(r"\w", rest)
