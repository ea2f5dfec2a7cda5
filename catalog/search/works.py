"""The entries that an index is made of, some of which need not be made."""

from collections.abc import Sequence
from typing import Protocol

from catalog.model.catalog import Catalog
from catalog.model.entry import Entry


class Works(Protocol):
    """Entries in any order, with a digest of what each says."""

    @property
    def digests(self) -> Sequence[bytes]:
        """Of every entry a digest of `catalog.model.catalog.DIGEST_SIZE` bytes."""

    def __len__(self) -> int: ...

    def __getitem__(self, number: int, /) -> Entry: ...


class Made:
    """The entries of a catalogue.

    Args:
        catalog: where they stand.
    """

    def __init__(self, catalog: Catalog) -> None:
        self._entries = catalog.entries
        self.digests = tuple(catalog.digests[entry.id] for entry in catalog.entries)

    def __len__(self) -> int:
        return len(self._entries)

    def __getitem__(self, number: int, /) -> Entry:
        return self._entries[number]
