"""The polite client against hosts that behave and hosts that do not."""

import asyncio
import gzip
import shutil
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from email.utils import formatdate
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from catalog.net.client import Client
from catalog.net.manners import HostLimits, Manners
from catalog.net.message import Answer, Request, Trouble
from catalog.net.names import Names
from tests.net.loopback import Asked, Reply, web

QUICK = Manners(
    limits=HostLimits(at_once=2, spacing=0.0),
    backoff=0.02,
    connect_timeout=1.0,
    total_timeout=1.0,
    allow_private=True,
)


def fetch(*requests: Request | str, manners: Manners = QUICK, **options: Any) -> list[Answer]:
    """Ask all at once with one client."""

    async def run() -> list[Answer]:
        async with Client(manners, **options) as client:
            wanted = (Request(one) if isinstance(one, str) else one for one in requests)
            return await asyncio.gather(*(client.fetch(one) for one in wanted))

    return asyncio.run(run())


@contextmanager
def plain_socket(greeting: bytes) -> Iterator[int]:
    """A server that greets one visitor and hangs up."""
    server = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        with suppress(OSError):
            visitor, _ = server.accept()
            visitor.recv(1)
            visitor.sendall(greeting)
            visitor.close()

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield server.getsockname()[1]
    finally:
        server.close()
        thread.join(2)


def always(reply: Reply) -> Callable[[Asked], Reply]:
    return lambda asked: reply


def first_then(first: Reply, later: Reply) -> Callable[[Asked], Reply]:
    return lambda asked: first if asked.nth == 1 else later


def to(location: str, status: int = 301) -> Reply:
    return Reply(status, headers=(("Location", location),))


def test_an_answer_is_given_whole() -> None:
    with web(always(Reply(200, b"<title>Hello</title>"))) as host:
        (answer,) = fetch(host.url("/"))
    assert (answer.status, answer.body, answer.whole) == (200, b"<title>Hello</title>", True)


def test_who_asks_is_said_honestly() -> None:
    with web(always(Reply())) as host:
        fetch(host.url("/"), manners=Manners(mailto="curator@example.org", allow_private=True))
    agent = host.asked[0].headers["user-agent"]
    assert agent.startswith("paper-catalog/")
    assert "mailto:curator@example.org" in agent


# Limits


def test_a_host_is_never_asked_more_than_allowed_at_once() -> None:
    with web(always(Reply(delay=0.01))) as host:
        fetch(*(host.url(f"/{n}") for n in range(20)))
    assert host.peak["127.0.0.1"] == 2


def test_other_hosts_do_not_wait() -> None:
    with web(always(Reply(delay=0.1))) as host:
        start = time.monotonic()
        fetch(*(host.url("/", f"127.0.0.{n}") for n in range(1, 21)))
        assert time.monotonic() - start < 1.0


def test_requests_to_a_host_are_spaced() -> None:
    limits = HostLimits(at_once=2, spacing=0.05)
    with web(always(Reply())) as host:
        fetch(*(host.url(f"/{n}") for n in range(4)), manners=Manners(limits, allow_private=True))
    times = sorted(asked.at for asked in host.asked)
    assert all(b - a >= 0.045 for a, b in pairwise(times))


def test_no_word_goes_over_the_wire_that_we_did_not_choose() -> None:
    with web(always(Reply())) as host:
        question = Request(host.url("/a%2Fb"), "POST", {"Content-Type": "text/x"}, body=b"1 2")
        bare = Request(host.url("/bare"), "POST", body=b"x" * 2_000_000)
        fetch(question, bare)
    for asked in host.asked:
        own = {"host", "user-agent", "accept", "accept-encoding", "content-length"}
        assert set(asked.headers) - {"content-type"} == own
    assert {asked.target: asked.headers.get("content-type") for asked in host.asked} == {
        "/a%2Fb": "text/x",
        "/bare": None,
    }


def test_what_is_said_before_and_behind_an_answer_is_not_the_answer() -> None:
    early = b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\nX: early\r\n\r\n"
    final = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nX: 1\r\nX: 2\r\n\r\n"
    with web(always(Reply(raw=early + final + b"2\r\nhi\r\n0\r\nX: late\r\n\r\n"))) as host:
        (answer,) = fetch(host.url("/"))
    assert (answer.status, answer.body, answer.whole) == (200, b"hi", True)
    assert (answer.headers["x"], "link" in answer.headers) == ("2", False)


