"""From an identifier or a title to a draft."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from catalog.errors import CatalogError
from catalog.net.manners import HostLimits, Manners
from catalog.net.plain import ask
from catalog.net.registry import Access, Identifier, Registry
from catalog.sources import DESCRIBERS, SEARCHES
from catalog.sources.lookup import alike, describe, search, wanted
from tests.net.loopback import Asked, Reply, Web, web
from tests.sources.answers import CROSSREF_WORK, answer, atom, crossref

MANNERS = Manners(HostLimits(2, 0.0), attempts=1, allow_private=True)
ARXIV = Identifier("arxiv", "1503.01234")
DOI = Identifier("doi", "10.1109/cvpr.2015.1234567")


def describers(host: Web, *ids: str) -> list[tuple[Registry, Access]]:
    chosen = [one for one in DESCRIBERS if one.id in ids]
    return [(replace(one, limits=HostLimits()), Access(host.url(f"/{one.id}"))) for one in chosen]


def registry(pages: dict[str, bytes]) -> Callable[[Asked], Reply]:
    def handler(asked: Asked) -> Reply:
        for path, body in pages.items():
            if asked.path.startswith(path):
                return Reply(200, body)
        return Reply(404, b"Resource not found.")

    return handler


@pytest.mark.parametrize(
    ("text", "identifier"),
    [
        ("1503.01234", ARXIV),
        (" arXiv:1503.01234v2 ", ARXIV),
        ("https://arxiv.org/pdf/1503.01234v2", ARXIV),
        ("cs/0112017", Identifier("arxiv", "cs/0112017")),
        ("10.1109/CVPR.2015.1234567", DOI),
        ("doi:10.1109/CVPR.2015.1234567", DOI),
        ("https://doi.org/10.1109/CVPR.2015.1234567", DOI),
        ("2020.acl-main.5", Identifier("acl", "2020.acl-main.5")),
        ("https://openreview.net/forum?id=xm6YD62D1Ub", Identifier("openreview", "xm6YD62D1Ub")),
    ],
)
def test_what_is_or_carries_an_identifier(text: str, identifier: Identifier) -> None:
    assert wanted(text) == identifier


@pytest.mark.parametrize("text", ["First Steps", "https://example.org/paper", "2015", ""])
def test_what_does_not(text: str) -> None:
    assert wanted(text) is None


def test_a_preprint() -> None:
    with web(registry({"/arxiv": atom({"id": "1503.01234v2"}).body})) as host:
        draft = describe(ARXIV, describers(host, "arxiv"), MANNERS, ask)
    assert draft is not None
    assert draft.title.value == "First Steps"
    assert draft.arxiv is not None


def test_a_preprint_that_was_published_is_described_as_published() -> None:
    more = "<arxiv:doi>10.1109/CVPR.2015.1234567</arxiv:doi>"
    work = {"status": "ok", "message": CROSSREF_WORK}
    pages = {
        "/arxiv": atom({"id": "1503.01234v2", "more": more}).body,
        "/crossref": json.dumps(work).encode(),
    }
    with web(registry(pages)) as host:
        draft = describe(ARXIV, describers(host, "arxiv", "crossref"), MANNERS, ask)
    assert draft is not None
    assert draft.arxiv is not None
    assert draft.arxiv.value == "1503.01234"
    assert draft.pages is not None
    assert draft.pages.value == "815-823"


def test_the_next_registry_is_asked_where_one_does_not_know() -> None:
    csl = answer({"title": "First Steps", "DOI": DOI.value}).body
    with web(registry({"/doi-content": csl})) as host:
        draft = describe(DOI, describers(host, "crossref", "doi-content"), MANNERS, ask)
    assert draft is not None
    assert draft.title.value == "First Steps"


def test_what_nobody_knows() -> None:
    with web(registry({})) as host:
        assert describe(DOI, describers(host, "crossref"), MANNERS, ask) is None


def test_without_a_network_the_error_says_what_to_do() -> None:
    with web(lambda asked: Reply(500)) as host, pytest.raises(CatalogError) as error:
        describe(DOI, describers(host, "crossref", "datacite"), MANNERS, ask)
    assert "no registry answers (Crossref: status 500; DataCite" in error.value.message
    assert "by hand" in error.value.hint


def searches(host: Web) -> list[tuple[tuple[Registry, object, object], Access]]:
    return [(one, Access(host.url(f"/{one[0].id}"))) for one in SEARCHES]


def test_a_title_is_searched_until_one_fits() -> None:
    other = {**CROSSREF_WORK, "DOI": "10.1000/other", "title": ["Quantum Cats"], "subtitle": []}
    with web(registry({"/crossref": crossref(other, CROSSREF_WORK).body})) as host:
        draft = search("First steps & more: learning k distances", searches(host), MANNERS, ask)
    assert draft is not None
    assert draft.doi is not None
    assert draft.doi.value == DOI.value


def test_a_title_that_nobody_has() -> None:
    with web(registry({"/crossref": crossref(CROSSREF_WORK).body})) as host:
        assert search("Quantum Cats", searches(host), MANNERS, ask) is None


def test_spelling_does_not_make_another_title() -> None:
    assert alike("Learning Distances from Pairs", "Learning distances from pairs.")
    assert alike("Learning Distances from Pairs", "Learning Distance from Pairs")
    assert not alike("Learning Distances from Pairs", "Learning Colours from Pairs")
