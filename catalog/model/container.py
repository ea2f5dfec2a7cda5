"""The name under which a paper is cited as a part: its proceedings, journal or book."""

from catalog.model.entry import Paper
from catalog.model.venue import Venue

_WORKSHOPS = ("workshop", "workshops")


def container_name(paper: Paper, venue: Venue | None, kind: str) -> str:
    """The full name of what a paper appeared in: `International Conference ... Workshops`.

    Args:
        paper: the paper.
        venue: its venue where that is known; else the text that stands for it is taken.
        kind: what the paper is, as `Catalog.entry_type` says.

    Returns:
        The name, empty where the paper names no venue.
    """
    return _of_track(venue.name if venue else paper.venue or "", paper, venue, kind)


def container_short(paper: Paper, venue: Venue | None, kind: str) -> str:
    """The short form of `container_name`: `CVPR Workshops`; empty where the venue is not known."""
    return _of_track(venue.short, paper, venue, kind) if venue else ""


def _of_track(name: str, paper: Paper, venue: Venue | None, kind: str) -> str:
    if not name or kind not in ("conference", "workshop"):
        return name
    if paper.track and paper.track.lower() not in _WORKSHOPS:
        return f"{name} ({paper.track})"
    # A workshop with a name of its own is its own container.
    named = (venue and venue.kind == "workshop") or name.lower().endswith(_WORKSHOPS)
    return f"{name} Workshops" if kind == "workshop" and not named else name
