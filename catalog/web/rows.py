"""Lists of entries, as every overview shows them."""

from collections.abc import Iterable
from pathlib import Path

from catalog.render import html, renderer
from catalog.text.bidi import isolated, isolated_html
from catalog.text.escape import html_text
from catalog.web.bylines import SHOWN, byline
from catalog.web.contents import EntryView
from catalog.web.people import Person, author_slug

_UP = "\0"


class Rows:
    """Writes the lines of lists, each line once, however many lists it stands in.

    Args:
        root: the list's root, whose templates come first.
    """

    def __init__(self, root: Path) -> None:
        self._fill = renderer(root, "site/row.html")
        self._lines: dict[tuple[str, int], str] = {}

    def __call__(self, views: Iterable[EntryView], up: str, person: Person | None = None) -> str:
        """The lines of a list as HTML.

        Args:
            views: the entries in their order.
            up: the way from the page to the root of the site.
            person: an author of them all, whom no line leaves out.
        """
        return "".join(self._line(view, person) for view in views).replace(_UP, up)

    def _line(self, view: EntryView, person: Person | None) -> str:
        wanted = _place(person, view) if person else 0
        line = self._lines.get((view.entry.id, wanted))
        if line is None:
            line = self._fill(
                view=view,
                up=_UP,
                byline=_html(byline([isolated(each.name) for each in view.entry.authors], wanted)),
                short_names=_html(" · ".join(map(isolated, view.short_names))),
            )
            self._lines[view.entry.id, wanted] = line
        return line


def _place(person: Person, view: EntryView) -> int:
    """Where a person stands among the authors, 0 where every line shows them."""
    authors = view.entry.authors
    if len(authors) <= SHOWN + 1:
        return 0
    places = (n for n, author in enumerate(authors) if author_slug(author) == person.slug)
    place = next(places, 0)
    return place if place >= SHOWN else 0


def _html(text: str) -> str:
    return html(isolated_html(html_text(text)))
