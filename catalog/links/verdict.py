"""Verdicts on links, and for how long each is believed."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from catalog.net.registry import Identifier

_HOUR = 3600.0
_DAY = 24 * _HOUR


class Verdict(StrEnum):
    """What became of a link. Only `GONE` and `WRONG_PAPER` ever fail a run."""

    OK = "ok"
    MOVED = "moved"
    WRONG_PAPER = "wrong-paper"
    GONE = "gone"
    WITHDRAWN = "withdrawn"
    BLOCKED = "blocked"
    RATE_LIMITED = "rate-limited"
    TIMEOUT = "timeout"
    UNKNOWN = "unknown"


FAILING = frozenset({Verdict.GONE, Verdict.WRONG_PAPER})

TIME_TO_LIVE: Mapping[Verdict, float] = {
    Verdict.OK: 14 * _DAY,
    Verdict.MOVED: 7 * _DAY,
    Verdict.WITHDRAWN: 30 * _DAY,
    Verdict.BLOCKED: 7 * _DAY,
    # Short enough that a daily run asks again and can confirm or take back.
    Verdict.GONE: 12 * _HOUR,
    Verdict.WRONG_PAPER: 12 * _HOUR,
    # No verdict on the link, only on the moment; long enough to resume a run that was stopped.
    Verdict.RATE_LIMITED: _HOUR,
    Verdict.TIMEOUT: _HOUR,
    Verdict.UNKNOWN: _HOUR,
}
"""Seconds for which a verdict is taken from memory."""

CONFIRM_AFTER = _DAY
"""Seconds that lie at the least between two runs that together prove a failure."""


@dataclass(frozen=True, slots=True)
class Observation:
    """What was seen of a target; the same for every place that links to it.

    Whether it is the right paper is no part of it: that depends on the entry, and is judged anew
    when the entry changes.

    Attributes:
        verdict: any but `WRONG_PAPER`.
        reason: why, for people.
        by: who said so: the id of a registry, or `page`.
        status: HTTP status, or 0.
        url: the address that answered in the end; empty for a registry.
        titles: what the target calls itself.
        authors: whom it names.
        also: identifiers that it shares with other targets.
        bibliographic: whether `titles` come from a record or citation tags; a bare page title
            proves no wrong paper.
        moved_to: where it has moved for good; empty where it has not.
        secure: where the same page is served over https; empty where that was not asked.
        snapshot: an archived copy of what is gone; empty where none is known.
        text: text that may name a paper (a README).
        etag: for asking again.
        leads_to: where the page leads on, if it was made only for that.
        at: when it was seen, seconds since 1970.
    """

    verdict: Verdict
    reason: str = ""
    by: str = "page"
    status: int = 0
    url: str = ""
    titles: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    also: tuple[Identifier, ...] = ()
    bibliographic: bool = False
    moved_to: str = ""
    secure: str = ""
    snapshot: str = ""
    text: str = ""
    etag: str = ""
    leads_to: str = ""
    at: float = 0.0

    def fresh(self, now: float) -> bool:
        """Whether it is still believed."""
        return 0 <= now - self.at < TIME_TO_LIVE[self.verdict]
