"""Records from files: one JSON object a line, a JSON list, or a table with a header."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from catalog.dedupe.record import Record, from_mapping
from catalog.errors import CatalogError
from catalog.store.files import text_of

TABLES = frozenset({".jsonl", ".ndjson", ".json", ".csv", ".tsv"})
"""Endings of the files that `read_records` reads."""


def read_records(path: Path) -> list[Record]:
    """Read the records of a `.jsonl`, `.json`, `.csv` or `.tsv` file.

    Args:
        path: the file; UTF-8, with or without a byte order mark.

    Raises:
        CatalogError: the file cannot be read, or a line is no record.
    """
    text = text_of(path, "Name a file that is there.")
    suffix = path.suffix.lower()
    if suffix in (".csv", ".tsv"):
        return list(_table(text, "\t" if suffix == ".tsv" else ","))
    if text.lstrip().startswith("["):
        return list(_numbered(_list(text, path)))
    return list(_numbered(_lines(text, path)))


def _numbered(items: Iterable[Mapping[str, Any]]) -> Iterator[Record]:
    for number, item in enumerate(items, 1):
        yield from_mapping(item, default_id=str(number))


def _list(text: str, path: Path) -> Iterator[Mapping[str, Any]]:
    try:
        items = json.loads(text)
    except ValueError as error:
        raise CatalogError(f"{path}: this is not JSON: {error}.", _ADVICE) from None
    for number, item in enumerate(items, 1):
        if not isinstance(item, dict):
            raise CatalogError(f"{path}: item {number} is no JSON object.", _ADVICE)
        yield item


_ADVICE = 'A record is an object such as {"id": "1", "title": "...", "authors": ["..."]}.'


def _lines(text: str, path: Path) -> Iterator[Mapping[str, Any]]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            item = json.loads(line)
        except ValueError:
            item = None
        if not isinstance(item, dict):
            raise CatalogError(f"{path}:{number}: this line is no JSON object.", _ADVICE)
        yield item


def _table(text: str, delimiter: str) -> Iterator[Record]:
    rows = csv.DictReader(io.StringIO(text), delimiter=delimiter)
    for number, row in enumerate(rows, 1):
        yield from_mapping(
            {key: value for key, value in row.items() if key}, default_id=str(number)
        )
