"""Narrowing the browse page down: facets, years, and the chips that take them back."""

import pytest
from playwright.sync_api import expect

from tests.search.page import BrowsePage

pytestmark = pytest.mark.browser


def test_facets_narrow_any_of_within_and_all_of_across(page: BrowsePage) -> None:
    page.open("?q=metric")
    assert page.counts("venue") == {"cvpr": 1, "neurips": 1, "iccv": 1}
    page.include("venue", "cvpr")
    assert page.ids == ["song2016lifted"]
    assert page.counts("venue") == {"cvpr": 1, "neurips": 1, "iccv": 1}
    page.include("venue", "iccv")
    assert {*page.ids} == {"song2016lifted", "wang2017angular"}
    assert page.query == "metric venue:cvpr,iccv"
    page.include("category", "losses-pair")
    assert page.ids == ["wang2017angular"]
    page.include("venue", "cvpr")
    page.include("venue", "iccv")
    assert page.query == "metric category:losses-pair"


def test_facets_that_leave_nothing_say_what_would_come_back(page: BrowsePage) -> None:
    page.open("?q=metric+venue:acl")
    assert page.ids == []
    assert page.counts("venue") == {"acl": 0, "cvpr": 1, "neurips": 1, "iccv": 1}


def test_conditions_written_apart_must_all_hold(page: BrowsePage) -> None:
    page.open("?q=listed:survey+listed:table")
    assert page.ids == ["schroff2015unified"]
    assert page.value("listed", "survey").get_by_role("checkbox").is_checked()
    assert page.value("listed", "table").get_by_role("checkbox").is_checked()


def test_facets_exclude(page: BrowsePage) -> None:
    page.open("?q=metric")
    refused = page.value("venue", "cvpr").get_by_role("button", name="Exclude CVPR")
    page.exclude("venue", "cvpr")
    assert page.query == "metric -venue:cvpr"
    assert "song2016lifted" not in page.ids
    expect(refused).to_have_attribute("aria-pressed", "true")
    page.include("venue", "cvpr")
    assert page.query == "metric venue:cvpr"
    expect(refused).to_have_attribute("aria-pressed", "false")
    page.exclude("venue", "cvpr")
    page.exclude("venue", "cvpr")
    assert page.query == "metric"


@pytest.mark.parametrize(
    ("facet", "value", "found"),
    [
        ("category", "losses-pair", {"schroff2015unified", "sohn2016npair", "wang2017angular"}),
        ("venue", "cvpr", {"schroff2015unified", "song2016lifted"}),
        ("has", "code", {"schroff2015unified", "song2016lifted", "eve2021script"}),
        ("framework", "Caffe", {"song2016lifted"}),
        ("type", "thesis", {"muller2018metrics"}),
        ("listed", "table", {"schroff2015unified", "sohn2016npair"}),
        ("tag", "geometry", {"wang2017angular", "tex2021"}),
    ],
)
def test_every_facet(page: BrowsePage, facet: str, value: str, found: set[str]) -> None:
    page.open()
    if page.facet(facet).get_attribute("open") is None:
        page.facet(facet).locator("summary").click()
    page.include(facet, value)
    assert {*page.ids} == found
    assert page.counts(facet)[value] == len(found)
    expect(page.facet(facet).locator("summary")).to_contain_text("1")
    page.include(facet, value)
    everything = len(page.ids)
    page.exclude(facet, value)
    assert not found & {*page.ids}
    assert everything == 20


def test_facets_can_be_closed_and_open_where_something_is_chosen(page: BrowsePage) -> None:
    page.open("?q=tag:geometry")
    tags, venues = page.facet("tag"), page.facet("venue")
    expect(tags).to_have_attribute("open", "")
    venues.locator("summary").click()
    expect(venues.locator(".b-values")).to_be_hidden()


def test_a_long_facet_can_be_opened(page: BrowsePage) -> None:
    page.open()
    assert len(page.counts("venue")) == 8
    more = page.facet("venue").get_by_role("button", name="1 more")
    more.click()
    assert len(page.counts("venue")) == 9
    fewer = page.facet("venue").get_by_role("button", name="Fewer")
    expect(fewer).to_have_attribute("aria-expanded", "true")
    fewer.click()
    assert len(page.counts("venue")) == 8


def test_a_very_long_facet_can_be_searched(page: BrowsePage) -> None:
    page.open()
    tags = page.facet("tag")
    tags.locator("summary").click()
    tags.get_by_role("button", name="more").click()
    tags.get_by_role("searchbox", name="Find a value of Tag").fill("Topic-Q")
    assert page.counts("tag") == {"topic-q": 1}
    page.include("tag", "topic-q")
    assert page.ids == ["filler16"]


def test_chips_take_conditions_back(page: BrowsePage) -> None:
    page.open("?q=metric+venue:cvpr+-type:preprint")
    chips = page.all(".b-chip")
    expect(chips).to_have_text(["Venue: CVPR", "not Type: Preprint"])
    with page.answered():
        page.tab.get_by_role("button", name="Remove Venue: CVPR").click()
    assert page.query == "metric -type:preprint"
    with page.answered():
        chips.click()
    expect(page.part("chips")).to_be_hidden()
    expect(page.part("results")).to_be_focused()


@pytest.mark.parametrize("device", ["desk", "phone"])
def test_a_click_into_the_histogram_takes_a_year(page: BrowsePage, device: str) -> None:
    page.open()
    year = page.all('[data-year="2017"]')
    if device == "phone":
        page.part("filters").tap()
    for query in ("year:2017", ""):
        with page.answered():
            if device == "phone":
                year.tap()
            else:
                year.click()
        assert page.query == query
        assert len(page.ids) == (1 if query else 20)


def test_dragging_in_the_histogram_takes_a_range(page: BrowsePage) -> None:
    page.open()
    with page.answered():
        page.all('[data-year="2016"]').drag_to(page.all('[data-year="2015"]'))
    assert page.query == "year:2015..2016"
    assert len(page.ids) == 3


def test_the_histogram_says_what_it_shows(page: BrowsePage) -> None:
    page.open("?q=metric")
    years = page.tab.get_by_role("img", name="Entries by year, 1990 to 2021; the most in 2016: 2")
    expect(years).to_be_visible()
    heights = [
        float(page.all(f'[data-year="{year}"] .b-years__bar').get_attribute("height") or 0)
        for year in (2014, 2016, 2017)
    ]
    assert heights == [0, 40, 20]


def test_years_can_be_typed(page: BrowsePage) -> None:
    page.open()
    first, last = (page.tab.get_by_label(f"{end} year") for end in ("From", "To"))
    with page.answered():
        first.fill("2020")
        page.press("Tab")
    assert page.query == "year:2020.."
    with page.answered():
        last.fill("2020")
        page.press("Tab")
    assert page.query == "year:2020"
    assert page.ids == ["li2020cjk"]
    with page.answered():
        page.facet("year").get_by_role("button", name="All years").click()
    assert page.query == ""
    expect(first).to_have_value("")
