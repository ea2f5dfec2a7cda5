"""What a merge does not take over from the entry that goes."""

from collections.abc import Iterator, Mapping
from typing import Any

from catalog.dedupe.merge_authors import authors_left_out
from catalog.dedupe.merge_links import links_left_out
from catalog.text.identifiers import normal_doi

_ELSEWHERE = ("id", "added", "authors", "links")
"""The id becomes an alias, the earlier day stays, people and addresses are told one by one."""


def left_out(other: Mapping[str, Any], result: Mapping[str, Any]) -> tuple[str, ...]:
    """What an entry says and the merged one does not, each as `field: value`.

    Args:
        other: the file of the entry that goes.
        result: the merged entry, as its file will hold it.
    """
    people = authors_left_out(other.get("authors") or (), result.get("authors") or ())
    links = links_left_out(other.get("links") or (), result.get("links") or ())
    return (
        *(f"{field}: {value}" for field, value in _single(other, result)),
        *(f"authors: {line}" for line in people),
        *(f"links: {line}" for line in links),
    )


def _single(other: Mapping[str, Any], result: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The fields of one value."""
    holders = (result, *(result.get("versions") or ()))
    for field, value in other.items():
        if field in _ELSEWHERE or isinstance(value, list | Mapping) or value in (None, ""):
            continue
        told = _normal(field, value)
        if all(_normal(field, holder.get(field)) != told for holder in holders):
            yield field, str(value)


def _normal(field: str, value: Any) -> str:
    text = " ".join(str(value).split())
    return normal_doi(text) if field == "doi" else text
