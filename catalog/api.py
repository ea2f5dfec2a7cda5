"""What the tool can do: one function a verb. The public Python API.

Rooms are imported inside the functions, so that importing this module costs nothing and a verb
loads only what it needs.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from catalog.errors import CatalogError
from catalog.finding import Finding, RuleInfo, Severity

if TYPE_CHECKING:
    from catalog.dedupe.find import Found
    from catalog.dedupe.index import Match
    from catalog.dedupe.join import Joined
    from catalog.dedupe.record import Record
    from catalog.importers.entries import Plan
    from catalog.importers.take import Taken
    from catalog.links.outcome import Outcome
    from catalog.model.artifact import Artifact, Drift
    from catalog.model.catalog import Catalog
    from catalog.model.config import LinkOptions
    from catalog.model.draft import Draft
    from catalog.model.entry import Entry, Paper
    from catalog.model.stats import Stats
    from catalog.net.manners import Manners
    from catalog.net.registry import Access, Identifier, Registry
    from catalog.search import Hits, IndexFile
    from catalog.web import SiteReport


@dataclass(frozen=True)
class Report:
    """What a validation found.

    Attributes:
        entries: how many entries could be read.
        findings: sorted by file and place.
        repaired: what `repair` put right before these were found.
    """

    entries: int
    findings: tuple[Finding, ...]
    repaired: tuple[Finding, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether an error is among the findings: nothing is built from such a list."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)

    @property
    def clean(self) -> bool:
        """Whether nothing is wrong: notes at the most."""
        return all(finding.severity is Severity.INFO for finding in self.findings)


def load(root: Path) -> "tuple[Catalog, Report]":
    """Read a list and run every rule over it.

    Args:
        root: the folder that holds `data/`.

    Returns:
        The entries that fit the schema, and what is wrong with the list.

    Raises:
        CatalogError: there is no list at `root`.
    """
    from catalog.rules import ALL_RULES, installed_rules
    from catalog.rules.engine import check, with_severities
    from catalog.store import load as reading
    from catalog.store.cache import Remembered, remember
    from catalog.store.ignores import without_ignored
    from catalog.store.locate import placed_at
    from catalog.store.problems import FIXED
    from catalog.store.snapshot import scan

    snapshot = scan(root)
    loaded = reading.load(snapshot)
    unread = {finding.where.file for finding in loaded.findings if finding.rule in FIXED}
    changeable = [info for info in ALL_RULES if info.id not in FIXED]
    found = [
        *with_severities(loaded.findings, changeable, loaded.catalog.config.rules),
        *without_ignored(root, check(loaded.catalog, installed_rules(), unread)),
    ]
    found.sort(key=lambda f: (f.where.file, f.where.line, tuple(map(str, f.where.field)), f.rule))
    # With their lines, so that saying them again opens no file.
    placed = tuple(replace(finding, where=placed_at(root, finding.where)) for finding in found)
    report = Report(len(loaded.catalog.entries), placed)
    remember(root, Remembered(snapshot.digest(), report.entries, report.findings))
    return loaded.catalog, report


def validate(root: Path) -> Report:
    """Check a list; where nothing has changed since the last time, say again what was found then.

    Args:
        root: the folder that holds `data/`.

    Raises:
        CatalogError: there is no list at `root`.
    """
    from catalog.store.cache import recall
    from catalog.store.snapshot import scan

    known = recall(root, scan(root).digest())
    return Report(known.entries, known.findings) if known else load(root)[1]


def repair(root: Path) -> Report:
    """Make every certain repair, keep every other byte, and check the list again.

    Args:
        root: the folder that holds `data/`.

    Returns:
        What is still wrong, and what was repaired.

    Raises:
        CatalogError: there is no list at `root`, or a file cannot be written.
    """
    from catalog.store.fix import apply_fixes

    report = validate(root)
    repaired: list[Finding] = []
    # Two repairs of one place need two rounds; a repair that repairs nothing must not go on.
    for _ in range(5):
        done = apply_fixes(root, report.findings)
        if not done:
            break
        repaired += done
        report = validate(root)
    return Report(report.entries, report.findings, tuple(repaired))


def report(root: Path, found: Report, format_name: str = "text") -> str:
    """A validation's findings as text.

    Args:
        root: the list's root.
        found: what `validate` or `repair` returned.
        format_name: a key of `catalog.reports.FORMATTERS`.

    Raises:
        CatalogError: there is no such format.
    """
    from catalog.errors import CatalogError
    from catalog.reports import FORMATTERS
    from catalog.reports.interface import Sheet, locate, rules_page

    formatter = FORMATTERS.get(format_name)
    if formatter is None:
        raise CatalogError(
            f"there is no format {format_name!r}.", f"Choose one of {', '.join(FORMATTERS)}."
        )
    located = locate(root, found.findings)
    return formatter(Sheet(located, rules(), found.entries, found.repaired, rules_page(root)))


def rules() -> tuple[RuleInfo, ...]:
    """The cards of all rules, in the order in which they are explained."""
    from catalog.rules import rule_infos

    return rule_infos()


def serve(
    root: Path,
    *,
    port: int,
    ready: Callable[[str], None],
    tell: Callable[[str], None],
    findings: Callable[[Report], None],
) -> None:
    """Serve the website on this computer and rebuild it on every change, until interrupted.

    An edit that breaks the list, a page or a template is told of, and the old site stays.

    Args:
        root: the folder that holds `data/`.
        port: port to listen on; 0 takes a free one.
        ready: told the address once the site can be looked at.
        tell: told in a line what every build did or why it failed.
        findings: told what is wrong with a list that cannot be built.

    Raises:
        CatalogError: the port is in use, or the first build fails.
    """
    from contextlib import suppress

    from catalog.render import environment
    from catalog.web.build import SITE
    from catalog.web.preview import Versions, follow, serving

    versions = Versions()
    watched = [root / name for name in WATCHED]

    def rebuild(changed: frozenset[Path]) -> bool:
        if any(path.is_relative_to(root / "templates") for path in changed):
            environment.cache_clear()  # a new one of the list's own may replace a packaged one
        try:
            return _build_preview(root, tell, findings)
        except CatalogError as error:
            tell("\n  ".join(part for part in (error.message, error.hint) if part))
            return False

    with suppress(KeyboardInterrupt), serving(root / SITE, port, versions) as address:
        if _build_preview(root, tell, findings):
            versions.advance()
        ready(address)
        follow(watched, rebuild, versions)


WATCHED = ("data", "site", "templates", "mkdocs.yml")
"""What the website is made of, below the root of the list."""


def _build_preview(
    root: Path, tell: Callable[[str], None], findings: Callable[[Report], None]
) -> bool:
    from time import perf_counter

    start = perf_counter()
    catalog, report = load(root)
    if report.failed:
        findings(report)
        tell("The list has errors; the site stays as it is.")
        return False
    made = _build_site(root, catalog)
    for warning in made.warnings:
        tell(f"mkdocs: {warning}")
    tell(f"{made.pages:,} pages, {perf_counter() - start:.2f} s.")
    return True


def _build_site(root: Path, catalog: "Catalog") -> "SiteReport":
    """The website with its search; an entry's BibTeX is made once for its page and its citation."""
    from catalog.exporters.addresses import main_address
    from catalog.exporters.bibtex import entry_text
    from catalog.search import index_files, script_files
    from catalog.web import build_site

    made: dict[str, str] = {}

    def bibtex(entry: "Entry") -> str:
        if entry.id not in made:
            made[entry.id] = entry_text(entry, catalog)
        return made[entry.id]

    def index(catalog: "Catalog") -> "Iterator[IndexFile]":
        yield from script_files(root)
        yield from index_files(catalog, bibtex=bibtex, address=main_address)

    return build_site(root, catalog, bibtex=bibtex, index=index)


