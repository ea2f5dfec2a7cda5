"""Taking papers away from the browse page: ticks and exports."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.search.lists import HOSTILE
from tests.search.page import BrowsePage

pytestmark = pytest.mark.browser
NO_CLIPBOARD = (
    "That did not work: this browser does not let a page copy here; Download saves the same text."
)
FORMATS = {
    "BibTeX": ("papers.bib", "@inproceedings{schroff2015unified,"),
    "RIS": ("papers.ris", "TY  - CPAPER"),
    "CSL-JSON": ("papers.json", "["),
    "CSV": ("papers.csv", "id,title,authors,year"),
    "Markdown": ("papers.md", "- [FaceNet: A Unified Embedding"),
}


def copied_as(page: BrowsePage, name: str) -> str:
    page.part("export").get_by_label(name, exact=True).check()
    page.tab.evaluate("navigator.clipboard.writeText('')")
    page.part("export-status").evaluate("(status) => (status.textContent = '')")
    page.part("copy").click()
    expect(page.part("export-status")).to_have_text("1 entry copied.")
    return page.clipboard


def test_ticks_stay(page: BrowsePage) -> None:
    page.open("?q=metric")
    page.all(".b-tick").nth(0).check()
    page.all(".b-tick").nth(2).check()
    chosen = [page.ids[0], page.ids[2]]
    page.open("?q=facenet")
    expect(page.part("ticked-count")).to_have_text("2 selected")
    page.click("ticked-show")
    assert {*page.ids} == {*chosen}
    assert page.query == f"id:{','.join(chosen)}"
    page.part("untick").click()
    assert page.stored("ticked") == []
    expect(page.part("ticked-bar")).to_be_hidden()
    expect(page.all(".b-tick:checked")).to_have_count(0)


def test_the_list_and_the_table_have_the_same_ticks(page: BrowsePage) -> None:
    page.open("?q=metric&view=table")
    page.tab.get_by_label("Select Deep Metric Learning with Angular Loss").check()
    page.click("list")
    ticked = page.tab.get_by_label("Select Deep Metric Learning with Angular Loss")
    expect(ticked).to_be_checked()
    ticked.uncheck()
    assert page.stored("ticked") == []


def test_what_is_shown_can_be_ticked_at_once(page: BrowsePage) -> None:
    page.open("?q=metric")
    page.part("all").click()
    assert page.stored("ticked") == page.ids
    page.part("all").click()
    assert page.stored("ticked") == []


def test_another_tab_has_the_same_ticks(page: BrowsePage, apart: BrowsePage) -> None:
    apart.open("?q=metric")
    page.open("?q=metric").all(".b-tick").first.check()
    expect(apart.all(".b-tick").first).to_be_checked()
    expect(apart.part("ticked-count")).to_have_text("1 selected")


def test_the_result_can_be_copied_in_every_format(page: BrowsePage) -> None:
    page.open("?q=facenet")
    page.part("open-export").click()
    assert copied_as(page, "BibTeX").startswith("@inproceedings{schroff2015unified,")
    ris = copied_as(page, "RIS").splitlines()
    assert ris[0] == "TY  - CPAPER"
    assert "AU  - Schroff, Florian" in ris
    assert ris[-1].strip() == "ER  -"
    assert json.loads(copied_as(page, "CSL-JSON"))[0]["container-title-short"] == "CVPR"
    head, row = copied_as(page, "CSV").splitlines()
    assert head.startswith("id,title,authors,year")
    assert "Florian Schroff; Dmitry Kalenichenko,2015,CVPR" in row
    assert copied_as(page, "Markdown") == (
        "- [FaceNet: A Unified Embedding for Faces](https://example.org/facenet). "
        "Florian Schroff, Dmitry Kalenichenko. CVPR 2015.\n"
    )


def test_the_result_can_be_saved_in_every_format(page: BrowsePage) -> None:
    page.open("?q=year:2015..2016&sort=lists")
    page.part("open-export").click()
    for name, (file, start) in FORMATS.items():
        page.part("export").get_by_label(name, exact=True).check()
        with page.tab.expect_download() as saved:
            page.part("download").click()
        expect(page.part("export-status")).to_have_text("3 entries saved.")
        assert saved.value.suggested_filename == file
        text = Path(saved.value.path()).read_text("utf-8")
        assert text.startswith(start)
        assert "Xiang" in text and "Sohn" in text


def test_hostile_titles_are_harmless_in_exports(page: BrowsePage) -> None:
    page.open("?q=id:eve2021script")
    page.part("open-export").click()
    assert json.loads(copied_as(page, "CSL-JSON"))[0]["title"] == HOSTILE
    markdown = copied_as(page, "Markdown")
    assert r"\<script\>" in markdown
    assert markdown.count("\n") == 1
    cell = copied_as(page, "CSV").splitlines()[1]
    assert '""q""' in cell


def test_the_selection_can_be_saved(page: BrowsePage) -> None:
    page.open("?q=metric")
    page.all(".b-tick").first.check()
    page.part("ticked-export").click()
    expect(page.part("size-ticked")).to_have_text("1")
    with page.tab.expect_download() as saved:
        page.part("download").click()
    assert saved.value.suggested_filename == "papers.bib"
    text = Path(saved.value.path()).read_text()
    assert [one in text for one in page.ids] == [True] + [False] * (len(page.ids) - 1)


def test_nothing_cannot_be_exported(page: BrowsePage) -> None:
    page.open("?q=qqqqqqqq")
    page.part("open-export").click()
    for name in ("copy", "download"):
        expect(page.part(name)).to_be_disabled()
    expect(page.part("export-status")).to_have_text("There is nothing to export.")
    page.press("Escape")
    page.open("?q=facenet").part("open-export").click()
    expect(page.part("copy")).to_be_enabled()
    expect(page.part("export-status")).to_be_empty()


def test_which_papers_are_meant_can_be_chosen(page: BrowsePage) -> None:
    page.open("?q=metric")
    scopes = page.part("export").get_by_role("group", name="Which entries")
    page.part("open-export").click()
    expect(scopes.get_by_label("The whole result 4")).to_be_checked()
    expect(scopes.get_by_label("Selected 0")).to_be_disabled()
    expect(scopes.get_by_label("Reading list 0")).to_be_disabled()
    page.press("Escape")
    page.all(".b-tick").first.check()
    page.part("open-export").click()
    expect(scopes.get_by_label("Selected 1")).to_be_checked()
    scopes.get_by_label("The whole result").check()
    page.part("copy").click()
    expect(page.part("export-status")).to_have_text("4 entries copied.")
    assert page.clipboard.count("@") == 4


def test_the_selection_can_be_shared(page: BrowsePage) -> None:
    page.open("?q=metric&sort=title")
    page.all(".b-tick").first.check()
    chosen = page.ids[0]
    page.part("ticked-export").click()
    page.part("share").click()
    expect(page.part("export-status")).to_have_text("The address is copied.")
    shared = page.clipboard
    page.tab.evaluate("localStorage.clear()")
    page.open(f"?{shared.partition('?')[2]}")
    assert page.ids == [chosen]


def test_the_whole_result_is_shared_as_what_it_is(page: BrowsePage) -> None:
    page.open("?q=metric+venue:cvpr,iccv&sort=title&view=table")
    page.part("open-export").click()
    page.part("share").click()
    expect(page.part("export-status")).to_have_text("The address is copied.")
    assert page.clipboard == page.tab.url


def test_too_many_papers_for_an_address_are_refused(page: BrowsePage) -> None:
    page.open()
    keep(page, "ticked", [f"somebody{number}" for number in range(1000)])
    expect(page.part("ticked-count")).to_have_text("1,000 selected")
    page.part("ticked-export").click()
    page.part("share").click()
    expect(page.part("export-status")).to_contain_text("too many for an address")


def test_papers_that_left_the_list_are_told_of(page: BrowsePage) -> None:
    page.open()
    keep(page, "ticked", ["nobody2000", "rtl2021"])
    page.part("ticked-export").click()
    page.part("copy").click()
    expect(page.part("export-status")).to_have_text("1 entry copied; 1 left this list.")


@pytest.mark.parametrize(
    "refusal",
    [
        "navigator.clipboard.writeText = () => Promise.reject(Error('no'))",
        "Object.defineProperty(navigator, 'clipboard', { value: undefined })",
    ],
)
def test_without_a_clipboard_the_address_is_shown(apart: BrowsePage, refusal: str) -> None:
    page = apart
    page.tab.add_init_script(refusal)
    page.open("?q=metric")
    page.part("open-export").click()
    page.part("share").click()
    expect(page.part("export-status")).to_have_text(page.tab.url)
    page.part("copy").click()
    expect(page.part("export-status")).to_have_text(NO_CLIPBOARD)


def keep(page: BrowsePage, shelf: str, ids: list[str]) -> None:
    """Have papers on a shelf of an open page."""
    page.all(".b-tick").first.check()
    page.all(".b-save").first.click()
    page.tab.evaluate(
        "([end, ids]) => {"
        "const key = Object.keys(localStorage).find((key) => key.endsWith(end));"
        "localStorage.setItem(key, JSON.stringify(ids)) }",
        [f":{shelf}", ids],
    )
    page.open()
