"""An entry as one line of the Markdown list; nothing is escaped yet, the template does that."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from catalog.exporters.addresses import can_follow, main_address
from catalog.model.catalog import Catalog
from catalog.model.entry import Entry, Paper, Version
from catalog.model.link import Link
from catalog.text.identifiers import identify
from catalog.text.urls import host_of

_SHOWN_AUTHORS = 3
_REGISTRIES = {"arxiv": "arXiv", "doi": "DOI", "openreview": "OpenReview", "acl": "ACL Anthology"}


@dataclass(frozen=True, slots=True)
class Label:
    """A link as a line shows it.

    Attributes:
        text: "pdf", "code: PyTorch".
        url: an http(s) address, or empty where the data holds something else.
    """

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class OtherVersion:
    """Another version of a work: "TPAMI 2020", its title where that differs, and its links."""

    place: str
    title: str
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """An entry on one line.

    Attributes:
        title: in full.
        url: where the title leads; empty where the entry has no address.
        authors: all of up to three, else the first "et al."; may be empty.
        place: "CVPR 2015", "ICLR 2015 workshop", "dataset, 2011".
        status: "retracted" or "withdrawn", else empty.
        aka: short names.
        labels: the links other than `url`.
        versions: other forms of the same work.
        summary: the sentence, or empty.
    """

    title: str
    url: str
    authors: str
    place: str
    status: str
    aka: tuple[str, ...]
    labels: tuple[Label, ...]
    versions: tuple[OtherVersion, ...]
    summary: str


def line_of(entry: Entry, catalog: Catalog) -> Line:
    """The line of an entry."""
    paper = entry if isinstance(entry, Paper) else None
    url = main_address(entry)
    return Line(
        title=entry.title,
        url=url,
        authors=byline([author.name for author in entry.authors]),
        place=_place(entry, catalog),
        status=paper.status or "" if paper else "",
        aka=paper.aka if paper else (),
        labels=_labels(link for link in entry.links if link.url != url),
        versions=tuple(_versions(paper, catalog)) if paper else (),
        summary=entry.summary,
    )


def byline(names: list[str]) -> str:
    """Authors in short: "A", "A and B", "A, B and C", "A et al."."""
    if len(names) > _SHOWN_AUTHORS:
        return f"{names[0]} et al."
    return " and ".join([*([", ".join(names[:-1])] if names[1:] else []), *names[-1:]])


def _place(entry: Entry, catalog: Catalog) -> str:
    year = str(entry.year or "")
    if not isinstance(entry, Paper):
        return ", ".join(part for part in (entry_word(entry, catalog), year) if part)
    if entry.venue is None:
        return ", ".join(part for part in (entry.type, year) if part)
    return _appeared(entry.venue, year, entry.track, catalog)


def entry_word(entry: Entry, catalog: Catalog) -> str:
    """What a resource is, in a word; nothing for one that is merely "other"."""
    kind = catalog.entry_type(entry)
    return "" if kind == "other" else kind


def _appeared(venue: str, year: str, track: str, catalog: Catalog) -> str:
    known = catalog.venues.get(venue)
    return " ".join(part for part in (known.short if known else venue, year, track) if part)


def _versions(paper: Paper, catalog: Catalog) -> Iterator[OtherVersion]:
    for version in paper.versions:
        year = str(version.year or "")
        place = _appeared(version.venue or version.type, year, version.track, catalog)
        title = version.title if version.title != paper.title else ""
        labels = _labels(version.links) or _identifier_label(version)
        yield OtherVersion(place, title, labels)


def _identifier_label(version: Version) -> tuple[Label, ...]:
    if version.doi:
        return (Label("DOI", f"https://doi.org/{version.doi}"),)
    if version.arxiv:
        return (Label("arXiv", f"https://arxiv.org/abs/{version.arxiv}"),)
    return ()


def _labels(links: Iterable[Link]) -> tuple[Label, ...]:
    """One label a link; the host tells two apart that would read alike."""
    made: list[Label] = []
    used: set[str] = set()
    for link in links:
        text = _word(link)
        if text in used and link.kind != "code":
            text = f"{text}: {host_of(link.url)}"
        used.add(text)
        made.append(Label(text, link.url if can_follow(link.url) else ""))
    return tuple(made)


def _word(link: Link) -> str:
    if link.kind == "code":
        written_for = link.framework or link.label
        text = f"code: {written_for}" if written_for else "code"
        return f"{text}, official" if link.official else text
    if link.label:
        return link.label
    if link.kind == "paper":
        found = identify(link.url)
        return _REGISTRIES[found[0]] if found else "paper"
    return link.kind if link.kind != "other" else "link"
