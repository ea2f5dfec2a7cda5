"""How politely hosts are asked: limits, patience and the name that we go by."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from catalog import __version__

PRODUCT = "paper-catalog"


@dataclass(frozen=True, slots=True)
class HostLimits:
    """What one host is asked at the most.

    Attributes:
        at_once: requests under way at one time.
        spacing: seconds between the starts of two requests.
    """

    at_once: int = 2
    spacing: float = 0.02


@dataclass(frozen=True, slots=True)
class Manners:
    """Limits of a whole run. Every time is in seconds.

    Attributes:
        limits: for hosts that `hosts` does not name.
        hosts: limits by lower-case host, with its port where the address writes one.
        at_once: requests under way at one time to all hosts together.
        attempts: how often one address is asked before its trouble counts.
        connect_timeout: for one connection.
        total_timeout: for one request from its first byte to the last that is read.
        longest_wait: a host that asks to wait longer is left for another run.
        backoff: wait before the second attempt where the host names none; doubles, with jitter.
        give_up_after: requests in a row without any answer after which a host is left alone.
        cool_down: how long it is left alone.
        max_redirects: hops that are followed.
        mailto: address that registries may write to; may be empty.
        allow_private: ask hosts in private networks and on this machine.
    """

    limits: HostLimits = HostLimits()
    hosts: Mapping[str, HostLimits] = field(default_factory=dict)
    at_once: int = 512
    attempts: int = 3
    connect_timeout: float = 10.0
    total_timeout: float = 30.0
    longest_wait: float = 120.0
    backoff: float = 0.5
    give_up_after: int = 8
    cool_down: float = 60.0
    max_redirects: int = 10
    mailto: str = ""
    allow_private: bool = False

    @property
    def user_agent(self) -> str:
        """An honest name: what asks, its version, and how to reach whoever runs it."""
        contact = f"; mailto:{self.mailto}" if self.mailto else ""
        return f"{PRODUCT}/{__version__} (link check of a paper list{contact})"
