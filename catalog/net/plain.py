"""A few plain questions, one after the other, from code that is not asynchronous.

What `catalog add` asks. All bounds of the engine hold here too: addresses that may be connected
to, sizes, time, redirects, and secrets that stay with their own host.
"""

import io
import socket
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from typing import Any
from urllib.parse import urljoin

import requests
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import HTTPError, NameResolutionError

from catalog.net import retry
from catalog.net.address import BadAddress, Permit, permit_for, request_url
from catalog.net.body import ENCODINGS, Inflater
from catalog.net.manners import Manners
from catalog.net.message import Answer, Hop, Request, Trouble
from catalog.net.redirects import REDIRECTS, readable

_PIECE = 16 * 1024
_WORDS = {
    Trouble.UNSAFE: "the address leads into a private network",
    Trouble.NO_NAME_NOW: "its name cannot be looked up",
    Trouble.TLS: "the certificate or the TLS handshake is not valid",
    Trouble.TIMEOUT: "no answer in time",
    Trouble.REFUSED: "no connection",
    Trouble.ADDRESS: "the address cannot be read",
    Trouble.RESET: "the connection was closed before the answer was complete",
}


class _Refused(OSError):
    """An address that may not be connected to."""


def ask(questions: Sequence[Request], manners: Manners) -> tuple[Answer, ...]:
    """Ask a few questions, each with redirects and further attempts.

    Never raises for what hosts do; see `Answer.trouble`.

    Returns:
        The answers in the order of the questions.
    """
    with _Session(manners) as session:
        return tuple(session.fetch(one) for one in questions)


class _Session:
    """Connections of a few questions."""

    def __init__(self, manners: Manners) -> None:
        self._manners = manners
        self._sockets: list[socket.socket] = []
        self._session = requests.Session()
        self._session.trust_env = False  # no passwords from ~/.netrc to any host
        adapter = _Adapter(permit_for(manners), manners.connect_timeout, self._sockets)
        self._session.mount("http://", adapter)
        self._session.mount("https://", adapter)
        self._session.headers.clear()

    def __enter__(self) -> "_Session":
        return self

    def __exit__(self, *problem: object) -> None:
        self._session.close()
        for connection in self._sockets:
            connection.close()

    def fetch(self, question: Request) -> Answer:
        """Ask, follow redirects, and try again where that may help."""
        url, method, data = question.url, question.method, question.body
        headers = {**question.headers, **question.secrets}
        hops: list[Hop] = []
        while True:
            try:
                address = str(request_url(url))
            except BadAddress as error:
                trouble = Trouble.UNSAFE if hops else Trouble.ADDRESS
                return Answer(url, hops=tuple(hops), trouble=trouble, detail=str(error))
            answer = self._attempts(method, address, headers, data, question.max_bytes)
            location = answer.headers.get("location", "")
            if answer.status not in REDIRECTS or not location:
                return Answer(
                    address,
                    answer.status,
                    answer.headers,
                    answer.body,
                    answer.whole,
                    tuple(hops),
                    answer.trouble,
                    answer.detail,
                )
            if len(hops) >= self._manners.max_redirects:
                detail = "the redirects lead in a circle"
                return Answer(address, hops=tuple(hops), trouble=Trouble.REDIRECTS, detail=detail)
            url = urljoin(address, readable(location))
            hops.append(Hop(address, answer.status, url))
            headers = dict(question.headers)  # Secrets end here.
            if answer.status == 303 or (answer.status in (301, 302) and method == "POST"):
                method, data = "GET", b""

    def _attempts(
        self, method: str, url: str, headers: dict[str, str], data: bytes, limit: int
    ) -> Answer:
        for attempt in range(1, self._manners.attempts + 1):
            answer = self._exchange(method, url, headers, data, limit)
            if attempt == self._manners.attempts:
                break
            if not retry.says_later(answer) and answer.trouble not in retry.TROUBLES:
                break
            wait = retry.retry_after(answer.headers.get("retry-after"), time.time())
            if wait is None:
                wait = retry.backoff(self._manners.backoff, attempt)
            if wait > self._manners.longest_wait:
                break
            time.sleep(wait)
        return answer

    def _exchange(
        self, method: str, url: str, headers: dict[str, str], data: bytes, limit: int
    ) -> Answer:
        manners = self._manners
        own = {"User-Agent": manners.user_agent, "Accept": "*/*", "Accept-Encoding": ENCODINGS}
        # A host that sends a byte now and then never meets the timeout of a single read.
        late = threading.Event()
        watch = threading.Timer(manners.total_timeout, self._hang_up, (late,))
        watch.daemon = True
        watch.start()
        try:
            with self._session.request(
                method,
                url,
                headers={**own, **headers},
                data=data or None,
                allow_redirects=False,
                stream=True,
                timeout=(manners.connect_timeout, manners.total_timeout),
            ) as reply:
                known = {name.lower(): value for name, value in reply.headers.items()}
                body = Inflater(known.get("content-encoding", ""), limit)
                while not body.full and (piece := reply.raw.read1(_PIECE, decode_content=False)):
                    body.feed(piece)
                if late.is_set():
                    raise TimeoutError
                return Answer(url, reply.status_code, known, body.data, not body.full)
        except (requests.RequestException, HTTPError, OSError, ValueError) as error:
            trouble = Trouble.TIMEOUT if late.is_set() else _trouble(error)
            detail = _WORDS.get(trouble, "the answer is no valid HTTP")
            return Answer(url, trouble=trouble, detail=detail)
        finally:
            watch.cancel()

    def _hang_up(self, late: threading.Event) -> None:
        late.set()
        for connection in self._sockets:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)


