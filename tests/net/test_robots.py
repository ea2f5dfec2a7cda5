"""What a robots.txt forbids (RFC 9309)."""

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.net.message import Answer
from catalog.net.robots import MAX_BYTES, Robots, rules_of

HOST = "http://paper.example"


def allows(text: str | bytes, path: str, *, status: int = 200, whole: bool = True) -> bool:
    body = text if isinstance(text, bytes) else text.encode()

    async def ask(url: str) -> Answer:
        return Answer(url, status, {"content-type": "text/plain"}, body, whole)

    return asyncio.run(Robots(ask).allows(HOST, HOST + path))


RULES = [
    # Section 2.2.2: the longest match wins, and of two of one length the one that allows.
    ("Disallow: /\nAllow: /papers/", "/papers/1", True),
    ("Disallow: /\nAllow: /papers/", "/talks/1", False),
    ("Disallow: /content\nAllow: /content/10.1/", "/content/10.1/x", True),
    ("Disallow: /a\nAllow: /a", "/a", True),
    ("Disallow:", "/x", True),
    ("Disallow: /a%3Fb", "/a%3fb", False),
    ("Disallow: /m%C3%BCller", "/müller", False),
    # Section 2.2.3: a star stands for anything, a dollar sign for the end.
    ("Disallow: /*.pdf$", "/a.pdf", False),
    ("Disallow: /*.pdf$", "/a.pdf?x", True),
    ("Disallow: /*/private/", "/a/b/private/x", False),
    ("Disallow: /*?", "/x?a=1", False),
    ("Disallow: /*?", "/x", True),
    ("Allow: /$\nDisallow: /", "/", True),
    ("Allow: /$\nDisallow: /", "/x", False),
]


@pytest.mark.parametrize(("rules", "path", "allowed"), RULES)
def test_rules(rules: str, path: str, allowed: bool) -> None:
    assert allows(f"User-agent: *\n{rules}\n", path) is allowed


GROUPS = [
    ("User-agent: *\n\nDisallow: /x", False),
    ("\ufeffUser-agent: *\nDisallow: /x", False),
    ("User-agent: *\r\nDisallow: /x\r\n", False),
    ("user-AGENT : * # all\nDISALLOW : /x # this", False),
    ("User-agent: *\nDisallow: /a\n\nUser-agent: *\nDisallow: /x", False),
    ("User-agent: one\nUser-agent: *\nDisallow: /x", False),
    ("User-agent: *\nDisallow: /x\n\nUser-agent: paper-catalog\nDisallow: /a", True),
    ("User-agent: *\nDisallow: /a\n\nUser-agent: Paper-Catalog/1.0\nDisallow: /x", False),
    ("Disallow: /x", True),
]


@pytest.mark.parametrize(("text", "allowed"), GROUPS)
def test_groups(text: str, allowed: bool) -> None:
    assert allows(text, "/x") is allowed


@pytest.mark.parametrize("agent", ["catalog", "paper", "paper-catalog-bot", "Googlebot", "p"])
def test_a_group_is_ours_by_its_whole_name_only(agent: str) -> None:
    assert allows(f"User-agent: {agent}\nDisallow: /\n", "/x")


@pytest.mark.parametrize("status", [401, 403, 404, 429, 500, 503])
def test_a_host_that_cannot_show_it_forbids_nothing(status: int) -> None:
    assert allows("User-agent: *\nDisallow: /", "/x", status=status)


def test_a_path_that_was_cut_forbids_nothing() -> None:
    start = "User-agent: *\nDisallow: /private/\n"
    assert allows(f"{start}Disallow: /", "/x", whole=False)
    assert not allows(f"{start}Disallow: /", "/private/x", whole=False)


def test_thousands_of_agents_cost_no_list_of_rules_each() -> None:
    agents = "".join(f"User-agent: bot{n}\n" for n in range(15_000))
    rules = "Disallow: /x\n" * 15_000
    body = f"{agents}{rules}User-agent: *\nDisallow: /y\n".encode()
    assert len(body) < MAX_BYTES
    assert not allows(body, "/y")
    assert allows(body, "/x")


@given(st.binary(max_size=200), st.text(max_size=20))
def test_no_bytes_break_it(noise: bytes, path: str) -> None:
    rules = rules_of(b"User-agent: *\nDisallow: /\n" + noise)
    assert rules is not None
    assert rules.can_fetch(f"{HOST}/{path}", "paper-catalog") in (True, False)
