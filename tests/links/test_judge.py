"""From an answer to a verdict: the table of walls, and what counts as proof."""

import pytest

from catalog.links.judge import judge
from catalog.links.signatures import SIGNATURES
from catalog.links.verdict import Observation, Verdict
from catalog.net.message import Answer, Hop, Trouble

URL = "https://host.example/paper"
HTML = {"content-type": "text/html"}


def page(
    status: int, body: str = "", headers: dict[str, str] | None = None, url: str = URL
) -> Answer:
    hops = () if url == URL else (Hop(URL, 302, url),)
    return Answer(url, status, {**HTML, **(headers or {})}, f"<html>{body}".encode(), hops=hops)


def seen(answer: Answer) -> Observation:
    return judge(answer, names_resolve=True)


def title(text: str) -> str:
    return f"<title>{text}</title>"


@pytest.mark.parametrize(
    ("status", "verdict"),
    [
        (200, Verdict.OK), (203, Verdict.OK), (202, Verdict.BLOCKED), (204, Verdict.OK),
        (400, Verdict.UNKNOWN), (401, Verdict.BLOCKED), (402, Verdict.BLOCKED),
        (403, Verdict.BLOCKED), (404, Verdict.GONE), (405, Verdict.BLOCKED), (406, Verdict.BLOCKED),
        (408, Verdict.TIMEOUT), (410, Verdict.GONE), (418, Verdict.BLOCKED),
        (429, Verdict.RATE_LIMITED), (451, Verdict.BLOCKED), (500, Verdict.UNKNOWN),
        (503, Verdict.UNKNOWN), (504, Verdict.TIMEOUT), (522, Verdict.UNKNOWN),
        (999, Verdict.BLOCKED),
    ],
)  # fmt: skip
def test_statuses(status: int, verdict: Verdict) -> None:
    assert seen(page(status)).verdict is verdict


WALLS = {
    "Cloudflare by header": page(403, title("Just a moment..."), {"cf-mitigated": "challenge"}),
    "Cloudflare by page": page(503, title("Just a moment...") + "/cdn-cgi/challenge-platform/"),
    "Cloudflare with 404": page(404, "", {"cf-mitigated": "challenge"}),
    "Anubis": page(200, title("x") + '<script id="anubis_version">'),
    "AWS by header": page(405, "", {"x-amzn-waf-action": "captcha"}),
    "AWS by page": page(202, "window.gokuProps = {}"),
    "Imperva": page(200, '<script src="/_Incapsula_Resource?SWJIYLWA=1">'),
    "DataDome": page(403, "https://geo.captcha-delivery.com/captcha/"),
    "HUMAN": page(403, '<div id="px-captcha">'),
    "Radware": page(200, title("Radware Bot Manager Captcha")),
    "Vercel": page(429, "", {"x-vercel-mitigated": "challenge"}),
    "Akamai": page(403, title("Access Denied") + "https://errors.edgesuite.net/18.1"),
    "F5": page(200, title("Request Rejected") + "Your support ID is: 42"),
    "question": page(200, "", url="https://www.google.com/sorry/index?continue=x"),
    "not a bot": page(200, title("Making sure you&#39;re not a bot!")),
    "consent": page(200, title("Before you continue"), url="https://consent.youtube.com/m?x"),
    "login host": page(200, title("Sign in"), url="https://accounts.google.com/v3/signin"),
    "login page": page(200, title("Welcome"), url="https://host.example/users/login?next=/paper"),
}


@pytest.mark.parametrize("name", WALLS)
def test_walls(name: str) -> None:
    found = seen(WALLS[name])
    assert found.verdict is Verdict.BLOCKED
    assert found.titles == ()


@pytest.mark.parametrize(
    "text",
    [
        "404", "404 Not Found", "Error 404", "Page not found", "Sorry, we can't find that page",
        "The page could not be found | Host", "Not Found", "This domain may be for sale",
        "页面不存在", "Seite nicht gefunden",
    ],
)  # fmt: skip
def test_a_soft_404_is_no_proof(text: str) -> None:
    assert seen(page(200, title(text))).verdict is Verdict.UNKNOWN


@pytest.mark.parametrize(
    "text",
    [
        "404 Ways to Lose a Page",
        "CAPTCHA Solving by Metric Learning",
        "Human Verification of Faces",
        "Attention Is Not Found in Small Networks",
        "Just a Moment Matching Network",
        "One More Step Towards Reality: Embeddings",
        "Security Check of Embeddings",
        "Access Denied: Backdoors in Retrieval",
        "Retracted Papers and Their Afterlife",
        "A Login Page Detector",
        "Deep Learning for Sale Forecasting",
    ],
)
def test_papers_whose_titles_sound_like_walls(text: str) -> None:
    assert seen(page(200, title(text) + "cloudflare Google captcha")).verdict is Verdict.OK


@pytest.mark.parametrize(
    "text", ["RETRACTED: First Steps", "[Retracted] First Steps", "Withdrawn Article: X"]
)
def test_a_retraction_notice(text: str) -> None:
    assert seen(page(200, title(text))).verdict is Verdict.WITHDRAWN


def test_every_signature_says_what_it_is() -> None:
    for sign in SIGNATURES:
        assert sign.name
        assert sign.header[0] or sign.title or sign.body or sign.url


def moved(*statuses: int, to: str = "https://host.example/new") -> Answer:
    hops = tuple(Hop(URL, status, to) for status in statuses)
    return Answer(to, 200, HTML, b"<html><title>First</title>", hops=hops)


@pytest.mark.parametrize("statuses", [(301,), (308,), (301, 308)])
def test_moved_for_good_if_every_hop_says_so(statuses: tuple[int, ...]) -> None:
    found = seen(moved(*statuses))
    assert (found.verdict, found.moved_to) == (Verdict.MOVED, "https://host.example/new")


@pytest.mark.parametrize("statuses", [(302,), (301, 302), (307,), (303,)])
def test_a_passing_redirect_is_no_move(statuses: tuple[int, ...]) -> None:
    found = seen(moved(*statuses))
    assert (found.verdict, found.moved_to) == (Verdict.OK, "")


def test_a_way_to_the_home_page_is_no_move() -> None:
    assert seen(moved(301, to="https://host.example/")).verdict is Verdict.UNKNOWN


@pytest.mark.parametrize(
    ("trouble", "verdict"),
    [
        (Trouble.TIMEOUT, Verdict.TIMEOUT), (Trouble.PAUSED, Verdict.RATE_LIMITED),
        (Trouble.ROBOTS, Verdict.BLOCKED), (Trouble.NO_NAME, Verdict.GONE),
        (Trouble.NO_NAME_NOW, Verdict.UNKNOWN), (Trouble.REFUSED, Verdict.UNKNOWN),
        (Trouble.RESET, Verdict.UNKNOWN), (Trouble.TLS, Verdict.UNKNOWN),
        (Trouble.UNSAFE, Verdict.UNKNOWN), (Trouble.REDIRECTS, Verdict.UNKNOWN),
        (Trouble.ADDRESS, Verdict.UNKNOWN), (Trouble.PROTOCOL, Verdict.UNKNOWN),
        (Trouble.GIVEN_UP, Verdict.UNKNOWN),
    ],
)  # fmt: skip
def test_troubles(trouble: Trouble, verdict: Verdict) -> None:
    assert seen(Answer(URL, trouble=trouble)).verdict is verdict


def test_a_missing_name_proves_nothing_while_no_name_resolves() -> None:
    assert (
        judge(Answer(URL, trouble=Trouble.NO_NAME), names_resolve=False).verdict is Verdict.UNKNOWN
    )
