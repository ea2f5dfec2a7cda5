"""The way in: a file goes in, drafts with their balance come out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from catalog import plugins
from catalog.importers import READERS
from catalog.importers.balance import Balance, balance
from catalog.importers.interface import Reader
from catalog.importers.outcome import Outcome
from catalog.importers.source import read_source
from catalog.importers.tree import Document
from catalog.model.draft import Draft

_FEW = 0.1
"""Share of papers below which a list is one of other things, and keeps only its papers."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What was taken over from a file.

    Attributes:
        file: path of the file as it was named.
        format: id of the reader.
        outcome: drafts, asides, what was not understood.
        balance: where each link has gone.
    """

    file: str
    format: str
    outcome: Outcome
    balance: Balance


def readers() -> tuple[Reader, ...]:
    """The package's readers and those that other packages offer, those first.

    Raises:
        CatalogError: one of another package cannot be loaded or is no reader.
    """
    return (*plugins.offered(plugins.IMPORTERS, Reader), *READERS)


def take(path: Path) -> Taken:
    """Take over a file.

    Args:
        path: a list or a bibliography.

    Raises:
        CatalogError: the file cannot be read or is no text.
    """
    source = read_source(path)
    reader = _reader_for(path, source.text)
    found = reader.read(source.text, source.name)
    outcome = found if isinstance(found, Outcome) else _walked(found, source.name)
    notes = [*source.notes, *outcome.notes]
    outcome, note = _only_papers(outcome)
    notes += [note] if note else []
    wanted = next((r.id for r in READERS if path.suffix.lower() in r.suffixes), "")
    if wanted and wanted != reader.id:
        notes.append(f"The file is named {path.suffix} but holds {reader.id}; it was read as that.")
    outcome = replace(outcome, notes=tuple(notes))
    settled, outcome = balance(source.text, outcome)
    return Taken(str(path), reader.id, outcome, settled)


def _reader_for(path: Path, text: str) -> Reader:
    """By the file's name, unless the text is plainly of another format; else by the text."""
    known = readers()
    named = next((r for r in known if path.suffix.lower() in r.suffixes), None)
    sniffed = next(r for r in known if r.sniff(text))
    if named is None or (sniffed.id in ("bibtex", "html") and named.id != sniffed.id):
        return sniffed
    return named if named.sniff(text) or named.id in ("markdown", "rst", "html") else sniffed


def _walked(document: Document, name: str) -> Outcome:
    from catalog.importers.walk import walk

    collected, title = walk(document, name)
    return Outcome(
        tuple(collected.drafts), tuple(collected.asides), tuple(collected.unparsed),
        tuple(sorted(collected.broken, key=lambda b: b.line)), (), title,
    )  # fmt: skip


def _tells_type(draft: Draft) -> bool:
    """Whether an entry says itself that it is a dataset, a library or the like."""
    return draft.type is not None and draft.type.origin.how == "written"


def _only_papers(outcome: Outcome) -> tuple[Outcome, str]:
    """A list without papers gives no entries; one with hardly any gives its papers."""
    from catalog.importers.outcome import Aside

    papers = [draft for draft in outcome.drafts if draft.is_paper or _tells_type(draft)]
    others = [draft for draft in outcome.drafts if not draft.is_paper and not _tells_type(draft)]
    if not others or len(papers) >= _FEW * len(outcome.drafts):
        note = "" if outcome.drafts else "The file holds no papers; nothing can be imported."
        return outcome, note
    asides = tuple(
        Aside(link.value.url, link.origin.line, "resource")
        for draft in others
        for link in draft.links
    )
    note = "The file holds no papers; nothing can be imported."
    if papers:
        note = f"The list is one of other things: {len(others)} items are no papers; left out."
    return replace(outcome, drafts=tuple(papers), asides=(*outcome.asides, *asides)), note
