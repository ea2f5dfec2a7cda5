"""What two records share besides their fields: an address, a citation key."""

from dataclasses import dataclass

from catalog.dedupe.record import Record
from catalog.text.urls import same_target


@dataclass(frozen=True, slots=True)
class Names:
    """Under what a record is found, in the form in which two of them are compared.

    Attributes:
        own: addresses that are the work's own.
        all: these, and those that it may share with others: code, data, project pages.
        keys: citation keys, former ones included.
    """

    own: frozenset[str]
    all: frozenset[str]
    keys: frozenset[str]


def names(record: Record) -> Names:
    """Under what a record is found."""
    own = frozenset(map(same_target, record.urls))
    return Names(
        own=own,
        all=own.union(map(same_target, record.shared_urls)),
        keys=frozenset(key.casefold() for key in record.keys),
    )


@dataclass(frozen=True, slots=True)
class Shared:
    """What two records share.

    Attributes:
        address: both give one address as the work's own.
        page: they give one address, which may be that of several works.
        key: one is cited by a key of the other. Keys of different people collide.
    """

    address: bool = False
    page: bool = False
    key: bool = False

    def reasons(self, *, alike: bool) -> tuple[str, ...]:
        """What speaks for one work, for people.

        Args:
            alike: whether the titles are equal; only then a page or a key says something.
        """
        told = (
            (self.address or (self.page and alike), "same address"),
            (self.key and alike, "same key"),
        )
        return tuple(words for holds, words in told if holds)


NOTHING = Shared()


def shared(a: Names, b: Names) -> Shared:
    """What two records share."""
    return Shared(
        address=not a.own.isdisjoint(b.own),
        page=not a.all.isdisjoint(b.all),
        key=not a.keys.isdisjoint(b.keys),
    )
