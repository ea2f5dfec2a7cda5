"""What a reader of the browse page has before the eyes: messages, the focus, the place."""

from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import expect

from catalog.model.catalog import Catalog
from tests.search.lists import write_index
from tests.search.page import BrowsePage

pytestmark = pytest.mark.browser

HIDDEN = """(row) => {
  const box = document.activeElement.getBoundingClientRect();
  const bar = document.querySelector("[data-b=ticked-bar]");
  const over = document.querySelector(".md-header").getBoundingClientRect().bottom;
  const under = bar.hidden ? innerHeight : bar.getBoundingClientRect().top;
  return Math.max(0, over - box.top, box.bottom - under);
}"""
"""Pixels of what has the focus that stand behind the header or what is ticked."""


@pytest.mark.parametrize("device", ["desk", "phone"])
def test_that_nothing_was_found_is_in_sight(page: BrowsePage, device: str) -> None:
    page.open("?q=qqqqqqqq")
    expect(page.part("none")).to_be_in_viewport(ratio=1)
    expect(page.part("all")).to_be_hidden()
    page.part("query").fill("metric")
    expect(page.part("all")).to_be_visible()


def test_a_list_without_entries_says_so(
    apart: BrowsePage, catalog: Catalog, tmp_path: Path
) -> None:
    apart.of(write_index(tmp_path, replace(catalog, entries=(), files={}))).open()
    expect(apart.part("none")).to_have_text("This list has no entries yet.")
    expect(apart.part("none")).to_be_in_viewport()
    expect(apart.part("count")).to_have_text("0 entries")
    expect(apart.part("all")).to_be_hidden()


def test_the_results_come_without_anything_in_sight_moving(apart: BrowsePage) -> None:
    apart.tab.add_init_script(
        "window.moved = 0; new PerformanceObserver((list) => list.getEntries().forEach("
        "(entry) => (window.moved += entry.value))).observe({type: 'layout-shift', buffered: true})"
    )
    for search in ("", "?q=qqqqqqqq", "?q=id:rtl2021"):
        apart.open(search)
        assert apart.tab.evaluate("window.moved") < 0.01, search


@pytest.mark.parametrize("device", ["desk", "narrow"])
@pytest.mark.parametrize("view", ["list", "table"])
def test_the_focus_is_never_hidden(page: BrowsePage, view: str, device: str) -> None:
    page.open(f"?n=60&view={view}")
    page.all(".b-tick").first.check()
    hidden = []
    for key in [*"j" * 25, *"k" * 20]:
        page.press(key)
        hidden.append(page.tab.evaluate(HIDDEN))
    assert set(hidden) == {0}


CLICK = "(control) => control.click()"
"""A click that does not scroll to what it is on."""


def test_a_reader_comes_back_to_the_place_in_the_list(page: BrowsePage) -> None:
    page.open("?n=40")
    page.tab.evaluate("scrollTo(0, 900)")
    page.all(".b-row__title a").nth(14).evaluate(CLICK)
    page.tab.wait_for_url("**/papers/*/")
    page.tab.go_back()
    expect(page.all("html")).to_have_js_property("scrollTop", 900)
    assert len(page.ids) == 38


def test_each_question_has_its_own_place(page: BrowsePage) -> None:
    page.open("?n=40")
    page.tab.evaluate("scrollTo(0, 700)")
    with page.answered():
        page.part("table").evaluate(CLICK)
    page.tab.evaluate("scrollTo(0, 100)")
    page.back()
    expect(page.all("html")).to_have_js_property("scrollTop", 700)
    with page.answered():
        page.tab.go_forward()
    expect(page.part("table")).to_have_attribute("aria-pressed", "true")
