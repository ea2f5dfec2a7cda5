"""Every control of the browse page, in a real Chromium."""

import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from tests.chromium import resize
from tests.search.lists import EMOJI, HOSTILE, LONG, RIGHT_TO_LEFT, TEX
from tests.search.page import BrowsePage

pytestmark = pytest.mark.browser

PAPERS = 38


def test_it_begins_with_the_newest(page: BrowsePage) -> None:
    page.open()
    assert page.count == f"{PAPERS} papers"
    assert len(page.ids) == 20
    assert page.ids[0].endswith("2021") or "2021" in page.ids[0]


def test_it_searches_while_a_reader_types(page: BrowsePage) -> None:
    page.open()
    page.type("ang")
    assert page.ids == ["wang2017angular"]
    assert page.count == f"1 of {PAPERS} papers"
    page.type("ulra")
    assert page.ids == ["wang2017angular"]
    assert "“angular”" in page.part("note").text
    page.until(lambda: page.search == "?q=angulra")


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


def test_nothing_found_is_said(page: BrowsePage) -> None:
    page.open("?q=qqqqqqqq")
    assert page.ids == []
    assert page.part("none").is_displayed()
    page.until(lambda: page.part("status").get_property("textContent") == "0 papers. ")


def test_changes_are_announced(page: BrowsePage) -> None:
    page.open()
    page.type("angular")
    status = page.part("status")
    assert status.get_attribute("role") == "status"
    page.until(lambda: status.get_property("textContent") == "1 paper. ")


def test_matched_words_are_marked(page: BrowsePage) -> None:
    page.open("?q=metric learning")
    assert {mark.text for mark in page.all(".b-row mark")} >= {"Metric", "Learning"}


def test_facets_narrow_any_of_within_and_all_of_across(page: BrowsePage) -> None:
    page.open("?q=metric")
    assert page.counts("venue") == {"cvpr": 1, "neurips": 1, "iccv": 1}
    page.include("venue", "cvpr")
    assert page.ids == ["song2016lifted"]
    assert page.counts("venue") == {"cvpr": 1, "neurips": 1, "iccv": 1}
    page.include("venue", "iccv")
    assert set(page.ids) == {"song2016lifted", "wang2017angular"}
    assert page.query == "metric venue:cvpr,iccv"
    page.include("category", "losses-pair")
    assert page.ids == ["wang2017angular"]
    page.include("venue", "cvpr")
    page.include("venue", "iccv")
    assert page.query == "metric category:losses-pair"


def test_facets_exclude(page: BrowsePage) -> None:
    page.open("?q=metric")
    page.exclude("venue", "cvpr")
    assert page.query == "metric -venue:cvpr"
    assert "song2016lifted" not in page.ids
    page.include("venue", "cvpr")
    assert page.query == "metric venue:cvpr"


@pytest.mark.parametrize(
    ("facet", "value", "found"),
    [
        ("has", "code", {"schroff2015unified", "song2016lifted", "eve2021script"}),
        ("framework", "Caffe", {"song2016lifted"}),
        ("type", "thesis", {"muller2018metrics"}),
        ("listed", "table", {"schroff2015unified", "sohn2016npair"}),
        ("tag", "geometry", {"wang2017angular", "tex2021"}),
    ],
)
def test_every_facet(page: BrowsePage, facet: str, value: str, found: set[str]) -> None:
    page.open()
    details = page.browser.find_element(By.CSS_SELECTOR, f'[data-facet="{facet}"]')
    if not details.get_attribute("open"):
        details.find_element(By.CSS_SELECTOR, "summary").click()
    page.include(facet, value)
    assert set(page.ids) == found
    assert page.counts(facet)[value] == len(found)


def test_a_long_facet_can_be_opened(page: BrowsePage) -> None:
    page.open()
    assert len(page.counts("venue")) == 8
    more = page.browser.find_element(By.CSS_SELECTOR, '[data-facet="venue"] .b-more')
    more.click()
    assert len(page.counts("venue")) == 9
    assert more.get_attribute("aria-expanded") == "true"


def test_chips_take_conditions_back(page: BrowsePage) -> None:
    page.open("?q=metric+venue:cvpr+-type:preprint")
    chips = page.all(".b-chip")
    assert [chip.text for chip in chips] == ["Venue: CVPR", "not Type: Preprint"]
    page.act(chips[0].click)
    assert page.query == "metric -type:preprint"


def test_a_click_into_the_histogram_takes_a_year(page: BrowsePage) -> None:
    page.open()
    bar = page.browser.find_element(By.CSS_SELECTOR, '[data-year="2017"]')
    page.act(lambda: ActionChains(page.browser).move_to_element(bar).click().perform())
    assert page.query == "year:2017"
    assert page.ids == ["wang2017angular"]
    page.act(lambda: ActionChains(page.browser).move_to_element(bar).click().perform())
    assert page.query == ""


def test_dragging_in_the_histogram_takes_a_range(page: BrowsePage) -> None:
    page.open()
    first, last = (
        page.browser.find_element(By.CSS_SELECTOR, f'[data-year="{y}"]') for y in (2015, 2016)
    )
    page.act(lambda: ActionChains(page.browser).drag_and_drop(last, first).perform())
    assert page.query == "year:2015..2016"
    assert len(page.ids) == 3


