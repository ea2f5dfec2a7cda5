"""What each registry is asked, and how its answers are read."""

import json
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.errors import CatalogError
from catalog.model.draft import Draft
from catalog.net.manners import HostLimits
from catalog.net.message import Answer, Trouble
from catalog.net.registry import Access, BadAnswer, Identifier, Record
from catalog.sources import (
    DESCRIBERS,
    REGISTRIES,
    addresses,
    arxiv,
    crossref,
    datacite,
    doi_org,
    github,
    openalex,
    reachable,
    semantic_scholar,
    wayback,
    youtube,
)
from tests.sources.answers import (
    ATOM,
    CROSSREF_WORK,
    DATACITE_WORK,
    OPENALEX_WORK,
    S2_PAPER,
    answer,
    atom,
)
from tests.sources.answers import crossref as crossref_answer

ACCESS = Access("https://registry.example", "curator@example.org", "t0ken")
ARXIV = Identifier("arxiv", "1503.01234")
DOI = Identifier("doi", "10.1109/cvpr.2015.1234567")
REPOSITORY = Identifier("github", "doe/first")
VIDEO = Identifier("youtube", "abcdefghijk")


def query(url: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}


def draft(record: Record) -> Draft:
    assert record.draft is not None
    return record.draft


def value(read: Any) -> Any:
    return read.value if read is not None else None


# arXiv


def test_arxiv_is_asked_for_many_at_once() -> None:
    request = arxiv.request(ACCESS, [ARXIV, Identifier("arxiv", "cs/0112017")])
    assert query(request.url)["id_list"] == "1503.01234,cs/0112017"
    assert query(request.url)["max_results"] == "2"


def test_arxiv_is_posted_to_where_the_address_grows_too_long() -> None:
    many = [Identifier("arxiv", f"cond-mat.mes-hall/99010{n:02d}") for n in range(100)]
    request = arxiv.request(ACCESS, many)
    assert request.method == "POST"
    assert len(request.url) < 100
    assert request.body.count(b",") == 99


def test_arxiv_entry() -> None:
    more = "<arxiv:doi>10.1109/CVPR.2015.1234567</arxiv:doi>"
    (record,) = arxiv.parse(
        atom({"id": "1503.01234v3", "title": "First\n  Steps", "more": more}), [ARXIV]
    )
    work = draft(record)
    assert record.identifier == ARXIV
    assert record.also == (DOI, ARXIV)
    assert (work.title.value, value(work.year), value(work.date)) == (
        "First Steps",
        2015,
        "2015-03-12",
    )
    assert value(work.authors) == ("Jane Doe", "Zoë Müller")
    assert (value(work.type), value(work.venue_text)) == ("preprint", "arXiv")
    assert work.title.origin.source == "https://arxiv.org/abs/1503.01234"


def test_arxiv_leaves_out_what_does_not_exist() -> None:
    assert arxiv.parse(atom(), [ARXIV]) == ()


@pytest.mark.parametrize(
    "texts",
    [
        {"summary": "This paper has been withdrawn by the author due to an error."},
        {"comment": "Withdrawn"},
        {"comment": "Paper withdrawn, see v1"},
        {"summary": "The submission was withdrawn because of overlap."},
    ],
)
def test_arxiv_says_what_was_withdrawn(texts: dict[str, str]) -> None:
    (record,) = arxiv.parse(atom({"id": "1503.01234v2", **texts}), [ARXIV])
    assert record.state == "withdrawn"


@pytest.mark.parametrize("summary", ["We study students who have withdrawn.", "Withdrawing rooms."])
def test_a_word_in_running_text_withdraws_nothing(summary: str) -> None:
    (record,) = arxiv.parse(atom({"id": "1503.01234v2", "summary": summary}), [ARXIV])
    assert record.state == ""


def test_an_incomplete_feed_proves_nothing() -> None:
    with pytest.raises(BadAnswer) as bad:
        arxiv.parse(atom({"id": "1503.01234v1"}, total=2), [ARXIV])
    assert bad.value.smaller


def test_an_empty_feed_for_many_is_hard_to_believe() -> None:
    empty = answer(ATOM.format(count=0, total=0, entries=""))
    names = [Identifier("arxiv", f"1503.0000{n}") for n in range(4)]
    assert arxiv.parse(empty, names[:3]) == ()
    with pytest.raises(BadAnswer) as bad:
        arxiv.parse(empty, names)
    assert bad.value.again


def test_one_malformed_identifier_spoils_the_batch_only() -> None:
    body = atom({"id": "x"}).body.replace(
        b"http://arxiv.org/abs/x", b"https://arxiv.org/api/errors#x"
    )
    with pytest.raises(BadAnswer) as bad:
        arxiv.parse(answer(body), [ARXIV, ARXIV])
    assert bad.value.smaller


