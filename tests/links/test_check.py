"""The whole way of a link, against hosts and registries on loopback."""

import json
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest

from catalog.finding import Replace, Severity, Where
from catalog.links.check import Settings, check
from catalog.links.engine import over_https
from catalog.links.memory import Memory
from catalog.links.outcome import Outcome
from catalog.links.report import annotated, as_json, as_text, findings
from catalog.links.targets import Expected, Place
from catalog.links.verdict import Verdict
from catalog.net.manners import HostLimits, Manners
from catalog.net.registry import Identifier
from tests.links.standins import Work, arxiv, crossref, datacite, handles, registries
from tests.net.loopback import Asked, Reply, web

DAY = 86_400.0
MANNERS = Manners(HostLimits(2, 0.0), backoff=0.02, allow_private=True)
ENTRY = Expected(("First Steps in Distance",), ("Jane Doe", "Zoë Müller"))
HTML = (("Content-Type", "text/html"),)


def place(url: str, kind: str = "paper", expected: Expected | None = ENTRY, n: int = 0) -> Place:
    return Place(Where("data/papers/a.yaml", "a", ("links", n, "url")), url, kind, expected)


def run(
    places: Sequence[Place], memory: Memory, at: float = 1000.0, **settings: Any
) -> tuple[Outcome, ...]:
    return check(places, memory, Settings(MANNERS, clock=lambda: at, **settings))


def one(url: str, memory: Memory | None = None, **settings: Any) -> Outcome:
    with memory or Memory(None) as base:
        (outcome,) = run([place(url)], base, **settings)
    return outcome


def page(title: str, *, tags: bool = False, **options: Any) -> Reply:
    tag = f'<meta name="citation_title" content="{title}">' if tags else ""
    tag += '<meta name="citation_author" content="Ann Other">' * 2 if tags else ""
    return Reply(200, f"<html><title>{title}</title>{tag}".encode(), HTML, **options)


def always(reply: Reply) -> Callable[[Asked], Reply]:
    return lambda asked: reply


# Pages


def test_a_page_that_is_there() -> None:
    with web(always(page("First Steps in Distance"))) as host:
        outcome = one(host.url("/a"))
    assert (outcome.verdict, outcome.proof) == (Verdict.OK, True)


def test_a_page_about_another_paper() -> None:
    with web(always(page("Quantum Cats in a Box", tags=True))) as host:
        outcome = one(host.url("/a"))
    assert outcome.verdict is Verdict.WRONG_PAPER
    assert "Quantum Cats" in outcome.reason


def test_a_project_page_may_be_called_anything() -> None:
    with web(always(page("Quantum Cats", tags=True))) as host, Memory(None) as memory:
        (outcome,) = run([place(host.url("/a"), "project")], memory)
    assert outcome.verdict is Verdict.OK


def test_identical_targets_are_asked_once() -> None:
    with web(always(page("x"))) as host, Memory(None) as memory:
        run([place(host.url(f"/a#{n}"), n=n) for n in range(5)], memory)
    assert host.paths() == ["/a"]


def test_invalid_bytes_anywhere() -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=\xff\xfe\r\nX-\xe4: \xff\r\n\r\n"
    body = b"<html><title>First Steps in \xff\xfeDistance</title>\x00\x80<meta name='\xff'"
    with web(always(Reply(raw=head + body))) as host:
        found = one(host.url("/%FF/\udcff".encode("utf-8", "replace").decode()))
    assert found.verdict in (Verdict.OK, Verdict.UNKNOWN)


def test_a_page_that_only_leads_on_is_followed() -> None:
    signpost = b'<html><meta http-equiv="refresh" content="0; url=/b">'

    def answer(asked: Asked) -> Reply:
        return Reply(200, signpost, HTML) if asked.path == "/a" else page("Quantum Cats", tags=True)

    with web(answer) as host:
        found = one(host.url("/a"))
    assert found.verdict is Verdict.WRONG_PAPER
    assert found.seen.url == host.url("/b")


def test_signposts_in_a_circle_end() -> None:
    def answer(asked: Asked) -> Reply:
        there = "b" if asked.path == "/a" else "a"
        return Reply(
            200, f'<html><meta http-equiv="refresh" content="0; url=/{there}">'.encode(), HTML
        )

    with web(answer) as host:
        found = one(host.url("/a"))
    assert found.verdict is Verdict.OK
    assert len(host.paths()) == 4


