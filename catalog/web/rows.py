"""Lists of entries, as every overview shows them."""

from collections.abc import Iterable
from pathlib import Path

from catalog.render import renderer
from catalog.web.contents import EntryView

_UP = "\0"


class Rows:
    """Writes the lines of lists, each line once, however many lists it stands in.

    Args:
        root: the list's root, whose templates come first.
    """

    def __init__(self, root: Path) -> None:
        self._fill = renderer(root, "site/row.html")
        self._lines: dict[str, str] = {}

    def __call__(self, views: Iterable[EntryView], up: str) -> str:
        """The lines of a list as HTML.

        Args:
            views: the entries in their order.
            up: the way from the page to the root of the site.
        """
        return "".join(map(self._line, views)).replace(_UP, up)

    def _line(self, view: EntryView) -> str:
        line = self._lines.get(view.entry.id)
        if line is None:
            line = self._lines[view.entry.id] = self._fill(view=view, up=_UP)
        return line