@pytest.mark.parametrize(
    "body", ["", "<html>", "<!DOCTYPE html><html></html>", "<feed/>", b"\xff\xfe", "{}"]
)
def test_what_is_no_feed_proves_nothing(body: str | bytes) -> None:
    with pytest.raises(BadAnswer):
        arxiv.parse(answer(body), [ARXIV])


# Crossref, and CSL-JSON behind doi.org


def test_crossref_is_asked_politely_for_many_at_once() -> None:
    request = crossref.request(ACCESS, [DOI, Identifier("doi", "10.1000/x(1)")])
    asked = query(request.url)
    assert asked["filter"] == "doi:10.1109/cvpr.2015.1234567,doi:10.1000/x(1)"
    assert (asked["rows"], asked["mailto"]) == ("2", "curator@example.org")


def test_crossref_work() -> None:
    (record,) = crossref.parse(crossref_answer(CROSSREF_WORK), [DOI])
    work = draft(record)
    assert work.title.value == "First Steps & More: Learning k Distances"
    assert "First Steps & More" in record.titles
    assert value(work.authors) == ("Jane Doe", "Zoë Müller Jr.", "The Distance Consortium")
    assert (value(work.year), value(work.date), value(work.type)) == (2015, "2015-06", "conference")
    assert (value(work.pages), value(work.volume), value(work.number)) == ("815-823", "3", "2")
    assert Identifier("doi", "10.48550/arxiv.1503.01234") in record.also


def test_a_retraction_is_told_by_the_notice() -> None:
    notice = {"updated-by": [{"type": "correction"}, {"type": "retraction"}]}
    (record,) = crossref.parse(crossref_answer({**CROSSREF_WORK, **notice}), [DOI])
    assert record.state == "retracted"


def test_a_correction_is_no_retraction() -> None:
    notice = {"updated-by": [{"type": "correction"}]}
    (record,) = crossref.parse(crossref_answer({**CROSSREF_WORK, **notice}), [DOI])
    assert record.state == ""


@pytest.mark.parametrize("title", ["RETRACTED: First Steps", "[Retracted] First Steps"])
def test_a_retraction_is_told_by_the_title(title: str) -> None:
    (record,) = crossref.parse(crossref_answer({"DOI": DOI.value, "title": [title]}), [DOI])
    assert record.state == "retracted"
    assert "First Steps" in record.titles


def test_a_paper_about_retractions_was_not_retracted() -> None:
    work = {"DOI": DOI.value, "title": ["Retracted papers and their afterlife"]}
    (record,) = crossref.parse(crossref_answer(work), [DOI])
    assert record.state == ""


def test_a_doi_of_another_agency_is_absent() -> None:
    assert crossref.parse(answer("Resource not found.", 404), [DOI]) == ()


def test_a_doi_with_a_comma_is_asked_for_alone() -> None:
    pair = [DOI, Identifier("doi", "10.1000/a,b")]
    with pytest.raises(BadAnswer) as bad:
        crossref.parse(crossref_answer(), pair)
    assert bad.value.smaller
    assert crossref.request(ACCESS, pair[1:]).url.startswith(
        "https://registry.example/works/10.1000%2Fa%2Cb"
    )


def test_content_negotiation() -> None:
    request = doi_org.describe(ACCESS, [DOI])
    assert request.headers["Accept"] == "application/vnd.citationstyles.csl+json"
    csl = {"type": "article-journal", "title": "First Steps", "author": [{"literal": "Jane Doe"}]}
    (record,) = doi_org.parse_description(answer(csl), [DOI])
    assert (record.titles, record.authors) == (("First Steps",), ("Jane Doe",))


# Handles


@pytest.mark.parametrize("code", [1, 200])
def test_a_handle_that_exists(code: int) -> None:
    assert doi_org.parse(answer({"responseCode": code}), [DOI]) == (Record(DOI),)


def test_a_handle_that_does_not_exist() -> None:
    assert doi_org.parse(answer({"responseCode": 100}, 404), [DOI]) == ()


@pytest.mark.parametrize(
    "bad", [answer("<html>", 404), answer({"responseCode": 2}), answer("x", 500)]
)
def test_a_handle_system_in_trouble_proves_nothing(bad: Answer) -> None:
    with pytest.raises(BadAnswer):
        doi_org.parse(bad, [DOI])


# DataCite


def test_datacite_work() -> None:
    asked = Identifier("zenodo", "42")
    (record,) = datacite.parse(answer({"data": [DATACITE_WORK]}), [asked])
    assert record.identifier == asked
    assert record.titles == ("Birds", "Aves")
    assert record.authors == (
        "Jane Doe", "Richard Roe", "Institute of Birds, Department of Nests",
    )  # fmt: skip
    assert Identifier("doi", "10.5281/zenodo.41") in record.also
    assert Identifier("doi", "10.1000/other") not in record.also


