"""Whether the title of an entry stands where a title stands."""

from __future__ import annotations

import re

from catalog.importers.assembly import Reading
from catalog.importers.keys import split_key
from catalog.importers.links import plain_marked
from catalog.importers.tree import Spans, plain
from catalog.text.people import people_score

PROSE = re.compile(
    r"\b(?:we|our|please|this (?:repo|repository|list|page|is|paper list)|feel free|you|if|i|"
    r"here|see|check|thanks|"
    r"welcome|maintained|star|pull requests?|collection of|curated|contact|email)\b",
    re.I,
)
_ADDRESSED = re.compile(
    r"\b(?:please|this (?:repo|list|page)|feel free|we (?:are|have|also|will)|welcome|"
    r"pull requests?)\b",
    re.I,
)
_DETERMINED = re.compile(r"(?:this|that|these|those|the|our|their|my|his|her)\b(?! *$)")
_DETERMINER = re.compile(
    r"\b(?:this|that|these|those|the|our|their|my|see|from|by|reference to|based on)\s*$", re.I
)
_WORD = re.compile(r"[^\W\d_]{2,}")


def begins_with_title(reading: Reading, spans: Spans, *, in_text: bool = False) -> bool:
    """Whether the title stands where a title stands, not within running text.

    Args:
        reading: what the spans say.
        spans: the entry.
        in_text: whether it is a paragraph, which is running text more often than not.
    """
    title = reading.title
    loose = title.look == "plain" and not reading.venue
    words = len(title.text.split())
    if loose and in_text and PROSE.search(title.text):
        return False
    if loose and in_text and in_a_sentence(spans):
        return False
    if loose and title.urls and words > 12 and not any(r.label for r in reading.refs):
        return False
    keyed = split_key(plain_marked(spans))
    if loose and keyed is not None and keyed[0] in ("note", "tags"):
        return False
    if title.look in ("link", "quote", "bold"):
        return _stands_out_in_front(reading, spans)
    if title.text[:1].islower() and not reading.venue and words > 10:
        return False
    if loose and PROSE.search(title.text):
        return not _ADDRESSED.search(title.text)
    return words <= 40


def in_a_sentence(spans: Spans) -> bool:
    """Whether every link is a part of a sentence: "it came from [this survey paper](...)"."""
    linked = [at for at, span in enumerate(spans) if span.url is not None]
    before = ("".join(span.text for span in spans[:at]) for at in linked)
    return bool(linked) and all(
        _DETERMINED.match(spans[at].text.strip(" []()")) or _DETERMINER.search(text)
        for at, text in zip(linked, before, strict=True)
    )


def _stands_out_in_front(reading: Reading, spans: Spans) -> bool:
    """Whether little but names and brackets stands before a linked, quoted or bold title."""
    title = reading.title
    if title.look == "quote" and (reading.venue or reading.names):
        return True
    text = " ".join(plain(spans).split())
    at = text.find(title.text[:40])
    before = text[:at] if at > 0 else ""
    bare = re.sub(r"[\[(【].*?[\])】]", " ", before)
    if len(_WORD.findall(bare)) <= 5 or people_score(bare) >= 0.3 or "et al" in before:
        return True
    for name in reading.names:
        bare = bare.replace(name, " ")
    after = text[at + len(title.text) :] if at >= 0 else ""
    alone = sum(s.url is not None for s in spans) == 1 and len(after.split()) <= 14
    if alone and title.look == "link" and title.text.count(" ") >= 3 and not PROSE.search(before):
        return True
    lowercase: list[str] = [word for word in _WORD.findall(bare) if word[0].islower()]
    return len(lowercase) <= 2


def is_resource(reading: Reading, spans: Spans) -> bool:
    """Whether an item without a publication is an entry: a library, a video, a post."""
    if not begins_with_title(reading, spans):
        return False
    titled = any(r.on_title for r in reading.refs)
    if titled and reading.title.look != "plain":
        return len(reading.title.text) >= 2
    labelled = any(not r.on_title and r.label and r.url.startswith("http") for r in reading.refs)
    words = len(reading.title.text.split())
    return labelled and words <= 30 and not PROSE.search(reading.title.text)


def looks_like_entry(reading: Reading) -> bool:
    """Whether something that was not taken deserves a look by a person."""
    return len(reading.title.text.split()) >= 3
