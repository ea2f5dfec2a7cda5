"""Writing entries that are new, and what they refer to: categories and source lists.

New files are written whole or not at all. Files that people keep get lines added and lose none:
the result is read back, and it must hold what it held, and the new values.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from catalog.errors import CatalogError
from catalog.model.entry import Entry, Paper
from catalog.store import layout
from catalog.store.files import write_atomic
from catalog.store.toplevel import ORDER, field_text
from catalog.store.yamlfile import YamlProblem, compose, decode, parse


@dataclass(frozen=True, slots=True)
class NewEntry:
    """An entry that has no file yet.

    Attributes:
        entry: the entry.
        remarks: lines for whoever reads the file next, written as comments at its end.
    """

    entry: Entry
    remarks: tuple[str, ...] = ()

    @property
    def file(self) -> str:
        """Path of its file below the list's root."""
        folder = layout.PAPERS if isinstance(self.entry, Paper) else layout.RESOURCES
        return f"{folder}/{self.entry.id}.yaml"


def entry_text(new: NewEntry) -> str:
    """The file of an entry: the schema's line, the fields in their order, the remarks."""
    schema = "paper" if isinstance(new.entry, Paper) else "resource"
    values = new.entry.model_dump(mode="json", exclude_defaults=True)
    values["authors"] = [_author(author) for author in new.entry.authors]
    lines = [f"# yaml-language-server: $schema=../schema/{schema}.schema.json\n"]
    lines += [field_text(key, values[key]) for key in ORDER if values.get(key)]
    lines += [f"# {' '.join(remark.split())}\n" for remark in new.remarks]
    return "".join(lines)


def _author(author: Any) -> Any:
    plain = author.name
    if author.orcid is None and type(author).parse(plain) == author:
        return plain
    return author.model_dump(mode="json", exclude_defaults=True)


def save_new(root: Path, entries: Sequence[NewEntry]) -> tuple[str, ...]:
    """Write the files of new entries; a file that exists is never written over.

    Args:
        root: the list's root.
        entries: the entries.

    Returns:
        The files that were written, relative to the root, in the order of the entries.

    Raises:
        CatalogError: a file exists already, or cannot be written. Nothing is written then that
            was not written before the trouble showed.
    """
    for new in entries:
        if (root / new.file).exists():
            raise CatalogError(
                f"{root / new.file}: the file exists already; nothing was written.",
                "Rename or remove it, or import again.",
            )
    for new in entries:
        write_atomic(root / new.file, entry_text(new).encode())
    return tuple(new.file for new in entries)


def add_categories(root: Path, categories: Sequence[Mapping[str, Any]]) -> None:
    """Add root categories at the end of `data/categories.yaml`.

    Args:
        root: the list's root.
        categories: `id`, `title`, `description` and `children` of each.

    Raises:
        CatalogError: the file cannot be read, added to, or written.
    """
    lines = "".join(_category(category, "  ") for category in categories)
    _append(root / layout.CATEGORIES, "categories", lines, list(categories))


def _category(category: Mapping[str, Any], indent: str) -> str:
    first, *others = [key for key in ("id", "title", "description") if category.get(key)]
    text = f"{indent}- {field_text(first, category[first])}"
    text += "".join(f"{indent}  {field_text(key, category[key])}" for key in others)
    if category.get("children"):
        text += f"{indent}  children:\n"
        text += "".join(_category(child, indent + "    ") for child in category["children"])
    return text


def add_source_list(root: Path, key: str, title: str) -> None:
    """Name a source list in `data/catalog.yaml`, for entries to say where they come from.

    Args:
        root: the list's root.
        key: what `listed_in` holds.
        title: name of the list.

    Raises:
        CatalogError: the file cannot be read, added to, or written.
    """
    lines = f"  {key}:\n    {field_text('title', title)}"
    _append(root / layout.CONFIG, "lists", lines, {key: {"title": title}})


def _append(path: Path, field: str, lines: str, values: Any) -> None:
    """Add lines at the end of a block that is a field of a file."""
    try:
        data = path.read_bytes() if path.exists() else b""
        before = parse(data) or {}
        text = decode(data)
        node = compose(text) if before else None
    except (OSError, YamlProblem) as error:
        raise CatalogError(f"{path}: cannot be read: {error}.", "Repair the file first.") from None
    block = _block(node, field)
    if text and not text.endswith("\n"):
        text += "\n"
    if block is None and not before.get(field):
        kept = "".join(x for x in text.splitlines(keepends=True) if not x.startswith(f"{field}:"))
        new = f"{kept}{field}:\n{lines}"
    elif block is not None:
        at = _end_of(text, block)
        indent = " " * (block.value[0][0] if field == "lists" else block.value[0]).start_mark.column
        start = indent if field == "lists" else indent[:-2]
        new = text[:at] + _indented(lines, start) + text[at:]
    else:
        new = ""
    there = before.get(field) or ({} if isinstance(values, dict) else [])
    joined: Any = {**dict(there), **values} if isinstance(values, dict) else [*there, *values]
    if not new or parse(new.encode()) != {**before, field: joined}:
        raise CatalogError(
            f"{path}: nothing could be added to `{field}`.",
            f"Write `{field}` as a block with one item a line, or add it yourself:\n{lines}",
        )
    write_atomic(path, new.encode())


def _indented(lines: str, wanted: str) -> str:
    """Lines that were made for two spaces of indentation, with another."""
    return "".join(wanted + line[2:] for line in lines.splitlines(keepends=True))


def _block(root: Any, field: str) -> Any:
    if not isinstance(root, yaml.MappingNode):
        return None
    for key, value in root.value:
        if key.value == field and isinstance(value, yaml.CollectionNode):
            return value if value.value and not value.flow_style else None
    return None


def _end_of(text: str, node: Any) -> int:
    """Where the line behind a block begins; blank lines and comments behind it do not count."""
    last = node
    while isinstance(last, yaml.CollectionNode) and last.value and not last.flow_style:
        inner = last.value[-1]
        last = inner[1] if isinstance(inner, tuple) else inner
    end = last.end_mark.index
    while end > 0 and text[end - 1] in " \n\r\t":
        end -= 1
    line_end = text.find("\n", end)
    return len(text) if line_end < 0 else line_end + 1
