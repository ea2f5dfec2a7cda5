"""Digests of what pages are made from, so that a page is made again only when that changes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from catalog.model.catalog import Catalog
from catalog.render import template_folders
from catalog.store.snapshot import tool_digest
from catalog.web.contents import EntryView
from catalog.web.output import fingerprint


@dataclass(frozen=True)
class Ink:
    """What pages are made from, in short.

    Attributes:
        shared: a digest of what every page is made from: the tool, templates, shells, venues and
            what the list says about itself.
    """

    shared: bytes

    @classmethod
    def of(cls, root: Path, catalog: Catalog, frame: Iterable[str] = ()) -> "Ink":
        """Look at everything.

        Args:
            root: the list's root, whose templates count.
            catalog: the entries and what they refer to.
            frame: the text that the theme draws around pages, for what stands in it.
        """
        parts = [tool_digest(), repr(_versions()), *frame]
        parts += [catalog.config.model_dump_json(), repr(tuple(catalog.venues))]
        parts += [item.model_dump_json() for item in (*catalog.categories, *catalog.datasets)]
        parts += [str(dataset.resource in catalog.by_id) for dataset in catalog.datasets]
        for folder in template_folders(root):
            for path in sorted((folder / "site").rglob("*.html")):
                parts += [str(path.relative_to(folder)), path.read_text("utf-8")]
        shared = fingerprint(*(part.encode() for part in parts)).encode()
        return cls(shared)

    def page(self, said: object, views: Iterable[EntryView] = (), more: bytes = b"") -> str:
        """A fingerprint of a page.

        Args:
            said: whatever else it says, as something that `repr` shows whole.
            views: the entries that it speaks of, in their order.
            more: a digest of anything else.
        """
        spoken_of = b"".join([view.digest for view in views])
        return fingerprint(self.shared, repr(said).encode(), spoken_of, more)


def _versions() -> Mapping[str, str]:
    """Versions of the libraries that decide what a page looks like."""
    from importlib.metadata import version

    return {name: version(name) for name in ("jinja2", "markupsafe", "numpy")}
