"""The reading list of the browse page: kept, saved, loaded, cited."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, FilePayload, expect

from tests.search.page import BrowsePage

pytestmark = pytest.mark.browser


def load(page: BrowsePage, text: str, name: str = "list.json") -> None:
    file: FilePayload = {"name": name, "mimeType": "text/plain", "buffer": text.encode()}
    page.part("shelf-load").set_input_files(file)


@pytest.mark.parametrize("device", ["desk", "phone"])
def test_a_paper_is_put_on_the_reading_list_and_taken_off(page: BrowsePage) -> None:
    page.open("?q=metric")
    save = page.all(".b-save").nth(1)
    save.click()
    expect(save).to_have_attribute("aria-pressed", "true")
    expect(page.part("open-shelf")).to_have_text("Reading list 1")
    page.part("open-shelf").click()
    title = page.all(".b-row__title a").nth(1).text_content() or ""
    shelf = page.part("shelf")
    expect(shelf.get_by_role("listitem").get_by_role("link")).to_have_text(title)
    expect(page.part("shelf-kept")).to_be_visible()
    expect(page.part("shelf-lasts")).to_be_hidden()
    shelf.get_by_role("button", name=f"Remove {title}").click()
    expect(shelf.get_by_role("listitem")).to_have_count(0)
    expect(page.part("shelf-title")).to_be_focused()
    expect(save).to_have_attribute("aria-pressed", "false")


def test_an_empty_reading_list_says_how_to_fill_it(page: BrowsePage) -> None:
    page.open()
    page.part("open-shelf").click()
    expect(page.part("shelf-empty")).to_be_visible()
    for name in ("show", "export", "save", "clear"):
        expect(page.part(f"shelf-{name}")).to_be_disabled()


def test_the_reading_list_goes_into_a_file_and_back(page: BrowsePage) -> None:
    page.open("?q=metric")
    page.all(".b-save").nth(1).click()
    page.all(".b-save").nth(3).click()
    kept = [page.ids[1], page.ids[3]]
    page.part("open-shelf").click()
    with page.tab.expect_download() as saved:
        page.part("shelf-save").click()
    assert saved.value.suggested_filename == "reading-list.json"
    text = Path(saved.value.path()).read_text()
    assert json.loads(text)["ids"] == kept
    clear = page.part("shelf-clear")
    clear.click()
    assert page.stored("reading") == []
    expect(page.part("shelf-status")).to_have_text("2 entries taken off.")
    expect(clear).to_have_text("Undo")
    clear.click()
    assert page.stored("reading") == kept
    expect(clear).to_have_text("Empty it")
    clear.click()
    load(page, text)
    expect(page.part("shelf-status")).to_have_text("2 entries added.")
    assert page.stored("reading") == kept


def test_a_file_adds_to_the_reading_list(page: BrowsePage) -> None:
    page.open("?q=id:emoji2021")
    page.all(".b-save").click()
    page.part("open-shelf").click()
    load(page, json.dumps({"ids": ["emoji2021", "nobody2000", "rtl2021"]}))
    expect(page.part("shelf-status")).to_have_text(
        "1 entry added, 1 on it already, 1 not in this list."
    )
    assert page.stored("reading") == ["emoji2021", "rtl2021"]
    load(page, "tex2021\nli2020cjk\n", "ids.txt")
    expect(page.part("shelf-status")).to_have_text("2 entries added.")
    expect(page.part("shelf").get_by_role("listitem")).to_have_count(4)


def test_former_ids_and_identifiers_in_a_file_become_ids(page: BrowsePage) -> None:
    page.open()
    page.part("open-shelf").click()
    load(page, "schroff2015facenet 1503.03832 rtl2021", "ids.txt")
    expect(page.part("shelf-status")).to_have_text("2 entries added, 1 on it already.")
    assert page.stored("reading") == ["schroff2015unified", "rtl2021"]


def test_an_entry_with_another_id_than_before_stays_on_the_reading_list(page: BrowsePage) -> None:
    page.open("?q=id:rtl2021")
    page.all(".b-save").click()
    page.tab.evaluate(
        "for (const key of Object.keys(localStorage))"
        "if (key.endsWith(':reading')) localStorage.setItem(key, '[\"schroff2015facenet\"]')"
    )
    page.open()
    page.part("open-shelf").click()
    link = page.part("shelf").get_by_role("listitem").get_by_role("link")
    expect(link).to_have_text("FaceNet: A Unified Embedding for Faces")
    assert (link.get_attribute("href") or "").endswith("/papers/schroff2015unified/")
    assert page.stored("reading") == ["schroff2015unified"]


def test_a_reading_list_without_a_network_shows_its_ids(
    context: BrowserContext, address: str
) -> None:
    page = BrowsePage(context.new_page(), address)
    page.tab.route("**/find/cite/**", lambda route: route.abort())
    page.open("?q=id:rtl2021")
    page.all(".b-save").click()
    page.part("open-shelf").click()
    expect(page.part("shelf").get_by_role("listitem").get_by_role("link")).to_have_text("rtl2021")
    expect(page.part("shelf-empty")).to_be_hidden()
    expect(page.part("shelf-status")).to_contain_text("That did not work")


def test_a_file_that_is_no_reading_list_says_so(page: BrowsePage) -> None:
    page.open()
    page.part("open-shelf").click()
    status = page.part("shelf-status")
    load(page, '{"ids": [')
    expect(status).to_have_text("This file is damaged: it is no whole JSON.")
    for text in ("", " \n", '{"ids": []}'):
        load(page, text)
        expect(status).to_have_text("This file is empty.")
        status.evaluate("(status) => (status.textContent = '')")
    others = ('{"ids": {}}', "{}", "<p>rtl2021</p>", "PK\0\1", "Dear reader, see above.", "[1, {}]")
    for text in others:
        load(page, text)
        expect(status).to_have_text("This file is no reading list.")
        status.evaluate("(status) => (status.textContent = '')")
    assert page.stored("reading") == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('["rtl2021"]', "1 entry added."),
        ("rtl2021\nrtl2021\nrtl2021", "1 entry added."),
        ("rtl2021\nnobody2000\nnobody2000", "1 entry added, 1 not in this list."),
        ('["rtl2021", 7, "A B"]', "1 entry added, 2 no ids."),
    ],
)
def test_a_file_is_counted_id_by_id(page: BrowsePage, text: str, said: str) -> None:
    page.open()
    page.part("open-shelf").click()
    load(page, text)
    expect(page.part("shelf-status")).to_have_text(said)
    assert page.stored("reading") == ["rtl2021"]


def test_the_reading_list_is_shown_among_the_results(page: BrowsePage) -> None:
    page.open()
    page.part("open-shelf").click()
    load(page, "rtl2021 schroff2015unified")
    expect(page.part("shelf").get_by_role("listitem")).to_have_count(2)
    page.click("shelf-show")
    expect(page.part("shelf")).to_be_hidden()
    assert page.ids == ["rtl2021", "schroff2015unified"]


def test_the_reading_list_can_be_cited(page: BrowsePage) -> None:
    page.open("?q=facenet")
    page.all(".b-save").click()
    page.part("open-shelf").click()
    page.part("shelf-export").click()
    expect(page.part("shelf")).to_be_hidden()
    expect(page.part("export").get_by_label("Reading list 1")).to_be_checked()
    page.part("copy").click()
    expect(page.part("export-status")).to_have_text("1 entry copied.")
    assert page.clipboard.startswith("@inproceedings{schroff2015unified,")


@pytest.mark.parametrize("path", ["papers/rtl2021/", "years/2021/"])
def test_buttons_elsewhere_put_papers_on_the_reading_list(page: BrowsePage, path: str) -> None:
    page.tab.goto(f"{page.address}{path}")
    button = page.tab.locator(".catalog-pick[data-id=rtl2021]")
    button.click()
    expect(button).to_have_text("Saved")
    expect(button).to_have_attribute("aria-pressed", "true")
    assert page.stored("reading") == ["rtl2021"]
    page.open("?q=id:rtl2021")
    expect(page.all(".b-save")).to_have_attribute("aria-pressed", "true")
