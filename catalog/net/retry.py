"""When to ask again."""

import random
from datetime import UTC
from email.utils import parsedate_to_datetime

from catalog.net.message import Answer, Trouble

STATUSES = frozenset({408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524})
"""Answers that say "not now" (RFC 9110, section 15; 52x: what Cloudflare says of an origin)."""
TROUBLES = frozenset({Trouble.RESET, Trouble.TIMEOUT, Trouble.NO_NAME, Trouble.NO_NAME_NOW})
"""Failures that another attempt may not meet."""


_CHALLENGES = ("cf-mitigated", "x-vercel-mitigated")
"""Headers by which Cloudflare and Vercel say that only a browser gets further."""


def says_later(answer: Answer) -> bool:
    """Whether an answer only says that now is the wrong moment.

    A 403 that names a time to wait is a limit under another number, as GitHub sends it. A
    challenge says the same later, whatever its status.
    """
    if answer.status == 200 or any(answer.headers.get(one) == "challenge" for one in _CHALLENGES):
        return False
    return answer.status in STATUSES or (answer.status == 403 and "retry-after" in answer.headers)


def too_much(answer: Answer) -> bool:
    """Whether the whole host is asked too much, not only one address at a bad moment."""
    return answer.status == 429 and says_later(answer)


def retry_after(value: str | None, now: float) -> float | None:
    """Seconds to wait, from a `Retry-After` header in either form (RFC 9110, section 10.2.3).

    Args:
        value: whole seconds or an HTTP date.
        now: seconds since 1970.

    Returns:
        Seconds from now, never negative, or None where the header says nothing that is
        understood.
    """
    text = (value or "").strip()
    if text.isascii() and text.isdigit():
        return float(text[:12])
    try:
        when = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    try:
        return max(0.0, when.replace(tzinfo=when.tzinfo or UTC).timestamp() - now)
    except (ValueError, OverflowError):
        return None


def backoff(first: float, attempt: int) -> float:
    """Seconds to wait after a failed attempt: doubled each time, between half and all of it.

    The jitter keeps many clients from coming back at the same moment.

    Args:
        first: the longest wait after the first attempt.
        attempt: 1 for the first.
    """
    longest = first * 2.0 ** (attempt - 1)
    return random.uniform(longest / 2, longest)
