"""Categories of entries, made of the headings that they stand under."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from catalog.model.catalog import Catalog
from catalog.text.keys import free_slug, slug

UNSORTED = "unsorted"
_LONGEST = 90


class CategoryMaker:
    """Gives the category of a section: mapped, known already, or new.

    Args:
        catalog: the list as it is.
        mapping: category ids by section: the whole path joined by " / ", or one heading. An id
            that the list does not have is made, at the root, when an entry needs it.

    Attributes:
        new: root categories that were made, as `data/categories.yaml` holds them.
    """

    def __init__(self, catalog: Catalog, mapping: Mapping[str, str]) -> None:
        self.new: list[dict[str, Any]] = []
        self._known = catalog.category
        self._mapping = {key.casefold(): value for key, value in mapping.items()}
        self._titles = _titles(mapping)
        self._taken = set(catalog.category)
        self._by_path: dict[tuple[str, ...], str] = {}
        self._nodes: dict[str, dict[str, Any]] = {}

    def of(self, section: tuple[str, ...]) -> str:
        """The id of the category of a section, outermost heading first."""
        for name in (" / ".join(section), *reversed(section)):
            mapped = self._mapping.get(name.casefold())
            if mapped is not None:
                return self._named(mapped)
        if section not in self._by_path:
            self._by_path[section] = self._made(section) if section else self._unsorted()
        return self._by_path[section]

    def _named(self, key: str) -> str:
        """A category that the list or the mapping names; one that the list lacks is made."""
        if key not in self._taken:
            title = self._titles[key]
            text = f"Imported from the section {title}."
            self._add({"id": key, "title": title, "description": text}, None)
        return key

    def _made(self, section: tuple[str, ...]) -> str:
        title = section[-1]
        wanted = slug(title)
        if wanted in self._known or wanted in self._titles:
            return self._named(wanted)
        parent = self.of(section[:-1]) if len(section) > 1 else ""
        base = wanted or (f"{parent}-section" if parent else "section")
        if base in self._taken and parent and wanted:
            base = f"{parent}-{wanted}"
        key = free_slug(base[:_LONGEST].rstrip("-"), self._taken)
        node = {"id": key, "title": title, "description": f"Imported from the section {title}."}
        self._add(node, self._nodes.get(parent))
        return key

    def _unsorted(self) -> str:
        if UNSORTED not in self._taken:
            text = "Imported from places without a heading; waiting for a category."
            self._add({"id": UNSORTED, "title": "Unsorted", "description": text}, None)
        return UNSORTED

    def _add(self, node: dict[str, Any], parent: dict[str, Any] | None) -> None:
        self._taken.add(node["id"])
        self._nodes[node["id"]] = node
        siblings = self.new if parent is None else parent.setdefault("children", [])
        siblings.append(node)


def fit_nothing(mapping: Mapping[str, str], sections: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """The headings of a map under which no entry stands, in the order of the map.

    Args:
        mapping: category ids by heading, or by headings joined by " / ".
        sections: the headings above each entry.
    """
    there = {name.casefold() for path in sections for name in (*path, " / ".join(path))}
    return tuple(heading for heading in mapping if heading.casefold() not in there)


def _titles(mapping: Mapping[str, str]) -> dict[str, str]:
    """Titles by category id: the heading that is mapped to it, or of several the id in words."""
    found: dict[str, str] = {}
    for section, key in mapping.items():
        words = key.replace("-", " ")
        found[key] = words[:1].upper() + words[1:] if key in found else section.split(" / ")[-1]
    return found