def test_years_can_be_typed(page: BrowsePage) -> None:
    page.open()
    start = page.browser.find_element(By.CSS_SELECTOR, '[aria-label="From year"]')
    page.act(lambda: start.send_keys("2020", Keys.TAB))
    assert page.query == "year:2020.."
    clear = page.browser.find_element(By.CSS_SELECTOR, '[data-facet="year"] .b-more')
    page.act(clear.click)
    assert page.query == ""


@pytest.mark.parametrize(
    ("order", "first"),
    [("title", "wang2018mapping"), ("added", "song2016lifted"), ("lists", "schroff2015unified")],
)
def test_sorting(page: BrowsePage, order: str, first: str) -> None:
    page.open("?q=year:2015..2018")
    page.choose("sort", order)
    assert page.ids[0] == first
    assert f"sort={order}" in page.search


@pytest.mark.parametrize(
    ("by", "first"), [("year", "2018"), ("venue", "CVPR"), ("category", "Losses")]
)
def test_grouping(page: BrowsePage, by: str, first: str) -> None:
    page.open("?q=year:2015..2018")
    page.choose("group", by)
    heads = [head.text for head in page.all(".b-group")]
    assert heads[0].startswith(first)
    assert sum(int(head.split()[-1]) for head in heads) == len(page.ids)


def test_the_table(page: BrowsePage) -> None:
    page.open("?q=facenet")
    page.act(page.part("table").click)
    assert page.part("table").get_attribute("aria-pressed") == "true"
    heads = [head.get_property("textContent") for head in page.all(".b-table thead th")]
    assert heads == ["Select", "Title", "Authors", "Venue", "Year", "Links", "Lists", "Save"]
    assert "TensorFlow" in page.text


def test_more_results_follow(page: BrowsePage) -> None:
    page.open()
    page.act(page.part("more").click)
    assert len(page.ids) == PAPERS
    assert not page.part("more").is_displayed()
    assert page.search == "?n=40"
    assert page.script("return document.activeElement.closest('.b-row').dataset.id") == page.ids[20]


def test_the_address_holds_everything(page: BrowsePage) -> None:
    page.open("?q=metric+-venue:cvpr&sort=title&group=year&view=table")
    assert page.query == "metric -venue:cvpr"
    assert page.part("sort").get_property("value") == "title"
    assert page.part("group").get_property("value") == "year"
    assert page.all(".b-table")


def test_the_way_back(page: BrowsePage) -> None:
    page.open()
    page.type("metric")
    page.include("venue", "cvpr")
    page.choose("sort", "title")
    page.act(page.browser.back)
    assert page.part("sort").get_property("value") == "relevance"
    page.act(page.browser.back)
    assert page.query == "metric"
    page.act(page.browser.back)
    assert (page.query, len(page.ids)) == ("", 20)
    page.act(page.browser.forward)
    assert page.query == "metric"


def test_keys(page: BrowsePage) -> None:
    page.open("?q=metric")
    page.press("/")
    assert page.script("return document.activeElement.dataset.b") == "query"
    page.press(Keys.ARROW_DOWN)
    page.press("j", "x")
    page.press("j", "k", "b")
    assert page.stored("ticked") == [page.ids[1]]
    assert page.stored("reading") == [page.ids[1]]
    page.press("?")
    assert page.part("help").get_property("open")
    page.press(Keys.ESCAPE)
    assert not page.part("help").get_property("open")


def test_keys_can_be_switched_off(page: BrowsePage) -> None:
    page.open("?q=metric")
    page.press("?")
    page.part("keys-on").click()
    page.press(Keys.ESCAPE)
    page.press("j")
    assert page.script("return document.activeElement.closest('.b-row')") is None


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
    (link,) = page.all(".b-row__title a")
    assert link.get_property("textContent") == title
    assert not page.all(".b-row script, .b-row img, .b-row b")
    links = [str(link.get_attribute("href")) for link in page.all(".b-row__links a")]
    assert all(link.startswith("https://") for link in links)


@pytest.mark.parametrize("width", [320, 390, 1440])
def test_no_width_scrolls_sideways(page: BrowsePage, width: int) -> None:
    resize(page.browser, width)
    for search in ("", "?q=long+has:code,pdf+category:losses,data", "?view=table&group=year"):
        page.open(search)
        assert page.script("return document.documentElement.scrollWidth") <= width, search


def test_a_phone_opens_the_filters(page: BrowsePage) -> None:
    resize(page.browser, 390)
    page.open()
    facets, button = page.part("facets"), page.part("filters")
    assert not facets.is_displayed()
    button.click()
    assert facets.is_displayed()
    assert button.get_attribute("aria-expanded") == "true"
    page.include("venue", "cvpr")
    assert len(page.ids) == 2


def test_without_scripts_lists_are_named(page: BrowsePage) -> None:
    page.browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        page.browser.get(f"{page.address}papers/")
        shown = page.browser.find_element(By.CSS_SELECTOR, "main").text
        links = [link.text for link in page.all("noscript a")]
    finally:
        page.browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    assert "Every entry stands in these lists" in shown
    assert links == ["by category", "by venue", "by year"]
