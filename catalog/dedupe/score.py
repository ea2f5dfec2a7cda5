"""What speaks for two records being one work, and what against."""

from dataclasses import replace
from functools import partial

from catalog.dedupe import thresholds as t
from catalog.dedupe import venues
from catalog.dedupe.authors import Agreement, agreement
from catalog.dedupe.burden import unburden
from catalog.dedupe.prepare import Prepared
from catalog.dedupe.shared import NOTHING, Shared
from catalog.dedupe.venues import Place
from catalog.dedupe.verdict import Answer, Verdict
from catalog.dedupe.versions import relation
from catalog.dedupe.weigh import (
    Weighing,
    weigh_authors,
    weigh_identifiers,
    weigh_pages,
    weigh_title,
    weigh_venue,
    weigh_year,
    years_apart,
)
from catalog.text.alike.slips import Familiar
from catalog.text.alike.title_match import Level, TitleMatch, match, never

WORTH_A_SECOND_LOOK = 0.35
"""Similarity of two titles below which nothing is taken off them."""


def score(
    a: Prepared,
    b: Prepared,
    familiar: Familiar = never,
    *,
    recurs: bool = False,
    careless: bool = False,
    shared: Shared = NOTHING,
) -> Verdict:
    """Compare two records.

    Args:
        a: one record.
        b: the other.
        familiar: tells the ordinary words of the collection (`title_match.match`).
        recurs: whether the title is known to be borne by several works.
        careless: whether the collection is full of garbled names.
        shared: addresses and citation keys that both have.

    Returns:
        The answer with its reasons.
    """
    ids_a, ids_b = a.record, b.record
    if ids_b.id in ids_a.distinct_from or ids_a.id in ids_b.distinct_from:
        return Verdict(Answer.DIFFERENT, 0.0, ("marked as distinct",), veto=True)
    scales = Weighing()
    title = _compared(a, b, familiar)
    long = min(a.title.weight, b.title.weight) >= t.LONG_TITLE
    recurs = recurs and not (careless and long)
    place = venues.compare(a.venue, b.venue)
    generic = a.title.generic or b.title.generic
    linked = shared.reasons(alike=title.level >= Level.NEAR)
    # Two versions of a work stand at two addresses.
    related = "" if generic or linked else relation(a, b, title, place)
    same_id = weigh_identifiers(a, b, scales, related=bool(related))
    if linked and not same_id:
        scales.add(t.ADDRESS_EQUAL, ", ".join(linked))
    known = same_id or bool(linked)
    if title.level is Level.DIFFERENT and not known and not _one_place(a, b):
        return Verdict(Answer.DIFFERENT, t.TITLE_DIFFERENT, (f"title {title.similarity:.2f}",))
    authors = agreement(a.authors, b.authors, cut=a.cut or b.cut)
    weigh_title(a, b, title, scales, recurs=recurs)
    garbled = careless and title.level >= Level.NEAR and not title.conflict and long
    weigh_authors(authors, scales, garbled=garbled, leaked=title.leaked)
    if not related:
        weigh_venue(place, scales)
    pages = _pages_of_version(a, b) if related else weigh_pages(a, b, place, scales)
    if not title.told and not known and not (pages and authors.share >= 0.75):
        scales.doubts.append("a title is missing")
    weigh_year(a, b, place, scales, pages=pages, related=bool(related))
    if (recurs or generic) and authors.shorter < 2 and not pages and not known:
        scales.doubts.append("a title that many works bear")
    if _in_series(a, b, title, place):
        scales.doubts.append("another year's paper")
    return _verdict(scales, title, authors, related, same_id=same_id, linked=bool(linked))


def _compared(a: Prepared, b: Prepared, familiar: Familiar) -> TitleMatch:
    """How the titles relate, what does not belong to them taken off where that helps."""
    plain = match(a.title, b.title, familiar)
    if plain.level >= Level.NEAR or plain.similarity < WORTH_A_SECOND_LOOK:
        return plain
    swapped = len(a.title.words) < len(b.title.words)
    long, short = (b, a) if swapped else (a, b)
    left = unburden(long.title, short.title, _names(a) | _names(b))
    if left is None:
        return plain
    again = match(left, short.title, familiar)
    better = (bool(plain.conflict), again.level, again.similarity)
    if again.conflict or better <= (False, plain.level, plain.similarity):
        return plain
    taken = frozenset(long.title.words) - frozenset(left.words)
    leaked = any(len(word) > 2 for person in short.authors for word in taken & {*person.words})
    return replace(again, level=min(again.level, Level.NEAR), slips=again.slips + 1, leaked=leaked)


def _names(one: Prepared) -> frozenset[str]:
    words = [word for person in one.authors for word in person.words]
    return frozenset((*words, *one.venue.words))


def _pages_of_version(a: Prepared, b: Prepared) -> bool | None:
    """Whether two versions have one first page; that they differ says nothing."""
    return a.first == b.first if a.first and b.first else None


def _in_series(a: Prepared, b: Prepared, title: TitleMatch, place: Place) -> bool:
    """Whether a conference may have printed one title, and what followed from it years later."""
    grown = title.level in (Level.CUT, Level.GREW)
    conference = a.venue.kind == b.venue.kind == "conference"
    return grown and conference and place is Place.SAME and years_apart(a, b) > 0


def _one_place(a: Prepared, b: Prepared) -> bool:
    """Whether two records without a title in common may be one text in two languages."""
    return bool(a.first and a.first == b.first and a.last == b.last) or not (
        a.title.compact and b.title.compact
    )


def _verdict(
    scales: Weighing,
    title: TitleMatch,
    authors: Agreement,
    related: str,
    *,
    same_id: bool,
    linked: bool,
) -> Verdict:
    total = round(scales.score, 2)
    reasons = (*scales.reasons, *scales.vetoes, *scales.doubts)
    answered = partial(
        Verdict,
        score=total,
        reasons=reasons,
        veto=bool(scales.vetoes),
        apart=scales.apart,
    )
    known = same_id or linked
    if scales.vetoes:
        return answered(Answer.LOOK if known else Answer.DIFFERENT)
    if known and title.told and title.level < Level.CUT and title.similarity < 0.5:
        other = f"one {'identifier' if same_id else 'address'} on two titles"
        return answered(Answer.LOOK, reasons=(*reasons, other), doubt=True)
    doubt = bool(scales.doubts)
    if known and not title.told:  # no title is no other title
        certain = total >= t.LOOK and not doubt
        return answered(Answer.SAME if certain else Answer.LOOK, doubt=doubt)
    if related and title.level >= Level.CUT and authors.share >= 0.5 and total >= t.LOOK:
        answer = Answer.SAME if total >= t.SAME and not doubt else Answer.LOOK
        return answered(answer, relation=related)
    doubt = doubt or (title.told and title.similarity < t.TITLE_ENOUGH and title.level < Level.CUT)
    if total < t.LOOK:
        return answered(Answer.DIFFERENT, doubt=doubt)
    certain = total >= t.SAME and not doubt and (title.level >= Level.CUT or same_id)
    return answered(Answer.SAME if certain else Answer.LOOK, doubt=doubt)
