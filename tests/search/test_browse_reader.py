"""The browse page where readers stumble: places lost, ends out of sight, edits halfway."""

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.search.page import BrowsePage

pytestmark = pytest.mark.browser


def test_a_filter_closes_an_open_quotation(page: BrowsePage) -> None:
    page.open().type('"metric learning')
    page.include("venue", "cvpr")
    assert page.query == '"metric learning" venue:cvpr'
    expect(page.all(".b-chip")).to_have_text(["Venue: CVPR"])


def test_years_stay_as_they_were_asked_for(page: BrowsePage) -> None:
    page.open()
    first, last = page.facet("year").locator("input").all()
    with page.answered():
        first.fill("2016")
        first.press("Enter")
    assert page.query == "year:2016.."
    expect(first).to_have_value("2016")
    expect(last).to_have_value("")


def test_help_opens_at_its_beginning(page: BrowsePage) -> None:
    page.open()
    page.part("open-help").click()
    expect(page.tab.get_by_role("heading", name="How to search")).to_be_focused()
    assert page.part("help").evaluate("(dialog) => dialog.scrollTop") == 0


def test_the_next_entry_is_the_first_in_sight(page: BrowsePage) -> None:
    page.open()
    page.all(".b-row").nth(9).evaluate("(row) => row.scrollIntoView({ block: 'start' })")
    page.press("j")
    assert page.focused in page.ids[8:11]


def test_a_reading_list_that_is_open_follows_other_tabs(
    context: BrowserContext, page: BrowsePage
) -> None:
    page.open()
    page.part("open-shelf").click()
    other = BrowsePage(context.new_page(), page.address).open()
    other.all(".b-save").first.click()
    expect(page.part("shelf-list").locator("a")).to_have_count(1)


def test_what_was_selected_is_cleared_without_losing_the_place(page: BrowsePage) -> None:
    page.open()
    page.all(".b-tick").first.check()
    page.part("untick").click()
    expect(page.part("results")).to_be_focused()
    expect(page.part("status")).to_have_text("Nothing selected")


@pytest.mark.parametrize("device", ["phone"])
def test_filters_of_a_phone_end_in_the_entries(page: BrowsePage, device: str) -> None:
    page.open()
    page.part("filters").click()
    page.include("venue", "cvpr")
    done = page.part("done")
    expect(done).to_be_in_viewport()
    expect(done).to_have_text(f"Show {len(page.ids)} entries")
    done.click()
    expect(page.part("facets")).to_be_hidden()
    expect(page.all(".b-row").first).to_be_in_viewport()


def test_a_title_and_a_short_name_are_two_words(page: BrowsePage) -> None:
    page.open("?q=id:sohn2016npair")
    expect(page.all(".b-row__title")).to_have_text(
        "Improved Deep Metric Learning with an N-pair Objective N-pair"
    )


@pytest.mark.parametrize("query", ["K. Sohn", "sohn NIPS2016", "k sohn npair"])
def test_names_and_venues_as_references_have_them(page: BrowsePage, query: str) -> None:
    page.open().type(query)
    assert page.ids[0] == "sohn2016npair"


def test_print_gives_the_whole_width_to_the_list(page: BrowsePage) -> None:
    page.open()
    page.tab.emulate_media(media="print")
    try:
        columns = page.all(".b-columns").evaluate("(box) => box.clientWidth")
        assert page.all(".b-main").evaluate("(box) => box.clientWidth") == columns
    finally:
        page.tab.emulate_media(media="screen")
