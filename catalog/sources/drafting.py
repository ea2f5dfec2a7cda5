"""From what a registry says to a `Draft` and a `Record`: the one place that builds them."""

import re
from collections.abc import Iterable, Sequence

from catalog.model.draft import Draft, Origin, Read
from catalog.model.link import Link
from catalog.net.registry import Identifier, Record, State
from catalog.text.identifiers import normal_arxiv, normal_doi
from catalog.text.plain import plain

_RETRACTED = re.compile(
    r"[\[(]?(retracted|withdrawn)( article| paper| chapter)?[\])]?\s*:?\s+", re.I
)


def work(
    source: str,
    title: str,
    authors: Iterable[str],
    *,
    year: int | None = None,
    date: str = "",
    venue: str = "",
    type: str = "",
    doi: str = "",
    arxiv: str = "",
    openreview: str = "",
    acl: str = "",
    pages: str = "",
    volume: str = "",
    number: str = "",
    note: str = "",
    pdf: str = "",
) -> Draft:
    """A draft of a work, all of it read at one place.

    Args:
        source: address of the record.
        title: as the registry writes it; markup and a closing full stop are dropped.
        authors: names in reading order.
        year: year of publication.
        date: ISO date as precise as it is given.
        venue: what the registry calls the place of publication.
        type: a `PaperType`, or empty.
        doi: with or without resolver.
        arxiv: with or without version.
        openreview: forum id.
        acl: ACL Anthology id.
        pages: as printed.
        volume: as printed.
        number: as printed.
        note: what else it says.
        pdf: address of the full text.
    """
    origin = Origin(source)

    def read(value: str) -> Read[str] | None:
        return Read(value, origin) if value else None

    names = tuple(name for name in map(plain, authors) if name)
    return Draft(
        origin=origin,
        title=Read(clean_title(title), origin),
        authors=Read(names, origin) if names else None,
        year=Read(year, origin) if year else None,
        date=read(date),
        venue_text=read(plain(venue)),
        type=read(type),
        doi=read(normal_doi(doi)),
        arxiv=read(normal_arxiv(arxiv)),
        openreview=read(openreview),
        acl=read(acl),
        pages=read(pages.replace("–", "-")),
        volume=read(volume),
        number=read(number),
        note=read(plain(note)),
        links=(Read(Link(kind="pdf", url=pdf), origin),) if pdf else (),
    )


def clean_title(title: str) -> str:
    """A title as a reader sees it, without a closing full stop."""
    text = plain(title)
    return text[:-1].rstrip() if text.endswith(".") and not text.endswith("..") else text


def record(
    identifier: Identifier,
    draft: Draft,
    *,
    titles: Sequence[str] = (),
    also: Iterable[Identifier] = (),
    state: State = "",
) -> Record:
    """A record of a work.

    Args:
        identifier: what it was asked for.
        draft: the work.
        titles: further titles of it.
        also: further identifiers of it.
        state: what became of it; a title that begins with "Retracted:" says it too.
    """
    title = draft.title.value
    marked = _RETRACTED.match(title)
    bare = title[marked.end() :] if marked else ""
    if marked and not state and title[: marked.end()].rstrip().endswith((":", "]", ")")):
        state = "withdrawn" if marked[1].lower() == "withdrawn" else "retracted"
    own = (("doi", draft.doi), ("arxiv", draft.arxiv), ("acl", draft.acl))
    known = [Identifier(scheme, read.value) for scheme, read in own if read is not None]
    every = dict.fromkeys(text for text in (title, bare, *map(clean_title, titles)) if text)
    return Record(
        identifier,
        titles=tuple(every),
        authors=draft.authors.value if draft.authors else (),
        also=tuple(dict.fromkeys((*known, *also))),
        state=state,
        draft=draft,
    )
