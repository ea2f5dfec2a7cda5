"""Reading the website without scripts, and without a network, in a real Chromium."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.chromium import WAIT, reader

pytestmark = pytest.mark.browser
ENTRIES = 6


@pytest.fixture(scope="module")
def plain(browser: Browser) -> Iterator[Page]:
    """A tab in which no script runs."""
    with reader(browser, java_script_enabled=False) as context:
        yield context.new_page()


@pytest.mark.parametrize(
    ("path", "rows"),
    [
        ("", ENTRIES),
        ("categories/losses/", 4),
        ("venues/cvpr/", 1),
        ("years/2021/", 1),
        ("authors/jane-doe/", 1),
        ("tags/odd/", 1),
    ],
)
def test_a_list_is_complete_without_scripts(
    plain: Page, address: str, path: str, rows: int
) -> None:
    plain.goto(address + path)
    expect(plain.locator(".c-row")).to_have_count(rows)
    expect(plain.locator(".catalog-pick:visible, .c-palette:visible")).to_have_count(0)


@pytest.mark.parametrize("kind", ["categories", "venues", "years", "authors", "tags"])
def test_every_list_is_reached_without_scripts(plain: Page, address: str, kind: str) -> None:
    plain.goto(f"{address}{kind}/")
    plain.locator(f"main a[href*='../{kind}/']").first.click()
    expect(plain.locator(".c-row").first).to_be_visible()


def test_an_entry_is_complete_without_scripts(plain: Page, address: str) -> None:
    plain.goto(f"{address}papers/doe2015first/")
    expect(plain.locator(".c-bib")).to_contain_text("@misc{doe2015first")
    expect(plain.locator(".c-cite dt")).to_have_text(["APA", "MLA", "Plain"])
    expect(plain.locator(".c-links a")).not_to_have_count(0)


def test_the_overview_is_complete_without_scripts(plain: Page, address: str) -> None:
    plain.goto(f"{address}overview/")
    plain.get_by_text("Both as a table").click()
    expect(plain.get_by_role("region", name="Papers and code by year")).to_be_visible()
    expect(plain.locator("[data-map]")).to_contain_text("the categories hold the same papers")


def test_the_search_of_the_header_leads_on_without_scripts(plain: Page, address: str) -> None:
    plain.goto(address)
    plain.get_by_role("searchbox").fill("second")
    plain.keyboard.press("Enter")
    plain.wait_for_url("**/papers/?q=second")
    assert "by category" in plain.locator("main").inner_text()


def test_what_was_read_is_there_without_a_network(browser: Browser, address: str) -> None:
    with reader(browser) as context:
        read_without_a_network(context, address)


def read_without_a_network(context: BrowserContext, address: str) -> None:
    tab = context.new_page()
    tab.goto(f"{address}papers/doe2015first/?sw")
    tab.evaluate("navigator.serviceWorker.ready.then(() => true)")
    visit(tab, f"{address}papers/doe2015first/")
    visit(tab, f"{address}papers/")
    context.set_offline(True)
    tab.goto(f"{address}papers/doe2015first/")
    expect(tab.locator("h1")).to_have_text("First Steps: Learning Distances")
    expect(tab.get_by_role("button", name="Copy BibTeX")).to_be_visible()
    tab.goto(f"{address}papers/?q=second")
    expect(tab.locator(".b-row__title")).to_have_text(["Second Thoughts"])
    tab.goto(f"{address}papers/roe2020second/")
    expect(tab.locator("h1")).to_have_text("Not kept")
    tab.get_by_role("link", name="The papers").click()
    expect(tab.locator(".b-row__title")).not_to_have_count(0)


@pytest.mark.parametrize("path", ["papers/doe2015first/", "overview/"])
def test_the_first_page_is_there_without_a_network(
    browser: Browser, address: str, path: str
) -> None:
    with reader(browser) as context:
        tab = context.new_page()
        tab.goto(f"{address}{path}?sw")
        until_kept(tab, "link[rel=stylesheet], script[src]")
        context.set_offline(True)
        tab.reload()
        expect(tab.locator(".c-palette")).to_be_visible()
        assert (
            tab.evaluate("getComputedStyle(document.querySelector('.md-tabs')).overflowX") == "auto"
        )


def visit(tab: Page, url: str) -> None:
    """Read a page until the browser keeps it."""
    tab.goto(url)
    tab.wait_for_load_state("networkidle")
    until_kept(tab)


def until_kept(tab: Page, files: str = "none") -> None:
    """Wait until the browser keeps the page, and those files of it that a selector names.

    The page asks again itself: Playwright's `wait_for_function` takes any promise for an answer.
    """
    tab.evaluate(
        """async ([files, wait]) => {
            const cache = await caches.open("catalog-1");
            const urls = [...document.querySelectorAll(files)].map((file) => file.href ?? file.src);
            const end = performance.now() + wait;
            for (const url of [location.href, ...urls]) {
                while (!(await cache.match(url))) {
                    if (performance.now() > end) throw new Error(`not kept: ${url}`);
                    await new Promise((resolve) => setTimeout(resolve, 20));
                }
            }
        }""",
        [files, WAIT],
    )
