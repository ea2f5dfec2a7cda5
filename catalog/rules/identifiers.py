"""Persistent identifiers, each in its bare form."""

import re
from collections.abc import Callable, Iterator
from typing import Literal

from catalog.finding import FieldPath, Fix, Replace, Severity
from catalog.model.catalog import Catalog
from catalog.model.entry import Entry, Paper
from catalog.rules.interface import Problem, entry_rule
from catalog.rules.works import works
from catalog.text.identifiers import ACL, ARXIV, DOI, OPENREVIEW, identify, normal_arxiv

_DOI_LABEL = re.compile(r"(?:https?://(?:dx\.|www\.)?doi\.org/|doi:\s*)", re.IGNORECASE)


@entry_rule("malformed-doi", Severity.ERROR, "A DOI is written bare: 10.1109/5.771073.")
def malformed_doi(entry: Entry, catalog: Catalog) -> Iterator[Problem]:
    """Report what is no DOI; take resolver and label off one that is."""
    for way, work in works(entry):
        if work.doi and (not DOI.match(work.doi) or work.doi[-1] in ".,;"):
            yield _problem((*way, "doi"), work.doi, "doi", "a DOI", _bare_doi)


@entry_rule("malformed-arxiv", Severity.ERROR, "An arXiv number is written bare: 1503.03832.")
def malformed_arxiv(entry: Entry, catalog: Catalog) -> Iterator[Problem]:
    """Report what is no arXiv number; take address, label and version off one that is."""
    for way, work in works(entry):
        if work.arxiv and not ARXIV.match(work.arxiv):
            yield _problem((*way, "arxiv"), work.arxiv, "arxiv", "an arXiv number", _bare_arxiv)


@entry_rule("malformed-openreview", Severity.ERROR, "An OpenReview id is the id of the forum.")
def malformed_openreview(entry: Entry, catalog: Catalog) -> Iterator[Problem]:
    """Report what is no forum id; take the address off one that is."""
    for way, work in works(entry):
        if work.openreview and not OPENREVIEW.match(work.openreview):
            field = (*way, "openreview")
            yield _problem(field, work.openreview, "openreview", "an OpenReview id", _none)


@entry_rule("malformed-acl", Severity.ERROR, "An ACL Anthology id is written bare: P15-1001.")
def malformed_acl(entry: Entry, catalog: Catalog) -> Iterator[Problem]:
    """Report what is no Anthology id; take the address off one that is."""
    if isinstance(entry, Paper) and entry.acl and not ACL.match(entry.acl):
        yield _problem(("acl",), entry.acl, "acl", "an ACL Anthology id", _none)


_EXAMPLES = {
    "doi": "10.1109/CVPR.2015.7298682",
    "arxiv": '"1503.03832"',
    "openreview": "r1lOTeBtDS",
    "acl": "2020.acl-main.5",
}


def _problem(
    field: FieldPath,
    text: str,
    kind: Literal["doi", "arxiv", "openreview", "acl"],
    name: str,
    bare: Callable[[str], str | None],
) -> Problem:
    found = identify(text) if text.startswith(("http://", "https://")) else None
    right = bare(text) or (found[1] if found and found[0] == kind else None)
    if right is None:
        return Problem(field, f"{text!r} is not {name}. Write it as {_EXAMPLES[kind]}.")
    fix = Fix(f"write {right}", (Replace(field, right),))
    return Problem(field, f"{text!r} is more than {name}. Write {right}.", fix)


def _bare_doi(text: str) -> str | None:
    bare, count = _DOI_LABEL.subn("", text.strip(), count=1)
    return bare if count and DOI.match(bare) and bare[-1] not in ".,;" else None


def _bare_arxiv(text: str) -> str | None:
    bare = normal_arxiv(text)
    return bare if ARXIV.match(bare) else None


def _none(text: str) -> None:
    return None
