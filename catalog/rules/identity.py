"""What can belong to one entry only."""

from collections.abc import Callable, Iterable, Iterator

from rapidfuzz.fuzz import ratio

from catalog.finding import FieldPath, Finding, Severity, Where
from catalog.model.catalog import Catalog
from catalog.model.entry import Entry, Paper, Resource
from catalog.model.works import is_own
from catalog.rules.interface import Problem, catalog_rule, entry_rule
from catalog.rules.works import links, works
from catalog.text.identifiers import normal_arxiv, normal_doi
from catalog.text.titles import title_key
from catalog.text.urls import same_target

_SIMILAR = 60.0
"""Similarity (0-100) from which somebody may take two titles for one."""

KeysOf = Callable[[Entry], Iterable[tuple[FieldPath, str, str]]]
"""What an entry alone may have: the field, its name for people, and the key to compare."""


@entry_rule("id-filename", Severity.ERROR, "A file is named after the id of its entry.")
def id_filename(entry: Entry, catalog: Catalog) -> Iterator[Problem]:
    """Report an id that is not the name of its file."""
    file = catalog.files[entry.id]
    if not file.endswith(f"/{entry.id}.yaml"):
        name = file.rpartition("/")[2]
        message = f"the id {entry.id!r} is not the file's name. Rename {name} to {entry.id}.yaml."
        yield Problem(("id",), message)


@catalog_rule("shared-identifier", Severity.ERROR, "An identifier belongs to one entry.")
def shared_identifier(catalog: Catalog) -> Iterator[Finding]:
    """Report two entries with one DOI, arXiv number, OpenReview id or ACL Anthology id."""
    yield from _shared(catalog, _identifiers)


def _identifiers(entry: Entry) -> Iterator[tuple[FieldPath, str, str]]:
    for way, work in works(entry):
        if work.doi:
            yield (*way, "doi"), f"the DOI {work.doi}", "doi " + normal_doi(work.doi)
        if work.arxiv:
            key = work.arxiv if work.arxiv[0].isdigit() else normal_arxiv(work.arxiv)
            yield (*way, "arxiv"), f"the arXiv number {work.arxiv}", "arxiv " + key
        if work.openreview:
            yield (*way, "openreview"), f"the OpenReview id {work.openreview}", work.openreview
        if isinstance(work, Paper) and work.acl:
            yield (*way, "acl"), f"the ACL id {work.acl}", "acl " + work.acl


@catalog_rule("shared-link", Severity.ERROR, "The address of a work belongs to one entry.")
def shared_link(catalog: Catalog) -> Iterator[Finding]:
    """Report two papers with one paper or PDF link, two like resources with one first link."""
    yield from _shared(catalog, _targets)


def _targets(entry: Entry) -> Iterator[tuple[FieldPath, str, str]]:
    """The addresses that are an entry's own; resources of two types may share one."""
    scope = f"{entry.type} " if isinstance(entry, Resource) else ""
    for way, link in links(entry):
        if is_own(entry, link):
            yield (*way, "url"), link.url, scope + same_target(link.url)


def _shared(catalog: Catalog, keys_of: KeysOf) -> Iterator[Finding]:
    """A finding on the second of two entries for each key that both have."""
    first: dict[str, str] = {}
    for entry in catalog.entries:
        reported: set[str] = set()
        for field, name, key in keys_of(entry):
            owner = first.setdefault(key, entry.id)
            if owner == entry.id or owner in reported or told_apart(catalog, owner, entry.id):
                continue
            reported.add(owner)
            message = (
                f"{name} belongs to {owner!r} ({catalog.files[owner]}) already. Correct it, "
                "merge the two entries, or say `distinct_from` if both are right."
            )
            where = Where(catalog.files[entry.id], entry.id, field)
            yield Finding("", Severity.ERROR, message, where)


def told_apart(catalog: Catalog, one: str, other: str) -> bool:
    """Whether one of two entries says that it is distinct from the other."""
    return any(
        isinstance(entry, Paper) and bool({one, other} & set(entry.distinct_from))
        for entry in (catalog.by_id[one], catalog.by_id[other])
    )


@catalog_rule("alias-clash", Severity.ERROR, "A former id is no other entry's id.")
def alias_clash(catalog: Catalog) -> Iterator[Finding]:
    """Report an alias that is an entry's id, or the alias of two entries."""
    owners = {entry.id: entry.id for entry in catalog.entries}
    for entry in catalog.entries:
        for number, alias in enumerate(entry.aliases):
            owner = owners.setdefault(alias, entry.id)
            if owner != entry.id or alias == entry.id:
                where = Where(catalog.files[entry.id], entry.id, ("aliases", number))
                message = f"the alias {alias!r} leads to {owner!r} already. Take it out of one."
                yield Finding("", Severity.ERROR, message, where)


@catalog_rule("equal-titles", Severity.WARNING, "Two papers with one title are told apart.")
def equal_titles(catalog: Catalog) -> Iterator[Finding]:
    """Report the second of two papers with one title of which neither names the other."""
    for key, entries in catalog.by_title.items():
        papers = [entry for entry in entries if isinstance(entry, Paper)]
        for number, paper in enumerate(papers[1:], 1):
            unsettled = [other for other in papers[:number] if not _settled(catalog, other, paper)]
            if not key or not unsettled:
                continue
            owner = unsettled[0].id
            message = (
                f"{owner!r} ({catalog.files[owner]}) has this title, too. If they are one work, "
                f"run `catalog dedupe --merge {owner} {paper.id}`; if not, say "
                f"`distinct_from: [{owner}]`."
            )
            where = Where(catalog.files[paper.id], paper.id, ("title",))
            yield Finding("", Severity.WARNING, message, where)


def _settled(catalog: Catalog, one: Paper, other: Paper) -> bool:
    """Whether two papers are told apart, or an error says already that they are one."""
    shared = {key for _, _, key in _identifiers(one)} & {key for _, _, key in _identifiers(other)}
    return bool(shared) or told_apart(catalog, one.id, other.id)


@catalog_rule("needless-distinct", Severity.WARNING, "Only look-alikes are told apart.")
def needless_distinct(catalog: Catalog) -> Iterator[Finding]:
    """Report `distinct_from` with an entry that nobody takes for this one any more."""
    for paper in catalog.papers:
        for number, key in enumerate(paper.distinct_from):
            other = catalog.by_id.get(key)
            if other is None or other is paper or _look_alike(paper, other):
                continue
            message = (
                f"{key!r} shares neither title nor identifier nor address with this entry. Take it "
                "out of `distinct_from`, or name the entry that is meant."
            )
            where = Where(catalog.files[paper.id], paper.id, ("distinct_from", number))
            yield Finding("", Severity.WARNING, message, where)


def _look_alike(one: Entry, other: Entry) -> bool:
    """Whether two entries share a key, or their titles are similar or contain one another."""
    for keys_of in (_identifiers, _targets):
        if {key for *_, key in keys_of(one)} & {key for *_, key in keys_of(other)}:
            return True
    short, long = sorted((title_key(one.title), title_key(other.title)), key=len)
    return short in long or ratio(short, long) >= _SIMILAR
