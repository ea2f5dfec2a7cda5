"""The pages that are made from data: where each stands and what it says."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from catalog.model.entry import Entry
from catalog.render import render
from catalog.web.contents import Contents, EntryView
from catalog.web.details import corrections, link_groups, list_view, versions
from catalog.web.links import edit_url, safe_url
from catalog.web.metadata import citation_tags, json_ld
from catalog.web.rows import Rows
from catalog.web.shell import Shell

SECTIONS: Mapping[str, str] = {
    "papers": "Papers",
    "categories": "Categories",
    "venues": "Venues",
    "years": "Years",
}
"""The sections of the site by folder: each has an overview page and a page a member."""


@dataclass(frozen=True, slots=True)
class Page:
    """One finished page.

    Attributes:
        path: its address below the site, ending in a slash.
        html: all of it.
        found_as: what the search finds it by, or None where it should not be found.
    """

    path: str
    html: str
    found_as: "SearchText | None"


@dataclass(frozen=True, slots=True)
class SearchText:
    """What the search knows of a page: plain text throughout.

    Attributes:
        title: its heading.
        text: everything else.
        tags: words that count for more than the title.
    """

    title: str
    text: str
    tags: tuple[str, ...] = ()


@dataclass(frozen=True)
class Press:
    """What it takes to make a page of a catalogue.

    Attributes:
        root: the list's root, whose templates come first.
        contents: the catalogue on its shelves.
        shells: the shell of each section.
        rows: the lines of lists.
        bibtex: an entry as BibTeX.
    """

    root: Path
    contents: Contents
    shells: Mapping[str, Shell]
    rows: Rows
    bibtex: Callable[[Entry], str]

    def pages(self) -> Iterator[Page]:
        """Every page that is made from data."""
        yield from self._overviews()
        yield from self._categories()
        yield from self._venues()
        yield from self._years()
        for view in self.contents.entries:
            yield self._entry(view)

    def _page(
        self,
        template: str,
        path: str,
        title: str,
        description: str,
        found_as: SearchText | None = None,
        head: str = "",
        **values: Any,
    ) -> Page:
        section = path.split("/", 1)[0]
        shell = self.shells[section]
        body = render(
            self.root,
            f"site/{template}.html",
            up="../" * path.count("/"),
            anchor=shell.anchor,
            title=title,
            contents=self.contents,
            rows=self.rows,
            **values,
        )
        url = self._absolute(path)
        if url:
            head = f"{render(self.root, 'site/canonical.html', url=url)}{head}"
        html = shell.page(path=path, title=title, description=description, head=head, body=body)
        return Page(path, html, found_as)

    def _absolute(self, path: str) -> str:
        base = safe_url(self.contents.catalog.config.url).rstrip("/")
        return f"{base}/{path}" if base else ""

    def _overviews(self) -> Iterator[Page]:
        name = self.contents.catalog.config.title
        about = {
            "papers": f"Every paper and resource of {name}.",
            "categories": f"The categories of {name}.",
            "venues": f"The conferences and journals in which the papers of {name} appeared.",
            "years": f"{name}, year by year.",
        }
        for section, title in SECTIONS.items():
            found_as = SearchText(title, about[section])
            yield self._page(section, f"{section}/", title, about[section], found_as)

    def _categories(self) -> Iterator[Page]:
        for key, category in self.contents.catalog.category.items():
            found_as = SearchText(category.title, category.description)
            path = f"categories/{key}/"
            yield self._page(
                "category", path, category.title, category.description, found_as, category=category
            )

    def _venues(self) -> Iterator[Page]:
        for key in self.contents.by_venue:
            venue = self.contents.catalog.venues[key]
            description = f"Papers of {venue.name} ({venue.short})."
            found_as = SearchText(venue.short, " ".join((venue.name, *venue.aliases)))
            yield self._page(
                "venue", f"venues/{key}/", venue.short, description, found_as, venue=venue
            )

    def _years(self) -> Iterator[Page]:
        years = tuple(self.contents.by_year)
        for place, year in enumerate(years):
            yield self._page(
                "year",
                f"years/{year}/",
                str(year),
                f"{self.contents.catalog.config.title}: papers and resources of {year}.",
                year=year,
                later=years[place - 1] if place else None,
                earlier=years[place + 1] if place + 1 < len(years) else None,
            )

    def _entry(self, view: EntryView) -> Page:
        entry, config = view.entry, self.contents.catalog.config
        file = self.contents.catalog.files.get(entry.id, "")
        head = render(
            self.root,
            "site/entry_head.html",
            tags=citation_tags(view),
            data=json_ld(view, self._absolute(view.path)),
        )
        return self._page(
            "entry",
            view.path,
            entry.title,
            entry.summary or _in_short(view),
            _searched(view),
            head,
            view=view,
            link_groups=link_groups(view),
            versions=versions(view.paper, self.contents.catalog) if view.paper else (),
            corrections=corrections(entry, config),
            lists=tuple(list_view(key, config) for key in entry.listed_in),
            bibtex=self.bibtex(entry),
            edit=edit_url(config.repository, config.branch, file) if file else "",
        )


def _in_short(view: EntryView) -> str:
    parts = (view.byline, view.venue_label, str(view.entry.year or ""))
    return f"{view.entry.title}: {', '.join(part for part in parts if part)}."


def _searched(view: EntryView) -> SearchText:
    entry = view.entry
    parts = (
        ", ".join(author.name for author in entry.authors),
        f"{view.venue_label} {entry.year or ''}".strip(),
        entry.summary,
        ", ".join(category.title for category in view.categories),
    )
    sentences = (part if part.endswith((".", "!", "?")) else f"{part}." for part in parts if part)
    return SearchText(entry.title, " ".join(sentences), view.short_names)
