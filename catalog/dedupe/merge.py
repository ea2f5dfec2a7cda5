"""Joining two entries into one: a rule for every field, and nothing written here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from catalog.dedupe.left_out import left_out
from catalog.dedupe.merge_authors import merged_authors
from catalog.dedupe.merge_links import merged_links
from catalog.model.catalog import Catalog
from catalog.model.entry import Entry, Paper

Data = Mapping[str, Any]
"""An entry as its file holds it."""

_PUBLISHED = ("journal", "conference", "book", "workshop", "thesis", "report", "preprint")
"""From the form that is kept to the one that gives way."""
_OF_THE_VERSION = ("year", "date", "venue", "track", "type", "doi", "pages", "volume", "number")
"""Fields that say where a work was printed: taken together, never mixed from two versions."""


@dataclass(frozen=True, slots=True)
class Merge:
    """A merge, ready to be shown and carried out.

    Attributes:
        survivor: id of the entry that stays.
        other: id of the entry that becomes an alias.
        changes: new values of the survivor's fields; what is not named stays.
        reasons: for each changed field the rule that chose the value.
        left_out: what the other entry says and the merged one does not, as `field: value`.
    """

    survivor: str
    other: str
    changes: Data
    reasons: Mapping[str, str]
    left_out: tuple[str, ...] = ()


def choose_survivor(a: Entry, b: Entry, catalog: Catalog) -> tuple[Entry, Entry]:
    """Which of two entries keeps its id: the published, then the fuller, then the older one."""

    def rank(entry: Entry) -> tuple[int, int, str, str]:
        kind = _kind(entry, catalog)
        place = _PUBLISHED.index(kind) if kind in _PUBLISHED else len(_PUBLISHED)
        filled = len(entry.model_dump(exclude_defaults=True))
        return place, -filled, entry.added or "9999", entry.id

    first, second = sorted((a, b), key=rank)
    return first, second


def _kind(entry: Entry, catalog: Catalog) -> str:
    """What an entry is, or an empty text where it does not say where it was printed."""
    if isinstance(entry, Paper) and not entry.type and catalog.venue_of(entry) is None:
        return "preprint" if entry.arxiv and not entry.doi else ""
    return catalog.entry_type(entry)


def merge(keep: Data, other: Data, *, as_version: str = "", other_is_newer: bool = False) -> Merge:
    """Join two entries.

    Args:
        keep: the entry that keeps its id.
        other: the entry that becomes an alias.
        as_version: the kind of `other` where it is another version of the work: its place of
            publication goes to `versions` rather than being dropped.
        other_is_newer: take the place of publication from `other`, which is published where
            `keep` is a preprint.

    Returns:
        The changes to the kept entry, each with its rule.
    """
    values: dict[str, tuple[Any, str]] = {}
    for field, (rule, words) in _RULES.items():
        if field in keep or field in other:
            values[field] = rule(keep.get(field), other.get(field)), words
    theirs = [key for key in (other["id"], *(other.get("aliases") or ())) if key != keep["id"]]
    aliases = _union(keep.get("aliases"), theirs)
    values["aliases"] = aliases, "old ids go on working"
    own = {keep["id"], *aliases}  # no entry is told apart from itself
    values["distinct_from"] = (
        [key for key in values.get("distinct_from", ([], ""))[0] or [] if key not in own],
        "union",
    )
    values.update(_place(keep, other, as_version=as_version, other_is_newer=other_is_newer))
    values["versions"] = _versions(keep, other, values, as_version, other_is_newer=other_is_newer)
    changed = {
        field: (value if value not in ([], "") else None, words)
        for field, (value, words) in values.items()
        if (value or None) != (keep.get(field) or None)
    }
    changes = {field: value for field, (value, _) in changed.items()}
    return Merge(
        survivor=str(keep["id"]),
        other=str(other["id"]),
        changes=changes,
        reasons={field: words for field, (_, words) in changed.items()},
        left_out=left_out(other, {**keep, **changes}),
    )


def _place(
    keep: Data, other: Data, *, as_version: str, other_is_newer: bool
) -> dict[str, tuple[Any, str]]:
    """Where the work was printed, from one of the two entries or, for twins, from both."""
    if other_is_newer:
        return {
            field: (other.get(field), "published over preprint")
            for field in (*_OF_THE_VERSION, "title")
            if field in other or (field in keep and field != "title")
        }
    if as_version:
        return {}
    return {
        field: (keep.get(field, other.get(field)), "the one that is there")
        for field in _OF_THE_VERSION
        if field in keep or field in other
    }


def _versions(
    keep: Data,
    other: Data,
    values: Mapping[str, tuple[Any, str]],
    kind: str,
    *,
    other_is_newer: bool,
) -> tuple[Any, str]:
    joined = _union(keep.get("versions"), other.get("versions"))
    lesser = keep if other_is_newer else other
    if not kind or (kind == "preprint" and not _says_more(lesser, values)):
        return joined, "union"
    version = {"type": kind}
    for field in (
        "venue",
        "track",
        "year",
        "title",
        "doi",
        "arxiv",
        "openreview",
        "pages",
        "volume",
        "number",
    ):
        held = (
            values.get(field, (keep.get(field), ""))[0]
            if field != "title"
            else (other if other_is_newer else keep).get("title")
        )
        if field in lesser and lesser[field] != (
            held if field in ("title", "arxiv", "openreview") else None
        ):
            version[field] = lesser[field]
    return [*joined, version], f"the {kind} is kept as a version"


def _says_more(lesser: Data, values: Mapping[str, tuple[Any, str]]) -> bool:
    """Whether a preprint is more than an arXiv number that the entry holds."""
    held = values.get("arxiv", (None, ""))[0]
    return bool(lesser.get("doi")) or (bool(lesser.get("arxiv")) and lesser.get("arxiv") != held)


def _first(a: Any, b: Any) -> Any:
    return a if a not in (None, "", []) else b


def _union(a: Any, b: Any) -> list[Any]:
    joined = list(a or [])
    joined.extend(item for item in b or [] if item not in joined)
    return joined


def _earliest(a: Any, b: Any) -> Any:
    return min(filter(None, (a, b)), default=None)


_RULES: dict[str, tuple[Callable[[Any, Any], Any], str]] = {
    "authors": (merged_authors, "longest author list, with what the other knows more"),
    "arxiv": (_first, "the one that is there"),
    "openreview": (_first, "the one that is there"),
    "acl": (_first, "the one that is there"),
    "aka": (_union, "union"),
    "categories": (_union, "union"),
    "tags": (_union, "union"),
    "summary": (_first, "the one that is there"),
    "links": (merged_links, "union of links"),
    "listed_in": (_union, "union"),
    "added": (_earliest, "earliest"),
    "status": (_first, "the one that is there"),
    "distinct_from": (_union, "union"),
    "results": (_union, "union"),
    "corrections": (_union, "union"),
}
"""The rule of every field that does not speak of the place of publication."""


def plan(keep: Entry, other: Entry, keep_data: Data, other_data: Data, catalog: Catalog) -> Merge:
    """The merge of two entries of a catalogue.

    Args:
        keep: the entry that keeps its id.
        other: the entry that becomes an alias.
        keep_data: what the file of `keep` holds.
        other_data: what the file of `other` holds.
        catalog: where both stand.
    """
    kinds = _kind(keep, catalog), _kind(other, catalog)
    papers = isinstance(keep, Paper) and isinstance(other, Paper)
    if not papers or kinds[0] == kinds[1] or not all(kinds):
        return merge(keep_data, other_data)
    other_is_newer = kinds[0] == "preprint"
    lesser = kinds[0] if other_is_newer else kinds[1]
    return merge(keep_data, other_data, as_version=lesser, other_is_newer=other_is_newer)
