"""The page of a paper or resource."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from html import escape

from catalog.model.entry import Entry
from catalog.render import html, renderer
from catalog.text.numbers import plain_number
from catalog.web import entry_blocks as blocks
from catalog.web.cite import cite_as
from catalog.web.contents import Contents, EntryView
from catalog.web.details import corrections, link_groups, versions
from catalog.web.frame import Frame
from catalog.web.ink import Ink
from catalog.web.links import edit_url
from catalog.web.metadata import head_tags
from catalog.web.press import Task
from catalog.web.similar import Likeness

_ALIKE = 5
_MOVED = (
    "<!doctype html><html lang=en><meta charset=utf-8><title>{title}</title>"
    '<meta name=robots content=noindex><link rel=canonical href="{url}">'
    '<meta http-equiv=refresh content="0; url=../{id}/">'
    '<p>This entry has a new address: <a href="../{id}/">{title}</a>.'
)


@dataclass
class EntryPages:
    """Makes the pages of entries.

    Attributes:
        contents: the catalogue on its shelves.
        frame: what is drawn around them.
        ink: digests of what they are made from.
        likeness: which entries are like which, numbered as `contents.entries`.
        alike: for each of them a digest of what it says of others.
        bibtex: an entry as BibTeX.
    """

    contents: Contents
    frame: Frame
    ink: Ink
    likeness: Likeness
    alike: Sequence[bytes]
    bibtex: Callable[[Entry], str]

    def __post_init__(self) -> None:
        self._fill = renderer(self.frame.root, "site/entry.html")
        self._authors = blocks.AuthorLinks(self.contents.people, "../../")

    def tasks(self) -> Iterator[Task]:
        """A page an entry, and one that leads there for each of its former ids."""
        made_from = self._made_from()
        for number, view in enumerate(self.contents.entries):
            yield Task(view.path, next(made_from), partial(self._page, number))
            for alias in view.entry.aliases:
                if alias not in self.contents.by_id:
                    moved = partial(self._moved, view)
                    known = self.ink.page("moved", (view,))
                    yield Task(f"papers/{alias}/", known, moved, listed=False)

    def _made_from(self) -> Iterator[str]:
        """For each entry in turn a fingerprint of its page."""
        entries, files = self.contents.entries, self.contents.catalog.files
        by_venue = self.contents.by_venue
        with_page = defaultdict[str, list[str]](list)
        for person in self.contents.people.with_page:
            for key in person.entries:
                with_page[key].append(person.slug)
        for number, view in enumerate(entries):
            paper = view.paper
            said = (
                number == 0,
                [work.venue in by_venue for work in paper.versions] if paper else (),
                with_page.get(view.entry.id),
                files.get(view.entry.id),
            )
            beside = entries[max(number - 1, 0) : number + 2]
            yield self.ink.page(said, beside, self.alike[number])

    def _page(self, number: int) -> str:
        contents, config = self.contents, self.frame.config
        view = contents.entries[number]
        entry, paper, path = view.entry, view.paper, view.path
        file = contents.catalog.files.get(entry.id, "")
        ways = contents.catalog.category_path
        links, identifiers = view.links, view.identifiers
        alike = (contents.by_id[key] for key in self.likeness.like(number, _ALIKE))
        body = self._fill(
            up="../../",
            anchor=self.frame.anchor(path),
            view=view,
            entry=entry,
            paper=paper,
            contents=contents,
            crumbs=ways[view.categories[0].id] if view.categories else (),
            authors=html(self._authors(entry.authors)),
            has_code=any(link.kind == "code" for link in entry.links),
            links=html(blocks.links(link_groups(links))),
            number=plain_number,
            versions=versions(paper, contents.catalog) if paper and paper.versions else (),
            corrections=corrections(entry, config) if entry.corrections else (),
            bibtex=self.bibtex(entry).rstrip(),
            references=html(blocks.references(cite_as(view, identifiers))),
            alike=html(blocks.alike(alike)),
            details=html(blocks.details(view, identifiers, config)),
            newer=contents.entries[number - 1] if number else None,
            older=contents.entries[number + 1] if number + 1 < len(contents.entries) else None,
            edit=edit_url(config.repository, config.branch, file) if file else "",
        )
        head = head_tags(view, identifiers, self.frame.absolute(path))
        description = entry.summary or _in_short(view)
        return self.frame.around(body, path, entry.title, description, head)

    def _moved(self, view: EntryView) -> str:
        url = self.frame.absolute(view.path) or f"../{view.entry.id}/"
        return _MOVED.format(title=escape(view.entry.title), url=escape(url), id=view.entry.id)


def _in_short(view: EntryView) -> str:
    parts = (view.byline, view.venue_label, str(view.entry.year or ""))
    return f"{view.entry.title}: {', '.join(part for part in parts if part)}."
