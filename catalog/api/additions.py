"""New entries from an identifier, an address or a title."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from catalog.api.links import manners_of, registries_at_hand
from catalog.api.lists import read_list
from catalog.errors import CatalogError
from catalog.finding import Finding, Severity

if TYPE_CHECKING:
    from catalog.dedupe.index import Match
    from catalog.model.catalog import Catalog
    from catalog.model.config import LinkOptions
    from catalog.model.draft import Draft
    from catalog.model.entry import Paper
    from catalog.net.registry import Identifier


@dataclass(frozen=True)
class Added:
    """What became of a work that was to be added.

    Attributes:
        entry: the new entry; None where the list has the work.
        file: its file, relative to the list's root; that of the other entry where there is one.
        text: the file's content.
        like: the entry that the work is already, or may be, with the reasons.
        findings: what the rules say about the new entry.
        written: whether the file was written.
    """

    entry: Paper | None
    file: str
    text: str = ""
    like: Match | None = None
    findings: tuple[Finding, ...] = ()
    written: bool = False

    @property
    def refused(self) -> bool:
        """Whether the list has the work already, or a rule refuses the entry."""
        return self.entry is None or any(f.severity is Severity.ERROR for f in self.findings)


def add(
    root: Path,
    work: str,
    categories: Sequence[str],
    *,
    added: str = "",
    dry_run: bool = False,
) -> Added:
    """Add a paper to a list: look it up, make its entry, check it, write it.

    Args:
        root: the list's root.
        work: an arXiv identifier, a DOI, an address, or a whole title.
        categories: keys of the list's categories, the main one first.
        added: the day that the entry carries, ISO 8601; empty for none.
        dry_run: write nothing.

    Raises:
        CatalogError: no list, no such category, nobody knows the work or nobody answers, or the
            file cannot be written.
    """
    from catalog.dedupe.ask import already
    from catalog.dedupe.record import from_draft
    from catalog.rules import installed_rules
    from catalog.rules.engine import check
    from catalog.sources.entry import new_paper
    from catalog.store.write import NewEntry, entry_text, save_new

    catalog = read_list(root)
    for key in categories:
        _category(catalog, key)
    if not work.strip():
        raise CatalogError("no work was named.", "Give an identifier, an address or a title.")
    like = _held(catalog, work)
    if like is not None:
        return Added(None, catalog.files[like.entry], like=like)
    draft = _look_up(work, catalog.config.links)
    like = already(catalog, from_draft(draft))
    if like is not None and like.certain:
        return Added(None, catalog.files[like.entry], like=like)
    if not categories:
        known = ", ".join(catalog.category)
        raise CatalogError(
            "an entry stands in a category, and none was named.",
            f"Add --category ID; the list has {known or 'none yet: see data/categories.yaml'}.",
        )
    entry, remarks = new_paper(
        draft,
        venues=catalog.venues,
        taken=catalog.by_id,
        categories=categories,
        added=added,
    )
    new = NewEntry(entry, remarks)
    grown = catalog.with_entries([entry], {entry.id: new.file})
    found = tuple(f for f in check(grown, installed_rules()) if f.where.entry == entry.id)
    done = Added(entry, new.file, entry_text(new), like, found)
    if done.refused or dry_run:
        return done
    save_new(root, [new])
    return replace(done, written=True)


def _category(catalog: Catalog, key: str) -> None:
    from catalog.text.suggest import did_you_mean

    if key not in catalog.category:
        near = did_you_mean(key, catalog.category)
        raise CatalogError(
            f"there is no category {key!r}.{near}", "data/categories.yaml lists all of them."
        )


def _held(catalog: Catalog, work: str) -> Match | None:
    """The entry that has an identifier: nobody needs to be asked about it."""
    from catalog.dedupe.index import Match
    from catalog.dedupe.verdict import Answer, Verdict
    from catalog.sources.lookup import wanted

    identifier = wanted(work)
    if identifier is None:
        return None
    of_scheme = {
        "doi": (catalog.by_doi, "same DOI"),
        "arxiv": (catalog.by_arxiv, "same arXiv number"),
    }
    known, reason = of_scheme.get(identifier.scheme, ({}, ""))
    for entry in known.get(identifier.value, ()):
        return Match(entry.id, Verdict(Answer.SAME, 0.0, (reason,)))
    return None


def _look_up(work: str, options: LinkOptions) -> Draft:
    """What registries, or the page itself, say of a work."""
    from catalog.net.plain import ask
    from catalog.sources import DESCRIBERS, SEARCHES
    from catalog.sources.lookup import describe, search, wanted

    describers = registries_at_hand(DESCRIBERS, options)
    manners = manners_of(options, describers)
    identifier = wanted(work)
    address = work.strip().startswith(("http://", "https://"))
    draft = None
    if identifier is not None:
        draft = describe(identifier, describers, manners, ask)
    if draft is None and (address or identifier is not None):
        draft = _page_draft(work.strip(), identifier, options)
    if draft is None and identifier is None and not address:
        reached = {
            one.id: access for one, access in registries_at_hand([s[0] for s in SEARCHES], options)
        }
        known = [(one, reached[one[0].id]) for one in SEARCHES if one[0].id in reached]
        draft = search(work.strip(), known, manners, ask)
    if draft is None:
        raise CatalogError(
            f"nobody who answered knows {work.strip()!r}.",
            "Check the spelling, or give its arXiv identifier, its DOI or its address.",
        )
    return draft


def _page_draft(work: str, identifier: Identifier | None, options: LinkOptions) -> Draft | None:
    """What a page says of the work it is about, and registries of the identifiers it names."""
    from catalog.links.identify import sibling
    from catalog.links.judge import judge
    from catalog.links.page import read_page
    from catalog.links.verdict import Verdict
    from catalog.net.message import Request
    from catalog.net.plain import ask
    from catalog.sources import DESCRIBERS
    from catalog.sources.citation_tags import tags_draft
    from catalog.sources.lookup import address_of, alike, describe

    url = work if identifier is None or "//" in work else address_of(identifier)
    if not url:
        return None
    describers = registries_at_hand(DESCRIBERS, options)
    manners = manners_of(options, describers)
    (answer,) = ask([Request(sibling(url))], manners)
    seen = judge(answer, names_resolve=True)
    if seen.verdict not in (Verdict.OK, Verdict.MOVED):
        raise CatalogError(
            f"{url}: {seen.reason or seen.verdict}.",
            "Give the arXiv identifier, the DOI or the title of the work.",
        )
    page = read_page(answer.body, answer.headers.get("content-type", ""))
    own = [identifier] if identifier is not None else []
    draft = tags_draft(page.tags, url, [*own, *page.also])
    for known in page.also:
        if known.scheme in ("doi", "arxiv") and known != identifier and draft is not None:
            told = describe(known, describers, manners, ask)
            if told is not None and alike(told.title.value, draft.title.value):
                return replace(
                    told,
                    openreview=told.openreview or draft.openreview,
                    acl=told.acl or draft.acl,
                    arxiv=told.arxiv or draft.arxiv,
                    links=draft.links,
                )
    return draft


def added_report(found: Added, format_name: str = "text") -> str:
    """What `add` did, as `text` or `json`."""
    import json

    if format_name == "json":
        shown = {
            "id": found.entry.id if found.entry else None,
            "file": found.file,
            "written": found.written,
            "same_as": found.like.entry if found.like and found.entry is None else None,
            "like": str(found.like) if found.like else None,
            "entry": found.entry and found.entry.model_dump(mode="json", exclude_defaults=True),
            "findings": [
                {"rule": f.rule, "severity": f.severity.label, "message": f.message}
                for f in found.findings
            ],
        }
        return json.dumps(shown, ensure_ascii=False, indent=2) + "\n"
    if found.entry is None:
        return f"{found.file}: {found.like}.\n"
    lines = [f"{found.file}: {found.like}; look at both.\n"] if found.like else []
    lines += [f"{found.file}: {f.severity.label} {f.rule}: {f.message}\n" for f in found.findings]
    if found.written:
        return "".join(lines) + f"wrote {found.file}\n\n{found.text}"
    return "".join(lines) + f"{found.file} was not written:\n\n{found.text}"
