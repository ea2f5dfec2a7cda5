"""`build/references.bib`: every entry for BibTeX and biblatex.

Format: BibTeXing (http://mirrors.ctan.org/biblio/bibtex/base/btxdoc.pdf); `eprint` and its
companions as arXiv asks (https://info.arxiv.org/help/hypertex/bibstyles.html); `ids` as
biblatex reads former keys (http://mirrors.ctan.org/macros/latex/contrib/biblatex/doc/biblatex.pdf).
"""

from collections.abc import Iterable
from itertools import chain

from catalog.exporters.addresses import main_address
from catalog.exporters.bibtex_text import author_list, protected
from catalog.exporters.interface import Artifact, Exporter, Render
from catalog.model.catalog import Catalog
from catalog.model.container import container_name
from catalog.model.entry import Entry, Paper
from catalog.store.layout import BUILD
from catalog.text.escape import bibtex_verbatim, latex
from catalog.text.pages import read_pages

PATH = f"{BUILD}/references.bib"
_HEAD = "% Written by catalog build from data/. Do not edit by hand: changes made here are lost.\n"
_TYPES = {
    "conference": "inproceedings",
    "workshop": "inproceedings",
    "journal": "article",
    "preprint": "misc",
    "book": "book",
    "thesis": "phdthesis",
    "report": "techreport",
}
_VENUE_FIELDS = {
    "inproceedings": "booktitle",
    "article": "journal",
    "book": "publisher",
    "phdthesis": "school",
    "techreport": "institution",
    "misc": "howpublished",
}

Fields = dict[str, str]


def export(catalog: Catalog, render: Render) -> Iterable[Artifact]:
    """Give the file, sorted by key."""
    entries = (f"\n{entry_text(entry, catalog)}" for entry in catalog.entries)
    yield Artifact.of(PATH, chain([_HEAD], entries))


EXPORTER = Exporter("bibtex", "build/references.bib: every entry for BibTeX.", export)


def entry_text(entry: Entry, catalog: Catalog) -> str:
    """One entry as BibTeX, with a newline at its end.

    Args:
        entry: a paper or resource; its id becomes the key.
        catalog: what its venue and type are looked up in.
    """
    kind = entry_type(entry, catalog)
    fields = _common(entry)
    if isinstance(entry, Paper):
        fields |= _publication(entry, kind, catalog) | _identifiers(entry)
    else:
        fields["howpublished"] = latex(catalog.entry_type(entry).capitalize())
    fields["url"] = bibtex_verbatim(main_address(entry))
    fields["keywords"] = ", ".join((*entry.categories, *entry.tags))
    fields["ids"] = ", ".join(entry.aliases)
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@{kind}{{{entry.id},\n{lines}}}\n"


def entry_type(entry: Entry, catalog: Catalog) -> str:
    """The BibTeX type, which follows from the kind of the venue where the entry names none."""
    if not isinstance(entry, Paper) or (entry.type is None and catalog.venue_of(entry) is None):
        return "misc"
    return _TYPES[catalog.entry_type(entry)]


def _common(entry: Entry) -> Fields:
    short_names = entry.aka if isinstance(entry, Paper) else ()
    return {
        "author": author_list(entry.authors),
        "title": protected(entry.title, short_names),
        "year": str(entry.year or ""),
    }


def _publication(paper: Paper, kind: str, catalog: Catalog) -> Fields:
    venue = catalog.venue_of(paper)
    name = container_name(paper, venue, catalog.entry_type(paper))
    return {
        _VENUE_FIELDS[kind]: latex(name),
        "volume": latex(paper.volume),
        "number": latex(paper.number),
        "pages": _pages(paper.pages),
        "note": paper.status.capitalize() if paper.status else "",
    }


def _pages(pages: str) -> str:
    """A range with the two hyphens that TeX sets as a dash: `815--823`."""
    runs = read_pages(pages).ranges
    return ", ".join("--".join(latex(page) for page in run if page) for run in runs)


def _identifiers(paper: Paper) -> Fields:
    fields = {"doi": bibtex_verbatim(paper.doi or "")}
    arxiv = paper.arxiv or next(
        (version.arxiv for version in paper.versions if version.type == "preprint"), None
    )
    if arxiv:
        archive, slash, _ = arxiv.partition("/")
        fields["eprint"] = bibtex_verbatim(arxiv)
        fields["archivePrefix"] = "arXiv"
        fields["primaryClass"] = latex(archive) if slash else ""
    return fields