def test_datacite_is_asked_for_many_at_once() -> None:
    request = datacite.request(ACCESS, [Identifier("zenodo", "42"), DOI])
    assert query(request.url)["ids"] == f"10.5281/zenodo.42,{DOI.value}"


# OpenAlex and Semantic Scholar


def test_openalex_work() -> None:
    (record,) = openalex.parse(answer({"results": [OPENALEX_WORK]}), [DOI])
    work = draft(record)
    assert (work.title.value, value(work.pages), value(work.arxiv)) == (
        "First Steps", "815-823", "1503.01234",
    )  # fmt: skip
    assert record.authors == ("Jane Doe", "Zoë Müller")


def test_openalex_knows_retractions() -> None:
    (record,) = openalex.parse(
        answer({"results": [{**OPENALEX_WORK, "is_retracted": True}]}), [DOI]
    )
    assert record.state == "retracted"


def test_semantic_scholar_keeps_the_order_of_the_question() -> None:
    missing, known = Identifier("s2", "b" * 40), Identifier("s2", "a" * 40)
    (record,) = semantic_scholar.parse(answer([None, S2_PAPER]), [missing, known])
    assert record.identifier == known
    assert value(draft(record).type) == "conference"
    assert set(record.also) == {DOI, ARXIV}


def test_semantic_scholar_takes_its_key_as_a_secret() -> None:
    request = semantic_scholar.request(ACCESS, [DOI, ARXIV])
    assert json.loads(request.body) == {"ids": [f"DOI:{DOI.value}", "ARXIV:1503.01234"]}
    assert request.secrets == {"x-api-key": "t0ken"}


def test_semantic_scholar_says_in_words_that_it_knows_no_paper_of_a_batch() -> None:
    none = answer({"error": "No valid paper ids given"}, 400)
    assert semantic_scholar.parse(none, [Identifier("s2", "a" * 40)]) == ()


def test_a_title_that_nobody_knows() -> None:
    assert semantic_scholar.records(answer({"error": "Title match not found"}, 404)) == ()


# GitHub, YouTube, the archive


def test_github_is_asked_with_aliases_and_a_secret() -> None:
    request = github.request(ACCESS, [REPOSITORY, Identifier("github", "roe/second")])
    text = json.loads(request.body)["query"]
    assert 'r0: repository(owner: "doe", name: "first")' in text
    assert 'r1: repository(owner: "roe", name: "second")' in text
    assert request.secrets == {"Authorization": "Bearer t0ken"}
    assert "t0ken" not in repr(request) + repr(ACCESS)


def test_github_repositories() -> None:
    pair = [REPOSITORY, Identifier("github", "roe/gone"), Identifier("github", "old/name")]
    reply = {
        "data": {
            "r0": {
                "nameWithOwner": "Doe/First",
                "isArchived": True,
                "markdown": {"text": "# First"},
            },
            "r1": None,
            "r2": {
                "nameWithOwner": "new/name",
                "isArchived": False,
                "markdown": None,
                "rst": {"text": "Second"},
            },
        },
        "errors": [{"type": "NOT_FOUND", "path": ["r1"], "message": "Could not resolve"}],
    }
    archived, renamed = github.parse(answer(reply), pair)
    assert (archived.state, archived.url, archived.text) == ("archived", "", "# First")
    assert renamed.url == "https://github.com/new/name"


@pytest.mark.parametrize(
    "reply",
    [
        {"data": {"r0": None}, "errors": [{"type": "FORBIDDEN", "path": ["r0"], "message": "no"}]},
        {"data": {}},
        {"errors": [{"message": "Something went wrong"}]},
    ],
)
def test_partial_data_asks_for_a_smaller_batch(reply: dict[str, Any]) -> None:
    with pytest.raises(BadAnswer) as bad:
        github.parse(answer(reply), [REPOSITORY])
    assert bad.value.smaller


SPENT = {"errors": [{"type": "RATE_LIMITED", "message": "API rate limit exceeded"}]}
LATER = {"message": "You have exceeded a secondary rate limit"}


@pytest.mark.parametrize(
    "limit",
    [
        answer(SPENT),
        replace(answer(SPENT, 403), headers={"x-ratelimit-remaining": "0"}),
        replace(answer(LATER, 403), headers={"retry-after": "60"}),
        replace(answer(LATER, 429), headers={"retry-after": "60"}),
    ],
    ids=["points", "requests", "secondary", "429"],
)
def test_no_smaller_batch_passes_the_limit_of_an_hour(limit: Answer) -> None:
    with pytest.raises(BadAnswer) as bad:
        github.parse(limit, [REPOSITORY])
    assert bad.value.limited
    assert not bad.value.smaller


