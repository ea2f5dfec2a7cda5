"""`LIST.md`: the whole list as one Markdown page, as its host shows it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from catalog.exporters.interface import Artifact, Exporter, Render
from catalog.exporters.list_lines import Line, line_of
from catalog.model.catalog import Catalog
from catalog.model.config import Category, SourceList
from catalog.model.entry import Entry, Paper
from catalog.store.layout import LIST
from catalog.text.anchors import github_anchors
from catalog.text.titles import title_key

TEMPLATE = "list.md.j2"
CONTENTS, NO_CATEGORY, ABOUT = "Contents", "Without a category", "About this list"


@dataclass(frozen=True, slots=True)
class Section:
    """A category with the entries whose main category it is.

    Attributes:
        title: the heading.
        description: its sentence.
        depth: 0 for a root of the tree.
        anchor: the fragment that leads to the heading.
        lines: its entries, papers first, by year and title.
        count: entries here and in the narrower categories.
        elsewhere: entries that belong here too and have another main category.
    """

    title: str
    description: str
    depth: int
    anchor: str
    lines: tuple[Line, ...]
    count: int
    elsewhere: int


@dataclass(frozen=True, slots=True)
class Source:
    """A list that entries were taken from, with the number of entries that it names."""

    list: SourceList
    count: int


def export(catalog: Catalog, render: Render) -> Iterable[Artifact]:
    """Give the list page."""
    papers = catalog.papers
    content = render(
        TEMPLATE,
        config=catalog.config,
        papers=len(papers),
        resources=len(catalog.resources),
        with_code=sum(any(link.kind == "code" for link in paper.links) for paper in papers),
        headings=(CONTENTS, ABOUT),
        sections=sections(catalog),
        sources=_sources(catalog),
    )
    yield Artifact.of(LIST, [content])


EXPORTER = Exporter("list", "LIST.md: the list as one Markdown page.", export)


def sections(catalog: Catalog) -> tuple[Section, ...]:
    """The categories in the order of their tree, each entry once, under its main category."""
    by_main = _by_main_category(catalog)
    found = [node for root in catalog.categories for node in root.walk()]
    strays = [entry for key in by_main.keys() - catalog.category.keys() for entry in by_main[key]]
    titles = [category.title for category, _ in found]
    headings = (catalog.config.title, CONTENTS, *titles, *([NO_CATEGORY] if strays else []))
    anchors = github_anchors(headings)[2:]
    made = [
        Section(
            title=category.title,
            description=category.description,
            depth=depth,
            anchor=anchor,
            lines=_lines(by_main.get(category.id, ()), catalog),
            count=_count_below(category, by_main),
            elsewhere=_count_elsewhere(category, catalog),
        )
        for (category, depth), anchor in zip(found, anchors, strict=False)
    ]
    if strays:
        note = "Entries whose category the list does not have."
        lines = _lines(strays, catalog)
        made.append(Section(NO_CATEGORY, note, 0, anchors[-1], lines, len(lines), 0))
    return tuple(made)


def _by_main_category(catalog: Catalog) -> Mapping[str, list[Entry]]:
    shelves: dict[str, list[Entry]] = defaultdict(list)
    for entry in catalog.entries:
        shelves[entry.categories[0]].append(entry)
    return shelves


def _lines(entries: Iterable[Entry], catalog: Catalog) -> tuple[Line, ...]:
    return tuple(line_of(entry, catalog) for entry in sorted(entries, key=_order))


def _order(entry: Entry) -> tuple[bool, int, str, str]:
    """Papers before resources, by year (unknown ones last), then title."""
    return not isinstance(entry, Paper), entry.year or 9999, title_key(entry.title), entry.id


def _count_below(category: Category, by_main: Mapping[str, list[Entry]]) -> int:
    return sum(len(by_main.get(node.id, ())) for node, _ in category.walk())


def _count_elsewhere(category: Category, catalog: Catalog) -> int:
    named = catalog.by_category.get(category.id, ())
    return sum(entry.categories[0] != category.id for entry in named)


def _sources(catalog: Catalog) -> tuple[Source, ...]:
    named = Counter(key for entry in catalog.entries for key in entry.listed_in)
    return tuple(Source(source, named[key]) for key, source in catalog.config.lists.items())
