"""Keys that name something in another file."""

from collections import Counter
from collections.abc import Iterator

from catalog.finding import FieldPath, Finding, Severity, Where
from catalog.model.catalog import Catalog
from catalog.model.config import Category
from catalog.model.entry import Entry, Paper, Resource
from catalog.rules.interface import Problem, catalog_rule, entry_rule
from catalog.store import layout
from catalog.text.suggest import did_you_mean

_DATASETS = f"Datasets stand in {layout.DATASETS}."


@entry_rule(
    "unknown-category",
    Severity.ERROR,
    "A category stands in data/categories.yaml.",
    needs=(layout.CATEGORIES,),
)
def unknown_category(entry: Entry, catalog: Catalog) -> Iterator[Problem]:
    """Report a category that the tree does not have."""
    for number, key in enumerate(entry.categories):
        if key not in catalog.category:
            near = did_you_mean(key, catalog.category)
            message = f"unknown category {key!r}.{near} Categories stand in {layout.CATEGORIES}."
            yield Problem(("categories", number), message)


@catalog_rule(
    "empty-category",
    Severity.INFO,
    "A category has an entry in it or below it.",
    needs=(
        layout.PAPERS,
        layout.RESOURCES,
    ),
)
def empty_category(catalog: Catalog) -> Iterator[Finding]:
    """Report the topmost categories without an entry."""
    for number, root in enumerate(catalog.categories):
        yield from _empty(root, ("categories", number), catalog)


def _empty(node: Category, way: FieldPath, catalog: Catalog) -> Iterator[Finding]:
    if not any(below.id in catalog.by_category for below, _ in node.walk()):
        message = f"no entry is in the category {node.id!r}. Add one, or take the category out."
        yield Finding("", Severity.INFO, message, Where(layout.CATEGORIES, field=(*way, "id")))
        return
    for number, child in enumerate(node.children):
        yield from _empty(child, (*way, "children", number), catalog)


@catalog_rule("duplicate-key", Severity.ERROR, "Categories and datasets each have their own key.")
def duplicate_key(catalog: Catalog) -> Iterator[Finding]:
    """Report a category or dataset whose key stands before it in the file."""
    categories = [
        found
        for number, root in enumerate(catalog.categories)
        for found in _keys(root, ("categories", number))
    ]
    datasets: list[tuple[FieldPath, str]] = [
        (("datasets", number, "id"), dataset.id) for number, dataset in enumerate(catalog.datasets)
    ]
    for file, found in ((layout.CATEGORIES, categories), (layout.DATASETS, datasets)):
        seen: Counter[str] = Counter()
        for field, key in found:
            seen[key] += 1
            if seen[key] > 1:
                message = f"the id {key!r} stands in this file already. Give this one another."
                yield Finding("", Severity.ERROR, message, Where(file, field=field))


def _keys(node: Category, way: FieldPath) -> Iterator[tuple[FieldPath, str]]:
    yield (*way, "id"), node.id
    for number, child in enumerate(node.children):
        yield from _keys(child, (*way, "children", number))


@entry_rule(
    "unknown-list",
    Severity.ERROR,
    "A source list stands in data/catalog.yaml.",
    needs=(layout.CONFIG,),
)
def unknown_list(entry: Entry, catalog: Catalog) -> Iterator[Problem]:
    """Report names in `listed_in` and in corrections that are no source list."""
    lists = catalog.config.lists
    for number, key in enumerate(entry.listed_in):
        if key not in lists:
            yield Problem(("listed_in", number), _no_list(key, catalog))
    for number, correction in enumerate(entry.corrections):
        for key in correction.says:
            if key not in lists:
                yield Problem(
                    ("corrections", number, "says", key), _no_list(key, catalog), None, True
                )


def _no_list(key: str, catalog: Catalog) -> str:
    near = did_you_mean(key, catalog.config.lists)
    return f"unknown source list {key!r}.{near} Lists stand under `lists` in {layout.CONFIG}."


@entry_rule("unknown-entry", Severity.ERROR, "An entry that is named exists.")
def unknown_entry(entry: Entry, catalog: Catalog) -> Iterator[Problem]:
    """Report `distinct_from` with an id that no entry has, or with the entry's own."""
    if not isinstance(entry, Paper):
        return
    for number, key in enumerate(entry.distinct_from):
        if key not in catalog.by_id:
            message = (
                f"there is no entry {key!r}.{did_you_mean(key, catalog.by_id)} Correct the id."
            )
            yield Problem(("distinct_from", number), message)
        elif catalog.by_id[key] is entry:
            message = f"{key!r} is this entry itself. Name the other one."
            yield Problem(("distinct_from", number), message)


@catalog_rule("unknown-resource", Severity.ERROR, "The resource of a dataset exists.")
def unknown_resource(catalog: Catalog) -> Iterator[Finding]:
    """Report datasets whose `resource` is the id of no resource."""
    for number, dataset in enumerate(catalog.datasets):
        key = dataset.resource
        if key is None or isinstance(catalog.by_id.get(key), Resource):
            continue
        what = "is a paper, not a resource" if key in catalog.by_id else "is no entry"
        near = did_you_mean(key, (resource.id for resource in catalog.resources))
        where = Where(layout.DATASETS, field=("datasets", number, "resource"))
        message = f"{key!r} {what}.{near} Name a file of {layout.RESOURCES}/."
        yield Finding("", Severity.ERROR, message, where)


@entry_rule(
    "unknown-dataset", Severity.ERROR, "The dataset of a result is known.", needs=(layout.DATASETS,)
)
def unknown_dataset(entry: Entry, catalog: Catalog) -> Iterator[Problem]:
    """Report results on a dataset that `data/datasets.yaml` does not have."""
    if not isinstance(entry, Paper):
        return
    for number, result in enumerate(entry.results):
        if result.dataset not in catalog.dataset:
            near = did_you_mean(result.dataset, catalog.dataset)
            message = (
                f"unknown dataset {result.dataset!r}.{near} Datasets stand in {layout.DATASETS}."
            )
            yield Problem(("results", number, "dataset"), message)
