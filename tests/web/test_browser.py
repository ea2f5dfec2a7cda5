"""The website in a real browser, served below a path as project sites are."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support.wait import WebDriverWait

from tests.chromium import WAIT, chromium, resize, served

pytestmark = pytest.mark.browser

T = TypeVar("T")
PAGES = (
    "",
    "papers/",
    "papers/doe2015first/",
    "papers/roe2020second/",
    "papers/eve2021script/",
    "papers/odd2020title/",
    "categories/",
    "categories/losses/",
    "venues/",
    "venues/iclr/",
    "years/",
    "years/2021/",
    "authors/",
    "authors/jane-doe/",
    "tags/",
    "overview/",
    "about/lists/",
    "about/corrections/",
)


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with served(site.parent.parent) as host:
        yield f"{host}build/site/"


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WebDriver]:
    with chromium(tmp_path_factory.mktemp("chromium")) as started:
        yield started


@pytest.fixture(autouse=True)
def desktop(browser: WebDriver) -> None:
    resize(browser, 1280)


def wait(browser: WebDriver, until: Callable[[WebDriver], T]) -> T:
    return WebDriverWait(browser, WAIT).until(until)


def prefer(browser: WebDriver, scheme: str) -> None:
    media = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", media)


def scheme(browser: WebDriver) -> str:
    return str(browser.execute_script("return document.body.dataset.mdColorScheme"))


def test_the_search_of_the_header_leads_to_the_browse_page(
    browser: WebDriver, address: str
) -> None:
    browser.get(f"{address}papers/roe2020second/")
    browser.find_element(By.TAG_NAME, "body").send_keys("/")
    field = browser.switch_to.active_element
    assert field.get_attribute("name") == "q"
    field.send_keys("zoë müller", Keys.ENTER)
    wait(browser, lambda b: "/papers/?q=" in b.current_url)
    assert browser.current_url == f"{address}papers/?q=zo%C3%AB+m%C3%BCller"


def test_a_missing_page_has_a_search(browser: WebDriver, site: Path, address: str) -> None:
    browser.get(f"{address}404.html")
    browser.find_element(By.ID, "find").send_keys("triplet")
    form = browser.find_element(By.CSS_SELECTOR, ".c-find")
    assert str(form.get_attribute("action")).endswith("/list/papers/")


def test_colours_follow_the_system_until_a_reader_chooses(browser: WebDriver, address: str) -> None:
    browser.get(address)
    browser.execute_script("localStorage.clear()")
    prefer(browser, "dark")
    browser.get(address)
    assert scheme(browser) == "slate"
    prefer(browser, "light")
    wait(browser, lambda b: scheme(b) == "default")
    button = browser.find_element(By.CSS_SELECTOR, ".c-palette")
    for chosen, expected in (("light", "default"), ("dark", "slate")):
        button.click()
        assert browser.execute_script("return document.body.dataset.colours") == chosen
        assert scheme(browser) == expected
    browser.get(f"{address}papers/doe2015first/")
    assert scheme(browser) == "slate"
    assert "Change to system" in str(
        browser.find_element(By.CSS_SELECTOR, ".c-palette").get_attribute("aria-label")
    )
    browser.execute_script("localStorage.clear()")


@pytest.mark.parametrize(("name", "start"), [("BibTeX", "@misc{"), ("APA", "Doe, J., & Müller")])
def test_a_reference_can_be_copied(browser: WebDriver, address: str, name: str, start: str) -> None:
    browser.execute_cdp_cmd(
        "Browser.grantPermissions",
        {"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]},
    )
    browser.get(f"{address}papers/doe2015first/")
    button = wait(browser, lambda b: b.find_element(By.CSS_SELECTOR, f"[aria-label='Copy {name}']"))
    button.click()
    told = browser.find_element(By.CSS_SELECTOR, ".c-told")
    wait(browser, lambda _: told.text == f"{name} copied")
    read = "navigator.clipboard.readText().then(arguments[0])"
    assert browser.execute_async_script(read).startswith(start)


def test_the_map_is_drawn_when_it_comes_into_view(browser: WebDriver, address: str) -> None:
    browser.get(f"{address}overview/")
    box = browser.find_element(By.CSS_SELECTOR, "[data-map]")
    browser.execute_script("arguments[0].scrollIntoView()", box)
    links = wait(browser, lambda b: b.find_elements(By.CSS_SELECTOR, ".c-map__list a"))
    titles = {link.text for link in links}
    assert {"First Steps: Learning Distances", "Second Thoughts"} <= titles
    assert box.find_element(By.TAG_NAME, "canvas").size["width"] > 200
    assert "4 papers in view" in box.text
    for name in ("Zoom in", "Move left", "Move up"):
        for _ in range(9):
            button = box.find_element(By.CSS_SELECTOR, f"[aria-label='{name}']")
            button.send_keys(Keys.ENTER)
    wait(browser, lambda _: "4 papers in view" not in box.text)


def test_a_page_that_was_read_is_there_without_a_network(browser: WebDriver, address: str) -> None:
    page = f"{address}papers/doe2015first/"
    browser.get(f"{page}?sw")
    ready = "navigator.serviceWorker.ready.then(() => arguments[0](true))"
    assert browser.execute_async_script(ready)
    browser.get(page)
    kept = (
        "caches.open('catalog-1').then((cache) => cache.match(location.href))"
        ".then((found) => arguments[0](!!found))"
    )
    wait(browser, lambda b: b.execute_async_script(kept))
    browser.execute_cdp_cmd("Network.enable", {})
    offline = {"offline": True, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0}
    browser.execute_cdp_cmd("Network.emulateNetworkConditions", offline)
    try:
        answer = browser.execute_async_script(
            "fetch(location.href).then((r) => r.text()).then(arguments[0], () => arguments[0](''))"
        )
        assert "First Steps" in answer
    finally:
        online = {**offline, "offline": False, "downloadThroughput": -1, "uploadThroughput": -1}
        browser.execute_cdp_cmd("Network.emulateNetworkConditions", online)
        browser.execute_script(
            "navigator.serviceWorker.getRegistrations()"
            ".then((all) => all.map((one) => one.unregister()))"
        )
        browser.get_log("browser")


def test_a_list_is_complete_without_scripts(browser: WebDriver, address: str) -> None:
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.get(f"{address}categories/losses/")
        rows = browser.find_elements(By.CSS_SELECTOR, ".c-row")
        assert len(rows) == 4
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


@pytest.mark.parametrize("width", [320, 390, 1440])
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
