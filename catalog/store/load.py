"""From a folder of YAML files to a `Catalog`, and what was wrong on the way."""

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, Field, TypeAdapter, ValidationError

from catalog.errors import CatalogError
from catalog.finding import Finding, Where
from catalog.model.catalog import Catalog
from catalog.model.config import Category, Config, Dataset
from catalog.model.entry import Entry, Paper, Resource
from catalog.model.types import Model
from catalog.model.venue import Venue, VenueRegistry
from catalog.store import layout, problems
from catalog.store.cache import ParseCache, stamp
from catalog.store.yamlfile import YamlProblem, parse

M = TypeVar("M", bound=BaseModel)


class Categories(Model):
    """`data/categories.yaml`: the roots of the tree."""

    categories: Annotated[tuple[Category, ...], Field(strict=False)] = ()


class Venues(Model):
    """`data/venues.yaml`: venues that this list adds to the registry or overrides."""

    venues: Annotated[tuple[Venue, ...], Field(strict=False)] = ()


class Datasets(Model):
    """`data/datasets.yaml`: what results refer to."""

    datasets: Annotated[tuple[Dataset, ...], Field(strict=False)] = ()


@dataclass(frozen=True)
class Loaded:
    """A catalogue as far as it could be read.

    Attributes:
        catalog: every entry that fits the schema.
        findings: why the others do not.
    """

    catalog: Catalog
    findings: tuple[Finding, ...]


def load(root: Path) -> Loaded:
    """Read a whole list.

    One bad file never hides the findings in the others: it is reported and left out.

    Args:
        root: the folder that holds `data/`.

    Raises:
        CatalogError: there is no list at `root`.
    """
    if not (root / layout.DATA).is_dir():
        raise CatalogError(
            f"{root}: there is no {layout.DATA}/ folder here.",
            "Run `catalog init` to start a list, or name another folder with --root.",
        )
    if not (root / layout.CONFIG).is_file():
        raise CatalogError(
            f"{root / layout.CONFIG}: the file is missing.",
            "Run `catalog init` to start a list; it writes this file.",
        )
    findings: list[Finding] = []
    with _no_collection():
        config = _single(root, layout.CONFIG, Config, findings) or Config(title="Untitled")
        categories = _single(root, layout.CATEGORIES, Categories, findings) or Categories()
        venues = _single(root, layout.VENUES, Venues, findings) or Venues()
        datasets = _single(root, layout.DATASETS, Datasets, findings) or Datasets()
        entries: dict[str, Entry] = {}
        files: dict[str, str] = {}
        for file, entry in _entries(root, findings):
            if entry.id in files:
                message = (
                    f"the id {entry.id!r} belongs to {files[entry.id]} already. "
                    "Give this entry another, and name the file after it."
                )
                where = Where(file, entry.id, ("id",))
                rule = problems.DUPLICATE_ID
                findings.append(Finding(rule.id, rule.severity, message, where))
                continue
            entries[entry.id], files[entry.id] = entry, file
    catalog = Catalog(
        config=config,
        entries=tuple(entries[key] for key in sorted(entries)),
        categories=categories.categories,
        venues=_registry(venues.venues, findings),
        datasets=datasets.datasets,
        files=files,
    )
    return Loaded(catalog, tuple(findings))


@contextmanager
def _no_collection() -> Iterator[None]:
    """Millions of new objects and no garbage: collecting would only walk them again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _registry(own: tuple[Venue, ...], findings: list[Finding]) -> VenueRegistry:
    packaged = VenueRegistry.packaged()
    try:
        return packaged.extended(own) if own else packaged
    except ValueError as error:
        rule = problems.SCHEMA
        where = Where(layout.VENUES)
        findings.append(Finding(rule.id, rule.severity, f"{error}.", where))
        return packaged


def _single(root: Path, file: str, model: type[M], findings: list[Finding]) -> M | None:
    path = root / file
    if not path.exists():
        return None
    try:
        data = parse(path.read_bytes())
        return model.model_validate({} if data is None else data)
    except OSError as error:
        findings.append(problems.unreadable_finding(file, error))
    except YamlProblem as problem:
        findings.append(problems.syntax_finding(file, problem))
    except ValidationError as error:
        findings.extend(problems.schema_findings(file, path, "", model, error))
    return None


def _entries(root: Path, findings: list[Finding]) -> Iterator[tuple[str, Entry]]:
    cache = ParseCache(root)
    for folder, model in ((layout.PAPERS, Paper), (layout.RESOURCES, Resource)):
        adapter: TypeAdapter[Any] = TypeAdapter(model)
        for name, status in _listing(root / folder):
            file = f"{folder}/{name}"
            if not name.endswith(".yaml"):
                findings.append(_stray(file, name))
                continue
            entry = _entry(root, file, status, model, adapter, cache, findings)
            if entry is not None:
                yield file, entry
    cache.save()


def _listing(folder: Path) -> list[tuple[str, os.stat_result | OSError]]:
    """Names and states of the files of a folder by name, hidden ones left out."""
    if not folder.is_dir():
        return []
    found: list[tuple[str, os.stat_result | OSError]] = []
    try:
        with os.scandir(folder) as items:
            for item in items:
                if not item.name.startswith("."):
                    try:
                        found.append((item.name, item.stat()))
                    except OSError as error:
                        found.append((item.name, error))
    except OSError as error:
        raise CatalogError(
            f"{folder}: the folder cannot be read: {error.strerror}.", "Check its permissions."
        ) from None
    return sorted(found, key=lambda pair: pair[0])


def _stray(file: str, name: str) -> Finding:
    rule = problems.STRAY_FILE
    advice = f"Rename it to {name[:-4]}.yaml." if name.endswith(".yml") else "Move it elsewhere."
    message = f"this is no entry file; entries end in .yaml. {advice}"
    return Finding(rule.id, rule.severity, message, Where(file))


def _entry(
    root: Path,
    file: str,
    status: os.stat_result | OSError,
    model: type[Entry],
    adapter: TypeAdapter[Any],
    cache: ParseCache,
    findings: list[Finding],
) -> Entry | None:
    path = root / file
    data: Any = None
    try:
        if isinstance(status, OSError):
            raise status
        at = stamp(status)
        data = cache.get(file, at)
        if data is None:
            data = parse(path.read_bytes())
            if isinstance(data, dict):
                cache.put(file, at, data)
        entry: Entry = adapter.validator.validate_python(data)
    except OSError as error:
        findings.append(problems.unreadable_finding(file, error))
    except YamlProblem as problem:
        findings.append(problems.syntax_finding(file, problem))
    except ValidationError as error:
        name = str(data.get("id", "")) if isinstance(data, dict) else ""
        findings.extend(problems.schema_findings(file, path, name, model, error))
    else:
        return entry
    return None