def test_a_mirror_is_asked_in_the_place_of_an_address() -> None:
    with web(always(page("First Steps in Distance"))) as host:
        found = one(
            "http://paper.example/a/b?x=1",
            rewrite={
                "http://paper.example/": host.url("/"),
                "http://paper.example/a/": host.url("/m/"),
            },
        )
    assert found.verdict is Verdict.OK
    assert [asked.target for asked in host.asked if asked.path != "/robots.txt"] == ["/m/b?x=1"]


def test_what_is_no_web_address_is_not_asked() -> None:
    assert one("javascript:alert(1)").verdict is Verdict.UNKNOWN
    assert one("file:///etc/passwd").verdict is Verdict.UNKNOWN


def test_a_private_address_is_refused_by_default() -> None:
    with web(always(page("x"))) as host, Memory(None) as memory:
        (outcome,) = check([place(host.url("/"))], memory, Settings())
    assert outcome.verdict is Verdict.UNKNOWN
    assert "private network" in outcome.reason
    assert host.asked == []


# Memory


def test_a_fresh_verdict_is_not_asked_again() -> None:
    with web(always(page("x"))) as host, Memory(None) as memory:
        run([place(host.url("/a"))], memory)
        run([place(host.url("/a"))], memory, at=1000.0 + DAY)
    assert len(host.paths()) == 1


def test_an_old_verdict_is_asked_again_with_its_etag() -> None:
    tagged = replace(page("x"), headers=(*HTML, ("ETag", '"v1"')))

    def answer(asked: Asked) -> Reply:
        return Reply(304) if asked.headers.get("if-none-match") == '"v1"' else tagged

    with web(answer) as host, Memory(None) as memory:
        run([place(host.url("/a"))], memory)
        (outcome,) = run([place(host.url("/a"))], memory, at=1000.0 + 30 * DAY)
    assert (outcome.verdict, outcome.seen.at) == (Verdict.OK, 1000.0 + 30 * DAY)
    assert len(host.paths()) == 2


def test_offline_asks_nobody() -> None:
    with web(always(page("x"))) as host, Memory(None) as memory:
        run([place(host.url("/a"))], memory)
        found = run([place(host.url("/a")), place(host.url("/b"))], memory, 1e9, offline=True)
    assert [outcome.verdict for outcome in found] == [Verdict.OK, Verdict.UNKNOWN]
    assert host.paths() == ["/a"]


# What fails a run


def severities(outcomes: Sequence[Outcome]) -> list[Severity]:
    return [finding.severity for finding in findings(outcomes, {})]


def test_gone_once_is_a_warning_and_a_day_later_an_error() -> None:
    with web(always(Reply(404))) as host, Memory(None) as memory:
        places = [place(host.url("/a"))]
        assert severities(run(places, memory)) == [Severity.WARNING]
        assert severities(run(places, memory, 1000.0 + DAY - 1)) == [Severity.WARNING]
        assert severities(run(places, memory, 1000.0 + 2 * DAY)) == [Severity.ERROR]


def test_a_remembered_failure_confirms_nothing() -> None:
    with web(always(Reply(404))) as host, Memory(None) as memory:
        places = [place(host.url("/a"))]
        run(places, memory)
        assert severities(run(places, memory, 1000.0 + 2 * DAY, offline=True)) == [Severity.WARNING]


def test_a_link_that_came_back_starts_anew() -> None:
    state = [Reply(404), page("x"), Reply(404)]
    with web(lambda asked: state[asked.nth - 1]) as host, Memory(None) as memory:
        places = [place(host.url("/a"))]
        run(places, memory)
        run(places, memory, 1000.0 + DAY)
        assert severities(run(places, memory, 1000.0 + 20 * DAY)) == [Severity.WARNING]


def test_an_added_link_fails_at_once() -> None:
    with web(always(Reply(404))) as host, Memory(None) as memory:
        found = run([place(host.url("/a"))], memory, added={host.url("/a")})
    assert severities(found) == [Severity.ERROR]


def test_nothing_else_ever_fails() -> None:
    statuses = [403, 429, 451, 500, 999, 200, 202]
    with (
        web(lambda asked: Reply(int(asked.path[1:]), headers=HTML)) as host,
        Memory(None) as memory,
    ):
        places = [place(host.url(f"/{status}"), n=n) for n, status in enumerate(statuses)]
        found = run(places, memory, added={p.url for p in places})
    assert not any(outcome.fails for outcome in found)


