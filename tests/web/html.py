"""Reading a page as a browser would, for what tests ask of it."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

Attributes = dict[str, str]


@dataclass
class Document:
    """The elements of a page in order, and the text of some of them."""

    elements: list[tuple[str, Attributes]] = field(default_factory=list)
    scripts: list[tuple[Attributes, str]] = field(default_factory=list)
    text: str = ""
    title: str = ""

    def all(self, tag: str, **wanted: str) -> list[Attributes]:
        """The attributes of every element of a kind that has the given ones."""
        return [
            found
            for name, found in self.elements
            if name == tag and all(found.get(key) == value for key, value in wanted.items())
        ]

    def meta(self, name: str) -> list[str]:
        """The contents of the meta elements of a name."""
        return [found["content"] for found in self.all("meta", name=name)]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.document = Document()
        self._open = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.document.elements.append((tag, attributes))
        self._open = tag
        if tag == "script":
            self.document.scripts.append((attributes, ""))

    def handle_endtag(self, tag: str) -> None:
        self._open = ""

    def handle_data(self, data: str) -> None:
        if self._open == "script":
            attributes, text = self.document.scripts[-1]
            self.document.scripts[-1] = (attributes, text + data)
        elif self._open == "title":
            self.document.title += data
        elif self._open != "style":
            self.document.text += data


def read(page: Path) -> Document:
    """Read a page from its file."""
    reader = _Reader()
    reader.feed(page.read_text(encoding="utf-8"))
    reader.close()
    return reader.document