def test_a_limit_that_names_no_time_may_let_a_smaller_batch_pass() -> None:
    with pytest.raises(BadAnswer) as bad:
        github.parse(answer(LATER, 403), [REPOSITORY])
    assert bad.value.smaller
    assert not bad.value.limited


def test_youtube() -> None:
    assert youtube.parse(answer({"title": "A talk"}), [VIDEO]) == (Record(VIDEO, text="A talk"),)
    assert youtube.parse(answer("Unauthorized", 401), [VIDEO]) == (Record(VIDEO),)
    assert youtube.parse(answer("Not Found", 404), [VIDEO]) == ()


def test_an_archived_copy() -> None:
    wanted = Identifier("snapshot", "20150612/http://example.org/a?b=c")
    asked = query(wayback.request(ACCESS, [wanted]).url)
    assert asked == {"url": "http://example.org/a?b=c", "timestamp": "20150612"}
    copy = {"available": True, "status": "200", "url": "http://web.archive.org/web/2015/http://x/"}
    (record,) = wayback.parse(answer({"archived_snapshots": {"closest": copy}}), [wanted])
    assert record.url == "https://web.archive.org/web/2015/http://x/"
    assert wayback.parse(answer({"archived_snapshots": {}}), [wanted]) == ()


# All of them


@pytest.mark.parametrize("registry", [*REGISTRIES, *DESCRIBERS], ids=lambda one: one.id)
@pytest.mark.parametrize(
    "bad",
    [
        Answer("u", trouble=Trouble.TIMEOUT),
        answer("<html>a wall</html>"),
        answer("<html>a wall</html>", 403),
        answer("", 500),
        answer("[" * 100_000),
        answer(b"\xff\xfe\x00", whole=False),
    ],
    ids=["timeout", "wall", "403", "500", "deep", "cut"],
)
def test_no_registry_takes_trouble_for_absence(registry: Any, bad: Answer) -> None:
    scheme = min(registry.schemes)
    asked = [Identifier(scheme, "x"), Identifier(scheme, "y")][: registry.batch]
    if registry.id == "youtube" and bad.status == 403:
        pytest.skip("a video that may not be embedded answers 403")
    with pytest.raises(BadAnswer):
        registry.parse(bad, asked)


@pytest.mark.parametrize("status", [400, 413, 414, 502])
@pytest.mark.parametrize("registry", [crossref, datacite, github, semantic_scholar, arxiv])
def test_a_batch_that_is_too_much_may_be_halved(registry: Any, status: int) -> None:
    with pytest.raises(BadAnswer) as bad:
        registry.parse(answer("<html>", status), [DOI, DOI])
    assert bad.value.smaller


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)
FIELDS = sorted(
    {*CROSSREF_WORK, *OPENALEX_WORK, *S2_PAPER, *DATACITE_WORK["attributes"]} - {"DOI", "doi"}
)


@given(st.dictionaries(st.sampled_from(FIELDS), json_values, max_size=5))
def test_odd_fields_break_no_parser(odd: dict[str, Any]) -> None:
    crossref.records(crossref_answer({**CROSSREF_WORK, **odd}))
    openalex.records(answer({"results": [{**OPENALEX_WORK, **odd}]}))
    semantic_scholar.parse(answer([{**S2_PAPER, **odd}]), [Identifier("s2", "a" * 40)])
    attributes = {**DATACITE_WORK["attributes"], **odd}
    datacite.parse(answer({"data": [{**DATACITE_WORK, "attributes": attributes}]}), [DOI])


# The table


def test_every_registry_is_matched_by_its_schemes() -> None:
    for registry in REGISTRIES:
        assert registry.complete <= registry.schemes
        assert registry.batch >= 1


def test_a_mirror_has_no_limits_of_its_own() -> None:
    ((registry, access),) = reachable([arxiv.REGISTRY], {"arxiv": "http://127.0.0.1:1/"}, "", {})
    assert access.base == "http://127.0.0.1:1"
    assert registry.limits == HostLimits()


def test_a_registry_may_be_left_out() -> None:
    assert reachable([arxiv.REGISTRY], {"arxiv": "off"}, "", {}) == ()


def test_github_is_left_out_without_a_token() -> None:
    assert reachable([github.REGISTRY], {}, "", {}) == ()
    assert len(reachable([github.REGISTRY], {}, "", {"github": "t"})) == 1


def test_addresses_of_mirrors_are_read() -> None:
    text = "arxiv=http://127.0.0.1:1, wayback=off"
    assert addresses(text) == {"arxiv": "http://127.0.0.1:1", "wayback": "off"}


@pytest.mark.parametrize("text", ["arxiv", "nobody=https://example.org", "arxiv=ftp://example.org"])
def test_a_wrong_address_is_named(text: str) -> None:
    with pytest.raises(CatalogError, match="is no address of a registry"):
        addresses(text)
