"""The parts of an entry's page that repeat: authors, links, references, neighbours, details.

They are put together here and not in the template, because a site may have a hundred thousand of
them; where they stand is the template's business. Every function gives HTML.
"""

from collections.abc import Iterable, Iterator, Sequence

from catalog.model.author import Author
from catalog.model.config import Config
from catalog.text.bidi import isolated, isolated_html
from catalog.text.escape import html_text
from catalog.text.pages import read_pages
from catalog.web.contents import EntryView
from catalog.web.details import LinkGroup, list_view
from catalog.web.links import LinkView
from catalog.web.people import People


class AuthorLinks:
    """Names that lead to their pages; each is put together once.

    Args:
        people: who has a page.
        up: the way from the pages to the root of the site.
    """

    def __init__(self, people: People, up: str) -> None:
        self._people = people
        self._up = up
        self._made: dict[str, str] = {}

    def __call__(self, authors: Iterable[Author]) -> str:
        """The names of an entry's authors, divided by commas."""
        return ", ".join(map(self._link, authors))

    def _link(self, author: Author) -> str:
        name = author.name
        made = self._made.get(name)
        if made is None:
            path = html_text(self._up + self._people.path(name))
            made = self._made[name] = f'<a href="{path}">{_bdi(name)}</a>'
        return made


def links(groups: Iterable[LinkGroup]) -> str:
    """The rows of a definition list: kinds of links with the links of each."""
    return "".join(
        f"<dt>{group.heading}<dd>{' '.join(map(full_chip, group.links))}" for group in groups
    )


def full_chip(link: LinkView) -> str:
    """A link with its name, where there is one, and where it leads."""
    place = html_text(link.place)
    said = f"{html_text(link.name)} <small>{place}</small>" if link.name else place
    official = " <span class=c-badge>official</span>" if link.official else ""
    if not link.url:
        return f'<span class="c-chip {link.icon}">{said}</span>{official}'
    url = html_text(link.url)
    return f'<a class="c-chip {link.icon}" href="{url}">{said}</a>{official}'


def references(forms: Iterable[tuple[str, str]]) -> str:
    """The rows of a definition list: forms of references with the references."""
    return "".join(
        f"<dt>{form}<dd data-copy={form}>{isolated_html(html_text(text))}" for form, text in forms
    )


def alike(views: Iterable[EntryView]) -> str:
    """The rows of a list of other entries, for the page of an entry."""
    return "".join(
        f'<li><a href="../{view.entry.id}/">{html_text(view.entry.title)}</a>'
        f" <span>{_bdi(view.venue_label)} {view.entry.year or ''}</span>"
        for view in views
    )


def details(view: EntryView, identifiers: Sequence[LinkView], config: Config) -> str:
    """The rows of the definition list beside an entry."""
    rows = _details(view, identifiers, config)
    return "".join(f"<dt>{term}<dd>{text}" for term, text in rows if text)


def _details(
    view: EntryView, identifiers: Sequence[LinkView], config: Config
) -> Iterator[tuple[str, str]]:
    entry, paper, venue, up = view.entry, view.paper, view.venue, "../../"
    if venue:
        yield "Venue", f'<a href="{up}venues/{venue.id}/">{html_text(venue.name)}</a>'
    if paper:
        number = f" ({paper.number})" if paper.number else ""
        yield "Volume", html_text(f"{paper.volume}{number}") if paper.volume else ""
        pages = read_pages(paper.pages)
        yield "Article" if pages.article else "Pages", html_text(pages.joined("–"))
        yield "Published", paper.date or ""
    for link in identifiers:
        place = html_text(link.place)
        yield link.label, f'<a href="{html_text(link.url)}">{place}</a>' if link.url else place
    yield "Known as", ", ".join(map(_bdi, view.short_names))
    yield (
        "Categories",
        "<br>".join(
            f'<a href="{up}categories/{category.id}/">{html_text(category.title)}</a>'
            for category in view.categories
        ),
    )
    yield "Tags", ", ".join(f'<a href="{up}tags/{tag}/">{tag}</a>' for tag in entry.tags)
    yield (
        "Listed in",
        "<br>".join(
            f'<a href="{up}papers/?q=listed:{key}">{html_text(list_view(key, config).title)}</a>'
            for key in entry.listed_in
        ),
    )
    yield "Added", entry.added or ""


def _bdi(text: str) -> str:
    """Text that keeps its direction to itself."""
    return isolated_html(html_text(isolated(text)))
