"""What came out of a file: drafts, what is no entry, and what was not understood."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from catalog.importers.tree import Span
from catalog.model.draft import Draft

Name = Literal[
    "badge", "image", "contents", "list matter", "author page", "code block", "comment",
    "results table", "dataset table", "dataset", "front matter", "running text", "resource",
    "other field",
]  # fmt: skip
"""What a part of a file can be that is no entry."""


@dataclass(frozen=True, slots=True)
class Aside:
    """A link that belongs to no entry.

    Attributes:
        url: its address.
        line: 1-based line.
        name: what it stands in.
    """

    url: str
    line: int
    name: Name


@dataclass(frozen=True, slots=True)
class Unparsed:
    """A place that was not understood.

    Attributes:
        line: 1-based line.
        text: what stands there.
        reason: why it is no entry, in one clause.
        urls: the links in it.
    """

    line: int
    text: str
    reason: str
    urls: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Broken:
    """A link that leads nowhere.

    Attributes:
        line: 1-based line.
        label: its text.
        url: what stands in the place of its address.
    """

    line: int
    label: str
    url: str

    @property
    def reason(self) -> str:
        """Why it leads nowhere."""
        if not self.url:
            return "the address is empty"
        if " " in self.url or "%20" in self.url or ("/" not in self.url and "." not in self.url):
            return "a text stands in the place of the address"
        if self.url.startswith(("./", "../", "/")):
            return "the address is relative to the place of the list"
        return "the address has no http:// or https://"


@dataclass(frozen=True, slots=True)
class Outcome:
    """Everything that a file holds.

    Attributes:
        drafts: the entries, in order.
        asides: links in what is no entry.
        unparsed: places that a person has to look at.
        broken: links that lead nowhere.
        notes: what was repaired or is odd about the file as a whole.
        title: the document's title.
    """

    drafts: tuple[Draft, ...] = ()
    asides: tuple[Aside, ...] = ()
    unparsed: tuple[Unparsed, ...] = ()
    broken: tuple[Broken, ...] = ()
    notes: tuple[str, ...] = ()
    title: str = ""


@dataclass(slots=True)
class Collected:
    """An outcome in the making."""

    drafts: list[Draft] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)
    unparsed: list[Unparsed] = field(default_factory=list)
    broken: list[Broken] = field(default_factory=list)

    def put_aside(self, spans: Iterable[Span], name: Name) -> None:
        """Name every link of some spans as standing in what is no entry."""
        from catalog.importers.links import take_links

        kept = list(spans)
        taken = take_links(kept)
        for _, ref in taken.refs:
            self.aside(ref.url, ref.line, "badge" if ref.image else name)
        for row in taken.rows:
            for span in row:
                if span.url is not None:
                    self.aside(span.url, span.line, name)
        self.put_images(taken.images)

    def put_images(self, images: Iterable[tuple[str, int]]) -> None:
        """Name the images of an entry or of what is none."""
        from catalog.text.links import is_badge

        for url, line in images:
            self.aside(url, line, "badge" if is_badge(url) else "image")

    def aside(self, url: str, line: int, name: Name) -> None:
        """Name one link."""
        if url.startswith(("http://", "https://", "HTTP")):
            self.asides.append(Aside(url, line, name))