def test_a_severity_of_the_list_wins() -> None:
    with web(always(Reply(404))) as host, Memory(None) as memory:
        found = run([place(host.url("/a"))], memory, added={host.url("/a")})
    assert [f.severity for f in findings(found, {"link-gone": "info"})] == [Severity.INFO]
    assert findings(found, {"link-gone": "off"}) == ()


# Registries


def test_arxiv_is_asked_in_hundreds_and_absence_is_proof() -> None:
    names = [f"{1501 + n // 5000:04d}.{n % 5000:05d}" for n in range(250)]
    works = {name: Work("First Steps in Distance") for name in names[1:]}
    with web(lambda asked: arxiv(asked, works)) as host, Memory(None) as memory:
        places = [place(f"https://arxiv.org/abs/{name}", n=n) for n, name in enumerate(names)]
        found = run(places, memory, registries=registries(host, "arxiv"))
    assert len(host.asked) == 3
    assert [outcome.verdict for outcome in found] == [Verdict.GONE, *[Verdict.OK] * 249]


def test_a_silent_registry_proves_nothing_and_no_page_is_asked() -> None:
    with web(always(Reply(500))) as host, Memory(None) as memory:
        (found,) = run(
            [place("https://arxiv.org/abs/1503.01234")],
            memory,
            registries=registries(host, "arxiv"),
        )
    assert found.verdict is Verdict.UNKNOWN
    assert len(host.asked) == MANNERS.attempts


def test_each_batch_is_remembered_as_it_comes() -> None:
    names = [f"1503.0{n:04d}" for n in range(150)]
    works = {name: Work("First Steps in Distance") for name in names}
    first_decided = threading.Event()
    in_time: list[bool] = []

    def answer(asked: Asked) -> Reply:
        if names[0] not in asked.target:
            in_time.append(first_decided.wait(5))
        return arxiv(asked, works)

    def progress(done: int, total: int) -> None:
        if done == 100:
            first_decided.set()

    with web(answer) as host, Memory(None) as memory:
        places = [place(f"https://arxiv.org/abs/{name}", n=n) for n, name in enumerate(names)]
        run(places, memory, registries=registries(host, "arxiv"), progress=progress)
    assert in_time == [True]


def dois(asked: Asked) -> Reply:
    right, other = Work("First Steps in Distance"), Work("Birds", ("Ann Other", "Bob Else"))
    if asked.path.startswith("/crossref"):
        return crossref(asked, {"10.1000/a": right, "10.1000/wrong": other})
    if asked.path.startswith("/datacite"):
        return datacite(asked, {"10.5281/zenodo.1": right})
    return handles(asked, {"10.2000/elsewhere"})


def test_a_doi_goes_from_agency_to_agency() -> None:
    names = ["10.1000/a", "10.1000/wrong", "10.5281/zenodo.1", "10.2000/elsewhere", "10.1000/none"]
    with web(dois) as host, Memory(None) as memory:
        places = [place(f"https://doi.org/{name}", n=n) for n, name in enumerate(names)]
        known = registries(host, "crossref", "datacite", "doi")
        found = {o.place.url.partition("org/")[2]: o for o in run(places, memory, registries=known)}
    assert {name: o.verdict for name, o in found.items()} == {
        "10.1000/a": Verdict.OK,
        "10.1000/wrong": Verdict.WRONG_PAPER,
        "10.5281/zenodo.1": Verdict.OK,
        "10.2000/elsewhere": Verdict.OK,
        "10.1000/none": Verdict.GONE,
    }
    assert len(host.asked) == 1 + 1 + 2


@pytest.mark.parametrize(
    ("silent", "verdict"), [(500, Verdict.UNKNOWN), (429, Verdict.RATE_LIMITED)]
)
@pytest.mark.parametrize("agency", ["crossref", "datacite"])
def test_that_a_handle_exists_is_not_enough_while_its_agency_is_silent(
    agency: str, silent: int, verdict: Verdict
) -> None:
    def answer(asked: Asked) -> Reply:
        return Reply(silent) if asked.path.startswith(f"/{agency}") else dois(asked)

    known = ("crossref", "datacite", "doi")
    with web(answer) as host, Memory(None) as memory:
        names = ("10.2000/elsewhere", "10.1000/none")
        places = [place(f"https://doi.org/{name}", n=n) for n, name in enumerate(names)]
        there, gone = run(places, memory, registries=registries(host, *known))
    assert (there.verdict, there.seen.by) == (verdict, agency)
    assert gone.verdict is Verdict.GONE