def test_a_connection_is_kept_alive() -> None:
    with web(always(Reply())) as host:

        async def run() -> None:
            async with Client(QUICK) as client:
                for n in range(3):
                    await client.fetch(Request(host.url(f"/{n}")))

        asyncio.run(run())
    assert len(host.asked) == 3
    assert host.connections == 1


# Asking again


@pytest.mark.parametrize("status", [408, 425, 500, 502, 503, 504])
def test_a_passing_failure_is_asked_again(status: int) -> None:
    with web(first_then(Reply(status), Reply(200))) as host:
        (answer,) = fetch(host.url("/"))
    assert answer.status == 200
    assert len(host.asked) == 2


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451, 501])
def test_an_answer_that_will_not_change_is_not(status: int) -> None:
    with web(always(Reply(status))) as host:
        (answer,) = fetch(host.url("/"))
    assert answer.status == status
    assert len(host.asked) == 1


def test_patience_ends_after_three_attempts() -> None:
    with web(always(Reply(503))) as host:
        (answer,) = fetch(host.url("/"))
    assert answer.status == 503
    assert len(host.asked) == 3


@pytest.mark.parametrize("status", [429, 503])
def test_seconds_to_wait_are_kept(status: int) -> None:
    busy = Reply(status, headers=(("Retry-After", "1"),))
    with web(first_then(busy, Reply(200))) as host:
        fetch(host.url("/"))
    first, second = (asked.at for asked in host.asked)
    assert 1.0 <= second - first < 1.5


def test_a_date_to_wait_for_is_kept() -> None:
    when = time.time() + 2
    busy = Reply(503, headers=(("Retry-After", formatdate(when, usegmt=True)),))
    with web(first_then(busy, Reply(200))) as host:
        fetch(host.url("/"))
    assert int(when) <= host.asked[1].at < when + 0.5


def test_429_pauses_the_whole_host_and_no_other() -> None:
    busy = Reply(429, headers=(("Retry-After", "1"),))

    def answer(asked: Asked) -> Reply:
        return (
            busy if asked.host == "127.0.0.1" and asked.path == "/a" and asked.nth == 1 else Reply()
        )

    single = Manners(HostLimits(1, 0.0), allow_private=True)
    with web(answer) as host:
        start = time.time()
        fetch(host.url("/a"), host.url("/b"), host.url("/c", "127.0.0.2"), manners=single)
    at = {asked.path: asked.at - start for asked in host.asked}
    assert at["/b"] >= 1.0
    assert at["/c"] < 0.5


def test_a_host_that_asks_for_too_long_a_wait_is_left() -> None:
    with web(always(Reply(429, headers=(("Retry-After", "86400"),)))) as host:
        answers = fetch(*(host.url(f"/{n}") for n in range(6)), manners=QUICK)
    assert len(host.asked) <= 2
    assert all(a.status == 429 or a.trouble is Trouble.PAUSED for a in answers)


def test_a_host_that_only_says_429_is_left() -> None:
    busy = Reply(429, headers=(("Retry-After", "1"),))
    with web(always(busy)) as host:
        start = time.monotonic()
        answers = fetch(*(host.url(f"/{n}") for n in range(20)))
    assert len(host.asked) <= QUICK.attempts * QUICK.limits.at_once
    assert time.monotonic() - start < 3.5
    assert all(one.status == 429 or one.trouble is Trouble.PAUSED for one in answers)


def test_a_host_that_says_429_once_a_page_is_not() -> None:
    with web(first_then(Reply(429), Reply(200))) as host:
        answers = fetch(*(host.url(f"/{n}") for n in range(20)))
    assert [one.status for one in answers] == [200] * 20
    assert len(host.asked) == 40


def test_a_host_that_says_429_for_some_pages_is_not() -> None:
    single = replace(QUICK, limits=HostLimits(1, 0.0))
    with web(lambda asked: Reply(429 if asked.path[-1] in "13579" else 200)) as host:
        answers = fetch(*(host.url(f"/{n}") for n in range(10)), manners=single)
    assert [one.status for one in answers] == [200, 429] * 5


