"""From drafts to entries of a list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, get_args

from pydantic import ValidationError

from catalog.importers.belongings import Belongings, Lost
from catalog.importers.categories import CategoryMaker
from catalog.importers.twins import Known, can_be_one, merged, named_otherwise, work_keys
from catalog.model.catalog import Catalog
from catalog.model.draft import Draft, Origin
from catalog.model.entry import Entry, Paper, PaperType, Resource, ResourceType
from catalog.text.keys import entry_key, slug
from catalog.text.names import split_name

_PAPER_FIELD_NAMES = "date venue track doi arxiv openreview acl pages volume number"
_PAPER_FIELDS = tuple(_PAPER_FIELD_NAMES.split())
_LONGEST_NOTE = 600


@dataclass(frozen=True, slots=True)
class Twin:
    """A draft that is a work which is there already.

    Attributes:
        draft: the draft that was left out.
        of: id of the entry that it is.
        inside: whether that entry comes from the same import.
    """

    draft: Draft
    of: str
    inside: bool


@dataclass(frozen=True, slots=True)
class Made:
    """An entry with the draft that it was made of, and what a person should look at."""

    entry: Entry
    draft: Draft
    remarks: tuple[str, ...]


@dataclass(slots=True)
class Plan:
    """What an import will add to a list.

    Attributes:
        made: new entries.
        twins: drafts that are no new works.
        refused: drafts that the schema or a rule refuses, and why.
        categories: new root categories, as `data/categories.yaml` holds them.
        lists: new source lists: title by key.
        lost: what entries were made without, because it is another's or a rule refuses it.
    """

    made: list[Made] = field(default_factory=list)
    twins: list[Twin] = field(default_factory=list)
    refused: list[tuple[Draft, str]] = field(default_factory=list)
    categories: list[dict[str, Any]] = field(default_factory=list)
    lists: dict[str, str] = field(default_factory=dict)
    lost: list[Lost] = field(default_factory=list)

    def refuse(self, draft: Draft, reason: str, others: Iterable[Draft] = ()) -> None:
        """Leave a work out, with every other place that names it."""
        self.refused.append((draft, reason))
        where = f"names the work of line {draft.origin.line}, which was left out"
        self.refused += [(other, where) for other in others]


@dataclass(slots=True)
class _Work:
    """A work that is new, with every draft of it."""

    drafts: list[Draft]
    sources: list[str]


class Planner:
    """Turns drafts into entries of one list.

    Args:
        catalog: the list as it is.
        mapping: category ids by section: the whole path joined by " / ", or one heading.
        added: the day that new entries carry, ISO 8601; empty for none.
        listed: says which entry of the list a draft certainly is, spelt otherwise or in another
            version; asked where identifiers and whole titles find none.
    """

    def __init__(
        self,
        catalog: Catalog,
        mapping: Mapping[str, str],
        added: str = "",
        listed: Callable[[Draft], str | None] = lambda draft: None,
    ) -> None:
        self._plan = Plan()
        self._catalog = catalog
        self._known = Known(catalog)
        self._listed = listed
        self._taken = set(catalog.by_id)
        self._lists = catalog.config.lists
        self._categories = CategoryMaker(catalog, mapping)
        self._added = added
        self._works: list[_Work] = []
        self._seen: dict[str, int] = {}

    def add(self, drafts: Iterable[Draft], name: str, title: str) -> None:
        """Add the drafts of a file.

        Args:
            drafts: its drafts.
            name: name of the file, from which the key of the source list is made.
            title: what the file calls itself.
        """
        source = slug(name.rsplit(".", 1)[0], words=8) or "list"
        if source not in self._lists:
            self._plan.lists.setdefault(source, title or name)
        for draft in drafts:
            there = self._known.find(draft) or self._listed(draft)
            if there is not None:
                self._plan.twins.append(Twin(draft, there, inside=False))
            else:
                self._place(draft, source)

    def _place(self, draft: Draft, source: str) -> None:
        keys = work_keys(draft)
        for key in keys:
            index = self._seen.get(key)
            if index is not None and can_be_one(self._works[index].drafts[0], draft):
                work = self._works[index]
                work.drafts.append(draft)
                work.sources.append(source)
                break
        else:
            index = len(self._works)
            self._works.append(_Work([draft], [source]))
        for key in keys:
            self._seen.setdefault(key, index)

    def plan(self) -> Plan:
        """Make the entries of everything that was added."""
        plan = self._plan
        belongings = Belongings(self._catalog, [work.drafts for work in self._works])
        for number, work in enumerate(self._works):
            draft, lost = belongings.of(number, merged(work.drafts))
            made = self._make(work, draft, lost)
            if isinstance(made, str):
                plan.refuse(work.drafts[0], made, work.drafts[1:])
                continue
            plan.made.append(made)
            plan.lost += lost
            plan.twins += [Twin(draft, made.entry.id, inside=True) for draft in work.drafts[1:]]
        used = {key for made in plan.made for key in made.entry.listed_in}
        plan.lists = {key: title for key, title in plan.lists.items() if key in used}
        plan.categories = self._categories.new
        return plan

    def _make(self, work: _Work, draft: Draft, lost: Iterable[Lost]) -> Made | str:
        names = draft.authors.value if draft.authors else ()
        family = split_name(names[0])[1] if names else ""
        year = draft.year.value if draft.year else None
        headed = [each.section for each in work.drafts if each.section] or [()]
        sections = [self._categories.of(section) for section in headed]
        values: dict[str, Any] = {
            "id": entry_key(family, year, draft.title.value, self._taken, draft.key),
            "title": draft.title.value,
            "authors": [{"family": n} if n in draft.organisations else n for n in names],
            "year": year,
            "categories": list(dict.fromkeys(sections)),
            "links": [read.value for read in draft.links],
            "listed_in": list(dict.fromkeys(work.sources)),
            "added": self._added or None,
            **_of_kind(draft),
        }
        model: type[Paper | Resource] = Paper if draft.is_paper else Resource
        try:
            entry = model.model_validate({k: v for k, v in values.items() if v is not None})
        except ValidationError as error:
            first = error.errors()[0]
            return f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
        self._taken.add(entry.id)
        left_out = [f"{_place_of(draft.origin)}: {one}; it was left out" for one in lost]
        left_out += [
            f"{_place_of(other.origin)}: the source names it {other.title.value!r} here"
            for other in named_otherwise(work.drafts)
        ]
        return Made(entry, draft, (*remarks(draft), *left_out))


def _of_kind(draft: Draft) -> dict[str, Any]:
    """The fields that papers and resources do not share."""
    kind = draft.type.value if draft.type else ""
    if not draft.is_paper:
        return {"type": kind if kind in get_args(ResourceType) else "other"}
    reads = {name: getattr(draft, name) for name in _PAPER_FIELDS}
    return {
        "type": kind if kind in get_args(PaperType) else None,
        "aka": [read.value for read in draft.aka],
        **{name: read.value for name, read in reads.items() if read is not None},
    }


def remarks(draft: Draft) -> Iterator[str]:
    """What a curator should know: guesses, venues without a key, the source's own words."""
    for name, read in draft.guessed():
        if name not in ("venue_text", "type"):
            yield f"{_place_of(read.origin)}: {name} was guessed from the {read.origin.via}"
    if draft.venue_text and not draft.venue:
        text = draft.venue_text
        yield f"{_place_of(text.origin)}: venue {text.value!r} is not in the registry"
    if draft.et_al:
        yield f"{_place_of(draft.origin)}: the source names only the first authors"
    if draft.note:
        words = " ".join(draft.note.value.split())
        yield f"{_place_of(draft.note.origin)}: {words[:_LONGEST_NOTE]}"


def _place_of(origin: Origin) -> str:
    return f"{origin.source}:{origin.line}"
