"""What a registry is: from identifiers to a request, from an answer to records.

Only the shape stands here, below those who speak for registries (`catalog.sources`) and those
who ask them (`catalog.links`), so that neither needs to know the other.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

from catalog.net.manners import HostLimits
from catalog.net.message import Answer, Request

if TYPE_CHECKING:
    from catalog.model.draft import Draft

REGISTRY_BYTES = 32 * 1024 * 1024
"""A hundred long records stay far below; an endless answer ends here."""


class Identifier(NamedTuple):
    """A name that a registry keeps: `("doi", "10.1109/cvpr.2015.7298682")`.

    Attributes:
        scheme: who keeps it: `arxiv`, `doi`, `openreview`, `acl`, `github`, `youtube`, `s2`.
        value: in its normal form (`catalog.text.identifiers`).
    """

    scheme: str
    value: str


State = Literal["", "withdrawn", "retracted", "archived"]


@dataclass(frozen=True, slots=True)
class Record:
    """What a registry says of one identifier.

    Attributes:
        identifier: as it was asked for.
        titles: every title that it gives, the main one first; may be empty.
        authors: names as it writes them.
        also: other identifiers of the same work.
        state: what became of the work.
        url: where it stands now, if that differs from where it was asked for.
        text: other text that may name a paper, such as a README.
        draft: the work in full, where the registry describes works.
    """

    identifier: Identifier
    titles: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    also: tuple[Identifier, ...] = ()
    state: State = ""
    url: str = ""
    text: str = ""
    draft: "Draft | None" = None


@dataclass(frozen=True, slots=True)
class Access:
    """How a registry is reached.

    Attributes:
        base: its address without a closing slash.
        mailto: whom it may write to; may be empty.
        token: a key of its own; may be empty. Never shown.
    """

    base: str
    mailto: str = ""
    token: str = field(default="", repr=False)


class BadAnswer(ValueError):
    """An answer that says nothing about any identifier, not even that it does not exist.

    Attributes:
        smaller: whether a smaller batch may be answered.
        again: whether the same question may be answered in another way.
        limited: whether nobody who asks like us is answered for some time.
    """

    def __init__(
        self, message: str, *, smaller: bool = False, again: bool = False, limited: bool = False
    ) -> None:
        super().__init__(message)
        self.smaller = smaller
        self.again = again
        self.limited = limited


@dataclass(frozen=True, slots=True)
class Registry:
    """One registry, as the table of registries lists it.

    Attributes:
        id: the word for configuration and messages.
        title: its name.
        base: its own address; a mirror may take its place.
        schemes: whose identifiers it knows.
        batch: identifiers in one request at the most.
        limits: what it asks clients to keep to.
        request: the question for a batch.
        parse: the records of an answer to that question; raises `BadAnswer`.
        complete: schemes of which it knows every identifier, so that absence from a good answer
            proves that there is none.
        needs_token: whether it answers nobody without one.
    """

    id: str
    title: str
    base: str
    schemes: frozenset[str]
    batch: int
    limits: HostLimits
    request: Callable[[Access, Sequence[Identifier]], Request]
    parse: Callable[[Answer, Sequence[Identifier]], tuple[Record, ...]]
    complete: frozenset[str] = frozenset()
    needs_token: bool = False
