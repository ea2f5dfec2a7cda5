"""From a folder of YAML files to a `Catalog`, and what was wrong on the way."""

import json
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from catalog.collecting import no_collection
from catalog.finding import Finding, Where
from catalog.model.catalog import Catalog, digest_of
from catalog.model.config import Config
from catalog.model.entry import Entry, Paper, Resource
from catalog.model.files import Categories, Datasets, Venues
from catalog.model.venue import Venue, VenueRegistry
from catalog.store import layout, problems
from catalog.store.cache import ParseCache
from catalog.store.read import Value, read_entries
from catalog.store.single import read_single
from catalog.store.snapshot import Snapshot, Stamp
from catalog.store.yamlfile import YamlProblem

M = TypeVar("M", bound=BaseModel)

_MODELS: Mapping[str, type[Entry]] = {layout.PAPERS: Paper, layout.RESOURCES: Resource}
_ADAPTERS: Mapping[str, TypeAdapter[Any]] = {
    folder: TypeAdapter(model) for folder, model in _MODELS.items()
}


@dataclass(frozen=True)
class Loaded:
    """A catalogue as far as it could be read.

    Attributes:
        catalog: every entry that fits the schema.
        findings: why the others do not.
        since: the listing of the entry files when they were last read.
        unchanged: the files that are as they were then.
    """

    catalog: Catalog
    findings: tuple[Finding, ...]
    since: str
    unchanged: Set[str]


@dataclass(frozen=True)
class ReadList:
    """A list that was read, before anything is made of it.

    Attributes:
        snapshot: what `catalog.store.snapshot.scan` saw.
        entries: for each entry folder the JSON text of each file, or why there is none.
        since: the listing of the entry files when they were last read.
        unchanged: the files that are as they were then.
    """

    snapshot: Snapshot
    entries: Mapping[str, Sequence[tuple[str, Value]]]
    since: str
    unchanged: Set[str]

    @cached_property
    def loaded(self) -> Loaded:
        """The catalogue.

        One bad file never hides the findings in the others: it is reported and left out.
        """
        with no_collection(for_good=True):
            return _made(self)

    @cached_property
    def frame(self) -> Catalog:
        """The catalogue without its entries."""
        return _frame(self.snapshot.root, [])


class LazyEntries:
    """The entries of a list that was read, each made when it is first asked for.

    In the order of their files; where one does not fit the schema, asking for it raises pydantic's
    `ValidationError`, and what could not be read at all is left out.

    Args:
        as_read: what was read.
    """

    def __init__(self, as_read: ReadList) -> None:
        self._texts = [
            (_ADAPTERS[folder], value)
            for folder, values in as_read.entries.items()
            for _, value in values
            if isinstance(value, bytes)
        ]
        self._made: dict[int, Entry] = {}

    @cached_property
    def digests(self) -> Sequence[bytes]:
        """Of every entry the digest of its text, as `Catalog.digests` has it."""
        return tuple(digest_of(text) for _, text in self._texts)

    def __len__(self) -> int:
        return len(self._texts)

    def __getitem__(self, number: int, /) -> Entry:
        entry = self._made.get(number)
        if entry is None:
            adapter, text = self._texts[number]
            entry = self._made[number] = adapter.validator.validate_json(text)
        return entry


def load(snapshot: Snapshot) -> Loaded:
    """Read a whole list and make a catalogue of it."""
    return read(snapshot).loaded


def read(snapshot: Snapshot) -> ReadList:
    """Read the entries of a list.

    Args:
        snapshot: what `catalog.store.snapshot.scan` saw.
    """
    cache = ParseCache(snapshot.root)
    with no_collection(for_good=True):
        entries = {
            folder: tuple(read_entries(snapshot.root, _entry_files(snapshot, folder), cache))
            for folder in _MODELS
        }
    cache.save(snapshot.listing)
    return ReadList(snapshot, entries, cache.since, cache.unchanged)


