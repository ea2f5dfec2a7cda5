"""Taking over lists that others wrote."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from catalog.api.formats import known_format
from catalog.api.lists import read_list
from catalog.api.starting import begin, is_list, list_to_be
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
        kept: files that a new list would have begun with, but which were there already.
        unmapped: headings that the map of categories names, but under which nothing stands.
    """

    taken: tuple[Taken, ...]
    plan: Plan | None = None
    findings: tuple[Finding, ...] = ()
    written: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    unmapped: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether each file holds entries, and all in it was understood and could be kept."""
        if self.unmapped or not all(one.outcome.drafts for one in self.taken):
            return False
        understood = not any(one.outcome.unparsed or one.outcome.broken for one in self.taken)
        return understood and not (self.plan and (self.plan.refused or self.plan.lost))


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
    Where the run cannot go on, nothing has been written; no list begins without entries.

    Args:
        files: Markdown, HTML, reStructuredText or BibTeX.
        to: root of the list that gains the entries, begun where there is none; None to read and
            report only.
        categories: YAML file with category ids by heading, or by headings joined with " / "; ids
            that a list does not have are refused, and made in a list that begins.
        added: the day that new entries carry, ISO 8601.
        dry_run: write nothing.

    Raises:
        CatalogError: a file cannot be read, or the list at `to` cannot be read or written.
    """
    from catalog.importers.categories import fit_nothing
    from catalog.importers.entries import Planner
    from catalog.importers.gaps import with_venues
    from catalog.importers.take import take
    from catalog.skeleton import bare_skeleton

    taken = tuple(take(path) for path in files)
    mapping = _mapping(categories)
    sections = {draft.section for one in taken for draft in one.outcome.drafts}
    unmapped = fit_nothing(mapping, sections)
    if to is None:
        return Import(taken, unmapped=unmapped)
    title = next((one.outcome.title for one in taken if one.outcome.title), "A List of Papers")
    begins = not is_list(to)
    catalog = list_to_be(to, title) if begins else read_list(to)
    if not begins:
        _check_ids(categories, mapping, catalog)
    taken = tuple(replace(one, outcome=with_venues(one.outcome, catalog.venues)) for one in taken)
    planner = Planner(catalog, mapping, added, _listed_in(catalog))
    for one in taken:
        planner.add(one.outcome.drafts, Path(one.file).name, one.outcome.title)
    plan = planner.plan()
    found = Import(taken, plan, _checked(catalog, plan), unmapped=unmapped)
    if dry_run or (begins and not plan.made):
        return found
    kept = begin(to, bare_skeleton(to, title)).kept if begins else ()
    return replace(found, written=_save(to, plan), kept=kept)


def _listed_in(catalog: Catalog) -> Callable[[Draft], str | None]:
    """A function that says which entry of a list a draft certainly is."""
    from catalog.dedupe.index import Index
    from catalog.dedupe.record import from_draft

    index = Index(catalog)

    def listed(draft: Draft) -> str | None:
        match = index.already(from_draft(draft)) if draft.is_paper else None
        return match.entry if match is not None and match.certain else None

    return listed


def _mapping(file: Path | None) -> dict[str, str]:
    """Category ids by heading, as a file says."""
    from pydantic import TypeAdapter, ValidationError

    from catalog.model.types import Key
    from catalog.store.yamlfile import YamlProblem, read

    if file is None:
        return {}
    try:
        found = read(file)
    except (OSError, YamlProblem) as error:
        raise CatalogError(f"{file}: cannot be read: {error}", "Name a YAML file.") from None
    if not isinstance(found, dict) or not all(isinstance(v, str) for v in found.values()):
        raise CatalogError(f"{file}: a category id is needed for each heading.", "Heading: id")
    for key in found.values():
        try:
            TypeAdapter(Key).validate_python(key)
        except ValidationError:
            message = f"{file}: {key!r} can be no id of a category."
            raise CatalogError(message, "Use small letters, digits and hyphens.") from None
    return {str(heading): key for heading, key in found.items()}


def _check_ids(file: Path | None, mapping: Mapping[str, str], catalog: Catalog) -> None:
    """Refuse ids that a list does not have: they are slips, more often than new categories."""
    from catalog.text.suggest import did_you_mean

    for key in mapping.values():
        if key not in catalog.category:
            near = did_you_mean(key, catalog.category)
            message = f"{file}: there is no category {key!r}.{near}"
            raise CatalogError(message, "Add it to data/categories.yaml first.")


def _checked(catalog: Catalog, plan: Plan) -> tuple[Finding, ...]:
    """What the rules say about new entries.

    A link or an identifier that a rule refuses is taken out of its entry; entries that are
    refused all the same are taken out of the plan.
    """
    from catalog.importers.mending import without_refused

    found = _findings(catalog, plan)
    if without_refused(plan, found):
        found = _findings(catalog, plan)
    bad = {f.where.entry: f for f in reversed(found) if f.severity is Severity.ERROR}
    for made in [made for made in plan.made if made.entry.id in bad]:
        plan.made.remove(made)
        inside = [twin for twin in plan.twins if twin.inside and twin.of == made.entry.id]
        plan.twins = [twin for twin in plan.twins if twin not in inside]
        plan.lost = [lost for lost in plan.lost if lost.draft is not made.draft]
        plan.refuse(made.draft, bad[made.entry.id].message, [twin.draft for twin in inside])
    return tuple(found)


def _findings(catalog: Catalog, plan: Plan) -> list[Finding]:
    """What the rules say about the new entries of a plan, in the list that they are to join."""
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
    return [f for f in check(grown, installed_rules()) if f.where.entry in new]


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
        return reporting.as_markdown(found.taken, found.plan, found.unmapped)
    if format_name == "json":
        shown = as_json(
            [file_as_json(one) for one in found.taken], found.plan, found.written, found.kept
        )
        shown["unmapped"] = list(found.unmapped)
        return json.dumps(shown, ensure_ascii=False, indent=1) + "\n"
    lines = [line for one in found.taken for line in reporting.summary(one)]
    if found.plan is None:
        lines += [line for one in found.taken for line in reporting.twice_summary(one)]
    else:
        lines += reporting.plan_summary(found.plan)
        lines += reporting.finding_summary(found.findings)
        lines += reporting.kept_summary(found.kept)
    lines += reporting.unmapped_summary(found.unmapped)
    return "\n".join(lines) + "\n"