class _Adapter(HTTPAdapter):
    """Connects only to addresses that are permitted, whatever a name resolves to.

    Args:
        permit: which IP addresses may be connected to.
        connect_timeout: seconds.
        sockets: learns a second handle of every connection, through which it can be ended.
    """

    def __init__(
        self, permit: Permit, connect_timeout: float, sockets: list[socket.socket]
    ) -> None:
        self._permit, self._timeout, self._sockets = permit, connect_timeout, sockets
        super().__init__(max_retries=0)

    def init_poolmanager(self, *arguments: Any, **options: Any) -> None:
        """Put connections in the place of urllib3's that look where they lead."""
        super().init_poolmanager(*arguments, **options)
        connect = self._connect

        class Http(HTTPConnection):
            def _new_conn(self) -> socket.socket:
                return connect(self._dns_host, self.port)

        class Https(HTTPSConnection):
            def _new_conn(self) -> socket.socket:
                return connect(self._dns_host, self.port)

        class HttpPool(HTTPConnectionPool):
            ConnectionCls = Http

        class HttpsPool(HTTPSConnectionPool):
            ConnectionCls = Https

        self.poolmanager.pool_classes_by_scheme = {"http": HttpPool, "https": HttpsPool}

    def _connect(self, host: str, port: int) -> socket.socket:
        """Connect to the first address of a name that answers.

        Raises:
            _Refused: one of them is not permitted.
            OSError: none answers.
        """
        problem = OSError(f"{host} has no address")
        for family, kind, protocol, _, place in socket.getaddrinfo(
            host.strip("[]"), port, type=socket.SOCK_STREAM
        ):
            if not self._permit(str(place[0])):
                raise _Refused(f"{place[0]} is no public address")
            connection = socket.socket(family, kind, protocol)
            connection.settimeout(self._timeout)
            try:
                connection.connect(place)
            except OSError as error:
                connection.close()
                problem = error
                continue
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            # TLS takes the socket for itself; its twin ends the same connection.
            self._sockets.append(connection.dup())
            return connection
        raise problem


def _causes(error: BaseException) -> list[BaseException]:
    """An error and all that it wraps: requests wraps urllib3's, which wraps the system's."""
    found: list[BaseException] = []
    queue: list[Any] = [error]
    while queue:
        one = queue.pop()
        if isinstance(one, BaseException) and one not in found:
            found.append(one)
            queue += [one.__cause__, one.__context__, getattr(one, "reason", None), *one.args]
    return found


def _trouble(error: BaseException) -> Trouble:
    kinds = _causes(error)

    def is_a(*classes: type[BaseException]) -> bool:
        return any(isinstance(one, classes) for one in kinds)

    if is_a(_Refused):
        return Trouble.UNSAFE
    if is_a(NameResolutionError, socket.gaierror):
        return Trouble.NO_NAME_NOW
    if is_a(requests.exceptions.SSLError):
        return Trouble.TLS
    if is_a(requests.exceptions.Timeout, TimeoutError):
        return Trouble.TIMEOUT
    if is_a(ConnectionRefusedError):
        return Trouble.REFUSED
    if is_a(requests.exceptions.InvalidURL):
        return Trouble.ADDRESS
    if is_a(ConnectionError, requests.exceptions.ConnectionError, io.UnsupportedOperation):
        return Trouble.RESET
    return Trouble.PROTOCOL