def test_other_hosts_do_not_mind() -> None:
    with web(lambda asked: Reply(429 if asked.host == "127.0.0.1" else 200)) as host:
        urls = [host.url(f"/{n}") for n in range(9)] + [host.url("/", "127.0.0.2")]
        answers = fetch(*urls)
    assert answers[-1].ok


def test_where_all_pages_break_few_are_asked_again() -> None:
    with web(always(Reply(500))) as host:
        answers = fetch(*(host.url(f"/{n}") for n in range(20)))
    assert [one.status for one in answers] == [500] * 20
    assert len(host.asked) <= 30


def test_where_each_page_breaks_once_all_are_asked_again() -> None:
    with web(first_then(Reply(500), Reply(200))) as host:
        answers = fetch(*(host.url(f"/{n}") for n in range(20)))
    assert [one.status for one in answers] == [200] * 20


def test_where_one_page_answers_the_next_are_asked_again() -> None:
    single = replace(QUICK, limits=HostLimits(1, 0.0))

    async def run() -> None:
        async with Client(single) as client:
            for path in ("/b1", "/b2", "/b3", "/b4", "/ok", "/b5"):
                await client.fetch(Request(host.url(path)))

    with web(lambda asked: Reply(200 if asked.path == "/ok" else 500)) as host:
        asyncio.run(run())
    counts = [host.paths().count(path) for path in ("/b1", "/b2", "/b3", "/b4", "/ok", "/b5")]
    assert counts == [3, 3, 3, 1, 1, 3]


def test_a_host_that_hangs_up_is_asked_three_times() -> None:
    with web(always(Reply(raw=b""))) as host:
        (answer,) = fetch(host.url("/"))
    assert answer.trouble is Trouble.RESET
    assert len(host.asked) == 3


def test_a_host_that_hangs_up_on_a_kept_connection_is_asked_no_more_often() -> None:
    with web(lambda asked: Reply() if asked.path == "/first" else Reply(raw=b"")) as host:

        async def run() -> Answer:
            async with Client(QUICK) as client:
                await client.fetch(Request(host.url("/first")))
                return await client.fetch(Request(host.url("/then")))

        answer = asyncio.run(run())
    assert answer.trouble is Trouble.RESET
    assert host.paths() == ["/first", "/then", "/then", "/then"]


def test_a_host_that_never_answers_is_given_up() -> None:
    with web(always(Reply(raw=b""))) as host:
        answers = fetch(*(host.url(f"/{n}") for n in range(12)))
    assert all(answer.trouble in (Trouble.RESET, Trouble.GIVEN_UP) for answer in answers)
    assert len(host.asked) <= QUICK.give_up_after + QUICK.limits.at_once


def test_nobody_listens() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        (answer,) = fetch(f"http://127.0.0.1:{taken.getsockname()[1]}/")
    assert answer.trouble is Trouble.REFUSED


# Redirects


def test_redirects_are_followed_and_noted() -> None:
    moved = {"/a": to("/b"), "/b": to("/c", 302), "/c": Reply(200)}
    with web(lambda asked: moved[asked.path]) as host:
        (answer,) = fetch(host.url("/a"))
    assert answer.url == host.url("/c")
    assert [(hop.status, hop.to) for hop in answer.hops] == [
        (301, host.url("/b")),
        (302, host.url("/c")),
    ]


def test_a_circle_is_left_at_its_second_round() -> None:
    with web(lambda asked: to("/b" if asked.path == "/a" else "/a")) as host:
        (answer,) = fetch(host.url("/a"))
    assert answer.trouble is Trouble.REDIRECTS
    assert len(host.asked) == 2


def test_endless_redirects_end() -> None:
    with web(lambda asked: to(asked.path + "x")) as host:
        (answer,) = fetch(host.url("/a"))
    assert answer.trouble is Trouble.REDIRECTS
    assert len(host.asked) == QUICK.max_redirects + 1


