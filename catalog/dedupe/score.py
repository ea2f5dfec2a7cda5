"""What speaks for two records being one work, and what against."""

from dataclasses import dataclass, field

from catalog.dedupe import thresholds as t
from catalog.dedupe import venues
from catalog.dedupe.authors import Agreement, agreement
from catalog.dedupe.prepare import Prepared
from catalog.dedupe.title_match import Familiar, Level, TitleMatch, match, never
from catalog.dedupe.venues import Place
from catalog.dedupe.verdict import Answer, Verdict
from catalog.dedupe.versions import relation


@dataclass(slots=True)
class Weighing:
    """The scales while a pair lies on them.

    Attributes:
        score: points so far.
        reasons: what was weighed.
        vetoes: what excludes that the two are one.
        doubts: what leaves the answer to a person.
    """

    score: float = 0.0
    reasons: list[str] = field(default_factory=list)
    vetoes: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)

    def add(self, points: float, reason: str = "") -> None:
        """Put points on the scales, with the reason where people should read it."""
        self.score += points
        if reason:
            self.reasons.append(reason)


def score(a: Prepared, b: Prepared, familiar: Familiar = never, recurs: bool = False) -> Verdict:
    """Compare two records.

    Args:
        a: one record.
        b: the other.
        familiar: tells the ordinary words of the collection (`title_match.match`).
        recurs: whether the title is known to be borne by several works.

    Returns:
        The answer with its reasons.
    """
    ids_a, ids_b = a.record, b.record
    if ids_b.id in ids_a.distinct_from or ids_a.id in ids_b.distinct_from:
        return Verdict(Answer.DIFFERENT, 0.0, ("marked as distinct",), veto=True)
    scales = Weighing()
    title = match(a.title, b.title, familiar)
    same_id = _identifiers(a, b, scales)
    if title.level is Level.DIFFERENT and not same_id and not _one_place(a, b):
        return Verdict(Answer.DIFFERENT, t.TITLE_DIFFERENT, (f"title {title.similarity:.2f}",))
    authors = agreement(a.authors, b.authors, cut=a.cut or b.cut)
    place = venues.compare(a.venue, b.venue)
    _title(a, b, title, scales, recurs=recurs)
    _authors(authors, scales)
    _year(a, b, place, scales)
    _venue(a, b, place, scales)
    pages = _pages(a, b, place, scales)
    if (
        (recurs or a.title.generic or b.title.generic)
        and authors.shorter < 2
        and not pages
        and not same_id
    ):
        scales.doubts.append("a title that many works bear")
    related = relation(a, b, title, authors, place, pages)
    return _verdict(scales, title, authors, related, same_id=same_id)


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
    alike = title.level >= Level.CUT or title.similarity >= 0.5
    if scales.vetoes:
        answer = Answer.LOOK if same_id else Answer.DIFFERENT
        return Verdict(answer, total, reasons, veto=True)
    if same_id and not alike:
        return Verdict(Answer.LOOK, total, (*reasons, "one identifier on two titles"), doubt=True)
    if total < t.LOOK:
        return Verdict(Answer.DIFFERENT, total, reasons)
    if related and title.level >= Level.CUT and authors.share >= 0.5:
        answer = Answer.SAME if total >= t.SAME and not scales.doubts else Answer.LOOK
        return Verdict(answer, total, reasons, related)
    doubt = bool(scales.doubts) or (title.similarity < t.TITLE_ENOUGH and title.level < Level.CUT)
    unsure = title.level < Level.CUT and not same_id
    if total < t.SAME or doubt or unsure:
        return Verdict(Answer.LOOK, total, reasons, doubt=doubt)
    return Verdict(Answer.SAME, total, reasons)


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
        told = a.title.cut or b.title.cut
        points = weight - t.TITLE_SLIP if told else weight * t.TITLE_CUT[0] - t.TITLE_CUT[1]
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
    if empty:
        scales.doubts.append("a title is missing")


def _authors(authors: Agreement, scales: Weighing) -> None:
    if not authors.known:
        if not authors.shorter:
            scales.reasons.append("authors unknown")
        return
    reason = f"{round(authors.matched)} of {authors.longer} authors"
    share = authors.share
    if share < 0.25:
        scales.add(t.AUTHORS_NONE, "no common author")
        scales.vetoes.append("disjoint authors")
    elif share < 0.5:
        scales.add(t.AUTHORS_FEW, reason)
    elif share < 0.8:
        scales.add(t.AUTHORS_HALF, reason)
    else:
        few, many = max(0, 3 - authors.shorter), min(5, max(0, authors.shorter - 3))
        points = t.AUTHORS_ALL - few * 0.5 + many * t.AUTHORS_MANY
        missing = 0.0 if authors.cut else 1 - authors.coverage
        points = points * (1 if share >= 0.9 else t.AUTHORS_MOST) - t.AUTHORS_MISSING * missing
        scales.add(points - (0.0 if authors.first or missing < 0.3 else 1.0), reason)


def _apart(a: Prepared, b: Prepared) -> int:
    return abs(a.year - b.year) if a.year and b.year else 0


def _year(a: Prepared, b: Prepared, place: Place, scales: Weighing) -> None:
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
        points = max(t.YEAR_WORST, t.YEAR_FAR + t.YEAR_FURTHER * (apart - 2))
        scales.add(points, f"{apart} years apart")


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
        if not same_volume and a.first != b.first and _apart(a, b) >= 1 and "1" not in (a.first, b.first):
            scales.doubts.append("another volume")
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
