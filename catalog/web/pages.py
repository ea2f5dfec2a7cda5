"""The pages that are made from data: where each stands and what it says."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from catalog.model.entry import Entry
from catalog.render import html
from catalog.web.contents import Contents
from catalog.web.entry_page import EntryPages
from catalog.web.frame import Frame
from catalog.web.ink import Ink
from catalog.web.list_pages import Leaf, ListPages, leaf_path
from catalog.web.overview import overview
from catalog.web.press import Task
from catalog.web.rows import Rows
from catalog.web.similar import Likeness

SECTIONS: Mapping[str, str] = {
    "papers": "Papers",
    "categories": "Categories",
    "venues": "Venues",
    "years": "Years",
    "authors": "Authors",
    "tags": "Tags",
    "overview": "Overview",
}
"""The sections of the site by folder: each has an overview page and a page a member."""

_NAMES = 600


Alike = Callable[[], tuple[Likeness, Sequence[bytes]]]
"""Gives what `likeness_of` gives."""


def likeness_of(contents: Contents) -> tuple[Likeness, Sequence[bytes]]:
    """Which entries are like which, and for each a digest of what its page says of others."""
    likeness = Likeness.of([view.entry for view in contents.entries])
    digests = likeness.prints([view.digest for view in contents.entries])
    return replace(likeness), digests  # without what it remembers of its own arrays


@dataclass(frozen=True)
class Pages:
    """What it takes to make the pages of a catalogue.

    Attributes:
        contents: the catalogue on its shelves.
        frame: what is drawn around them.
        ink: digests of what they are made from.
        rows: the lines of lists.
        bibtex: an entry as BibTeX.
        alike: asked last, so that it may be worked out meanwhile.
    """

    contents: Contents
    frame: Frame
    ink: Ink
    rows: Rows
    bibtex: Callable[[Entry], str]
    alike: Alike

    def tasks(self) -> Iterator[Task]:
        """Every page that is made from data."""
        yield from self._sections()
        yield from ListPages(self.contents, self.frame, self.ink, self.rows).tasks()
        likeness, alike = self.alike()
        entries = EntryPages(self.contents, self.frame, self.ink, likeness, alike, self.bibtex)
        yield from entries.tasks()

    def _sections(self) -> Iterator[Task]:
        name = self.frame.config.title
        about = {
            "papers": f"Every paper and resource of {name}: search, narrow down, take along.",
            "categories": f"The categories of {name}.",
            "venues": f"The conferences and journals in which the papers of {name} appeared.",
            "years": f"{name}, year by year.",
        }
        made_from = self.ink.page("sections", self.contents.entries)
        for section, description in about.items():
            yield self._task(section, f"{section}/", description, made_from)
        if self.contents.by_tag:
            yield self._task("tags", "tags/", f"The tags of {name}.", made_from)
        yield from self._authors(made_from)
        yield Task("overview/", made_from, self._overview)

    def _overview(self) -> str:
        title = SECTIONS["overview"]
        description = f"{self.frame.config.title} in numbers, and a map of its papers."
        values = overview(self.contents, "../")
        return self.frame.page(
            "site/overview.html",
            "overview/",
            title,
            description,
            contents=self.contents,
            **{**values, **{key: html(values[key]) for key in ("year_chart", "code_chart")}},
        )

    def _authors(self, made_from: str) -> Iterator[Task]:
        people = self.contents.people.with_page
        count = max(-(-len(people) // _NAMES), 1)
        leaves = [people[start : start + _NAMES] for start in range(0, count * _NAMES, _NAMES)]
        for number, shown in enumerate(leaves, 1):
            leaf = Leaf(number, count, "authors/")
            description = f"Who wrote the papers of {self.frame.config.title}."
            yield self._task(
                "authors",
                leaf_path("authors/", number),
                description,
                made_from,
                shown=shown,
                leaf=leaf,
                leaves=leaves,
            )

    def _task(
        self, section: str, path: str, description: str, made_from: str, **values: Any
    ) -> Task:
        make = partial(
            self.frame.page,
            f"site/{section}.html",
            path,
            SECTIONS[section],
            description,
            contents=self.contents,
            rows=self.rows,
            **values,
        )
        return Task(path, made_from, make)