def test_a_cookie_opens_the_way_back() -> None:
    def answer(asked: Asked) -> Reply:
        if asked.headers.get("cookie") == "seen=1":
            return Reply(200, b"in")
        return Reply(302, headers=(("Location", asked.path), ("Set-Cookie", "seen=1")))

    with web(answer) as host:
        (found,) = fetch(host.url("/a"))
    assert found.body == b"in"


def test_a_cookie_stays_with_its_host() -> None:
    def answer(asked: Asked) -> Reply:
        if asked.host == "127.0.0.1":
            there = host.url("/", "127.0.0.2")
            return Reply(302, headers=(("Location", there), ("Set-Cookie", "seen=1")))
        return Reply()

    with web(answer) as host:
        fetch(host.url("/"))
        fetch(host.url("/again"))
    assert [asked.headers.get("cookie") for asked in host.asked] == [None] * len(host.asked)


def test_a_cookie_that_is_renewed_at_each_step_hides_no_circle() -> None:
    def answer(asked: Asked) -> Reply:
        cookie = ("Set-Cookie", f"seen=1; Max-Age={asked.nth * 100}")
        return Reply(302, headers=(("Location", asked.path), cookie))

    with web(answer) as host:
        (found,) = fetch(host.url("/a"))
    assert found.trouble is Trouble.REDIRECTS
    assert len(host.asked) == 2


@pytest.mark.parametrize("location", ["javascript:alert(1)", "file:///etc/passwd", "http://[bad"])
def test_a_redirect_out_of_the_web_is_not_followed(location: str) -> None:
    with web(always(to(location))) as host:
        (answer,) = fetch(host.url("/"))
    assert answer.trouble in (Trouble.UNSAFE, Trouble.ADDRESS)


def test_a_redirect_in_raw_bytes_is_read_as_utf8() -> None:
    raw = "HTTP/1.1 301 Moved\r\nContent-Length: 0\r\nLocation: /ü\r\n\r\n".encode()
    pages = {"/": Reply(raw=raw), "/%C3%BC": Reply(200, b"there")}
    with web(lambda asked: pages[asked.path]) as host:
        (answer,) = fetch(host.url("/"))
    assert answer.body == b"there"


def test_secrets_end_at_a_redirect_and_in_print() -> None:
    pages = {"/a": to("/b"), "/b": Reply()}
    with web(lambda asked: pages[asked.path]) as host:
        request = Request(host.url("/a"), secrets={"Authorization": "Bearer s3cret"})
        fetch(request)
    assert host.asked[0].headers["authorization"] == "Bearer s3cret"
    assert "authorization" not in host.asked[1].headers
    assert "s3cret" not in repr(request)


# Safety


def test_this_machine_is_refused_unless_allowed() -> None:
    with web(always(Reply())) as host:
        (answer,) = fetch(host.url("/"), manners=Manners())
    assert answer.trouble is Trouble.UNSAFE
    assert host.asked == []


@pytest.mark.parametrize(
    "inside", ["127.0.0.9", "[::1]", "2130706441", "0x7f000009", "017700000011", "169.254.169.254"]
)
def test_a_redirect_into_a_private_network_is_refused(inside: str) -> None:
    with web(lambda asked: to(f"http://{inside}:{host.port}/secret")) as host:
        (answer,) = fetch(host.url("/"), permit=lambda address: address == "127.0.0.1")
    assert answer.trouble in (Trouble.UNSAFE, Trouble.ADDRESS)
    assert host.paths() == ["/"]


def test_metadata_is_refused_even_where_private_networks_are_allowed() -> None:
    with web(always(to("http://169.254.169.254/latest/meta-data/"))) as host:
        (answer,) = fetch(host.url("/"))
    assert answer.trouble is Trouble.UNSAFE


def test_a_name_that_resolves_into_a_private_network_is_refused() -> None:
    with web(always(Reply())) as host:
        url = f"http://paper.example:{host.port}/"
        (answer,) = fetch(url, manners=Manners(), lookup=lambda name: ["127.0.0.1"])
    assert answer.trouble is Trouble.UNSAFE
    assert host.asked == []


