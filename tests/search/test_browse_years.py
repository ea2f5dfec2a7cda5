"""The years of the browse page: what is typed, and lists with a paper from long ago."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from catalog.model.catalog import Catalog
from tests.search.lists import write_index
from tests.search.page import BrowsePage

pytestmark = pytest.mark.browser


def typed(page: BrowsePage, first: str, last: str) -> None:
    """Type years into both fields and leave the last."""
    for field, year in zip(
        page.facet("year").get_by_role("spinbutton").all(), (first, last), strict=True
    ):
        field.evaluate("(field, value) => (field.value = value)", year)
    field.dispatch_event("change")


@pytest.mark.parametrize(
    ("first", "last", "query"),
    [
        ("2020", "2015", "year:2015..2020"),
        ("-5", "2015", ""),
        ("1066", "2015", "year:1990..2015"),
        ("2020", "9000", "year:2020..2021"),
        ("2015.5", "2016", ""),
        ("3000", "99999", ""),
        ("1000", "1100", ""),
    ],
)
def test_years_that_there_cannot_be_are_refused(
    page: BrowsePage, first: str, last: str, query: str
) -> None:
    page.open()
    fields, alert = (
        page.facet("year").get_by_role("spinbutton"),
        page.facet("year").get_by_role("alert"),
    )
    typed(page, first, last)
    expect(page.part("query")).to_have_value(query)
    if query:
        expect(alert).to_be_empty()
        return
    expect(alert).to_have_text("The years here are 1990 to 2021.")
    expect(fields.first).to_have_attribute("aria-invalid", "true")
    expect(fields.first).to_have_value(first)
    with page.answered():
        typed(page, "", "2015")
    expect(alert).to_be_empty()
    expect(fields.first).to_have_attribute("aria-invalid", "false")


@pytest.mark.parametrize("device", ["desk", "phone"])
def test_a_year_is_seen_whole(page: BrowsePage, device: str) -> None:
    page.open("?q=year:2015..2018")
    if device == "phone":
        page.part("filters").tap()
    for field in page.facet("year").get_by_role("spinbutton").all():
        assert field.evaluate("(field) => field.scrollWidth - field.clientWidth") == 0


def test_a_paper_from_long_ago_leaves_the_others_their_bars(
    apart: BrowsePage, catalog: Catalog, tmp_path: Path
) -> None:
    old = catalog.by_id["li2020cjk"].model_copy(update={"id": "old1665", "year": 1665})
    other = catalog.by_id["li2020cjk"].model_copy(update={"id": "old1701", "year": 1701})
    apart.of(write_index(tmp_path, catalog.with_entries([old, other], {}))).open()
    bars = apart.all("[data-year]")
    expect(bars).to_have_count(33)
    expect(apart.facet("year")).to_contain_text("First bar: before 1990")
    for query in ("year:..1989", ""):
        with apart.answered():
            bars.first.click()
        assert apart.query == query
    with apart.answered():
        bars.nth(2).drag_to(bars.first)
    assert apart.query == "year:..1991"
    assert apart.ids == ["filler01", "filler00", "old1701", "old1665"]
    with apart.answered():
        bars.last.click()
    assert apart.query == "year:2021"