def _entry_files(snapshot: Snapshot, folder: str) -> list[tuple[str, Stamp | None]]:
    names = snapshot.entries[folder]
    return [(f"{folder}/{name}", stamp) for name, stamp in names if name.endswith(".yaml")]


def _made(as_read: ReadList) -> Loaded:
    root = as_read.snapshot.root
    findings: list[Finding] = []
    frame = _frame(root, findings)
    entries: dict[str, Entry] = {}
    files: dict[str, str] = {}
    read_from: dict[str, bytes] = {}
    for file, entry, text in _entries(as_read, findings):
        key = entry.id
        if key in files:
            findings.append(_second(file, entry, files[key]))
        else:
            entries[key], files[key], read_from[key] = entry, file, digest_of(text)
    catalog = replace(
        frame,
        entries=tuple(entries[key] for key in sorted(entries)),
        files=files,
        read_from=read_from,
    )
    return Loaded(catalog, tuple(findings), as_read.since, as_read.unchanged)


def _frame(root: Path, findings: list[Finding]) -> Catalog:
    """The catalogue without its entries."""
    config = read_single(root, layout.CONFIG, Config, findings) or Config(title="Untitled")
    categories = read_single(root, layout.CATEGORIES, Categories, findings) or Categories()
    venues = read_single(root, layout.VENUES, Venues, findings) or Venues()
    datasets = read_single(root, layout.DATASETS, Datasets, findings) or Datasets()
    registry = _registry(venues.venues, findings)
    return Catalog(
        config=config,
        categories=categories.categories,
        venues=registry,
        datasets=datasets.datasets,
    )


def _second(file: str, entry: Entry, first: str) -> Finding:
    message = (
        f"the id {entry.id!r} belongs to {first} already. "
        "Give this entry another, and name the file after it."
    )
    rule = problems.DUPLICATE_ID
    return Finding(rule.id, rule.severity, message, Where(file, entry.id, ("id",)))


def _registry(own: tuple[Venue, ...], findings: list[Finding]) -> VenueRegistry:
    packaged = VenueRegistry.packaged()
    try:
        return packaged.extended(own) if own else packaged
    except ValueError as error:
        rule = problems.SCHEMA
        where = Where(layout.VENUES)
        findings.append(Finding(rule.id, rule.severity, f"{error}.", where))
        return packaged


def _entries(as_read: ReadList, findings: list[Finding]) -> Iterator[tuple[str, Entry, bytes]]:
    """Each entry with its file and the JSON text that it was read from."""
    root = as_read.snapshot.root
    for folder, model in _MODELS.items():
        adapter = _ADAPTERS[folder]
        names = (name for name, _ in as_read.snapshot.entries[folder])
        findings.extend(_stray(f"{folder}/{name}") for name in names if not name.endswith(".yaml"))
        for file, value in as_read.entries[folder]:
            if isinstance(value, YamlProblem):
                findings.append(problems.syntax_finding(file, value))
            elif isinstance(value, OSError):
                findings.append(problems.unreadable_finding(file, value))
            else:
                try:
                    yield file, adapter.validator.validate_json(value), value
                except ValidationError as error:
                    findings.extend(_misfits(root / file, file, value, model, error))


def _misfits(
    path: Path, file: str, value: bytes, model: type[Entry], error: ValidationError
) -> list[Finding]:
    data = json.loads(value)
    name = str(data.get("id", "")) if isinstance(data, dict) else ""
    return problems.schema_findings(file, path, name, model, error)


def _stray(file: str) -> Finding:
    advice = "Move it elsewhere."
    if file.endswith(".yml"):
        advice = f"Rename it to {file.rsplit('/', 1)[-1][:-4]}.yaml."
    rule = problems.STRAY_FILE
    message = f"this is no entry file; entries end in .yaml. {advice}"
    return Finding(rule.id, rule.severity, message, Where(file))