def test_a_name_that_changes_its_mind_gains_nothing() -> None:
    answers = iter([["127.0.0.1"], ["127.0.0.2"], ["127.0.0.2"], ["127.0.0.2"]])
    closing = Reply(200, headers=(("Connection", "close"),))

    async def run(port: int) -> list[Answer]:
        allowed = lambda address: address == "127.0.0.1"  # noqa: E731
        async with Client(QUICK, allowed) as client:
            client._transport._names = Names(lambda name: next(answers), lasting=0.0)
            url = f"http://paper.example:{port}/"
            return [await client.fetch(Request(url)) for _ in range(2)]

    with web(always(closing)) as host:
        first, second = asyncio.run(run(host.port))
    assert first.status == 200
    assert second.trouble is Trouble.UNSAFE
    assert len(host.asked) == 1


def test_a_name_that_does_not_exist() -> None:
    def lookup(name: str) -> list[str]:
        raise socket.gaierror(socket.EAI_NONAME, "no such name")

    (answer,) = fetch("http://nowhere.example/", lookup=lookup)
    assert answer.trouble is Trouble.NO_NAME


@pytest.mark.parametrize("host", ["a..b.example", "a" * 64 + ".example"])
def test_a_name_that_cannot_be_written(host: str) -> None:
    with web(lambda asked: to(f"http://{host}/")) as elsewhere:
        direct, led = fetch(f"http://{host}/", elsewhere.url("/"))
    assert (direct.trouble, led.trouble) == (Trouble.ADDRESS, Trouble.ADDRESS)


def test_a_name_that_cannot_be_looked_up_now_is_another_thing() -> None:
    def lookup(name: str) -> list[str]:
        raise socket.gaierror(socket.EAI_AGAIN, "try again")

    (answer,) = fetch("http://nowhere.example/", lookup=lookup)
    assert answer.trouble is Trouble.NO_NAME_NOW


def test_a_name_that_takes_too_long_to_look_up_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    released = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *name, **kind: released.wait(10))
    hasty = replace(QUICK, attempts=1, connect_timeout=0.1)
    try:
        (answer,) = fetch("http://slow.example/", manners=hasty)
    finally:
        released.set()
    assert answer.trouble is Trouble.NO_NAME_NOW


def test_without_a_network_no_name_is_tried_again_and_again() -> None:
    looked_up = []

    def lookup(name: str) -> list[str]:
        looked_up.append(name)
        raise socket.gaierror(socket.EAI_AGAIN, "try again")

    with web(always(Reply())) as host:
        urls = [f"http://{n}.example/" for n in range(50)]
        manners = replace(QUICK, at_once=1)
        *named, by_number = fetch(*urls, host.url("/"), manners=manners, lookup=lookup)
    assert {answer.trouble for answer in named} == {Trouble.NO_NAME_NOW}
    assert by_number.ok
    assert len(looked_up) < 10


def test_one_name_that_is_missing_stops_no_other() -> None:
    def lookup(name: str) -> list[str]:
        if name == "missing.example":
            raise socket.gaierror(socket.EAI_NONAME, "no such name")
        return ["127.0.0.1"]

    with web(always(Reply())) as host:
        urls = [f"http://{name}.example:{host.port}/" for name in ("missing", "there")]
        missing, there = fetch(*urls, manners=replace(QUICK, at_once=1), lookup=lookup)
    assert missing.trouble is Trouble.NO_NAME
    assert there.ok


def test_a_bomb_is_read_to_the_bound_only() -> None:
    bomb = gzip.compress(b"a" * 30_000_000)
    headers = (("Content-Encoding", "gzip"), ("Content-Type", "text/html"))
    with web(always(Reply(200, bomb, headers))) as host:
        (answer,) = fetch(host.url("/"))
    assert len(answer.body) == 65_536
    assert not answer.whole


def test_an_endless_body_ends_at_the_bound() -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    with web(always(Reply(raw=head, pieces=(b"x" * 65_536,) * 40))) as host:
        (answer,) = fetch(host.url("/"))
    assert (answer.status, len(answer.body), answer.whole) == (200, 65_536, False)


