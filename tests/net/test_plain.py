"""Plain questions, without the engine: the same bounds hold."""

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pytest

from catalog.net.manners import HostLimits, Manners
from catalog.net.message import Answer, Request, Trouble
from catalog.net.plain import ask
from tests.net.loopback import Asked, Reply, web
from tests.net.test_client import always, first_then, plain_socket, to

QUICK = Manners(
    HostLimits(2, 0.0),
    backoff=0.02,
    connect_timeout=1.0,
    total_timeout=1.0,
    allow_private=True,
)


def one(question: Request | str, manners: Manners = QUICK) -> Answer:
    request = Request(question) if isinstance(question, str) else question
    (answer,) = ask([request], manners)
    return answer


@contextmanager
def dripping(answer: bytes, pause: float) -> Iterator[int]:
    """A server that sends one visitor a byte now and then, as long as it listens."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            visitor, _ = server.accept()
            with visitor, suppress(OSError):
                for byte in answer:
                    visitor.sendall(bytes([byte]))
                    time.sleep(pause)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield server.getsockname()[1]
    thread.join(2)


def test_an_answer_is_given_whole() -> None:
    with web(always(Reply(200, b"yes", (("X-Some", "thing"),)))) as host:
        answer = one(host.url("/a?b=1#part"))
    assert (answer.status, answer.body, answer.whole) == (200, b"yes", True)
    assert answer.headers["x-some"] == "thing"
    assert host.asked[0].target == "/a?b=1"
    assert host.asked[0].headers["user-agent"] == QUICK.user_agent


def test_a_form_is_posted() -> None:
    with web(always(Reply())) as host:
        one(Request(host.url("/"), method="POST", body=b"id=1", headers={"Content-Type": "x/y"}))
    assert (host.asked[0].method, host.asked[0].body) == ("POST", b"id=1")
    assert host.asked[0].headers["content-type"] == "x/y"


@pytest.mark.parametrize("status", [429, 503])
def test_what_passes_is_asked_again(status: int) -> None:
    with web(first_then(Reply(status, headers=(("Retry-After", "1"),)), Reply())) as host:
        start = time.monotonic()
        answer = one(host.url("/"))
    assert answer.ok
    assert time.monotonic() - start >= 1.0


def test_secrets_end_at_a_redirect() -> None:
    def answer(asked: Asked) -> Reply:
        return to("/b") if asked.path == "/a" else Reply()

    with web(answer) as host:
        found = one(Request(host.url("/a"), headers={"X-Any": "1"}, secrets={"X-Key": "s3cret"}))
    assert [hop.status for hop in found.hops] == [301]
    assert ["x-key" in asked.headers for asked in host.asked] == [True, False]
    assert ["x-any" in asked.headers for asked in host.asked] == [True, True]


def test_redirects_end() -> None:
    with web(lambda asked: to(f"/{asked.nth}{asked.path}")) as host:
        assert one(host.url("/a")).trouble is Trouble.REDIRECTS


@pytest.mark.parametrize("location", ["javascript:alert(1)", "file:///etc/passwd"])
def test_a_redirect_out_of_the_web_is_not_followed(location: str) -> None:
    with web(always(to(location))) as host:
        assert one(host.url("/a")).trouble is Trouble.UNSAFE


def test_this_machine_is_refused_unless_allowed() -> None:
    with web(always(Reply())) as host:
        answer = one(host.url("/"), Manners(attempts=1))
    assert answer.trouble is Trouble.UNSAFE
    assert host.connections == 0


def test_a_bomb_is_read_to_the_bound_only() -> None:
    bomb = gzip.compress(b"a" * 50_000_000)
    with web(always(Reply(200, bomb, (("Content-Encoding", "gzip"),)))) as host:
        answer = one(Request(host.url("/"), max_bytes=1000))
    assert (len(answer.body), answer.whole) == (1000, False)


IMPATIENT = Manners(attempts=1, total_timeout=0.5, allow_private=True)
DRIP = Reply(
    raw=b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n", pieces=(b"x",) * 100, pause=0.1
)


@pytest.mark.parametrize("path", ["/drip", "/before"])
def test_a_slow_drip_ends_with_the_patience(path: str) -> None:
    with web(lambda asked: to("/drip") if asked.path == "/before" else DRIP) as host:
        start = time.monotonic()
        answer = one(host.url(path), IMPATIENT)
    assert host.connections == 1
    assert answer.trouble is Trouble.TIMEOUT
    assert time.monotonic() - start < 5


def test_a_slow_handshake_ends_with_the_patience() -> None:
    with dripping(b"\x16\x03\x03\x40\x00" + b"x" * 100, pause=0.1) as port:
        start = time.monotonic()
        answer = one(f"https://127.0.0.1:{port}/", IMPATIENT)
    assert answer.trouble is Trouble.TIMEOUT
    assert time.monotonic() - start < 5


def test_nobody_listens() -> None:
    with web(always(Reply())) as host:
        url = host.url("/")
    assert one(url).trouble is Trouble.REFUSED


def test_no_tls_where_tls_is_asked() -> None:
    with plain_socket(b"HTTP/1.1 200 OK\r\n\r\n") as port:
        answer = one(f"https://127.0.0.1:{port}/", Manners(attempts=1, allow_private=True))
    assert answer.trouble in (Trouble.TLS, Trouble.RESET)


def test_what_is_no_http() -> None:
    with plain_socket(b"hello\r\n\r\n") as port:
        answer = one(f"http://127.0.0.1:{port}/", Manners(attempts=1, allow_private=True))
    assert answer.trouble in (Trouble.RESET, Trouble.PROTOCOL)


def test_what_is_no_web_address_is_never_asked() -> None:
    assert one("file:///etc/passwd").trouble is Trouble.ADDRESS