def test_an_agency_that_tells_makes_up_for_one_that_is_silent() -> None:
    def answer(asked: Asked) -> Reply:
        return Reply(500) if asked.path.startswith("/crossref") else dois(asked)

    with web(answer) as host:
        known = registries(host, "crossref", "datacite", "doi")
        found = one("https://doi.org/10.5281/zenodo.1", registries=known)
    assert (found.verdict, found.seen.by) == (Verdict.OK, "datacite")


def test_a_doi_in_a_publishers_address_may_be_read_wrong() -> None:
    def answer(asked: Asked) -> Reply:
        if asked.path.startswith("/doi/10.1000/a/suppl"):
            return page("First Steps in Distance")
        return dois(asked)

    with web(answer) as host:
        found = one(
            host.url("/doi/10.1000/a/suppl"),
            registries=registries(host, "crossref", "datacite", "doi"),
        )
    assert (found.verdict, found.seen.by) == (Verdict.OK, "page")


def test_one_bad_identifier_does_not_spoil_its_batch() -> None:
    names = [f"1503.0{n:04d}" for n in range(8)]
    works = {name: Work("First Steps in Distance") for name in names}

    def picky(asked: Asked) -> Reply:
        return Reply(400) if names[3] in asked.target else arxiv(asked, works)

    with web(picky) as host, Memory(None) as memory:
        places = [place(f"https://arxiv.org/abs/{name}", n=n) for n, name in enumerate(names)]
        found = run(places, memory, registries=registries(host, "arxiv"))
    verdicts = [outcome.verdict for outcome in found]
    assert verdicts.count(Verdict.OK) == 7
    assert verdicts[3] is Verdict.UNKNOWN


def preprints(count: int) -> list[Place]:
    names = (f"1503.{n:05d}" for n in range(1, count + 1))
    return [place(f"https://arxiv.org/abs/{name}", n=n) for n, name in enumerate(names)]


def test_two_thousand_preprints_are_twenty_questions() -> None:
    works = {f"1503.{n:05d}": Work("First Steps in Distance") for n in range(1, 2001)}
    with web(lambda asked: arxiv(asked, works)) as host, Memory(None) as memory:
        found = run(preprints(2000), memory, registries=registries(host, "arxiv"))
    assert len(host.asked) == 20
    assert {outcome.verdict for outcome in found} == {Verdict.OK}


def test_a_registry_that_knows_nothing_at_all_proves_nothing() -> None:
    with web(lambda asked: arxiv(asked, {})) as host, Memory(None) as memory:
        found = run(preprints(102), memory, registries=registries(host, "arxiv"))
    assert {outcome.verdict for outcome in found} == {Verdict.UNKNOWN}
    assert len(host.asked) == 3


def test_a_registry_that_knew_nothing_for_a_moment_is_asked_once_more() -> None:
    works = {"1503.00001": Work("First Steps in Distance")}

    def answer(asked: Asked) -> Reply:
        return arxiv(asked, works if asked.nth > 1 else {})

    with web(answer) as host, Memory(None) as memory:
        found = run(preprints(5), memory, registries=registries(host, "arxiv"))
    assert [outcome.verdict for outcome in found] == [Verdict.OK, *[Verdict.GONE] * 4]


def test_a_few_that_are_absent_are_gone() -> None:
    with web(lambda asked: arxiv(asked, {})) as host, Memory(None) as memory:
        found = run(preprints(3), memory, registries=registries(host, "arxiv"))
    assert {outcome.verdict for outcome in found} == {Verdict.GONE}
    assert len(host.asked) == 1


def test_where_not_even_one_alone_is_answered_no_batch_is_taken_to_pieces() -> None:
    with web(always(Reply(400))) as host, Memory(None) as memory:
        found = run(preprints(250), memory, registries=registries(host, "arxiv"))
    assert {outcome.verdict for outcome in found} == {Verdict.UNKNOWN}
    assert len(host.asked) == 3 + 3


