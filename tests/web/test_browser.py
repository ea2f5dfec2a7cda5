"""The website in a real browser, served below a path as project sites are."""

import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

pytestmark = pytest.mark.browser

WAIT = 15
QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--window-size=1280,900",
)
PAGES = (
    "",
    "papers/",
    "papers/doe2015first/",
    "papers/roe2020second/",
    "papers/eve2021script/",
    "categories/",
    "categories/losses/",
    "venues/",
    "venues/iclr/",
    "years/",
    "years/2021/",
    "about/lists/",
    "about/corrections/",
)


class Silent(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    handler = partial(Silent, directory=str(site.parent.parent))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/build/site/"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WebDriver]:
    program, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not (program and driver):
        pytest.fail("chromium and chromedriver are missing; scripts/test installs them")
    options = webdriver.ChromeOptions()
    options.binary_location = program
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    for argument in (*QUIET, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(argument)
    started = webdriver.Chrome(options=options, service=Service(driver))
    yield started
    started.quit()


@pytest.fixture(autouse=True)
def desktop(browser: WebDriver) -> None:
    resize(browser, 1280)


def resize(browser: WebDriver, width: int) -> None:
    metrics = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": width < 700}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)


def shown_rows(browser: WebDriver) -> list[str]:
    rows = browser.find_elements(By.CSS_SELECTOR, ".c-row")
    return [
        row.find_element(By.CSS_SELECTOR, ".c-row__title").text
        for row in rows
        if row.is_displayed()
    ]


def filter_field(browser: WebDriver) -> WebElement:
    field = browser.find_element(By.ID, "filter")
    WebDriverWait(browser, WAIT).until(lambda _: field.is_displayed())
    return field


@pytest.mark.parametrize(
    ("words", "path"),
    [
        ("First Steps", "papers/doe2015first/"),
        ("Zoë", "papers/doe2015first/"),
        ("Longer </title>", "papers/eve2021script/"),
        ("度量", "papers/losses-in-chinese/"),
        ("losses", "categories/losses/"),
    ],
)
def test_the_search_finds(browser: WebDriver, address: str, words: str, path: str) -> None:
    browser.get(f"{address}papers/roe2020second/")
    field = browser.find_element(By.CSS_SELECTOR, "[data-md-component=search-query]")
    field.send_keys(words)

    def results(_: WebDriver) -> list[str]:
        links = browser.find_elements(By.CSS_SELECTOR, ".md-search-result__link")
        return [str(link.get_attribute("href")).split("?")[0] for link in links]

    WebDriverWait(browser, WAIT).until(results)
    assert address + path in results(browser)


def test_the_filter_narrows_the_list(browser: WebDriver, address: str) -> None:
    browser.get(f"{address}papers/")
    everything = shown_rows(browser)
    assert len(everything) == 5
    filter_field(browser).send_keys("zoe muller 2015")
    assert shown_rows(browser) == ["First Steps: Learning Distances"]
    assert browser.find_element(By.CSS_SELECTOR, "[data-filter-status]").text == "1 of 5"
    assert browser.current_url.endswith("?q=zoe+muller+2015")
    filter_field(browser).clear()
    filter_field(browser).send_keys(" ")
    assert shown_rows(browser) == everything


def test_the_filter_says_where_nothing_fits(browser: WebDriver, address: str) -> None:
    browser.get(f"{address}papers/?q=nothing%20like%20this")
    assert filter_field(browser).get_attribute("value") == "nothing like this"
    assert shown_rows(browser) == []
    assert browser.find_element(By.CSS_SELECTOR, "[data-filter-none]").is_displayed()


def test_an_author_leads_to_their_papers(browser: WebDriver, address: str) -> None:
    browser.get(f"{address}papers/roe2020second/")
    browser.find_element(By.LINK_TEXT, "Richard Roe").click()
    filter_field(browser)
    assert shown_rows(browser) == ["Second Thoughts"]


def test_bibtex_can_be_copied(browser: WebDriver, address: str) -> None:
    browser.get(f"{address}papers/doe2015first/")
    button = "[data-clipboard-target], .md-clipboard, .md-code__button"
    WebDriverWait(browser, WAIT).until(lambda b: b.find_elements(By.CSS_SELECTOR, button))


@pytest.mark.parametrize("width", [320, 1280])
def test_no_page_scrolls_sideways(browser: WebDriver, address: str, width: int) -> None:
    resize(browser, width)
    for path in PAGES:
        browser.get(address + path)
        wide = browser.execute_script("return document.documentElement.scrollWidth")
        assert wide <= width, path


def test_pages_are_silent_and_ask_no_other_host(browser: WebDriver, address: str) -> None:
    browser.get_log("browser")
    for path in PAGES:
        browser.get(address + path)
        loaded = browser.execute_script(
            "return performance.getEntriesByType('resource').map((entry) => entry.name)"
        )
        assert loaded
        assert [name for name in loaded if not name.startswith(address)] == [], path
        assert browser.get_log("browser") == [], path
