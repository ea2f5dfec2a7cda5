"""The address of the browse page says all that it shows."""

import pytest
from playwright.sync_api import expect

from tests.search.page import BrowsePage

pytestmark = pytest.mark.browser


def test_the_address_holds_everything(page: BrowsePage) -> None:
    page.open("?q=metric+-venue:cvpr&sort=title&group=year&view=table")
    assert page.query == "metric -venue:cvpr"
    expect(page.part("sort")).to_have_value("title")
    expect(page.part("group")).to_have_value("year")
    expect(page.all(".b-table").first).to_be_visible()


def test_everything_goes_into_the_address(page: BrowsePage) -> None:
    page.open()
    page.type("author")
    page.exclude("venue", "acl")
    page.choose("sort", "title")
    page.choose("group", "venue")
    page.click("table")
    assert page.search == "?q=author+-venue:acl&sort=title&group=venue&view=table"
    found = page.ids
    assert found
    assert page.open(page.search).ids == found


def test_the_address_holds_how_far_the_list_was_opened(page: BrowsePage) -> None:
    assert len(page.open("?n=30").ids) == 30


def test_what_an_address_cannot_mean_is_passed_over(page: BrowsePage) -> None:
    page.open("?sort=size&group=colour&view=cube&n=-3")
    assert len(page.ids) == 20
    expect(page.part("sort")).to_have_value("year")
    expect(page.part("list")).to_have_attribute("aria-pressed", "true")


def test_the_way_back(page: BrowsePage) -> None:
    page.open()
    page.type("metric")
    page.include("venue", "cvpr")
    page.choose("sort", "title")
    page.back()
    expect(page.part("sort")).to_have_value("relevance")
    page.back()
    assert page.query == "metric"
    page.back()
    assert (page.query, len(page.ids)) == ("", 20)
    with page.answered():
        page.tab.go_forward()
    assert page.query == "metric"


def test_a_reader_comes_back_from_a_paper_to_the_same_results(page: BrowsePage) -> None:
    page.open()
    page.type("metric")
    found = page.ids
    page.all(".b-row__title a").first.click()
    page.tab.wait_for_url("**/papers/*/")
    page.tab.go_back()
    expect(page.tab.locator("html")).to_have_attribute("data-browse", "ready")
    assert (page.query, page.ids) == ("metric", found)