def find(root: Path, query: str) -> "tuple[Catalog, Hits]":
    """Search a list.

    Args:
        root: the list's root.
        query: words and conditions: `author:song year:2015..2018 has:code -survey "a phrase"`.

    Returns:
        The list, and what was found in it.

    Raises:
        CatalogError: there is no list at `root`.
    """
    from catalog.search import find as answer

    catalog = _read(root)
    return catalog, answer(catalog, query)


def find_report(found: "tuple[Catalog, Hits]", format_name: str = "text", limit: int = 20) -> str:
    """The first entries that `find` found, as `text` or `json`."""
    import json

    from catalog.search.report import as_json, as_text

    if format_name == "json":
        return json.dumps(as_json(*found, limit), ensure_ascii=False) + "\n"
    return as_text(*found, limit)


def find_notes(found: "tuple[Catalog, Hits]", limit: int = 20) -> tuple[str, ...]:
    """What a reader should know about what `find` found, a sentence each."""
    from catalog.search.report import notes

    return notes(found[1], limit)


def init(folder: Path, title: str) -> tuple[str, ...]:
    """Start a new list, with its schemas.

    Args:
        folder: where it will stand; made where it is missing.
        title: name of the list.

    Returns:
        The files that were written, relative to the folder.

    Raises:
        CatalogError: a list stands there already, or a file would be written over.
    """
    from catalog.skeleton import skeleton

    return _begin(folder, skeleton(folder, title))


