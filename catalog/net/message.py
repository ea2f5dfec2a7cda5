"""What is asked and what comes back, in plain words that no HTTP library owns."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

PAGE_BYTES = 64 * 1024
"""Enough of a page for its head: title, citation tags and the signs of a wall."""


class Trouble(StrEnum):
    """Why there is no answer. One kind a cause, so that a verdict can tell them apart."""

    TIMEOUT = "timeout"
    NO_NAME = "no-name"
    NO_NAME_NOW = "no-name-now"
    REFUSED = "refused"
    RESET = "reset"
    TLS = "tls"
    UNSAFE = "unsafe"
    REDIRECTS = "redirects"
    ADDRESS = "address"
    PROTOCOL = "protocol"
    GIVEN_UP = "given-up"
    PAUSED = "paused"
    ROBOTS = "robots"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Request:
    """One question.

    Attributes:
        url: http or https.
        method: GET or POST.
        headers: sent to every host on the way.
        secrets: headers that go to the host of `url` alone, never across a redirect, and that
            are left out of every representation.
        body: bytes of a POST.
        max_bytes: how much of the decoded body is read.
        robots: whether the host's robots.txt is asked first (pages: yes, registries: no).
    """

    url: str
    method: str = "GET"
    headers: Mapping[str, str] = field(default_factory=dict)
    secrets: Mapping[str, str] = field(default_factory=dict, repr=False)
    body: bytes = b""
    max_bytes: int = PAGE_BYTES
    robots: bool = False


@dataclass(frozen=True, slots=True)
class Hop:
    """One redirect on the way: who sent us on, with which status, and where to."""

    url: str
    status: int
    to: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, or why nothing did.

    Attributes:
        url: the address that answered in the end.
        status: HTTP status, 0 where there is no answer.
        headers: by lower-case name; of a header that stands twice, the last.
        body: decoded, at most `max_bytes`.
        whole: whether `body` is all of it.
        hops: the redirects that were followed.
        trouble: why there is no answer; None where there is one.
        detail: the trouble in words.
        retry_after: seconds that the host asked to wait and that were too many to wait now.
    """

    url: str
    status: int = 0
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    whole: bool = True
    hops: tuple[Hop, ...] = ()
    trouble: Trouble | None = None
    detail: str = ""
    retry_after: float | None = None

    @property
    def ok(self) -> bool:
        """Whether the host answered with 200."""
        return self.status == 200 and self.trouble is None
