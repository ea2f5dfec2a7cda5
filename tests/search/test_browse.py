"""Asking the browse page, and reading its answers, in a real Chromium."""

import re

import pytest
from playwright.sync_api import BrowserContext, Route, expect

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
        ("id:gone2020", "No entry has the id “gone2020”."),
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
    lost = page.part("lost")
    expect(lost).to_contain_text("The index of this list could not be read.")
    expect(page.part("sort")).to_be_disabled()
    assert lost.get_by_role("link").all_inner_texts() == [
        "Try again",
        "by category",
        "by venue",
        "by year",
    ]
    page.tab.unroute("**/find/**")
    lost.get_by_role("link", name="Try again").click()
    expect(page.all(".b-row")).to_have_count(20)


def test_an_answer_that_cannot_be_read_is_told_of_until_one_can(
    context: BrowserContext, address: str
) -> None:
    page = BrowsePage(context.new_page(), address)
    page.tab.route("**/find/words/**", lambda route: route.abort())
    page.open()
    page.part("query").fill("facenet")
    expect(page.part("lost")).to_be_visible()
    expect(page.part("results")).to_have_attribute("aria-busy", "false")
    page.tab.unroute("**/find/words/**")
    page.type("s")
    expect(page.part("lost")).to_be_hidden()


def test_what_was_written_before_the_index_came_is_asked(
    context: BrowserContext, address: str
) -> None:
    page = BrowsePage(context.new_page(), address)
    held: list[Route] = []
    page.tab.route("**/find/start.bin*", lambda route: held.append(route))
    page.tab.goto(f"{address}papers/")
    expect(page.part("count")).to_have_text("Loading …")
    page.part("query").fill("angular")
    held[0].continue_()
    expect(page.all(".b-row")).to_have_count(1)
    page.tab.wait_for_url("**/papers/?q=angular")
    page.tab.unroute_all()
    assert page.open(page.search).ids == ["wang2017angular"]


def test_authors_stand_in_their_order_whatever_their_script(page: BrowsePage) -> None:
    page.open("?q=facenet")
    expect(page.all(".b-row__by").first).to_have_text("Florian Schroff, Dmitry Kalenichenko")
    page.part("table").click()
    expect(page.all(".b-row td").nth(1)).to_have_text("Florian Schroff, Dmitry Kalenichenko")


def test_the_title_says_what_was_asked(page: BrowsePage) -> None:
    page.open("?q=angular")
    expect(page.tab).to_have_title(re.compile("^angular – Papers"))
    page.part("query").fill("")
    expect(page.tab).to_have_title(re.compile("^Papers"))


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
