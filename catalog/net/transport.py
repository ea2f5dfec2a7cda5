"""One request over the wire: aiohttp below, our own words above."""

import socket
from collections.abc import Callable, Mapping
from http.cookies import BaseCookie, SimpleCookie
from types import TracebackType
from typing import Any

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from yarl import URL

from catalog.net import body
from catalog.net.address import Permit
from catalog.net.manners import Manners
from catalog.net.message import Answer, Trouble

_REFUSAL = "is no public address"
_NO_SUCH_NAME = frozenset(
    code for code in (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", None)) if code is not None
)

Lookup = Callable[[str], list[str]]
"""From a name to its IP addresses; raises `socket.gaierror` as the system does."""


class Transport:
    """Connections of one run, kept alive between requests.

    Args:
        manners: limits and the user agent.
        permit: which IP addresses may be connected to; asked with the very address that the
            socket is about to connect to, so that a name that changes its mind gains nothing.
        lookup: from names to IP addresses, in place of the system's resolver.
    """

    def __init__(self, manners: Manners, permit: Permit, lookup: Lookup | None = None) -> None:
        self._permit = permit
        self._resolver = _Resolver(lookup) if lookup else aiohttp.ThreadedResolver()
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(
                limit=0,
                resolver=self._resolver,
                socket_factory=self._socket,
                ttl_dns_cache=300,
            ),
            cookie_jar=aiohttp.DummyCookieJar(),
            headers={
                "User-Agent": manners.user_agent,
                "Accept": "text/html,application/xhtml+xml;q=0.9,*/*;q=0.5",
                "Accept-Encoding": body.ENCODINGS,
            },
            timeout=aiohttp.ClientTimeout(
                total=manners.total_timeout, sock_connect=manners.connect_timeout
            ),
            auto_decompress=False,
        )
        # aiohttp would ask a host that hangs up once more by itself; attempts are ours to count.
        self._session._retry_connection = False

    async def __aenter__(self) -> "Transport":
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._session.close()

    def _socket(self, info: Any) -> socket.socket:
        family, kind, protocol, _, address = info
        if not self._permit(address[0]):
            raise PermissionError(f"{address[0]} {_REFUSAL}")
        return socket.socket(family, kind, protocol)

    async def resolves(self, name: str) -> bool:
        """Whether a name has an address now."""
        try:
            return bool(await self._resolver.resolve(name, 443, socket.AF_UNSPEC))
        except OSError:
            return False

    async def exchange(
        self,
        url: URL,
        method: str,
        headers: Mapping[str, str],
        data: bytes,
        max_bytes: int,
        cookies: "BaseCookie[str] | None" = None,
    ) -> tuple[Answer, SimpleCookie]:
        """Ask once, without following a redirect.

        Never raises for what the other side does: its failures are troubles of the answer.

        Returns:
            The answer and the cookies that it sets.
        """
        try:
            async with self._session.request(
                method,
                url,
                headers=headers,
                data=data or None,
                cookies=cookies or None,
                allow_redirects=False,
            ) as response:
                encoding = response.headers.get("Content-Encoding", "")
                content, whole = await body.read(response.content.iter_any(), encoding, max_bytes)
                known = {name.lower(): value for name, value in response.headers.items()}
                answer = Answer(str(url), response.status, known, content, whole)
                return answer, response.cookies
        except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
            trouble, detail = _trouble(error)
            return Answer(str(url), trouble=trouble, detail=detail), SimpleCookie()


class _Resolver(AbstractResolver):
    """aiohttp's view of a plain function."""

    def __init__(self, lookup: Lookup) -> None:
        self._lookup = lookup

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        return [
            ResolveResult(
                hostname=host,
                host=address,
                port=port,
                family=socket.AF_INET6 if ":" in address else socket.AF_INET,
                proto=0,
                flags=socket.AI_NUMERICHOST,
            )
            for address in self._lookup(host)
        ]

    async def close(self) -> None:
        """Nothing is held."""


def _trouble(error: BaseException) -> tuple[Trouble, str]:
    """The kind of a failure and its words."""
    if isinstance(error, TimeoutError):
        return Trouble.TIMEOUT, "no answer in time"
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        code = getattr(error.os_error, "errno", None)
        if code in _NO_SUCH_NAME:
            return Trouble.NO_NAME, f"the name {error.host} does not exist"
        return Trouble.NO_NAME_NOW, f"the name {error.host} cannot be looked up now"
    if isinstance(error, aiohttp.ClientSSLError):
        return Trouble.TLS, "the certificate or the TLS handshake is not valid"
    if isinstance(error, aiohttp.InvalidURL):
        return Trouble.ADDRESS, "the address cannot be read"
    if isinstance(error, aiohttp.ClientResponseError):
        return Trouble.PROTOCOL, "the answer is no valid HTTP"
    cause = str(getattr(error, "os_error", error))
    if _REFUSAL in cause:
        return Trouble.UNSAFE, f"the address leads into a private network: {cause}"
    if isinstance(error, aiohttp.ClientConnectorError):
        return Trouble.REFUSED, f"no connection: {error.os_error.strerror or cause}"
    if isinstance(error, (aiohttp.ClientError, OSError)):
        return Trouble.RESET, "the connection was closed before the answer was complete"
    return Trouble.PROTOCOL, f"the answer cannot be read: {error}"
