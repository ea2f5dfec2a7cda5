"""The browse page by keyboard and by ear."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.search.page import BrowsePage

pytestmark = pytest.mark.browser
NAMELESS = re.compile(r"^\s*- (button|link|checkbox|radio|combobox|searchbox|spinbutton)(:|$| \[)")


def test_keys(page: BrowsePage) -> None:
    page.open("?q=metric")
    page.press("/")
    expect(page.part("query")).to_be_focused()
    page.press("ArrowDown")
    assert page.focused == page.ids[0]
    page.press("j", "x")
    page.press("j", "k", "b")
    assert page.stored("ticked") == [page.ids[1]]
    assert page.stored("reading") == [page.ids[1]]
    page.press("?")
    expect(page.part("help")).to_be_visible()
    page.press("Escape")
    expect(page.part("help")).to_be_hidden()


def test_the_last_row_leads_on_to_more(page: BrowsePage) -> None:
    page.open()
    page.all(".b-row a").nth(19).focus()
    page.all(".b-row__title a").last.focus()
    page.press("j")
    expect(page.all(".b-row")).to_have_count(38)
    assert page.focused == page.ids[20]


def test_a_composed_word_stays_in_the_field(page: BrowsePage) -> None:
    page.open("?q=metric")
    page.part("query").focus()
    page.part("query").dispatch_event("keydown", {"key": "Enter", "isComposing": True})
    expect(page.part("query")).to_be_focused()


def test_a_link_leads_past_the_filters(page: BrowsePage) -> None:
    page.open()
    link = page.tab.get_by_role("link", name="To the results")
    link.focus()
    page.press("Enter", "Tab")
    assert page.focused == page.ids[0]


def test_what_a_key_did_is_announced(page: BrowsePage) -> None:
    page.open("?q=metric")
    status = page.part("status")
    expect(status).to_contain_text("entries")
    page.press("j")
    for key, said in (("x", "Selected"), ("x", "Not selected"), ("b", "On the reading list")):
        page.press(key)
        expect(status).to_have_text(said)


def test_j_and_k_stop_at_the_ends(page: BrowsePage) -> None:
    page.open("?q=metric")
    page.press("k")
    assert page.focused == page.ids[0]
    page.press(*"jjjjjjjj")
    assert page.focused == page.ids[-1]


def test_enter_leads_to_the_first_paper_and_on_to_its_page(page: BrowsePage) -> None:
    page.open()
    page.type("angular")
    page.press("Enter")
    assert page.focused == "wang2017angular"
    page.press("Enter")
    page.tab.wait_for_url("**/papers/wang2017angular/")


def test_escape_empties_the_field_and_leaves_it(page: BrowsePage) -> None:
    page.open("?q=metric")
    page.press("/")
    with page.answered():
        page.press("Escape")
    assert page.query == ""
    page.press("Escape")
    expect(page.part("query")).not_to_be_focused()


def test_keys_are_letters_where_a_reader_writes(page: BrowsePage) -> None:
    page.open()
    page.part("query").focus()
    with page.answered():
        page.press(*"jkxb?/")
    assert page.query == "jkxb?/"
    assert page.stored("ticked") == page.stored("reading") == []


def test_keys_can_be_switched_off_for_good(page: BrowsePage) -> None:
    page.open("?q=metric")
    page.press("?")
    page.tab.get_by_label("Single keys work").uncheck()
    page.press("Escape", "j")
    assert page.focused is None
    page.open("?q=metric")
    page.press("j")
    assert page.focused is None
    page.part("open-help").click()
    page.part("keys-on").check()
    page.press("Escape", "j")
    assert page.focused == page.ids[0]


def test_facets_are_worked_by_keyboard(page: BrowsePage) -> None:
    page.open("?q=metric")
    box = page.value("venue", "cvpr").get_by_role("checkbox")
    box.focus()
    with page.answered():
        page.press("Space")
    expect(box).to_be_focused()
    assert page.query == "metric venue:cvpr"
    page.press("Tab")
    with page.answered():
        page.press("Enter")
    assert page.query == "metric -venue:cvpr"


def test_the_table_can_be_scrolled_by_keyboard(page: BrowsePage) -> None:
    page.open("?view=table&group=year")
    region = page.tab.get_by_role("region", name="Results: 2021")
    region.focus()
    expect(region).to_be_focused()


def test_dialogs_close_in_every_way_and_give_the_focus_back(page: BrowsePage) -> None:
    page.open()
    for dialog in ("help", "export", "shelf"):
        closes_in_every_way(page, dialog)


def closes_in_every_way(page: BrowsePage, dialog: str) -> None:
    opener, box = page.part(f"open-{dialog}"), page.part(dialog)
    ways: tuple[Callable[[], None], ...] = (
        box.get_by_role("button", name="Close").click,
        lambda: page.press("Escape"),
        lambda: page.tab.mouse.click(5, 5),
    )
    for close in ways:
        opener.click()
        expect(box).to_be_visible()
        close()
        expect(box).to_be_hidden()
        expect(opener).to_be_focused()


@pytest.mark.parametrize("search", ["", "?q=facenet+venue:cvpr&view=table&group=year"])
def test_every_control_has_a_name(page: BrowsePage, search: str) -> None:
    page.open(search)
    for part in ("browse", "help", "export", "shelf"):
        if part != "browse":
            page.part(f"open-{part}").click()
        said = page.part(part).aria_snapshot().splitlines()
        assert any("button" in line for line in said)
        assert [line for line in said if NAMELESS.match(line)] == []
        page.press("Escape")