def test_endless_headers_are_refused() -> None:
    endless = tuple(b"X-%d: %s\r\n" % (n, b"y" * 500) for n in range(5_000))
    with web(always(Reply(raw=b"HTTP/1.1 200 OK\r\n", pieces=endless))) as host:
        (answer,) = fetch(host.url("/"))
    assert answer.trouble in (Trouble.PROTOCOL, Trouble.RESET)


def test_one_huge_header_is_refused() -> None:
    with web(always(Reply(raw=b"HTTP/1.1 200 OK\r\nX: " + b"y" * 200_000 + b"\r\n\r\n"))) as host:
        (answer,) = fetch(host.url("/"))
    assert answer.trouble in (Trouble.PROTOCOL, Trouble.RESET)


def test_a_slow_drip_ends_with_the_patience() -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"
    hasty = Manners(attempts=1, total_timeout=0.3, allow_private=True)
    with web(always(Reply(raw=head, pieces=(b"x",) * 100, pause=0.05))) as host:
        start = time.monotonic()
        (answer,) = fetch(host.url("/"), manners=hasty)
    assert answer.trouble is Trouble.TIMEOUT
    assert time.monotonic() - start < 2


def test_no_tls_where_tls_is_asked() -> None:
    with plain_socket(b"HTTP/1.1 400 Bad Request\r\n\r\n") as port:
        (answer,) = fetch(f"https://127.0.0.1:{port}/", manners=replace(QUICK, attempts=1))
    assert answer.trouble is Trouble.TLS


@pytest.fixture
def certificate(tmp_path: Path) -> tuple[Path, ssl.SSLContext]:
    """A certificate for 127.0.0.1 that vouches for itself, and a server's side of it."""
    if shutil.which("openssl") is None:
        pytest.skip("needs openssl to make a certificate")
    key, certificate = tmp_path / "key.pem", tmp_path / "cert.pem"
    make = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1"]
    names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1"]
    files = ["-keyout", str(key), "-out", str(certificate)]
    subprocess.run([*make, *names, *files], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return certificate, context


def test_a_certificate_that_nobody_vouches_for(certificate: tuple[Path, ssl.SSLContext]) -> None:
    with web(always(Reply()), tls=certificate[1]) as host:
        (answer,) = fetch(host.url("/"), manners=replace(QUICK, attempts=1))
    assert answer.trouble is Trouble.TLS
    assert host.asked == []


def test_a_certificate_of_an_authority_that_this_system_trusts(
    certificate: tuple[Path, ssl.SSLContext], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))
    with web(always(Reply(200, b"safe")), tls=certificate[1]) as host:
        (answer,) = fetch(host.url("/"))
    assert (answer.status, answer.body) == (200, b"safe")


def test_what_is_no_http() -> None:
    with web(always(Reply(raw=b"SSH-2.0-OpenSSH_9.6\r\n\r\n"))) as host:
        (answer,) = fetch(host.url("/"))
    assert answer.trouble is Trouble.PROTOCOL


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/passwd", "http://x/" + "a" * 10**5]
)
def test_what_is_no_web_address_is_never_asked(url: str) -> None:
    (answer,) = fetch(url)
    assert answer.trouble is Trouble.ADDRESS


# robots.txt


def test_robots_txt_is_asked_once_and_kept() -> None:
    rules = b"User-agent: *\nDisallow: /private/\n"
    with web(always(Reply()), robots=rules) as host:
        paths = ("/private/a", "/open/a", "/open/b")
        answers = fetch(*(Request(host.url(path), robots=True) for path in paths))
    assert [answer.trouble for answer in answers] == [Trouble.ROBOTS, None, None]
    assert [asked.path for asked in host.asked].count("/robots.txt") == 1
    assert sorted(host.paths()) == ["/open/a", "/open/b"]


def test_registries_are_asked_without() -> None:
    with web(always(Reply()), robots=b"User-agent: *\nDisallow: /\n") as host:
        (answer,) = fetch(host.url("/api"))
    assert answer.ok


def test_a_page_in_place_of_robots_txt_forbids_nothing() -> None:
    page = b"<!doctype html><html>User-agent: *\nDisallow: /</html>"
    with web(always(Reply()), robots=page) as host:
        (answer,) = fetch(Request(host.url("/"), robots=True))
    assert answer.ok
