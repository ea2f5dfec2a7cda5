"""Taking what a page shows, in a real Chromium: code of hand-written pages, a long result."""

import csv
import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.search.page import BrowsePage
from tests.web.large import CODE, FEW, MANY

pytestmark = pytest.mark.browser
CITED = sorted((*FEW, *MANY))
"""What the search for a word of their titles gives."""


@pytest.mark.parametrize("device", ["desk", "phone"])
def test_code_of_a_page_is_copied_as_it_stands(page: Page, large: str) -> None:
    page.goto(f"{large}how/to/")
    buttons = page.get_by_role("button", name="Copy code")
    expect(buttons).to_have_count(len(CODE))
    for button, code in zip(buttons.all(), CODE.values(), strict=True):
        page.evaluate("navigator.clipboard.writeText('')")
        page.get_by_role("status").evaluate("(status) => (status.textContent = '')")
        button.click()
        expect(page.get_by_role("status")).to_have_text("code copied")
        assert page.evaluate("navigator.clipboard.readText()") == code
        box = button.bounding_box()
        assert page.viewport_size and box
        assert box["x"] >= 0 and box["x"] + box["width"] <= page.viewport_size["width"]


def test_without_a_clipboard_the_code_is_marked(page: Page, large: str) -> None:
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(Error('no'))")
    page.goto(f"{large}how/to/")
    page.get_by_role("button", name="Copy code").first.click()
    expect(page.get_by_role("status")).to_have_text("Marked; copy with the keyboard")
    assert page.evaluate("getSelection().toString()").strip("\n") == CODE["python"]


def open_export(page: Page, large: str) -> BrowsePage:
    browse = BrowsePage(page, large).open("?q=title:number&sort=title")
    expect(browse.part("count")).to_contain_text(f"{len(CITED)} of ")
    browse.part("open-export").click()
    expect(browse.part("size-results")).to_have_text(str(len(CITED)))
    return browse


def test_a_long_result_is_saved_whole_and_in_its_order(page: Page, large: str) -> None:
    browse = open_export(page, large)
    browse.part("export").get_by_label("CSV").check()
    with page.expect_download() as saved:
        browse.part("download").click()
    expect(browse.part("export-status")).to_have_text(f"{len(CITED)} entries saved.")
    with Path(saved.value.path()).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    titles = [row["title"] for row in rows]
    assert titles == sorted(titles)
    assert sorted(row["id"] for row in rows) == CITED


def test_a_long_result_is_copied_whole(page: Page, large: str) -> None:
    browse = open_export(page, large)
    browse.part("copy").click()
    expect(browse.part("export-status")).to_have_text(f"{len(CITED)} entries copied.")
    bibtex = browse.clipboard
    assert [key for key in CITED if f"@misc{{{key}," not in bibtex] == []
    assert bibtex.count("@misc{") == len(CITED)
    browse.part("export").get_by_label("CSL-JSON").check()
    browse.part("export-status").evaluate("(status) => (status.textContent = '')")
    browse.part("copy").click()
    expect(browse.part("export-status")).to_have_text(f"{len(CITED)} entries copied.")
    assert sorted(item["id"] for item in json.loads(browse.clipboard)) == CITED


def test_a_long_result_says_how_far_it_is(page: Page, large: str) -> None:
    browse = open_export(page, large)
    page.evaluate(
        "() => { window.said = []; const hear = (changes) => said.push("
        "...changes.flatMap((change) => [...change.addedNodes]).map((node) => node.data));"
        "new MutationObserver(hear).observe("
        "document.querySelector('[data-b=export-status]'), { childList: true }) }"
    )
    browse.part("copy").click()
    expect(browse.part("export-status")).to_have_text(f"{len(CITED)} entries copied.")
    said: list[str] = page.evaluate("said")
    assert f"24 of {len(CITED)} …" in said
    assert f"240 of {len(CITED)} …" in said
