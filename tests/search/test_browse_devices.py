"""The browse page on a phone, on paper, in the dark, without scripts."""

from typing import Literal

import pytest
from playwright.sync_api import Browser, expect

from tests.chromium import reader
from tests.search.page import BrowsePage

pytestmark = pytest.mark.browser
on_phones = pytest.mark.parametrize("device", ["phone", "narrow"])


@pytest.mark.parametrize("device", ["desk", "phone", "narrow"])
def test_no_width_scrolls_sideways(page: BrowsePage, device: str) -> None:
    for search in ("", "?q=long+has:code,pdf+category:losses,data", "?view=table&group=year"):
        page.open(search)
        assert page.sideways == 0, search
    if device != "desk":
        page.part("filters").tap()
        assert page.sideways == 0


@on_phones
def test_dialogs_fit(page: BrowsePage) -> None:
    page.open("?q=metric")
    page.all(".b-save").first.tap()
    for dialog in ("help", "export", "shelf"):
        page.part(f"open-{dialog}").tap()
        assert page.part(dialog).evaluate("(box) => box.scrollWidth - box.clientWidth") == 0
        box = page.part(dialog).bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= page.width
        page.part(dialog).get_by_role("button", name="Close").tap()
        expect(page.part(dialog)).to_be_hidden()


@on_phones
def test_a_phone_opens_the_filters(page: BrowsePage) -> None:
    page.open()
    facets, button = page.part("facets"), page.part("filters")
    expect(facets).to_be_hidden()
    button.tap()
    expect(facets).to_be_visible()
    expect(button).to_have_attribute("aria-expanded", "true")
    page.include("venue", "cvpr")
    assert len(page.ids) == 2
    page.exclude("category", "losses-pair")
    assert page.ids == ["song2016lifted"]
    expect(button).to_have_text("Filters 2")
    button.tap()
    expect(facets).to_be_hidden()
    expect(button).to_have_attribute("aria-expanded", "false")


def test_a_desk_has_the_filters_open(page: BrowsePage) -> None:
    page.open()
    expect(page.part("facets")).to_be_visible()
    expect(page.part("filters")).to_be_hidden()


@on_phones
def test_papers_are_ticked_and_exported_by_touch(page: BrowsePage) -> None:
    page.open("?q=metric")
    page.all(".b-tick").first.tap()
    page.part("ticked-export").tap()
    page.part("copy").tap()
    expect(page.part("export-status")).to_have_text("1 entry copied.")
    assert page.ids[0] in page.clipboard


def test_paper_shows_results_and_no_controls(apart: BrowsePage) -> None:
    page = apart.open("?q=metric")
    page.all(".b-tick").first.check()
    page.tab.emulate_media(media="print")
    expect(page.all(".b-row").first).to_be_visible()
    expect(page.part("count")).to_be_visible()
    controls = page.tab.locator("header, main").locator("input, select, button")
    assert controls.count() > 20
    assert [one for one in controls.all() if one.is_visible()] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_follow_the_system(apart: BrowsePage, scheme: Literal["light", "dark"]) -> None:
    page = apart
    page.tab.emulate_media(color_scheme=scheme)
    page.open("?q=metric")
    brightness = "(part) => getComputedStyle(part)[{0}].match(/[\\d.]+/g).slice(0, 3).map(Number)"
    behind = page.tab.locator("body").evaluate(brightness.format('"backgroundColor"'))
    before = page.all(".b-row").first.evaluate(brightness.format('"color"'))
    assert (sum(behind) < sum(before)) is (scheme == "dark")


def test_without_scripts_lists_are_named(browser: Browser, address: str) -> None:
    with reader(browser, java_script_enabled=False) as context:
        tab = context.new_page()
        tab.goto(f"{address}papers/")
        assert "Every entry stands in these lists" in tab.locator("main").inner_text()
        expect(tab.locator("[data-b=browse]")).to_be_hidden()
        links = tab.locator("noscript a")
        expect(links).to_have_text(["by category", "by venue", "by year"])
        links.last.click()
        expect(tab.locator("h1")).to_have_text("Years")
