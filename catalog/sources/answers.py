"""Reading answers: what is common to all registries."""

import json
from typing import Any

from catalog.net.message import Answer
from catalog.net.registry import BadAnswer

_TOO_MUCH = frozenset({400, 403, 413, 414, 422, 502, 504})
"""Statuses that may mean: one of these identifiers, or all of them together, are too much."""


def good(answer: Answer, *also: int) -> Answer:
    """The answer, if the registry gave all of it.

    Args:
        answer: what came back.
        *also: statuses besides 200 that are answers.

    Raises:
        BadAnswer: there is none, it is cut, or its status says that it is none.
    """
    if answer.trouble is not None:
        raise BadAnswer(answer.detail or answer.trouble.value)
    if answer.status != 200 and answer.status not in also:
        raise BadAnswer(f"status {answer.status}", smaller=answer.status in _TOO_MUCH)
    if not answer.whole:
        raise BadAnswer("the answer is too long or was cut", smaller=True)
    return answer


def json_of(answer: Answer, *also: int) -> Any:
    """The JSON value of a good answer.

    Raises:
        BadAnswer: it is no good answer, or no JSON (a wall, a proxy's page).
    """
    body = good(answer, *also).body
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        raise BadAnswer("the answer is no JSON") from None


def mapping(value: Any) -> dict[str, Any]:
    """A JSON object, empty where the value is none."""
    return value if isinstance(value, dict) else {}


def items(value: Any) -> list[dict[str, Any]]:
    """The objects of a JSON array; anything else is left out."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def text(value: Any) -> str:
    """A JSON string or number as text; the first of an array; empty for anything else."""
    if isinstance(value, list):
        return text(value[0]) if value else ""
    if isinstance(value, bool):
        return ""
    return str(value).strip() if isinstance(value, str | int | float) else ""


def iso_date(parts: Any) -> str:
    """A date from `[[2015, 6, 12]]`, as precise as it is given (Crossref, CSL-JSON)."""
    first = parts[0] if isinstance(parts, list) and parts else None
    numbers = [part for part in first if isinstance(part, int)] if isinstance(first, list) else []
    if not numbers or not 1600 <= numbers[0] <= 2100:
        return ""
    return "-".join(f"{n:04d}" if i == 0 else f"{n:02d}" for i, n in enumerate(numbers[:3]))