SPENT = json.dumps({"errors": [{"type": "RATE_LIMITED", "message": "exceeded"}]}).encode()


@pytest.mark.parametrize(
    "limit",
    [Reply(200, SPENT), Reply(403, b"{}", (("x-ratelimit-remaining", "0"),))],
    ids=["points", "requests"],
)
def test_a_limit_of_the_hour_is_asked_for_once(limit: Reply) -> None:
    with web(always(limit)) as host, Memory(None) as memory:
        places = [place(f"https://github.com/doe/r{n}", "code", n=n) for n in range(250)]
        found = run(places, memory, registries=registries(host, "github"))
    assert {(outcome.verdict, outcome.seen.by) for outcome in found} == {
        (Verdict.RATE_LIMITED, "github")
    }
    assert len(host.asked) == 1


def test_a_renamed_repository_and_a_readme_that_names_the_paper() -> None:
    reply = {
        "data": {
            "r0": {
                "nameWithOwner": "new/name",
                "markdown": {"text": "Code of First Steps in Distance"},
            }
        }
    }
    body = json.dumps(reply).encode()
    with web(always(Reply(200, body))) as host, Memory(None) as memory:
        (found,) = run(
            [place("https://github.com/old/name", "code")],
            memory,
            registries=registries(host, "github"),
        )
    assert (found.verdict, found.proof) == (Verdict.MOVED, True)
    assert found.suggestion is not None
    assert (found.suggestion.url, found.suggestion.certain) == ("https://github.com/new/name", True)


# Suggestions and repairs


def moving(asked: Asked) -> Reply:
    if asked.path == "/old":
        return Reply(301, headers=(("Location", "/new"),))
    return page("First Steps in Distance")


def test_a_permanent_redirect_is_repaired() -> None:
    with web(moving) as host:
        outcome = one(host.url("/old"))
        (finding,) = findings([outcome], {})
    assert finding.rule == "link-moved"
    assert finding.fix is not None
    assert finding.fix.edits == (Replace(("links", 0, "url"), host.url("/new")),)


def insecure(first: str, second: str) -> Outcome:
    """What becomes of a page that answers in two places: in the second for the sake of https."""

    def answer(asked: Asked) -> Reply:
        return page(first if asked.host == "127.0.0.1" else second)

    def over_https(url: str) -> str:
        return url.replace("127.0.0.1", "127.0.0.2")

    with web(answer) as host:
        return one(host.url("/a"), over_https=over_https)


def test_the_same_page_over_https_is_written() -> None:
    outcome = insecure("First Steps in Distance", "First Steps in Distance")
    (finding,) = findings([outcome], {})
    assert finding.rule == "link-insecure"
    assert finding.fix is not None
    assert "//127.0.0.2" in str(finding.fix.edits[0])


def test_another_page_over_https_is_not() -> None:
    assert insecure("First Steps in Distance", "Welcome").suggestion is None


@pytest.mark.parametrize(
    ("url", "secure"),
    [
        ("http://example.org/a?b#c", "https://example.org/a?b#c"),
        ("https://example.org/a", ""),
        ("http://example.org:8080/a", ""),
    ],
)
def test_the_address_over_https(url: str, secure: str) -> None:
    assert over_https(url) == secure


def test_the_fragment_stays() -> None:
    with web(moving) as host:
        outcome = one(host.url("/old#section"))
    assert outcome.suggestion is not None
    assert outcome.suggestion.url == host.url("/new#section")


def test_a_move_to_another_host_with_another_title_is_only_suggested() -> None:
    def away(asked: Asked) -> Reply:
        if asked.host == "127.0.0.1":
            return Reply(301, headers=(("Location", f"http://127.0.0.2:{host.port}/b"),))
        return page("Buy Shoes")

    with web(away) as host:
        outcome = one(host.url("/a"))
    assert outcome.suggestion is not None
    assert not outcome.suggestion.certain


@pytest.mark.parametrize(
    ("to", "certain"), [("/new/page", True), ("/papers/", False), ("/new", False)]
)
def test_a_move_to_a_list_or_a_higher_page_is_only_suggested(to: str, certain: bool) -> None:
    def tidied(asked: Asked) -> Reply:
        if asked.target == "/old/paper":
            return Reply(301, headers=(("Location", to),))
        return page("Our work")

    with web(tidied) as host:
        outcome = one(host.url("/old/paper"))
    assert outcome.suggestion is not None
    assert outcome.suggestion.url == host.url(to)
    assert outcome.suggestion.certain is certain


