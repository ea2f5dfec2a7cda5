"""What the files of the index are made from, in digests: what has not changed stays as it is."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from typing import NamedTuple

from catalog import __version__
from catalog.model.catalog import Catalog
from catalog.search.coding import packed
from catalog.store.snapshot import tool_digest


class IndexFile(NamedTuple):
    """A file of the website.

    Attributes:
        path: below the site.
        made_from: a fingerprint of everything that its content depends on.
        make: gives its content.
    """

    path: str
    made_from: str
    make: Callable[[], bytes]

    def below(self, folder: str) -> "IndexFile":
        """The same file in a folder."""
        return self._replace(path=f"{folder}/{self.path}")


def ready(path: str, content: bytes) -> IndexFile:
    """A file that is made already."""
    return IndexFile(path, blake2b(content, digest_size=16).hexdigest(), lambda: content)


def compressed(path: str, content: bytes) -> IndexFile:
    """A file whose content is there, but not yet compressed, which takes longer than to make it."""
    seen = blake2b(tool_digest().encode(), digest_size=16)
    seen.update(content)
    return IndexFile(path, seen.hexdigest(), partial(packed, content))


@dataclass(frozen=True)
class Ink:
    """Digests of what all entries depend on.

    Attributes:
        names: of the list's categories and the venues it uses.
        shared: of these, the tool and what the list says of itself.
    """

    names: bytes
    shared: bytes

    @classmethod
    def over(cls, catalog: Catalog, used: Iterable[str]) -> "Ink":
        """Take the digests of what a catalogue says beside its entries.

        Args:
            catalog: the list; its entries are not looked at.
            used: the venues that they name, sorted.
        """
        venues = [catalog.venues.get(name) for name in used]
        named = (*catalog.categories, *(venue for venue in venues if venue))
        names = _digest_of(node.model_dump_json() for node in named)
        own = (tool_digest(), catalog.config.model_dump_json(), names.hex())
        return cls(names, _digest_of(own))

    def stamp(self, digests: Iterable[bytes]) -> str:
        """What tells the files of one index from those of another, wherever it is made."""
        head = __version__.encode() + self.names
        return blake2b(head + b"".join(digests), digest_size=6).hexdigest()

    def of(self, digests: Iterable[bytes]) -> str:
        """A fingerprint of what is made of some entries, from their digests in their order."""
        return blake2b(self.shared + b"".join(digests), digest_size=16).hexdigest()


def _digest_of(parts: Iterable[str]) -> bytes:
    seen = blake2b(digest_size=16)
    for part in parts:
        seen.update(len(part).to_bytes(8, "big") + part.encode("utf-8", "replace"))
    return seen.digest()
