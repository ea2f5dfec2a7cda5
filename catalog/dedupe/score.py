"""What speaks for two records being one work, and what against."""

from dataclasses import dataclass, field, replace
from functools import partial

from catalog.dedupe import thresholds as t
from catalog.dedupe import venues
from catalog.dedupe.authors import Agreement, agreement
from catalog.dedupe.burden import unburden
from catalog.dedupe.prepare import Prepared
from catalog.dedupe.title_match import Familiar, Level, TitleMatch, match, never
from catalog.dedupe.venues import Place
from catalog.dedupe.verdict import Answer, Verdict
from catalog.dedupe.versions import relation


WORTH_A_SECOND_LOOK = 0.35
"""Similarity of two titles below which nothing is taken off them."""


@dataclass(slots=True)
class Weighing:
    """The scales while a pair lies on them.

    Attributes:
        score: points so far.
        reasons: what was weighed.
        vetoes: what excludes that the two are one.
        doubts: what leaves the answer to a person.
        apart: whether the two were printed apart.
    """

    score: float = 0.0
    reasons: list[str] = field(default_factory=list)
    vetoes: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    apart: bool = False

    def add(self, points: float, reason: str = "") -> None:
        """Put points on the scales, with the reason where people should read it."""
        self.score += points
        if reason:
            self.reasons.append(reason)