def test_the_published_version_of_a_preprint_is_suggested() -> None:
    works = {"1503.01234": Work("First Steps in Distance", doi="10.1000/published")}
    with web(lambda asked: arxiv(asked, works)) as host:
        outcome = one("https://arxiv.org/abs/1503.01234", registries=registries(host, "arxiv"))
    assert outcome.suggestion is not None
    assert outcome.suggestion.url == "https://doi.org/10.1000/published"
    assert [f.rule for f in findings([outcome], {})] == ["link-published"]


def test_what_is_gone_has_an_archived_copy() -> None:
    closest = {"available": True, "status": "200", "url": "https://copy/"}
    copy = json.dumps({"archived_snapshots": {"closest": closest}}).encode()

    def answer(asked: Asked) -> Reply:
        return Reply(200, copy) if asked.path.startswith("/wayback") else Reply(404)

    with web(answer) as host:
        found = one(
            f"http://paper.example:{host.port}/a",
            registries=registries(host, "wayback"),
            lookup=lambda name: ["127.0.0.1"],
        )
    assert found.suggestion is not None
    assert (found.suggestion.url, found.suggestion.certain) == ("https://copy/", False)


def test_an_entry_that_says_so_may_link_to_a_withdrawn_work() -> None:
    withdrawn = replace(ENTRY, withdrawn=True)
    with web(always(page("RETRACTED: First Steps"))) as host, Memory(None) as memory:
        first, second = run(
            [place(host.url("/a")), place(host.url("/a"), expected=withdrawn, n=1)], memory
        )
    assert (first.verdict, second.verdict) == (Verdict.WITHDRAWN, Verdict.OK)


# Reports


def test_what_a_page_says_cannot_steer_a_terminal() -> None:
    with web(always(page("Quantum \x1b[31mCats\x07 in Boxes", tags=True))) as host:
        (finding,) = findings([one(host.url("/a"))], {})
    assert finding.message.isprintable()


def test_a_pull_request_shows_ten_of_a_kind() -> None:
    with web(always(Reply(404))) as host, Memory(None) as memory:
        places = [place(host.url(f"/{n}"), n=n) for n in range(25)]
        run(places[:20], memory)
        found = run(places, memory, 1000.0 + 0.6 * DAY, added={places[20].url})
    new = {outcome.place.where for outcome in found if outcome.new}
    assert new == {one.where for one in places[20:]}
    shown = annotated(findings(found, {}), new)
    assert shown[0].severity is Severity.ERROR
    assert [one.where.field[1] for one in shown] == [20, 21, 22, 23, 24, 0, 1, 10, 11, 12, 13]


def test_text_tells_ten_notes_of_a_kind_and_counts_the_rest() -> None:
    with web(always(Reply(403))) as host, Memory(None) as memory:
        outcomes = run([place(host.url(f"/{n}"), n=n) for n in range(25)], memory)
    located = [(f"a.yaml:{n}:1", finding) for n, finding in enumerate(findings(outcomes, {}))]
    text = as_text(located, outcomes, ())
    assert text.count("info link-blocked") == 10
    assert "and 15 more notes of link-blocked; --format json has all of them.\n" in text
    assert max(map(len, text.splitlines())) <= 80


def test_json_holds_every_link() -> None:
    with web(always(Reply(404))) as host:
        told = as_json([one(host.url("/a"))], lambda where: replace(where, line=7, column=3))
    assert told["counts"] == {"gone": 1}
    assert told["links"][0]["verdict"] == "gone"
    assert told["links"][0]["status"] == 404
    assert (told["links"][0]["line"], told["links"][0]["column"]) == (7, 3)


def test_a_shared_identifier_excuses_a_new_title() -> None:
    renamed = {"1503.01234": Work("Metric Cats", ("Jane Doe",), doi="10.1000/same")}
    entry = replace(ENTRY, also=frozenset({Identifier("doi", "10.1000/same")}))
    with web(lambda asked: arxiv(asked, renamed)) as host, Memory(None) as memory:
        (found,) = run(
            [place("https://arxiv.org/abs/1503.01234", expected=entry)],
            memory,
            registries=registries(host, "arxiv"),
        )
    assert found.verdict is Verdict.OK
