"""What each field of two records puts on the scales."""

from dataclasses import dataclass, field

from catalog.dedupe import thresholds as t
from catalog.dedupe.authors import Agreement
from catalog.dedupe.prepare import Prepared
from catalog.dedupe.venues import Place
from catalog.text.alike.title_match import Level, TitleMatch


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


def weigh_identifiers(a: Prepared, b: Prepared, scales: Weighing, *, related: bool = False) -> bool:
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
        elif not related:  # versions have each their own
            scales.add(against)
            scales.doubts.append(f"different {name}s")
    if a.preprint_doi and a.preprint_doi == b.preprint_doi:
        same = True
        scales.add(t.IDENTIFIER_EQUAL, "same DOI")
    if same:
        scales.doubts.clear()
    return same


def weigh_title(
    a: Prepared, b: Prepared, title: TitleMatch, scales: Weighing, *, recurs: bool
) -> None:
    """Points for the titles, and what in them excludes that the two are one."""
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


def weigh_authors(
    authors: Agreement, scales: Weighing, *, garbled: bool, leaked: bool = False
) -> None:
    """Points for the authors; lists without a common name exclude unless names are garbled."""
    if not authors.known:
        if not authors.shorter:
            scales.reasons.append("authors unknown")
        return
    reason = f"{round(authors.matched)} of {authors.longer} authors"
    share = authors.share
    if share < 0.5 and leaked:
        scales.add(t.AUTHORS_HALF, "an author in the title")
    elif share < 0.25 and garbled:
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


def years_apart(a: Prepared, b: Prepared) -> int:
    """Years between two records; 0 where one has none."""
    return abs(a.year - b.year) if a.year and b.year else 0


def weigh_year(
    a: Prepared,
    b: Prepared,
    place: Place,
    scales: Weighing,
    *,
    pages: bool | None,
    related: bool = False,
) -> None:
    """Points for the years, and whether the two were printed apart."""
    if not a.year or not b.year:
        return
    apart = abs(a.year - b.year)
    if apart == 0:
        scales.add(t.YEAR_EQUAL, "same year")
        return
    scales.apart |= pages is False or (apart > 1 and not pages and place is not Place.SAME)
    plural = "1 year apart" if apart == 1 else f"{apart} years apart"
    if related:
        scales.add(t.YEAR_OF_VERSION * apart, plural)
        return
    if apart == 1:
        conference = "conference" in (a.venue.kind, b.venue.kind) and place is Place.SAME
        elsewhere = t.YEAR_NEXT if place >= Place.LIKELY else t.YEAR_NEXT_ELSEWHERE
        points = t.YEAR_NEXT_SAME_CONFERENCE if conference else elsewhere
    else:
        far = t.YEAR_FAR if pages or place is Place.SAME else t.YEAR_FAR_ELSEWHERE
        points = max(t.YEAR_WORST, far + t.YEAR_FURTHER * (apart - 2))
    scales.add(points + (t.REPRINTED if pages is False else 0.0), plural)


def weigh_venue(place: Place, scales: Weighing) -> None:
    """Points for the venues."""
    if place is Place.SAME:
        scales.add(t.VENUE_SAME, "same venue")
    elif place is Place.LIKELY:
        scales.add(t.VENUE_LIKELY)
    elif place is Place.UNLIKE:
        scales.add(t.VENUE_UNLIKE)
    elif place is Place.DIFFERENT:
        scales.add(t.VENUE_DIFFERENT, "different venues")


def weigh_pages(a: Prepared, b: Prepared, place: Place, scales: Weighing) -> bool | None:
    """Points for volume and pages.

    Returns:
        Whether the pages agree, or None where that cannot be said.
    """
    if a.volume and b.volume and place >= Place.LIKELY:
        same_volume = a.volume == b.volume
        scales.add(t.VOLUME_EQUAL if same_volume else t.VOLUME_DIFFERENT)
        unset = "1" in (a.first, b.first)
        if not same_volume and a.first != b.first and years_apart(a, b) and not unset:
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
    if a.volume and b.volume and a.volume != b.volume:
        scales.add(t.REPRINTED)
        scales.apart = True
    return False
