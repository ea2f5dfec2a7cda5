"""Taking papers away from the browse page: ticks, exports, the reading list."""

import json
from pathlib import Path

import pytest
from selenium.webdriver.common.by import By

from tests.search.lists import HOSTILE
from tests.search.page import BrowsePage

pytestmark = pytest.mark.browser


def clipboard(page: BrowsePage) -> str:
    return str(
        page.browser.execute_async_script(
            "const done = arguments[0]; navigator.clipboard.readText().then(done)"
        )
    )


def test_ticks_stay(page: BrowsePage) -> None:
    page.open("?q=metric")
    page.all(".b-tick")[0].click()
    page.all(".b-tick")[2].click()
    chosen = [page.ids[0], page.ids[2]]
    page.open("?q=facenet")
    assert page.part("ticked-count").text == "2 selected"
    page.act(page.part("ticked-show").click)
    assert set(page.ids) == set(chosen)
    assert page.query == f"id:{','.join(chosen)}"
    page.part("untick").click()
    assert page.stored("ticked") == []
    assert not page.part("ticked-bar").is_displayed()


def test_what_is_shown_can_be_ticked_at_once(page: BrowsePage) -> None:
    page.open("?q=metric")
    page.part("all").click()
    assert page.stored("ticked") == page.ids
    page.part("all").click()
    assert page.stored("ticked") == []


def copied_as(page: BrowsePage, format_name: str) -> str:
    page.browser.find_element(By.CSS_SELECTOR, f'[name=format][value="{format_name}"]').click()
    page.script("document.querySelector('[data-b=export-status]').textContent = ''")
    page.part("copy").click()
    page.until(lambda: page.part("export-status").text)
    return clipboard(page)


def test_the_result_can_be_copied_in_every_format(page: BrowsePage) -> None:
    page.open("?q=facenet")
    page.part("open-export").click()
    assert copied_as(page, "bibtex").startswith("@inproceedings{schroff2015unified,")
    ris = copied_as(page, "ris").splitlines()
    assert ris[0] == "TY  - CPAPER"
    assert "AU  - Schroff, Florian" in ris
    assert {"SP  - 815", "EP  - 823", "DO  - 10.1109/CVPR.2015.7298682"} <= set(ris)
    assert ris[-1].strip() == "ER  -"
    assert json.loads(copied_as(page, "csl"))[0]["container-title-short"] == "CVPR"
    head, row = copied_as(page, "csv").splitlines()
    assert head.startswith("id,title,authors,year")
    assert "Florian Schroff; Dmitry Kalenichenko,2015,CVPR" in row
    assert copied_as(page, "markdown") == (
        "- [FaceNet: A Unified Embedding for Faces](https://example.org/facenet). "
        "Florian Schroff, Dmitry Kalenichenko. CVPR 2015.\n"
    )


def test_hostile_titles_are_harmless_in_exports(page: BrowsePage) -> None:
    page.open("?q=id:eve2021script")
    page.part("open-export").click()
    assert json.loads(copied_as(page, "csl"))[0]["title"] == HOSTILE
    markdown = copied_as(page, "markdown")
    assert r"\<script\>" in markdown
    assert markdown.count("\n") == 1
    cell = copied_as(page, "csv").splitlines()[1]
    assert '""q""' in cell


def test_the_selection_can_be_saved(page: BrowsePage, downloads: Path) -> None:
    page.open("?q=metric")
    page.all(".b-tick")[0].click()
    page.part("ticked-export").click()
    assert page.part("size-ticked").text == "1"
    page.part("download").click()
    file = downloads / "papers.bib"
    page.until(lambda: file.exists() and file.stat().st_size)
    assert page.ids[0] in file.read_text()


def test_the_selection_can_be_shared(page: BrowsePage) -> None:
    page.open("?q=metric&sort=title")
    page.all(".b-tick")[0].click()
    chosen = page.ids[0]
    page.part("ticked-export").click()
    page.part("share").click()
    page.until(lambda: page.part("export-status").text)
    shared = clipboard(page)
    page.script("localStorage.clear()")
    page.open(f"?{shared.partition('?')[2]}")
    assert page.ids == [chosen]


def test_the_reading_list(page: BrowsePage, downloads: Path, tmp_path: Path) -> None:
    page.open("?q=metric")
    page.all(".b-save")[1].click()
    kept = page.ids[1]
    assert page.part("reading-count").text == "1"
    page.part("open-shelf").click()
    page.until(lambda: page.all(".b-shelf li"))
    page.part("shelf-save").click()
    file = downloads / "reading-list.json"
    page.until(lambda: file.exists() and file.stat().st_size)
    assert json.loads(file.read_text())["ids"] == [kept]
    page.part("shelf-clear").click()
    assert page.stored("reading") == []
    other = tmp_path / "list.json"
    other.write_text(json.dumps({"ids": [kept, "nobody2000", "rtl2021"]}))
    page.part("shelf-load").send_keys(str(other))
    page.until(lambda: page.part("shelf-status").text == "2 papers added, 1 not in this list.")
    assert page.stored("reading") == [kept, "rtl2021"]
    page.until(lambda: len(page.all(".b-shelf li")) == 2)
    page.all(".b-remove")[0].click()
    page.until(lambda: len(page.all(".b-shelf li")) == 1)
    page.act(page.part("shelf-show").click)
    assert page.ids == ["rtl2021"]


def test_buttons_elsewhere_put_papers_on_the_reading_list(page: BrowsePage) -> None:
    page.browser.get(f"{page.address}papers/rtl2021/")
    button = page.browser.find_element(By.CSS_SELECTOR, ".catalog-pick")
    page.until(button.is_displayed)
    page.script("arguments[0].click()", button)
    assert button.get_attribute("aria-pressed") == "true"
    assert page.stored("reading") == ["rtl2021"]
    page.open("?q=id:rtl2021")
    assert page.all(".b-save")[0].get_attribute("aria-pressed") == "true"
