"""Taking over lists that others wrote."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from catalog.api.formats import known_format
from catalog.api.lists import begin, read_list
from catalog.errors import CatalogError
from catalog.finding import Finding, Severity

if TYPE_CHECKING:
    from catalog.importers.entries import Plan
    from catalog.importers.take import Taken
    from catalog.model.catalog import Catalog
    from catalog.model.draft import Draft


@dataclass(frozen=True)
class Import:
    """What files hold, and what was written of it.

    Attributes:
        taken: each file with its drafts and the balance of its links.
        plan: what a list gains; None where no list was named.
        findings: what the rules say about the new entries.
        written: files of new entries, relative to the list's root; none with `dry_run`.
    """

    taken: tuple[Taken, ...]
    plan: Plan | None = None
    findings: tuple[Finding, ...] = ()
    written: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether everything in the files was understood and could be kept."""
        understood = not any(one.outcome.unparsed or one.outcome.broken for one in self.taken)
        return understood and not (self.plan and self.plan.refused)


def import_files(
    files: Sequence[Path],
    to: Path | None = None,
    *,
    categories: Path | None = None,
    added: str = "",
    dry_run: bool = False,
) -> Import:
    """Take over lists and bibliographies, and write what is new to a list.

    Works that the list has already are left alone, so importing a file twice changes nothing.

    Args:
        files: Markdown, HTML, reStructuredText or BibTeX.
        to: root of the list that gains the entries, begun where there is none; None to read and
            report only.
        categories: YAML file with category ids by heading, or by headings joined with " / ".
        added: the day that new entries carry, ISO 8601.
        dry_run: write nothing.

    Raises:
        CatalogError: a file cannot be read, or the list at `to` cannot be read or written.
    """
    from catalog.importers.entries import Planner
    from catalog.importers.take import take

    taken = tuple(take(path) for path in files)
    if to is None:
        return Import(taken)
    title = next((one.outcome.title for one in taken if one.outcome.title), "A List of Papers")
    catalog = _list_at(to, title, dry_run=dry_run)
    planner = Planner(catalog, _mapping(categories, catalog), added, _listed_in(catalog))
    for one in taken:
        planner.add(one.outcome.drafts, Path(one.file).name, one.outcome.title)
    plan = planner.plan()
    findings = _checked(catalog, plan)
    return Import(taken, plan, findings, () if dry_run else _save(to, plan))


def _listed_in(catalog: Catalog) -> Callable[[Draft], str | None]:
    """A function that says which entry of a list a draft certainly is."""
    from catalog.dedupe.index import Index
    from catalog.dedupe.record import from_draft

    index = Index(catalog)

    def listed(draft: Draft) -> str | None:
        match = index.already(from_draft(draft)) if draft.is_paper else None
        return match.entry if match is not None and match.certain else None

    return listed


def _list_at(root: Path, title: str, *, dry_run: bool) -> Catalog:
    """The list at a place; one is begun in an empty folder, and in a dry run only for a moment."""
    from tempfile import TemporaryDirectory

    from catalog.skeleton import bare_skeleton
    from catalog.store import layout

    if (root / layout.CONFIG).is_file():
        return read_list(root)
    if dry_run:
        with TemporaryDirectory() as folder:
            begin(Path(folder), bare_skeleton(Path(folder), title))
            return read_list(Path(folder))
    begin(root, bare_skeleton(root, title))
    return read_list(root)


def _mapping(file: Path | None, catalog: Catalog) -> dict[str, str]:
    from catalog.store.yamlfile import YamlProblem, read
    from catalog.text.suggest import did_you_mean

    if file is None:
        return {}
    try:
        found = read(file)
    except (OSError, YamlProblem) as error:
        raise CatalogError(f"{file}: cannot be read: {error}", "Name a YAML file.") from None
    if not isinstance(found, dict) or not all(isinstance(v, str) for v in found.values()):
        raise CatalogError(f"{file}: a category id is needed for each heading.", "Heading: id")
    for key in found.values():
        if key not in catalog.category:
            near = did_you_mean(key, catalog.category)
            message = f"{file}: there is no category {key!r}.{near}"
            raise CatalogError(message, "Add it to data/categories.yaml first.")
    return found


def _checked(catalog: Catalog, plan: Plan) -> tuple[Finding, ...]:
    """What the rules say about new entries; those with errors are taken out of the plan."""
    from catalog.model.config import Category, SourceList
    from catalog.rules import installed_rules
    from catalog.rules.engine import check
    from catalog.store.write import NewEntry

    new = {made.entry.id: NewEntry(made.entry) for made in plan.made}
    lists = {key: SourceList(title=title) for key, title in plan.lists.items()}
    roots = tuple(Category.model_validate(node) for node in plan.categories)
    grown = replace(
        catalog,
        config=catalog.config.model_copy(update={"lists": {**catalog.config.lists, **lists}}),
        categories=(*catalog.categories, *roots),
    ).with_entries(
        [made.entry for made in plan.made], {key: entry.file for key, entry in new.items()}
    )
    found = [f for f in check(grown, installed_rules()) if f.where.entry in new]
    bad = {f.where.entry: f for f in reversed(found) if f.severity is Severity.ERROR}
    for made in [made for made in plan.made if made.entry.id in bad]:
        plan.made.remove(made)
        plan.refused.append((made.draft, bad[made.entry.id].message))
    return tuple(found)


def _save(root: Path, plan: Plan) -> tuple[str, ...]:
    from catalog.store.write import NewEntry, add_categories, add_source_list, save_new

    if not plan.made:
        return ()
    if plan.categories:
        add_categories(root, plan.categories)
    for key, title in plan.lists.items():
        add_source_list(root, key, title)
    return save_new(root, [NewEntry(made.entry, made.remarks) for made in plan.made])


def import_report(found: Import, format_name: str = "text") -> str:
    """What an import found, as text.

    Args:
        found: what `import_files` returned.
        format_name: `text`, `markdown` or `json`.

    Raises:
        CatalogError: there is no such format.
    """
    import json

    from catalog.importers import report as reporting
    from catalog.importers.as_json import as_json, file_as_json

    known_format(format_name, ("text", "markdown", "json"))
    if format_name == "markdown":
        return reporting.as_markdown(found.taken, found.plan)
    if format_name == "json":
        shown = as_json([file_as_json(one) for one in found.taken], found.plan, found.written)
        return json.dumps(shown, ensure_ascii=False, indent=1) + "\n"
    lines = [line for one in found.taken for line in reporting.summary(one)]
    if found.plan is None:
        lines += [line for one in found.taken for line in reporting.twice_summary(one)]
    else:
        lines += reporting.plan_summary(found.plan)
        lines += reporting.finding_summary(found.findings)
    return "\n".join(lines) + "\n"
