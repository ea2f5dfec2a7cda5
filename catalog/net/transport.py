"""One request over the wire: libcurl below, our own words above."""

import asyncio
import errno
import os
import socket
import ssl
from collections.abc import Mapping, Sequence
from types import TracebackType

import pycurl
from yarl import URL

from catalog.net.address import Permit, is_ip
from catalog.net.body import ENCODINGS
from catalog.net.manners import Manners
from catalog.net.message import Answer, Trouble
from catalog.net.names import Lookup, Names
from catalog.net.reception import Reception

Cookies = tuple[str, ...]
"""Cookies in the lines of Netscape's file, as libcurl reads and writes them."""

_NO_SUCH_NAME = frozenset(
    code for code in (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", None)) if code is not None
)
_TROUBLES = {
    pycurl.E_OPERATION_TIMEDOUT: Trouble.TIMEOUT,
    pycurl.E_COULDNT_RESOLVE_HOST: Trouble.NO_NAME_NOW,
    pycurl.E_COULDNT_CONNECT: Trouble.REFUSED,
    pycurl.E_URL_MALFORMAT: Trouble.ADDRESS,
    pycurl.E_SSL_CONNECT_ERROR: Trouble.TLS,
    pycurl.E_PEER_FAILED_VERIFICATION: Trouble.TLS,
    pycurl.E_SSL_CIPHER: Trouble.TLS,
    pycurl.E_SSL_CERTPROBLEM: Trouble.TLS,
    pycurl.E_SSL_ISSUER_ERROR: Trouble.TLS,
    pycurl.E_SSL_INVALIDCERTSTATUS: Trouble.TLS,
    pycurl.E_GOT_NOTHING: Trouble.RESET,
    pycurl.E_SEND_ERROR: Trouble.RESET,
    pycurl.E_RECV_ERROR: Trouble.RESET,
    pycurl.E_PARTIAL_FILE: Trouble.RESET,
}
"""By libcurl's code; whatever else it says, the answer was no HTTP that it understands."""
_WORDS = {
    Trouble.TIMEOUT: "no answer in time",
    Trouble.ADDRESS: "the address cannot be read",
    Trouble.TLS: "the certificate or the TLS handshake is not valid",
    Trouble.RESET: "the connection was closed before the answer was complete",
    Trouble.PROTOCOL: "the answer is no valid HTTP",
}


class Transport:
    """Connections of one run, kept alive between requests.

    Args:
        manners: limits and the user agent.
        permit: which IP addresses may be connected to; asked with the very address that the
            socket is about to connect to.
        lookup: from names to IP addresses, in place of the system's resolver.
    """

    def __init__(self, manners: Manners, permit: Permit, lookup: Lookup | None = None) -> None:
        self._manners = manners
        self._permit = permit
        self._names = Names(lookup)
        self._certificates = _certificates()
        self._headers = {
            "User-Agent": manners.user_agent,
            "Accept": "text/html,application/xhtml+xml;q=0.9,*/*;q=0.5",
            "Accept-Encoding": ENCODINGS,
        }
        self._multi = pycurl.AsyncCurlMulti()
        self.room = min(manners.at_once, _sockets())
        """Requests that may be under way at one time."""
        self._multi.setopt(pycurl.M_MAXCONNECTS, self.room)

    async def __aenter__(self) -> "Transport":
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._multi.aclose()
        self._names.close()

    async def resolves(self, name: str) -> bool:
        """Whether a name has an address now."""
        try:
            return bool(await self._names.addresses(name))
        except (OSError, UnicodeError):
            return False

    async def exchange(
        self,
        url: URL,
        method: str,
        headers: Mapping[str, str],
        data: bytes,
        max_bytes: int,
        cookies: Cookies = (),
    ) -> tuple[Answer, Cookies]:
        """Ask once, without following a redirect.

        Never raises for what the other side does: its failures are troubles of the answer.

        Returns:
            The answer, and the cookies that are to be sent along from now on.
        """
        place = str(url)
        try:
            addresses = await self._addresses(url)
        except OSError as error:  # A timeout is one too.
            trouble, detail = _no_name(url, error)
            return Answer(place, trouble=trouble, detail=detail), cookies
        except UnicodeError as error:  # No name can be written so.
            detail = f"the name {url.host} cannot be looked up: {error}"
            return Answer(place, trouble=Trouble.ADDRESS, detail=detail), cookies
        curl = self._handle(url, addresses, cookies)
        _ask(curl, method, {**self._headers, **headers}, data)
        reception = Reception(self._permit, max_bytes)
        reception.listen(curl)
        try:
            await self._multi.perform(curl)
        except pycurl.error as error:
            if not reception.enough:
                trouble, detail = _trouble(int(error.args[0]), curl, reception)
                return Answer(place, trouble=trouble, detail=detail), cookies
        status = curl.getinfo(pycurl.RESPONSE_CODE)
        whole = not reception.enough
        answer = Answer(place, status, reception.headers, reception.body, whole)
        return answer, tuple(curl.getinfo(pycurl.INFO_COOKIELIST))

    async def _addresses(self, url: URL) -> Sequence[str]:
        host = url.raw_host or ""
        if is_ip(host):
            return ()
        async with asyncio.timeout(self._manners.connect_timeout):
            return await self._names.addresses(host)

    def _handle(self, url: URL, addresses: Sequence[str], cookies: Cookies) -> pycurl.Curl:
        """A transfer that keeps to our bounds."""
        curl = pycurl.Curl()
        curl.setopt(pycurl.URL, str(url))
        curl.setopt(pycurl.PATH_AS_IS, 1)
        curl.setopt(pycurl.PROTOCOLS, pycurl.PROTO_HTTP | pycurl.PROTO_HTTPS)
        curl.setopt(pycurl.HTTP_VERSION, pycurl.CURL_HTTP_VERSION_1_1)
        curl.setopt(pycurl.PROXY, "")
        curl.setopt(pycurl.NOSIGNAL, 1)
        curl.setopt(pycurl.CONNECTTIMEOUT_MS, int(self._manners.connect_timeout * 1000))
        curl.setopt(pycurl.TIMEOUT_MS, int(self._manners.total_timeout * 1000))
        if url.scheme == "https" and self._certificates:
            curl.setopt(*self._certificates)
        if addresses:
            curl.setopt(pycurl.RESOLVE, [f"{url.raw_host}:{url.port}:{','.join(addresses)}"])
        curl.setopt(pycurl.COOKIEFILE, "")
        for cookie in cookies:
            curl.setopt(pycurl.COOKIELIST, cookie)
        return curl


def _ask(curl: pycurl.Curl, method: str, headers: Mapping[str, str], data: bytes) -> None:
    lines = [f"{name}: {value}".encode() for name, value in headers.items()]
    if method == "POST":
        # Without these two libcurl names a type of its own and waits for a permission to go on.
        if "content-type" not in map(str.lower, headers):
            lines.append(b"Content-Type:")
        lines.append(b"Expect:")
        curl.setopt(pycurl.POSTFIELDS, data)
    elif method != "GET":
        curl.setopt(pycurl.CUSTOMREQUEST, method)
    curl.setopt(pycurl.HTTPHEADER, lines)


def _sockets() -> int:
    """How many sockets may be open: half of what the system allows, the rest is for files."""
    try:
        from resource import RLIM_INFINITY, RLIMIT_NOFILE, getrlimit
    except ImportError:
        return 256  # Windows, where `select` watches 512.
    allowed = getrlimit(RLIMIT_NOFILE)[0]
    return 4096 if allowed == RLIM_INFINITY else max(1, allowed // 2)


def _certificates() -> tuple[int, str] | None:
    """The authorities that Python trusts on this system; None for libcurl's own choice."""
    if os.name == "nt":
        return None
    known = ssl.get_default_verify_paths()
    if known.cafile:
        return pycurl.CAINFO, known.cafile
    if known.capath and any(os.scandir(known.capath)):
        return pycurl.CAPATH, known.capath
    from certifi import where

    return pycurl.CAINFO, where()


def _no_name(url: URL, error: OSError) -> tuple[Trouble, str]:
    if error.errno in _NO_SUCH_NAME:
        return Trouble.NO_NAME, f"the name {url.host} does not exist"
    return Trouble.NO_NAME_NOW, f"the name {url.host} cannot be looked up now"


def _trouble(code: int, curl: pycurl.Curl, reception: Reception) -> tuple[Trouble, str]:
    """The kind of a failure and its words."""
    if reception.refused:
        cause = f"{reception.refused} is no public address"
        return Trouble.UNSAFE, f"the address leads into a private network: {cause}"
    if reception.damaged:
        return Trouble.PROTOCOL, f"the answer cannot be read: {reception.damaged}"
    if reception.too_long:
        return Trouble.PROTOCOL, "the answer's headers have no end"
    system = curl.getinfo(pycurl.OS_ERRNO)
    trouble = _TROUBLES.get(code, Trouble.PROTOCOL)
    if reception.hung_up or (trouble is Trouble.TLS and system == errno.ECONNRESET):
        trouble = Trouble.RESET
    if trouble is Trouble.REFUSED:
        return trouble, f"no connection: {os.strerror(system) if system else 'no socket'}"
    return trouble, _WORDS.get(trouble, curl.errstr())
