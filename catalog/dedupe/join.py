"""Carrying a merge out on disk, and settling that two entries are two works."""

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from catalog.dedupe.merge import Merge, plan
from catalog.errors import CatalogError
from catalog.model.catalog import Catalog
from catalog.model.entry import Entry, Paper, Resource
from catalog.store.files import unwritable, write_atomic
from catalog.store.toplevel import set_fields
from catalog.store.yamlfile import YamlProblem, parse

_FOR_THE_FILE = re.compile(rb"\$schema=|catalog: *ignore")
"""Comments for editors and for the rules rather than for people."""


@dataclass(frozen=True, slots=True)
class Joined:
    """A merge with the bytes that it writes.

    Attributes:
        merge: what changes and why.
        file: path of the surviving entry's file below the root.
        removed: path of the file that goes.
        before: the surviving file as it was read.
        after: the surviving file as it will be.
        other_before: the file that goes as it was read.
    """

    merge: Merge
    file: str
    removed: str
    before: bytes
    after: bytes
    other_before: bytes

    def diff(self) -> str:
        """What the merge does to the surviving file, with the rule of every field.

        What only the file that goes says is told line by line, because no line of the diff does.
        """
        lines = difflib.unified_diff(
            self.before.decode("utf-8", "replace").splitlines(),
            self.after.decode("utf-8", "replace").splitlines(),
            self.file,
            self.file,
            lineterm="",
            n=1,
        )
        rules = [f"  {field}: {words}" for field, words in self.merge.reasons.items()]
        lost = [f"  not taken over: {words}" for words in self.merge.left_out]
        return "\n".join([*lines, f"removed: {self.removed}", *rules, *lost]) + "\n"


def join(root: Path, catalog: Catalog, keep: Entry, other: Entry) -> Joined:
    """Make ready the merge of two entries; nothing is written.

    Args:
        root: the list's root.
        catalog: where both stand.
        keep: the entry that keeps its id.
        other: the entry that becomes an alias.

    Raises:
        CatalogError: the two are one entry, a file cannot be read, or the result would not be a
            sound entry.
    """
    if keep.id == other.id or catalog.files[keep.id] == catalog.files[other.id]:
        # The file that goes would be the one that stays.
        raise CatalogError(
            f"{keep.id} cannot be merged with itself: nothing was written.",
            "Name two entries that each have a file of their own.",
        )
    if type(keep) is not type(other):
        raise CatalogError(
            f"one of {keep.id} and {other.id} is a paper, the other a resource.",
            "Merge two papers, or two resources.",
        )
    file, removed = catalog.files[keep.id], catalog.files[other.id]
    before, other_before = _read(root / file), _read(root / removed)
    merge = plan(keep, other, _data(before, file), _data(other_before, removed), catalog)
    after = _with_comments(_rewritten(before, merge.changes, file), other_before)
    try:
        type(keep).model_validate(parse(after))
    except (YamlProblem, ValidationError) as error:
        raise CatalogError(
            f"{file}: the merge with {removed} would not be a sound entry: {error}.",
            "Correct the two files, or merge them by hand.",
        ) from None
    return Joined(merge, file, removed, before, after, other_before)


def carry_out(root: Path, joined: Joined) -> None:
    """Write the surviving file, then remove the other; a run that stops between loses nothing.

    Raises:
        CatalogError: the file that stays is the one that goes, one of the two has changed since
            it was read, or cannot be written.
    """
    if joined.file == joined.removed:
        raise CatalogError(
            f"{joined.file} cannot be merged with itself: nothing was written.",
            "Name two entries.",
        )
    read = ((joined.file, joined.before), (joined.removed, joined.other_before))
    for file, before in read:
        if _read(root / file) != before:
            raise CatalogError(
                f"{root / file}: the file has changed meanwhile; nothing was written.",
                "Run the command again.",
            )
    write_atomic(root / joined.file, joined.after)
    try:
        (root / joined.removed).unlink()
    except OSError as error:
        raise unwritable(root / joined.removed, error) from None


def mark_distinct(root: Path, catalog: Catalog, one: Entry, other: Entry) -> None:
    """Write `distinct_from` into the first of two papers, so that nobody is asked again.

    Raises:
        CatalogError: the two are one entry, one of them is no paper, or the file cannot be
            written.
    """
    if one.id == other.id:
        raise CatalogError(
            f"{one.id} cannot be marked as distinct from itself: nothing was written.",
            "Name two entries.",
        )
    if isinstance(one, Resource) or isinstance(other, Resource):
        raise CatalogError("Only papers can be marked as distinct.", "Skip this pair.")
    assert isinstance(one, Paper)
    if other.id in one.distinct_from:
        return
    file = catalog.files[one.id]
    data = _read(root / file)
    held = list(_data(data, file).get("distinct_from") or [])
    write_atomic(root / file, _rewritten(data, {"distinct_from": [*held, other.id]}, file))


def side_by_side(one: Entry, other: Entry) -> tuple[tuple[str, str, str], ...]:
    """The fields of two entries as text, those that neither has left out."""
    rows: list[tuple[str, str, str]] = []
    left, right = one.model_dump(exclude_defaults=True), other.model_dump(exclude_defaults=True)
    for field in (*type(one).model_fields, *type(other).model_fields):
        if (field in left or field in right) and field not in (row[0] for row in rows):
            rows.append((field, _shown(one, field), _shown(other, field)))
    return tuple(rows)


def _shown(entry: Entry, field: str) -> str:
    value = getattr(entry, field, None)
    if field == "authors":
        return ", ".join(author.name for author in entry.authors)
    if field == "links":
        return "\n".join(link.url for link in entry.links)
    if field in ("corrections", "results"):
        return f"{len(value or ())} of them" if value else ""
    if field == "versions":
        return "\n".join(f"{each.type} {each.year or ''}".strip() for each in value or ())
    if isinstance(value, tuple):
        return ", ".join(str(item) for item in value)
    return "" if value is None else str(value)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise CatalogError(
            f"{path}: cannot be read: {error.strerror or error}.", "Check its permissions."
        ) from None


def _data(data: bytes, file: str) -> Mapping[str, Any]:
    value = parse(data)
    if not isinstance(value, dict):
        raise CatalogError(f"{file}: the file holds no fields.", "Run `catalog validate`.")
    return value


def _with_comments(data: bytes, other: bytes) -> bytes:
    """A file with the comments at its end that only another has, lines of their own in it.

    What is said of the file itself goes with it.
    """
    held = set(data.splitlines())
    lines = [
        line
        for line in other.splitlines()
        if line.startswith(b"#") and line not in held and not _FOR_THE_FILE.search(line)
    ]
    if not lines:
        return data
    end = b"\r\n" if b"\r\n" in data else b"\n"
    return b"".join((data, b"" if data.endswith(b"\n") else end, *(line + end for line in lines)))


def _rewritten(data: bytes, changes: Mapping[str, Any], file: str) -> bytes:
    try:
        return set_fields(data, changes)
    except ValueError as error:
        raise CatalogError(f"{file}: cannot be changed: {error}.", "Merge it by hand.") from None
