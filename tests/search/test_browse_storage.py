"""The website in a real Chromium that keeps nothing: storage closed or full."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.search.page import BrowsePage

pytestmark = pytest.mark.browser
REFUSALS = {
    "closed": (
        "Object.defineProperty(window, 'localStorage', { get() {"
        " throw new DOMException('closed', 'SecurityError') } });"
    ),
    "full": (
        "Storage.prototype.setItem = () => {"
        " throw new DOMException('full', 'QuotaExceededError') };"
    ),
}


@pytest.fixture(params=REFUSALS)
def refused(apart: BrowsePage, request: pytest.FixtureRequest) -> Iterator[BrowsePage]:
    """The page in a tab that cannot keep anything, on whose console nothing may be said."""
    apart.tab.add_init_script(REFUSALS[request.param])
    yield apart
    apart.tab.close()  # there is nothing to forget, and asking for it would fail


def test_it_searches_and_narrows(refused: BrowsePage) -> None:
    refused.open()
    refused.type("metric")
    assert len(refused.ids) > 1
    refused.include("venue", "iccv")
    assert refused.ids == ["wang2017angular"]


@pytest.mark.parametrize("device", ["desk", "phone"])
def test_what_is_ticked_can_be_cited(refused: BrowsePage) -> None:
    refused.open("?q=metric")
    chosen = [refused.ids[0], refused.ids[2]]
    for at in (0, 2):
        refused.all(".b-tick").nth(at).check()
    expect(refused.part("ticked-count")).to_have_text("2 selected")
    refused.part("ticked-export").click()
    refused.part("copy").click()
    expect(refused.part("export-status")).to_have_text("2 entries copied.")
    assert [key in refused.clipboard for key in chosen] == [True, True]
    with refused.tab.expect_download() as saved:
        refused.part("download").click()
    assert Path(saved.value.path()).read_text("utf-8").count("@") == 2
    refused.press("Escape")
    refused.click("ticked-show")
    assert {*refused.ids} == {*chosen}
    refused.part("untick").click()
    expect(refused.part("ticked-bar")).to_be_hidden()


def test_the_reading_list_lasts_as_long_as_the_page(refused: BrowsePage) -> None:
    refused.open("?q=metric")
    title = refused.all(".b-row__title a").first.text_content() or ""
    refused.all(".b-save").first.click()
    expect(refused.all(".b-save").first).to_have_attribute("aria-pressed", "true")
    refused.part("open-shelf").click()
    shelf = refused.part("shelf")
    expect(shelf.get_by_role("listitem").get_by_role("link")).to_have_text(title)
    expect(refused.part("shelf-lasts")).to_be_visible()
    expect(refused.part("shelf-kept")).to_be_hidden()
    refused.press("Escape")
    refused.open()
    expect(refused.part("open-shelf")).to_have_text("Reading list")


def test_keys_are_switched_off_as_long_as_the_page_lasts(refused: BrowsePage) -> None:
    refused.open("?q=metric")
    refused.press("?")
    refused.part("keys-on").uncheck()
    refused.press("Escape", "j", "/")
    assert refused.focused is None
    expect(refused.all("input[type=search]:focus")).to_have_count(0)
    refused.part("open-help").click()
    refused.part("keys-on").check()
    refused.press("Escape", "j")
    assert refused.focused == refused.ids[0]


def test_other_pages_have_their_colours_and_buttons(refused: BrowsePage) -> None:
    refused.tab.emulate_media(color_scheme="dark")
    for path in ("", "years/2021/", "papers/rtl2021/"):
        refused.tab.goto(f"{refused.address}{path}")
        button, body = refused.tab.locator(".c-palette"), refused.tab.locator("body")
        for chosen, scheme in (("light", "default"), ("dark", "slate"), ("system", "slate")):
            button.click()
            expect(body).to_have_attribute("data-md-color-scheme", scheme)
            expect(button).to_have_attribute("title", f"Colours: {chosen}")
    save = refused.tab.locator(".catalog-pick")
    save.click()
    expect(save).to_have_text("Saved")
    refused.tab.get_by_role("button", name="Copy BibTeX").click()
    expect(refused.tab.get_by_role("status")).to_have_text("BibTeX copied")
    assert "rtl2021" in refused.clipboard
