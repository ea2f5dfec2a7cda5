"""The pages that list entries: by category, venue, year, author and tag."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import quote_plus

from catalog.web.contents import Contents, EntryView
from catalog.web.frame import Frame
from catalog.web.ink import Ink
from catalog.web.press import Task
from catalog.web.rows import Rows


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page of a long list.

    Attributes:
        number: 1 for the first.
        of: how many there are.
        path: address of the first.
    """

    number: int
    of: int
    path: str

    def at(self, number: int) -> str:
        """The address of one of the list's pages."""
        return leaf_path(self.path, number)


@dataclass(frozen=True)
class ListPages:
    """Makes the pages that list entries.

    Attributes:
        contents: the catalogue on its shelves.
        frame: what is drawn around them.
        ink: digests of what they are made from.
        rows: the lines of lists.
    """

    contents: Contents
    frame: Frame
    ink: Ink
    rows: Rows

    def tasks(self) -> Iterator[Task]:
        """Every page of every list."""
        yield from self._categories()
        yield from self._venues()
        yield from self._years()
        yield from self._authors()
        yield from self._tags()

    def _list(
        self,
        kind: str,
        path: str,
        title: str,
        description: str,
        views: Sequence[EntryView],
        query: str,
        said: object,
        **values: Any,
    ) -> Iterator[Task]:
        """The pages of one list.

        Args:
            kind: name of the template.
            path: address of the first page.
            title: of the list.
            description: one sentence.
            views: the entries in their order.
            query: the words that give the list in the browse page's search.
            said: what the pages say besides, for their fingerprint.
            values: the same for the template.
        """
        length = self.frame.config.site.per_page
        count = max(-(-len(views) // length), 1)
        for number in range(1, count + 1):
            shown = views[(number - 1) * length : number * length]
            leaf = Leaf(number, count, path)
            about = (kind, title, description, len(views), number, count, said)
            made_from = self.ink.page(about, shown)
            values |= {"views": views, "shown": shown, "leaf": leaf, "query": quote_plus(query)}
            make = partial(self._page, kind, leaf, title, description, dict(values))
            yield Task(leaf.at(number), made_from, make)

    def _page(
        self, kind: str, leaf: Leaf, title: str, description: str, values: Mapping[str, Any]
    ) -> str:
        if leaf.number > 1:
            title = f"{title}, page {leaf.number}"
            description = f"{description} Page {leaf.number} of {leaf.of}."
        return self.frame.page(
            f"site/{kind}.html",
            leaf.at(leaf.number),
            title,
            description,
            contents=self.contents,
            rows=self.rows,
            **values,
        )

    def _categories(self) -> Iterator[Task]:
        shelves = self.contents.by_category
        for key, category in self.contents.catalog.category.items():
            yield from self._list(
                "category",
                f"categories/{key}/",
                category.title,
                category.description,
                shelves[key],
                f"category:{key}",
                [len(shelves[below.id]) for below, _ in category.walk()],
                category=category,
            )

    def _venues(self) -> Iterator[Task]:
        for key, views in self.contents.by_venue.items():
            venue = self.contents.catalog.venues[key]
            description = f"Papers of {venue.name} ({venue.short})."
            yield from self._list(
                "venue",
                f"venues/{key}/",
                venue.short,
                description,
                views,
                f"venue:{key}",
                venue.parent in self.contents.by_venue,
                venue=venue,
            )

    def _years(self) -> Iterator[Task]:
        years = tuple(self.contents.by_year)
        for place, (year, views) in enumerate(self.contents.by_year.items()):
            later = years[place - 1] if place else None
            earlier = years[place + 1] if place + 1 < len(years) else None
            yield from self._list(
                "year",
                f"years/{year}/",
                str(year),
                f"{self.frame.config.title}: papers and resources of {year}.",
                views,
                f"year:{year}",
                (later, earlier),
                year=year,
                later=later,
                earlier=earlier,
            )

    def _authors(self) -> Iterator[Task]:
        shelves = self.contents.by_author
        for person in self.contents.people.with_page:
            yield from self._list(
                "author",
                f"authors/{person.slug}/",
                person.name,
                f"Papers and resources by {person.name}.",
                shelves[person.slug],
                f'author:"{person.name}"',
                None,
                person=person,
            )

    def _tags(self) -> Iterator[Task]:
        for tag, views in self.contents.by_tag.items():
            description = f"{self.frame.config.title}: papers and resources tagged {tag}."
            query = f"tag:{tag}"
            yield from self._list(
                "tag", f"tags/{tag}/", tag, description, views, query, None, tag=tag
            )


def leaf_path(path: str, number: int) -> str:
    """The address of a page of a list whose first page is at `path`."""
    return path if number == 1 else f"{path}{number}/"