def _begin(folder: Path, files: "Iterable[Artifact]") -> tuple[str, ...]:
    from catalog.store.artifacts import write
    from catalog.store.schema import schemas

    made = (*files, *schemas())
    taken = [artifact.path for artifact in made if (folder / artifact.path).exists()]
    if taken:
        raise CatalogError(
            f"{folder / taken[0]}: the file exists already; nothing was written.",
            "Start the list in an empty folder, or move the file away.",
        )
    return write(folder, made)


@dataclass(frozen=True)
class LinkReport:
    """What became of links.

    Attributes:
        outcomes: every link, in the order of targets.
        findings: what has to be said about them, sorted by file and place.
        repaired: addresses that `repair_links` replaced.
    """

    outcomes: "tuple[Outcome, ...]"
    findings: tuple[Finding, ...]
    repaired: tuple[Finding, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether a link is proven to be gone or to lead to another paper."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)


def links(
    root: Path,
    ids: Sequence[str] = (),
    *,
    file: Path | None = None,
    changed_since: str = "",
    offline: bool = False,
    over_https: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> LinkReport:
    """Find out what became of the links of a list, or of any file.

    Args:
        root: the list's root; there need not be a list if `file` is given.
        ids: entries to look at; all of them where none is named.
        file: a Markdown, BibTeX or text file to look at in place of the list.
        changed_since: a Git revision; only links that were added since then are looked at, and
            one that is gone or wrong fails at once.
        offline: ask nobody; report what earlier runs saw.
        over_https: try pages that answer over http over https too.
        progress: told how many targets are decided, and of how many.

    Raises:
        CatalogError: no list, no such entry, file or revision, or no memory to write to.
    """
    from catalog.links.check import Settings, check
    from catalog.links.files import file_places
    from catalog.links.memory import FILE, Memory
    from catalog.links.report import findings
    from catalog.links.scope import Scope, list_scope
    from catalog.store import layout
    from catalog.store.ignores import without_ignored
    from catalog.store.single import read_config

    if file is None:
        catalog = _read(root)
        config, scope = catalog.config, list_scope(root, catalog, ids, changed_since)
    else:
        config, scope = read_config(root), Scope(file_places(file, str(file)))
    options = config.links

    def prepare(settings: Settings) -> Settings:
        from catalog.sources import REGISTRIES

        registries = _reachable(REGISTRIES, options)
        return replace(
            settings,
            manners=_manners(options, registries),
            registries=registries,
        )

    settings = Settings(
        offline=offline, rewrite=options.rewrite, added=scope.added, prepare=prepare
    )
    if over_https:
        from catalog.links.engine import over_https as secured

        settings = replace(settings, over_https=secured)
    settings = replace(settings, progress=progress or settings.progress)
    with Memory(root / layout.CACHE / FILE) as memory:
        outcomes = check(scope.places, memory, settings)
    found = findings(outcomes, config.rules)
    return LinkReport(outcomes, found if file else tuple(without_ignored(root, found)))


@dataclass(frozen=True)
class Added:
    """What became of a work that was to be added.

    Attributes:
        entry: the new entry; None where the list has the work.
        file: its file, relative to the list's root; that of the other entry where there is one.
        text: the file's content.
        same: the entry that the work is already; None where it is new.
        findings: what the rules say about the new entry.
        written: whether the file was written.
    """

    entry: "Paper | None"
    file: str
    text: str = ""
    same: "Entry | None" = None
    findings: tuple[Finding, ...] = ()
    written: bool = False

    @property
    def refused(self) -> bool:
        """Whether the list has the work already, or a rule refuses the entry."""
        return self.same is not None or any(f.severity is Severity.ERROR for f in self.findings)


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
    from catalog.rules import installed_rules
    from catalog.rules.engine import check
    from catalog.sources.entry import new_paper
    from catalog.store.write import NewEntry, entry_text, save_new

    catalog = _read(root)
    for key in categories:
        _category(catalog, key)
    draft = _look_up(work, catalog.config.links)
    same = _same_work(catalog, draft)
    if same is not None:
        return Added(None, catalog.files[same.id], same=same)
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
    done = Added(entry, new.file, entry_text(new), findings=found)
    if done.refused or dry_run:
        return done
    save_new(root, [new])
    return replace(done, written=True)


def _category(catalog: "Catalog", key: str) -> None:
    from catalog.text.suggest import did_you_mean

    if key not in catalog.category:
        near = did_you_mean(key, catalog.category)
        raise CatalogError(
            f"there is no category {key!r}.{near}", "data/categories.yaml lists all of them."
        )


def _look_up(work: str, options: "LinkOptions") -> "Draft":
    """What registries, or the page itself, say of a work."""
    from catalog.net.plain import ask
    from catalog.sources import DESCRIBERS, SEARCHES
    from catalog.sources.lookup import describe, search, wanted

    describers = _reachable(DESCRIBERS, options)
    manners = _manners(options, describers)
    identifier = wanted(work)
    address = work.strip().startswith(("http://", "https://"))
    draft = None
    if identifier is not None:
        draft = describe(identifier, describers, manners, ask)
    if draft is None and (address or identifier is not None):
        draft = _page_draft(work.strip(), identifier, options)
    if draft is None and identifier is None and not address:
        reached = {one.id: access for one, access in _reachable([s[0] for s in SEARCHES], options)}
        known = [(one, reached[one[0].id]) for one in SEARCHES if one[0].id in reached]
        draft = search(work.strip(), known, manners, ask)
    if draft is None:
        raise CatalogError(
            f"nobody who answered knows {work.strip()!r}.",
            "Check the spelling, or give its arXiv identifier, its DOI or its address.",
        )
    return draft


def _page_draft(
    work: str, identifier: "Identifier | None", options: "LinkOptions"
) -> "Draft | None":
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
    describers = _reachable(DESCRIBERS, options)
    manners = _manners(options, describers)
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


def _same_work(catalog: "Catalog", draft: "Draft") -> "Entry | None":
    """The entry that a draft is already: by an identifier, or by its whole title."""
    from catalog.text.titles import title_key

    found: list[Entry] = []
    if draft.doi:
        found += catalog.by_doi.get(draft.doi.value, ())
    if draft.arxiv:
        found += catalog.by_arxiv.get(draft.arxiv.value, ())
    for name in ("openreview", "acl"):
        read = getattr(draft, name)
        if read is not None:
            found += [one for one in catalog.papers if getattr(one, name) == read.value]
    found += catalog.by_title.get(title_key(draft.title.value), ())
    return found[0] if found else None


def added_report(found: Added, format_name: str = "text") -> str:
    """What `add` did, as `text` or `json`."""
    import json

    if format_name == "json":
        shown = {
            "id": found.entry.id if found.entry else None,
            "file": found.file,
            "written": found.written,
            "same_as": found.same.id if found.same else None,
            "entry": found.entry and found.entry.model_dump(mode="json", exclude_defaults=True),
            "findings": [
                {"rule": f.rule, "severity": f.severity.label, "message": f.message}
                for f in found.findings
            ],
        }
        return json.dumps(shown, ensure_ascii=False, indent=2) + "\n"
    if found.same is not None:
        return f"{found.file}: the list has this work as {found.same.id}: {found.same.title}.\n"
    lines = [f"{found.file}: {f.severity.label} {f.rule}: {f.message}\n" for f in found.findings]
    if found.written:
        return "".join(lines) + f"wrote {found.file}\n\n{found.text}"
    return "".join(lines) + f"{found.file} was not written:\n\n{found.text}"


def repair_links(root: Path, found: LinkReport) -> LinkReport:
    """Write the new addresses that are certain, and keep every other byte.

    Args:
        root: the list's root.
        found: what `links` found in the list.

    Raises:
        CatalogError: a file cannot be written.
    """
    from catalog.store.fix import apply_fixes

    repaired = apply_fixes(root, found.findings)
    left = tuple(finding for finding in found.findings if finding not in repaired)
    return LinkReport(found.outcomes, left, repaired)


def link_report(root: Path, found: LinkReport, format_name: str = "text") -> str:
    """What became of links, as text.

    Args:
        root: what the files of the findings are relative to.
        found: what `links` or `repair_links` returned.
        format_name: a key of `catalog.reports.FORMATTERS`; `json` gives every link.

    Raises:
        CatalogError: there is no such format.
    """
    import json

    from catalog.errors import CatalogError
    from catalog.links.report import annotated, as_json, as_text
    from catalog.reports import FORMATTERS
    from catalog.reports.interface import Sheet, locate
    from catalog.store.link_rules import LINK_RULES

    if format_name == "json":
        return json.dumps(as_json(found.outcomes), ensure_ascii=False, indent=2) + "\n"
    if format_name == "text":
        places = [(at.place, at.finding) for at in locate(root, found.findings)]
        return as_text(places, found.outcomes, found.repaired)
    formatter = FORMATTERS.get(format_name)
    if formatter is None:
        raise CatalogError(
            f"there is no format {format_name!r}.", f"Choose one of {', '.join(FORMATTERS)}."
        )
    located = locate(root, found.findings)
    if format_name == "github":
        new = {outcome.place.where for outcome in found.outcomes if outcome.new}
        shown = annotated(found.findings, new)
        rank = {finding: number for number, finding in enumerate(shown)}
        located = tuple(
            sorted((at for at in located if at.finding in rank), key=lambda at: rank[at.finding])
        )
    nouns = ("link", "links")
    return formatter(Sheet(located, LINK_RULES, len(found.outcomes), found.repaired, nouns=nouns))


def _reachable(
    registries: "Sequence[Registry]", options: "LinkOptions"
) -> "tuple[tuple[Registry, Access], ...]":
    """Registries at the addresses, and with the keys, that the environment names."""
    import os

    from catalog.sources import ADDRESSES, TOKENS, addresses, reachable

    tokens = {name: os.environ.get(variable, "") for name, variable in TOKENS.items()}
    named = addresses(os.environ.get(ADDRESSES, ""))
    return reachable(registries, named, options.mailto, tokens)


def _manners(options: "LinkOptions", registries: "Sequence[tuple[Registry, Access]]") -> "Manners":
    from catalog.net.manners import HostLimits, Manners
    from catalog.sources import limits

    named = {
        host.lower(): HostLimits(one.at_once, one.spacing) for host, one in options.hosts.items()
    }
    return Manners(
        limits=HostLimits(options.at_once, options.spacing),
        hosts={**limits(registries), **named},
        mailto=options.mailto,
        allow_private=options.allow_private,
    )


@dataclass(frozen=True)
class Build:
    """What a build did, or what it would have to do.

    Attributes:
        report: what is wrong with the data; where errors are among it, nothing was built.
        changed: paths of the files that were written anew.
        drift: with `check`, the files that are not what the data gives.
        pages: how many pages the website has; 0 where it was not built.
        files_changed: how many of its files are not what they were.
        warnings: what was odd about the pages that people write.
    """

    report: Report
    changed: tuple[str, ...] = ()
    drift: "tuple[Drift, ...]" = ()
    pages: int = 0
    files_changed: int = 0
    warnings: tuple[str, ...] = ()


SITE = "site"
"""The word for the website among the exporters' ids."""


def build(root: Path, *, only: Collection[str] = (), check: bool = False) -> Build:
    """Make every output of a list: the exporters' files, then the website.

    With `check` the website is not compared.

    Args:
        root: the list's root.
        only: ids of exporters, and `site`; all of them where empty.
        check: compare with what is on disk and write nothing.

    Raises:
        CatalogError: there is no list at `root`, `only` names what there is not, a template is
            wrong or a file cannot be written.
    """
    from catalog.exporters.run import artifacts, choose
    from catalog.store.artifacts import compare, write

    chosen = choose(only, besides=[SITE])
    catalog, found = load(root)
    if found.failed:
        return Build(found)
    made = artifacts(root, catalog, chosen)
    if check:
        return Build(found, drift=compare(root, made))
    changed = write(root, made)
    if SITE not in chosen:
        return Build(found, changed)
    site = _build_site(root, catalog)
    return Build(
        found,
        changed,
        pages=site.pages,
        files_changed=site.changed,
        warnings=site.warnings,
    )


def export(root: Path, name: str) -> tuple[Report, str]:
    """One output format as text; nothing is written.

    Args:
        root: the list's root.
        name: id of an exporter.

    Returns:
        What is wrong with the data, and the text; empty where errors are among the former.

    Raises:
        CatalogError: there is no list at `root`, or no such format.
    """
    from catalog.exporters.run import artifacts, choose

    chosen = choose([name])
    catalog, found = load(root)
    if found.failed:
        return found, ""
    return found, "".join(artifact.text for artifact in artifacts(root, catalog, chosen))


def save_export(output: Path, text: str) -> None:
    """Write what `export` gave to a file, whole or not at all.

    Raises:
        CatalogError: the file cannot be written.
    """
    from catalog.store.files import write_atomic

    write_atomic(output, text.encode())


def schema(root: Path) -> tuple[str, ...]:
    """Write the JSON Schemas that editors read; return the paths of those that changed.

    Raises:
        CatalogError: there is no list at `root`, or a file cannot be written.
    """
    from catalog.store.artifacts import write
    from catalog.store.schema import schemas
    from catalog.store.snapshot import scan

    scan(root)
    return write(root, schemas())


def schema_drift(root: Path) -> "tuple[Drift, ...]":
    """The JSON Schemas on disk that are not those of this version of the tool.

    Raises:
        CatalogError: there is no list at `root`.
    """
    from catalog.store.artifacts import compare
    from catalog.store.schema import schemas
    from catalog.store.snapshot import scan

    scan(root)
    return compare(root, schemas())


def stats(root: Path) -> "tuple[Stats, Report]":
    """Count what a list holds.

    Args:
        root: the list's root.

    Returns:
        The numbers, and what is wrong with the list: entries that cannot be read are not counted.

    Raises:
        CatalogError: there is no list at `root`.
    """
    from catalog.model.stats import stats as count

    catalog, found = load(root)
    return count(catalog), found


def dedupe(root: Path) -> "Found":
    """Search a list for entries that are one work, or versions of one.

    Args:
        root: the list's root.

    Raises:
        CatalogError: there is no list at `root`.
    """
    from catalog.dedupe.listed import find_listed

    return find_listed(_read(root))


def dedupe_records(file: Path) -> "Found":
    """Search records from outside the list for duplicates.

    Args:
        file: JSON Lines, JSON or CSV.

    Raises:
        CatalogError: the file cannot be read, or a line is no record.
    """
    from catalog.dedupe.find import find
    from catalog.dedupe.reading import read_records

    return find(read_records(file))


def dedupe_report(found: "Found", format_name: str = "text") -> str:
    """What a search for duplicates found, as `text` or `json`."""
    import json

    from catalog.dedupe.report import as_json, as_text

    if format_name == "json":
        return json.dumps(as_json(found), ensure_ascii=False) + "\n"
    return as_text(found)


def plan_merges(root: Path, ids: Sequence[str] = ()) -> "tuple[Joined, ...]":
    """Make merges ready to be shown; nothing is written.

    Args:
        root: the list's root.
        ids: two entries, the first of which keeps its id; without them every certain pair.

    Raises:
        CatalogError: no list, no such entry, or a merge would not give a sound entry.
    """
    from catalog.dedupe.join import join
    from catalog.dedupe.listed import find_listed
    from catalog.dedupe.merge import choose_survivor

    catalog = _read(root)
    if ids:
        keep, other = (_entry(catalog, key) for key in ids)
        return (join(root, catalog, keep, other),)
    pairs = (
        choose_survivor(catalog.by_id[one], catalog.by_id[other], catalog)
        for one, other, *_ in find_listed(catalog).clusters
    )
    return tuple(join(root, catalog, keep, other) for keep, other in pairs)


def carry_out(root: Path, joined: "Joined") -> None:
    """Write a merge that `plan_merges` made ready.

    Raises:
        CatalogError: a file has changed meanwhile or cannot be written.
    """
    from catalog.dedupe.join import carry_out as write

    write(root, joined)


def mark_distinct(root: Path, one: str, other: str) -> None:
    """Write that two entries are two works, so that nobody is asked again.

    Raises:
        CatalogError: no list, no such entry, or the file cannot be written.
    """
    from catalog.dedupe.join import mark_distinct as write

    catalog = _read(root)
    write(root, catalog, _entry(catalog, one), _entry(catalog, other))


def match(root: Path, file: Path) -> "tuple[tuple[Record, ...], tuple[tuple[Match, ...], ...]]":
    """Say which of somebody's papers the list holds.

    Args:
        root: the list's root.
        file: JSON Lines, JSON, CSV, BibTeX, or a list that the importer reads.

    Returns:
        The records of the file, and for each the entries that it may be, the surest first.

    Raises:
        CatalogError: no list, or the file cannot be read.
    """
    from catalog.dedupe.index import Index
    from catalog.dedupe.reading import TABLES, read_records
    from catalog.dedupe.record import from_draft

    if file.suffix.lower() in TABLES:
        records = read_records(file)
    else:
        from catalog.importers.take import take

        records = [from_draft(draft) for draft in take(file).outcome.drafts]
    index = Index(_read(root))
    return tuple(records), tuple(index.near(record) for record in records)


def listed(root: Path, work: "Draft | Mapping[str, Any]") -> "Match | None":
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
    return already(_read(root), record)


def match_report(
    found: "tuple[tuple[Record, ...], tuple[tuple[Match, ...], ...]]", format_name: str = "text"
) -> str:
    """What `match` found, as `text` or `json`."""
    import json

    from catalog.dedupe.report import matches_json, matches_text

    if format_name == "json":
        return json.dumps(matches_json(*found), ensure_ascii=False) + "\n"
    return matches_text(*found)


def compare(root: Path, one: str, other: str) -> tuple[tuple[str, str, str], ...]:
    """Two entries side by side: for each field that one has, its name and both values as text.

    Raises:
        CatalogError: there is no list at `root`, or no such entry.
    """
    from catalog.dedupe.join import side_by_side

    catalog = _read(root)
    return side_by_side(_entry(catalog, one), _entry(catalog, other))


@dataclass(frozen=True)
class Import:
    """What files hold, and what was written of it.

    Attributes:
        taken: each file with its drafts and the balance of its links.
        plan: what a list gains; None where no list was named.
        findings: what the rules say about the new entries.
        written: files of new entries, relative to the list's root; none with `dry_run`.
    """

    taken: "tuple[Taken, ...]"
    plan: "Plan | None" = None
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
    planner = Planner(catalog, _mapping(categories, catalog), added)
    for one in taken:
        planner.add(one.outcome.drafts, Path(one.file).name, one.outcome.title)
    plan = planner.plan()
    findings = _checked(catalog, plan)
    return Import(taken, plan, findings, () if dry_run else _save(to, plan))


def _list_at(root: Path, title: str, *, dry_run: bool) -> "Catalog":
    """The list at a place; one is begun in an empty folder, and in a dry run only for a moment."""
    from tempfile import TemporaryDirectory

    from catalog.skeleton import bare_skeleton
    from catalog.store import layout

    if (root / layout.CONFIG).is_file():
        return _read(root)
    if dry_run:
        with TemporaryDirectory() as folder:
            _begin(Path(folder), bare_skeleton(Path(folder), title))
            return _read(Path(folder))
    _begin(root, bare_skeleton(root, title))
    return _read(root)


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


def _checked(catalog: "Catalog", plan: "Plan") -> tuple[Finding, ...]:
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


def _save(root: Path, plan: "Plan") -> tuple[str, ...]:
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
    """
    import json

    from catalog.importers import report as reporting
    from catalog.importers.as_json import as_json, file_as_json

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


def _read(root: Path) -> "Catalog":
    from catalog.store import load as reading
    from catalog.store.snapshot import scan

    return reading.load(scan(root)).catalog


def _entry(catalog: "Catalog", key: str) -> "Entry":
    from catalog.text.suggest import did_you_mean

    entry = catalog.by_id.get(key)
    if entry is None:
        raise CatalogError(
            f"there is no entry {key!r}.{did_you_mean(key, catalog.by_id)}",
            "Give the id of a file.",
        )
    return entry
