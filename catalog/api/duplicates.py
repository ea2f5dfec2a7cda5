"""One work, one entry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from catalog.api.formats import known_format
from catalog.api.lists import entry_of, read_list
from catalog.errors import CatalogError

if TYPE_CHECKING:
    from catalog.dedupe.find import Found
    from catalog.dedupe.index import Match
    from catalog.dedupe.join import Joined
    from catalog.dedupe.record import Record
    from catalog.model.catalog import Catalog
    from catalog.model.draft import Draft
    from catalog.model.entry import Entry


def dedupe(root: Path) -> Found:
    """Search a list for entries that are one work, or versions of one.

    Args:
        root: the list's root.

    Raises:
        CatalogError: there is no list at `root`.
    """
    from catalog.dedupe.listed import find_listed

    return find_listed(read_list(root))


def dedupe_records(file: Path) -> Found:
    """Search records from outside the list for duplicates.

    Args:
        file: JSON Lines, JSON or CSV.

    Raises:
        CatalogError: the file cannot be read, or a line is no record.
    """
    from catalog.dedupe.find import find
    from catalog.dedupe.reading import read_records

    return find(read_records(file))


def dedupe_report(found: Found, format_name: str = "text") -> str:
    """What a search for duplicates found, as `text` or `json`.

    Raises:
        CatalogError: there is no such format.
    """
    import json

    from catalog.dedupe.report import as_json, as_text

    known_format(format_name, ("text", "json"))
    if format_name == "json":
        return json.dumps(as_json(found), ensure_ascii=False) + "\n"
    return as_text(found)


def plan_merges(root: Path, ids: Sequence[str] = ()) -> tuple[Joined, ...]:
    """Make merges ready to be shown; nothing is written.

    Args:
        root: the list's root.
        ids: two entries, the first of which keeps its id; without them every certain pair. A paper
            and a resource are never one entry.

    Raises:
        CatalogError: no list, no such entry, not two different entries, or a merge would not
            give a sound entry.
    """
    from catalog.dedupe.join import join
    from catalog.dedupe.listed import find_listed
    from catalog.dedupe.merge import choose_survivor
    from catalog.model.entry import Paper, Resource

    catalog = read_list(root)
    if ids:
        return (join(root, catalog, *_two(catalog, ids, "merge")),)
    groups = ([catalog.by_id[key] for key in group] for group in find_listed(catalog).clusters)
    pairs = (
        choose_survivor(alike[0], alike[1], catalog)
        for group in groups
        for kind in (Paper, Resource)
        if len(alike := [entry for entry in group if isinstance(entry, kind)]) > 1
    )
    return tuple(join(root, catalog, keep, other) for keep, other in pairs)


def carry_out(root: Path, joined: Joined) -> None:
    """Write a merge that `plan_merges` made ready.

    Raises:
        CatalogError: a file has changed meanwhile or cannot be written.
    """
    from catalog.dedupe.join import carry_out as write

    write(root, joined)


def mark_distinct(root: Path, one: str, other: str) -> None:
    """Write that two entries are two works, so that nobody is asked again.

    Raises:
        CatalogError: no list, no such entry, both names are one entry's, or the file cannot be
            written.
    """
    from catalog.dedupe.join import mark_distinct as write

    catalog = read_list(root)
    write(root, catalog, *_two(catalog, (one, other), "tell apart"))


def _two(catalog: Catalog, ids: Sequence[str], verb: str) -> tuple[Entry, Entry]:
    """Two different entries by their ids or former ids.

    Raises:
        CatalogError: there are not two, one is not there, or both are one entry.
    """
    named = "a text" if isinstance(ids, str) else f"{len(ids)} ids"
    if isinstance(ids, str) or len(ids) != 2:
        raise CatalogError(f"{verb} takes two entries, not {named}.", "Give two ids.")
    one, other = (entry_of(catalog, key) for key in ids)
    if one.id == other.id:
        former = [key for key in ids if key != one.id]
        why = f"{former[0]!r} is a former id of {one.id!r}" if former else f"both are {one.id!r}"
        raise CatalogError(
            f"there is one entry only to {verb}: {why}. Nothing was written.",
            "Give the ids of two entries that each have a file; merged ones have one already.",
        )
    return one, other


def match(root: Path, file: Path) -> tuple[tuple[Record, ...], tuple[tuple[Match, ...], ...]]:
    """Say which of somebody's papers the list holds.

    Args:
        root: the list's root.
        file: JSON Lines, JSON, CSV, BibTeX, or a list that the importer reads.

    Returns:
        The records of the file, and for each the entries that it may be, the surest first.

    Raises:
        CatalogError: no list, or the file cannot be read or holds no papers.
    """
    from catalog.dedupe.index import Index
    from catalog.dedupe.reading import TABLES, read_records
    from catalog.dedupe.record import from_draft

    if file.suffix.lower() in TABLES:
        records = read_records(file)
    else:
        from catalog.importers.take import take

        records = [from_draft(draft) for draft in take(file).outcome.drafts]
    if not records:
        # "All of them are listed" would let a check pass that has checked nothing.
        raise CatalogError(
            f"{file}: no papers were found in this file.",
            "Give JSON Lines, JSON, CSV, BibTeX or a list that names papers by their titles.",
        )
    index = Index(read_list(root))
    return tuple(records), tuple(index.near(record) for record in records)


def listed(root: Path, work: Draft | Mapping[str, Any]) -> Match | None:
    """Say in milliseconds whether a list holds a work: before an entry is added.

    Args:
        root: the list's root.
        work: what a source or an importer believes, or fields such as `title`, `authors`, `year`,
            `venue`, `doi` and `arxiv`.

    Returns:
        The entry that it is (`match.certain`) or may be, with the reasons; as text it reads
        "already listed as ...". None where nothing comes near.

    Raises:
        CatalogError: there is no list at `root`.
    """
    from catalog.dedupe.ask import already
    from catalog.dedupe.record import from_draft, from_mapping
    from catalog.model.draft import Draft

    record = from_draft(work) if isinstance(work, Draft) else from_mapping(work)
    return already(read_list(root), record)


def match_report(
    found: tuple[tuple[Record, ...], tuple[tuple[Match, ...], ...]], format_name: str = "text"
) -> str:
    """What `match` found, as `text` or `json`.

    Raises:
        CatalogError: there is no such format.
    """
    import json

    from catalog.dedupe.report import matches_json, matches_text

    known_format(format_name, ("text", "json"))
    if format_name == "json":
        return json.dumps(matches_json(*found), ensure_ascii=False) + "\n"
    return matches_text(*found)


def compare(root: Path, one: str, other: str) -> tuple[tuple[str, str, str], ...]:
    """Two entries side by side: for each field that one has, its name and both values as text.

    Raises:
        CatalogError: there is no list at `root`, or no such entry.
    """
    from catalog.dedupe.join import side_by_side

    catalog = read_list(root)
    return side_by_side(entry_of(catalog, one), entry_of(catalog, other))
