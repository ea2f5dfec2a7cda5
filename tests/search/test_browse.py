"""Asking the browse page, and reading its answers, in a real Chromium."""

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.search.lists import EMOJI, HOSTILE, LONG, RIGHT_TO_LEFT, TEX
from tests.search.page import PAPERS, BrowsePage

pytestmark = pytest.mark.browser
on_each_device = pytest.mark.parametrize("device", ["desk", "phone"])


def test_it_begins_with_the_newest(page: BrowsePage) -> None:
    page.open()
    expect(page.part("count")).to_have_text(f"{PAPERS} entries")
    assert len(page.ids) == 20
    assert "2021" in page.ids[0]


@on_each_device
def test_it_searches_while_a_reader_types(page: BrowsePage) -> None:
    page.open()
    page.type("ang")
    assert page.ids == ["wang2017angular"]
    expect(page.part("count")).to_have_text(f"1 of {PAPERS} entries")
    page.type("ulra")
    assert page.ids == ["wang2017angular"]
    expect(page.part("note")).to_contain_text("“angular”")
    page.tab.wait_for_url("**/papers/?q=angulra")


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("zoe mul", "muller2018metrics"),
        ("tripelt", "schroff2015unified"),
        ("ngular", "wang2017angular"),
        ("度量", "li2020cjk"),
        ("npair", "sohn2016npair"),
        ("embeddings", "schroff2015unified"),
    ],
)
def test_it_forgives(page: BrowsePage, query: str, first: str) -> None:
    assert page.open(f"?q={query}").ids[0] == first


def test_papers_with_most_of_the_words_are_better_than_none(page: BrowsePage) -> None:
    page.open("?q=angular+loss+qqqqqqqq")
    assert page.ids[0] == "wang2017angular"
    expect(page.part("note")).to_contain_text("No entry has all of these words")


def test_nothing_found_is_said(page: BrowsePage) -> None:
    page.open("?q=qqqqqqqq")
    assert page.ids == []
    expect(page.part("none")).to_be_visible()
    expect(page.part("status")).to_have_text("0 entries. ")


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("year:abc", "“abc” is no year: write year:2017, year:2015..2018 or year:<2015."),
        ("venue:cvrp", "No entry has the venue “cvrp”."),
    ],
)
def test_what_finds_nothing_gets_a_hint(page: BrowsePage, query: str, said: str) -> None:
    page.open(f"?q={query}")
    expect(page.part("note")).to_have_text(said)


def test_an_id_finds_its_entry(page: BrowsePage) -> None:
    assert page.open("?q=wang2018mapping").ids == ["wang2018mapping"]


@pytest.mark.parametrize(
    "query", ["schroff2015facenet", "1503.03832", "https://doi.org/10.1109/CVPR.2015.7298682"]
)
def test_a_former_id_and_an_identifier_find_their_entry(page: BrowsePage, query: str) -> None:
    page.open()
    page.part("query").fill(query)
    expect(page.part("status")).to_have_text("1 entry. ")
    assert page.ids == ["schroff2015unified"]


def test_changes_are_announced(page: BrowsePage) -> None:
    page.open()
    status = page.tab.get_by_role("status").and_(page.part("status"))
    page.type("angular")
    expect(status).to_have_text("1 entry. ")
    page.exclude("category", "losses-pair")
    expect(status).to_have_text("0 entries. ")


def test_matched_words_are_marked(page: BrowsePage) -> None:
    page.open("?q=metric learning")
    assert {*page.all(".b-row mark").all_inner_texts()} >= {"Metric", "Learning"}


def test_an_index_that_cannot_be_read_is_told_of(context: BrowserContext, address: str) -> None:
    page = BrowsePage(context.new_page(), address)
    page.tab.route("**/find/**", lambda route: route.abort())
    page.tab.goto(f"{address}papers/")
    expect(page.part("note")).to_have_text("The index of this list could not be read.")


@pytest.mark.parametrize(
    ("order", "first"),
    [
        ("year", "wang2018mapping"),
        ("title", "wang2018mapping"),
        ("added", "song2016lifted"),
        ("lists", "schroff2015unified"),
    ],
)
def test_sorting(page: BrowsePage, order: str, first: str) -> None:
    page.open("?q=year:2015..2018&sort=relevance")
    page.choose("sort", order)
    assert page.ids[0] == first
    assert f"sort={order}" in page.search


def test_words_are_sorted_by_relevance_and_only_they(page: BrowsePage) -> None:
    relevance = page.part("sort").locator("[value=relevance]")
    page.open("?q=loss&sort=year")
    assert page.ids == ["wang2017angular", "schroff2015unified"]
    page.choose("sort", "relevance")
    assert page.ids == ["schroff2015unified", "wang2017angular"]
    for search in ("", "?sort=relevance"):
        page.open(search)
        expect(relevance).to_be_disabled()
        expect(page.part("sort")).to_have_value("year")


@pytest.mark.parametrize(
    ("by", "first"), [("year", "2018"), ("venue", "CVPR"), ("category", "Losses")]
)
def test_grouping(page: BrowsePage, by: str, first: str) -> None:
    page.open("?q=year:2015..2018")
    page.choose("group", by)
    heads = page.all(".b-group").all_inner_texts()
    assert heads[0].startswith(first)
    assert sum(int(head.split()[-1]) for head in heads) == len(page.ids)
    page.choose("group", "")
    expect(page.all(".b-group")).to_have_count(0)


@on_each_device
def test_the_table_and_the_list_hold_the_same(page: BrowsePage) -> None:
    page.open("?q=facenet")
    listed = page.ids
    page.click("table")
    expect(page.part("table")).to_have_attribute("aria-pressed", "true")
    expect(page.all(".b-table thead th")).to_have_text(
        ["Select", "Title", "Authors", "Venue", "Year", "Links", "Lists", "Save"]
    )
    expect(page.part("results")).to_contain_text("TensorFlow")
    assert page.ids == listed
    page.click("list")
    expect(page.part("table")).to_have_attribute("aria-pressed", "false")
    expect(page.all(".b-table")).to_have_count(0)
    assert page.ids == listed


@on_each_device
def test_more_results_follow(page: BrowsePage) -> None:
    page.open()
    expect(page.part("more")).to_have_text("Show 18 more")
    page.click("more")
    assert len(page.ids) == PAPERS
    expect(page.part("more")).to_be_hidden()
    assert page.search == "?n=40"
    assert page.focused == page.ids[20]


def test_titles_lead_to_papers_and_chips_to_their_links(page: BrowsePage) -> None:
    page.open("?q=facenet")
    chips = page.all(".b-row__links a")
    expect(chips).to_have_text(["Paper", "TensorFlow"])
    expect(chips.last).to_have_attribute("href", "https://github.com/x/facenet")
    page.all(".b-row__title a").click()
    expect(page.tab.locator("h1")).to_contain_text("FaceNet")


@pytest.mark.parametrize(
    ("key", "title"),
    [
        ("eve2021script", HOSTILE),
        ("long2021long", LONG),
        ("emoji2021", EMOJI),
        ("rtl2021", RIGHT_TO_LEFT),
        ("tex2021", TEX),
    ],
)
def test_odd_titles_are_shown_as_they_are(page: BrowsePage, key: str, title: str) -> None:
    page.open(f"?q=id:{key}")
    assert page.all(".b-row__title a").all_text_contents() == [title]
    expect(page.all(".b-row script, .b-row img, .b-row b")).to_have_count(0)
    links = page.all(".b-row__links a").evaluate_all("(links) => links.map((link) => link.href)")
    assert all(link.startswith("https://") for link in links)
