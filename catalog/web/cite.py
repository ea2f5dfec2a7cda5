"""An entry as reference lists name it: APA, MLA, and plainly.

Forms: Publication Manual of the American Psychological Association, 7th edition, chapter 9
(https://apastyle.apa.org/style-grammar-guidelines/references/examples); MLA Handbook, 9th edition,
chapter 5 (https://style.mla.org/works-cited/works-cited-a-quick-guide/). Plain text: what they set
in italics is not marked; parts of another direction stand between Unicode's isolates.
"""

import re
from collections.abc import Sequence

from catalog.model.author import Author
from catalog.text.bidi import ISOLATE_END, isolated
from catalog.text.pages import Pages, read_pages
from catalog.web.contents import EntryView
from catalog.web.links import LinkView

_MANY = 20
_QUOTED = re.compile('"([^"]+)"|“([^”]+)”')


def cite_as(view: EntryView, identifiers: Sequence[LinkView]) -> tuple[tuple[str, str], ...]:
    """The references to an entry, each with the name of its form.

    Args:
        view: the entry.
        identifiers: its persistent ones; the address of the first ends the references.
    """
    address = next((link.url for link in identifiers if link.url), "")
    return ("APA", apa(view, address)), ("MLA", mla(view, address)), ("Plain", plain(view))


def apa(view: EntryView, address: str) -> str:
    """The reference of a reference list in APA style."""
    year = view.entry.year or "n.d."
    title = _title(view)
    authors = _apa_authors(view.entry.authors)
    bare = title.removesuffix(".") if view.paper and view.paper.status else title
    start = f"{_ended(authors)} ({year}). {title}" if authors else f"{bare} ({year})."
    return " ".join(part for part in (start, _apa_container(view), address) if part)


def mla(view: EntryView, address: str) -> str:
    """The entry of a list of works cited in MLA style."""
    paper = view.paper
    details = [isolated(view.container)]
    if paper:
        details += [
            f"vol. {paper.volume}" if paper.volume else "",
            f"no. {paper.number}" if paper.number else "",
        ]
    details += [str(view.entry.year or "")]
    if paper:
        details.append(_numbered(read_pages(paper.pages)))
    details.append(address)
    rest = ", ".join(part for part in details if part)
    # Quotes inside of quotes are single ones.
    title = _QUOTED.sub(lambda match: f"‘{match[1] or match[2]}’", view.entry.title)
    quoted = f"“{_ended(isolated(title))}”{_status(view)}"
    quoted = _ended(quoted) if view.paper and view.paper.status else quoted
    authors = _mla_authors(view.entry.authors)
    parts = (_ended(authors) if authors else "", quoted, _ended(rest) if rest else "")
    return " ".join(part for part in parts if part)


def plain(view: EntryView) -> str:
    """Authors, title, venue and year, a sentence each."""
    names = ", ".join(isolated(author.name) for author in view.entry.authors)
    where = f"{isolated(view.venue_label)} {view.entry.year or ''}".strip()
    return " ".join(_ended(part) for part in (names, _title(view), where) if part)


def _title(view: EntryView) -> str:
    """The title as a sentence, with what became of the paper behind it: `Title [Retracted].`."""
    return _ended(f"{isolated(view.entry.title)}{_status(view)}")


def _status(view: EntryView) -> str:
    status = view.paper.status if view.paper else None
    return f" [{status.capitalize()}]" if status else ""


def _apa_authors(authors: Sequence[Author]) -> str:
    """`Family, G., & Family, G.`; of more than 20 the first 19, dots and the last."""
    names = [isolated(_initialled(author)) for author in authors]
    if len(names) > _MANY:
        return f"{', '.join(names[: _MANY - 1])}, … {names[-1]}"
    if len(names) > 1:
        return f"{', '.join(names[:-1])}, & {names[-1]}"
    return "".join(names)


def _initialled(author: Author) -> str:
    """`van der Maaten, L. J.`: given names by their initials, hyphens kept."""
    if author.family_first:  # there are no initials in these scripts
        return author.name
    given = " ".join(
        "-".join(f"{part[0]}." for part in name.split("-") if part) for name in author.given.split()
    )
    return ", ".join(part for part in (author.family, given, author.suffix) if part)


def _apa_container(view: EntryView) -> str:
    paper = view.paper
    if paper is None:
        return ""
    name = isolated(view.container)
    pages = read_pages(paper.pages)
    article = f"Article {pages.first}" if pages.article else ""
    if view.type == "journal":
        number = f"({paper.number})" if paper.number else ""
        parts = (name, f"{paper.volume}{number}", article or pages.joined("–"))
        return _ended(", ".join(part for part in parts if part))
    if view.type in ("conference", "workshop") and name:
        return _ended(f"In {name} ({article or _numbered(pages)})" if pages else f"In {name}")
    return _ended(name) if name else ""


def _numbered(pages: Pages) -> str:
    """`pp. 1–20`, `p. 12`; the number of an article stands alone."""
    text = pages.joined("–")
    if pages.article or not text:
        return text
    return f"{'pp.' if pages.several else 'p.'} {text}"


def _mla_authors(authors: Sequence[Author]) -> str:
    if not authors:
        return ""
    first = isolated(_family_first(authors[0]))
    if len(authors) == 1:
        return first
    return f"{first}, and {isolated(authors[1].name)}" if len(authors) == 2 else f"{first}, et al"


def _family_first(author: Author) -> str:
    """`Family, Given, Suffix`; no comma where the family name comes first anyway."""
    if author.family_first:
        return author.name
    return ", ".join(part for part in (author.family, author.given, author.suffix) if part)


def _ended(text: str) -> str:
    ended = text.removesuffix(ISOLATE_END).endswith((".", "?", "!"))
    return text if ended else f"{text}."
