"""Versions: the preprint, workshop, conference and journal forms of one work."""

from catalog.dedupe import thresholds as t
from catalog.dedupe.prepare import Prepared
from catalog.dedupe.venues import Place
from catalog.text.alike.title_match import Level, TitleMatch

_RANK = {
    "preprint": 0,
    "report": 1,
    "thesis": 2,
    "workshop": 3,
    "conference": 4,
    "book": 5,
    "journal": 6,
}
"""From the form that usually comes first to the one that stays."""


def relation(
    a: Prepared,
    b: Prepared,
    title: TitleMatch,
    place: Place,
) -> str:
    """How `a` is another version of what `b` describes; empty where they are one version.

    Only the place of publication speaks here; that the work is one is for the score to say.

    Args:
        a: one record.
        b: the other.
        title: how their titles relate.
        place: how their venues relate.
    """
    pages = bool(a.first) and a.first == b.first
    if place is Place.SAME or pages or title.level < Level.CUT:
        return ""
    apart = abs(a.year - b.year) if a.year and b.year else 0
    if apart > t.VERSION_YEARS:
        return ""
    kinds = (a.venue.kind, b.venue.kind)
    if kinds[0] and kinds[1] and kinds[0] != kinds[1] and "book" not in kinds:
        earlier = _RANK.get(kinds[0], 0) < _RANK.get(kinds[1], 0)
        return f"{kinds[0]} version of" if not earlier or kinds[0] != "preprint" else "preprint of"
    if place is Place.DIFFERENT:
        return "another version of"
    return ""
