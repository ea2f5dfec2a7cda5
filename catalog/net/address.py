"""Which addresses may be asked.

Names say nothing about safety: a public name may resolve to this machine, and may resolve to
another address a moment later. So the address itself is looked at, at the moment of connecting.
"""

import ipaddress
import re
from collections.abc import Callable
from functools import lru_cache

from yarl import URL

from catalog.net.manners import Manners

MAX_LENGTH = 8000
"""Longer addresses are refused by most servers (RFC 9110, section 4.1)."""

_IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_ALSO_CLOSED = (
    ipaddress.IPv4Network("192.0.0.0/24"),
    ipaddress.IPv4Network("192.88.99.0/24"),
    ipaddress.IPv6Network("64:ff9b:1::/48"),
)
"""Special-purpose ranges that `is_global` calls public in some releases of Python."""
_PLATFORM = frozenset({ipaddress.ip_address("168.63.129.16")})
"""Addresses that look public and belong to the machine's own cloud platform."""


_WEB = re.compile("https?:", re.I)

Permit = Callable[[str], bool]
"""Whether an IP address may be connected to."""


class BadAddress(ValueError):
    """An address that cannot be asked; the message says why."""


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open internet.

    Loopback, private, link-local (with the metadata services), shared, reserved and multicast
    ranges are not (IANA's special-purpose registries, RFC 6890); an IPv4 address inside an IPv6
    one is judged as itself.
    """
    ip = _unwrapped(address)
    closed = ip.is_multicast or ip in _PLATFORM or any(ip in range_ for range_ in _ALSO_CLOSED)
    return ip.is_global and not closed


def is_metadata(address: str) -> bool:
    """Whether an IP address is link-local: nothing to link to, and where clouds keep secrets."""
    ip = _unwrapped(address)
    return ip.is_link_local or ip in _PLATFORM


def permit_for(manners: Manners) -> Permit:
    """The addresses that a run may connect to."""
    if manners.allow_private:
        return lambda address: not is_metadata(address)
    return is_public


def _unwrapped(address: str) -> _IPAddress:
    ip = ipaddress.ip_address(address.split("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour
        if inner is None and ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        return inner or ip
    return ip


@lru_cache(maxsize=1024)
def is_ip(host: str) -> bool:
    """Whether a host is an IP address rather than a name."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def request_url(text: str) -> URL:
    """An address in the form that goes over the wire: IDNA host, no fragment.

    An address that is well escaped already is sent letter for letter, because some servers
    tell `%2F` from `/`.

    Raises:
        BadAddress: it is too long, no http(s) address, or names no host.
    """
    if len(text) > MAX_LENGTH:
        raise BadAddress(f"the address has {len(text)} characters; {MAX_LENGTH} are too many")
    try:
        if not _WEB.match(text):
            raise BadAddress("the address does not begin with http: or https:")
        url = URL(text, encoded=_escaped(text)).with_fragment(None)
        host, port = url.host, url.port
    except BadAddress:
        raise
    except (ValueError, TypeError, UnicodeError) as error:
        raise BadAddress(f"the address cannot be read: {error}") from None
    if not host or port == 0:
        raise BadAddress("the address names no host")
    if url.user or url.password:
        raise BadAddress("the address carries a name or password")
    return url


def _escaped(text: str) -> bool:
    return (
        text.isascii()
        and "%" in text
        and all(char.isprintable() and char not in ' "<>\\^`{|}' for char in text)
        and text.split("//", 1)[-1].split("/", 1)[0].islower()
    )


def host_key(url: URL) -> str:
    """The host as limits name it, with its port where that is not the scheme's own."""
    host = (url.host or "").lower()
    return host if url.is_default_port() else f"{host}:{url.port}"