def score(
    a: Prepared,
    b: Prepared,
    familiar: Familiar = never,
    *,
    recurs: bool = False,
    careless: bool = False,
) -> Verdict:
    """Compare two records.

    Args:
        a: one record.
        b: the other.
        familiar: tells the ordinary words of the collection (`title_match.match`).
        recurs: whether the title is known to be borne by several works.
        careless: whether the collection is full of garbled names.

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
    same_id = _identifiers(a, b, scales)
    if title.level is Level.DIFFERENT and not same_id and not _one_place(a, b):
        return Verdict(Answer.DIFFERENT, t.TITLE_DIFFERENT, (f"title {title.similarity:.2f}",))
    authors = agreement(a.authors, b.authors, cut=a.cut or b.cut)
    place = venues.compare(a.venue, b.venue)
    _title(a, b, title, scales, recurs=recurs)
    garbled = careless and title.level >= Level.NEAR and not title.conflict and long
    _authors(authors, scales, garbled=garbled)
    _venue(a, b, place, scales)
    pages = _pages(a, b, place, scales)
    if not (a.title.compact and b.title.compact) and not (pages and authors.share >= 0.75):
        scales.doubts.append("a title is missing")
    _year(a, b, place, scales, pages=pages)
    if (
        (recurs or a.title.generic or b.title.generic)
        and authors.shorter < 2
        and not pages
        and not same_id
    ):
        scales.doubts.append("a title that many works bear")
    related = relation(a, b, title, authors, place, pages)
    return _verdict(scales, title, authors, related, same_id=same_id)


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
    return replace(again, level=min(again.level, Level.NEAR), slips=again.slips + 1)


def _names(one: Prepared) -> frozenset[str]:
    words = [word for person in one.authors for word in person.words]
    return frozenset((*words, *one.venue.words))


def _one_place(a: Prepared, b: Prepared) -> bool:
    """Whether two records without a title in common may be one text in two languages."""
    return bool(a.first and a.first == b.first and a.last == b.last) or not (
        a.title.compact and b.title.compact
    )


def _verdict(
    scales: Weighing, title: TitleMatch, authors: Agreement, related: str, *, same_id: bool
) -> Verdict:
    total = round(scales.score, 2)
    reasons = tuple((*scales.reasons, *scales.vetoes, *scales.doubts))
    answered = partial(
        Verdict,
        score=total,
        reasons=reasons,
        veto=bool(scales.vetoes),
        apart=scales.apart,
        unsure=title.level < Level.CUT and not same_id,
    )
    if scales.vetoes:
        return answered(Answer.LOOK if same_id else Answer.DIFFERENT)
    if same_id and title.level < Level.CUT and title.similarity < 0.5:
        other = (*reasons, "one identifier on two titles")
        return answered(Answer.LOOK, reasons=other, doubt=True)
    doubt = bool(scales.doubts)
    if related and title.level >= Level.CUT and authors.share >= 0.5 and total >= t.LOOK:
        answer = Answer.SAME if total >= t.SAME and not doubt else Answer.LOOK
        return answered(answer, relation=related)
    doubt = doubt or (title.told and title.similarity < t.TITLE_ENOUGH and title.level < Level.CUT)
    if total < t.LOOK:
        return answered(Answer.DIFFERENT, doubt=doubt)
    certain = total >= t.SAME and not doubt and (title.level >= Level.CUT or same_id)
    return answered(Answer.SAME if certain else Answer.LOOK, doubt=doubt)


def _identifiers(a: Prepared, b: Prepared, scales: Weighing) -> bool:
    """Whether the two share an identifier; differing ones weigh against."""
    pairs = (
        ("DOI", a.doi, b.doi, t.DOI_DIFFERENT),
        ("arXiv number", a.record.arxiv, b.record.arxiv, t.ARXIV_DIFFERENT),
        ("OpenReview forum", a.record.openreview, b.record.openreview, t.OPENREVIEW_DIFFERENT),
        ("ACL id", a.record.acl, b.record.acl, t.ACL_DIFFERENT),
    )
    same = False
    for name, left, right, against in pairs:
        if not left or not right:
            continue
        if left == right:
            same = True
            scales.add(t.IDENTIFIER_EQUAL, f"same {name}")
        else:
            scales.add(against)
            scales.doubts.append(f"different {name}s")
    if a.preprint_doi and a.preprint_doi == b.preprint_doi:
        same = True
        scales.add(t.IDENTIFIER_EQUAL, "same DOI")
    if same:
        scales.doubts.clear()
    return same


def _title(a: Prepared, b: Prepared, title: TitleMatch, scales: Weighing, *, recurs: bool) -> None:
    weight = min(a.title.weight, b.title.weight)
    if recurs:
        weight = min(weight, 2.5)
    level = title.level
    points = weight
    if level is Level.NEAR:
        points -= t.TITLE_SLIP * title.slips
    elif level is Level.REORDERED:
        points -= t.TITLE_REORDERED
    elif level is Level.GREW:
        points = weight * t.TITLE_GREW[0] - t.TITLE_GREW[1]
    elif level is Level.CUT:
        short = min(a.title.compact, b.title.compact, key=len)
        share, less = t.TITLE_GREW if len(short) >= t.TITLE_CUT_LATE else t.TITLE_CUT
        told = a.title.cut or b.title.cut
        points = weight - t.TITLE_SLIP if told else weight * share - less
    elif level is Level.SIMILAR:
        low, worst, high, best = t.TITLE_SIMILAR
        points = worst + (title.similarity - low) / (high - low) * (best - worst)
        points = min(points, weight)
    elif level is Level.DIFFERENT:
        points = t.TITLE_DIFFERENT if a.title.compact and b.title.compact else 0.0
    words = {
        Level.REORDERED: " (other order)",
        Level.GREW: " (one has a subtitle)",
        Level.CUT: " (one is shorter)",
    }
    empty = not (a.title.compact and b.title.compact)
    scales.add(
        points, "no title" if empty else f"title {title.similarity:.2f}{words.get(level, '')}"
    )
    if title.conflict:
        scales.vetoes.append(
            f"titles differ in {title.conflict}" if "/" in title.conflict else title.conflict
        )


def _authors(authors: Agreement, scales: Weighing, *, garbled: bool) -> None:
    if not authors.known:
        if not authors.shorter:
            scales.reasons.append("authors unknown")
        return
    reason = f"{round(authors.matched)} of {authors.longer} authors"
    share = authors.share
    if share < 0.25 and garbled:
        scales.add(t.AUTHORS_GARBLED, "no common author")
    elif share < 0.25:
        scales.add(t.AUTHORS_NONE, "no common author")
        scales.vetoes.append("disjoint authors")
    elif share < 0.5:
        scales.add(t.AUTHORS_FEW, reason)
    elif share < 0.8:
        scales.add(t.AUTHORS_HALF, reason)
    else:
        few, many = max(0, 3 - authors.shorter), min(5, max(0, authors.shorter - 3))
        points = t.AUTHORS_ALL - few * 0.5 + many * t.AUTHORS_MANY
        lacking = t.AUTHORS_LEADING if authors.leading else t.AUTHORS_MISSING
        points = points * (1 if share >= 0.9 else t.AUTHORS_MOST)
        scales.add(points - (0.0 if authors.cut else lacking * (1 - authors.coverage)), reason)


def _apart(a: Prepared, b: Prepared) -> int:
    return abs(a.year - b.year) if a.year and b.year else 0


def _year(
    a: Prepared, b: Prepared, place: Place, scales: Weighing, *, pages: bool | None
) -> None:
    if not a.year or not b.year:
        return
    apart = abs(a.year - b.year)
    if apart == 0:
        scales.add(t.YEAR_EQUAL, "same year")
    elif apart == 1:
        conference = "conference" in (a.venue.kind, b.venue.kind) and place is Place.SAME
        elsewhere = t.YEAR_NEXT if place >= Place.LIKELY else t.YEAR_NEXT_ELSEWHERE
        scales.add(t.YEAR_NEXT_SAME_CONFERENCE if conference else elsewhere, "1 year apart")
    else:
        far = t.YEAR_FAR if pages or place is Place.SAME else t.YEAR_FAR_ELSEWHERE
        points = max(t.YEAR_WORST, far + t.YEAR_FURTHER * (apart - 2))
        scales.add(points, f"{apart} years apart")
        scales.apart = not pages and place is not Place.SAME
    if apart and pages is False:
        scales.add(t.REPRINTED)
        scales.apart = True


def _venue(a: Prepared, b: Prepared, place: Place, scales: Weighing) -> None:
    if place is Place.SAME:
        scales.add(t.VENUE_SAME, "same venue")
    elif place is Place.LIKELY:
        scales.add(t.VENUE_LIKELY)
    elif place is Place.UNLIKE:
        scales.add(t.VENUE_UNLIKE)
    elif place is Place.DIFFERENT:
        scales.add(t.VENUE_DIFFERENT, "different venues")


def _pages(a: Prepared, b: Prepared, place: Place, scales: Weighing) -> bool | None:
    """Whether the pages agree, or None where that cannot be said."""
    if a.volume and b.volume and place >= Place.LIKELY:
        same_volume = a.volume == b.volume
        scales.add(t.VOLUME_EQUAL if same_volume else t.VOLUME_DIFFERENT)
        unset = "1" in (a.first, b.first)
        if not same_volume and a.first != b.first and _apart(a, b) and not unset:
            scales.doubts.append("another volume")
    if a.volume and b.volume and a.volume != b.volume and place <= Place.UNLIKE:
        scales.add(t.VOLUME_ELSEWHERE, "another journal's volume")
        scales.apart = True
    if not a.first or not b.first:
        return None
    if a.first == b.first:
        whole = a.last == b.last and bool(a.last)
        scales.add(
            t.PAGES_EQUAL if whole else t.PAGE_EQUAL, "same pages" if whole else "same first page"
        )
        return True
    if "1" in (a.first, b.first):  # counted from 1 before the issue was printed
        return None
    scales.add(t.PAGES_DIFFERENT, "different pages")
    return False
