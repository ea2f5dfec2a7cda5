"""From spans to what an entry says: lines with a key first, then phrase by phrase."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from catalog.importers.assembly import Reading, assemble
from catalog.importers.chunk import Chunk
from catalog.importers.chunks import read_phrase
from catalog.importers.keys import Meaning, meaning_of, split_key
from catalog.importers.links import MARK, Ref, Taken, link_texts, take_links
from catalog.importers.phrases import Phrase, phrases
from catalog.importers.tree import Span
from catalog.importers.venues import dated_venue, likely_venue
from catalog.text.dates import read_date
from catalog.text.links import label_kind
from catalog.text.people import read_people


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
            chunks.extend(keyed_chunks(phrase, meaning))
    return assemble(chunks, refs, taken.images, link_texts(taken))


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
        if number in labels and label_kind(labels[number]) == "dataset" and _names(ref):
            ref = replace(ref, kind="dataset", label=ref.label.removeprefix(labels[number]).strip())
        elif number in labels and (not ref.label or label_kind(ref.label) is None):
            ref = replace(ref, label=f"{labels[number]} {ref.label}".strip())
        refs.append((number, ref))
    for number in labels:  # a link whose text is a name: "Paper: [AgentGym](...)"
        for span in taken.rows[number]:
            if span.url is None:
                continue
            if label_kind(labels[number]) == "dataset":
                refs.append((number, Ref(span.text, span.url, span.line, kind="dataset")))
            else:
                refs.append((number, Ref(f"{labels[number]} {span.text}", span.url, span.line)))
    return keyed, refs


def _listed_names(text: str) -> tuple[tuple[str, ...], bool] | None:
    """Names where a key announces authors, one of them written as names seldom are."""
    names = [name for part in text.split(",") for name in part.strip(" .;").split(" and ") if name]
    words = [name.split() for name in names]
    like = all(2 <= len(w) <= 5 and w[0][:1].isupper() and w[-1][:1].isupper() for w in words)
    if len(names) < 2 or not like or any(c.isdigit() for c in text):
        return None
    return tuple(" ".join(each) for each in words), False


def _names(ref: Ref) -> bool:
    """Whether the label of a link is a name, and no word for what it leads to."""
    return bool(ref.label) and label_kind(ref.label) is None


def _fits(meaning: Meaning, rest: str) -> bool:
    """Whether what follows a key is what it announces ("TIME: Temporal Models" has no date)."""
    bare = rest.replace(MARK, " ")
    if meaning == "date":
        return read_date(bare) is not None
    if meaning == "people":
        return read_people(bare) is not None
    return meaning != "venue" or len(bare.split()) <= 16


def _linked(row: Sequence[Span], rest: str) -> bool:
    return MARK in rest or any(span.url is not None for span in row)


def keyed_chunks(phrase: Phrase, meaning: Meaning) -> tuple[Chunk, ...]:
    """What a phrase says of which a key, a role or a column tells what it is about."""
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
        people = read_people(text) or _listed_names(text)
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
    first, _dot, rest = text.partition(". ")
    venue = dated_venue(first) if meaning == "note" and first.count(" ") <= 6 else None
    if venue is not None:  # "intro: CVPR 2018. A university"
        place = replace(chunk, kind="venue", text=first, venue=venue)
        return (place, replace(chunk, text=rest)) if rest.strip() else (place,)
    return (chunk,)
