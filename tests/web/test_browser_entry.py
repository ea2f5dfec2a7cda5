"""The page of an entry in a real Chromium: copying, turning pages, improving, old addresses."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.web.large import BRANCH, REPOSITORY

pytestmark = pytest.mark.browser


REFERENCES = {
    "BibTeX": "@misc{",
    "APA": "Doe, J., & Müller",
    "MLA": "Doe, Jane, and Zoë Müller. “First",
    "Plain": "Jane Doe, Zoë Müller. First",
}


@pytest.mark.parametrize("device", ["desk", "phone"])
def test_every_reference_can_be_copied(page: Page, address: str) -> None:
    page.goto(f"{address}papers/doe2015first/")
    for name, start in REFERENCES.items():
        page.get_by_role("button", name=f"Copy {name}").click()
        expect(page.get_by_role("status")).to_have_text(f"{name} copied")
        assert page.evaluate("navigator.clipboard.readText()").startswith(start)


def test_without_a_clipboard_what_would_be_copied_is_marked(page: Page, address: str) -> None:
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(Error('no'))")
    page.goto(f"{address}papers/doe2015first/")
    page.get_by_role("button", name="Copy BibTeX").click()
    expect(page.get_by_role("status")).to_have_text("Marked; copy with the keyboard")
    assert page.evaluate("getSelection().toString()").startswith("@misc{doe2015first")


def test_what_was_copied_is_not_said_for_ever(page: Page, address: str) -> None:
    page.clock.install()
    page.goto(f"{address}papers/doe2015first/")
    page.get_by_role("button", name="Copy BibTeX").click()
    expect(page.get_by_role("status")).to_have_text("BibTeX copied")
    page.clock.run_for(3000)
    expect(page.get_by_role("status")).to_have_text("")


@pytest.mark.parametrize("device", ["desk", "phone"])
def test_pages_can_be_turned(page: Page, address: str) -> None:
    page.goto(f"{address}papers/doe2015first/")
    turn = page.get_by_role("navigation", name="Other entries")
    title = turn.locator("[rel=prev]").inner_text()
    turn.locator("[rel=prev]").click()
    expect(page.locator("h1")).to_have_text(title)
    turn.locator("[rel=next]").click()
    page.wait_for_url("**/papers/doe2015first/")


def test_a_former_address_leads_to_the_entry(context: BrowserContext, address: str) -> None:
    page = context.new_page()  # which asks the host for an icon that is none of the website's
    page.goto(f"{address}papers/odd2019title/")
    page.wait_for_url(f"{address}papers/odd2020title/")
    expect(page.locator("h1")).to_contain_text("{{ config }}")


@pytest.mark.parametrize(
    ("name", "heading"),
    [("Losses", "Losses"), ("CVPR", "CVPR"), ("2015", "2015"), ("Zoë Müller", "Zoë Müller")],
)
def test_an_entry_leads_to_its_lists(page: Page, address: str, name: str, heading: str) -> None:
    page.goto(f"{address}papers/doe2015first/")
    page.get_by_role("main").get_by_role("link", name=name, exact=True).first.click()
    expect(page.locator("h1")).to_contain_text(heading)
    rows = page.locator(".c-row").get_by_role("link", name="First Steps: Learning Distances")
    rows.click()
    page.wait_for_url("**/papers/doe2015first/")


def test_an_entry_leads_to_others_like_it(page: Page, address: str) -> None:
    page.goto(f"{address}papers/doe2015first/")
    other = page.locator(".c-alike a").first
    title = other.inner_text()
    other.click()
    expect(page.locator("h1")).to_contain_text(title)


@pytest.mark.parametrize("device", ["desk", "phone"])
def test_an_entry_is_saved_and_stays_saved(page: Page, address: str) -> None:
    page.goto(f"{address}papers/doe2015first/")
    save = page.locator(".catalog-pick")
    expect(save).to_have_attribute(
        "aria-label", "Save to reading list: First Steps: Learning Distances"
    )
    save.click()
    page.reload()
    expect(save).to_have_attribute("aria-pressed", "true")
    save.click()
    expect(save).to_have_text("Save")


def test_paper_has_the_addresses_of_links(page: Page, address: str) -> None:
    page.goto(f"{address}papers/doe2015first/")
    page.emulate_media(media="print")
    code = page.locator(".c-links a[href='https://github.com/doe/first']")
    shown = code.evaluate("(link) => getComputedStyle(link, '::after').content")
    assert "https://github.com/doe/first" in shown


@pytest.mark.parametrize(
    ("key", "file", "device"),
    [
        ("doe2015first", "data/papers/doe2015first.yaml", "desk"),
        ("birds", "data/resources/birds.yaml", "phone"),
    ],
)
def test_an_entry_leads_to_its_file_where_it_can_be_edited(
    page: Page, large: str, key: str, file: str
) -> None:
    page.route(f"{REPOSITORY}/**", lambda route: route.fulfill(body="An editor"))
    page.goto(f"{large}papers/{key}/")
    improve = page.get_by_role("link", name="Improve this entry")
    expect(improve).to_be_visible()
    improve.click()
    page.wait_for_url(f"{REPOSITORY}/_edit/{BRANCH}/{file}")


def test_without_a_repository_no_entry_asks_to_be_improved(page: Page, address: str) -> None:
    page.goto(f"{address}papers/doe2015first/")
    expect(page.get_by_role("complementary", name="Details")).to_be_visible()
    expect(page.get_by_role("link", name="Improve this entry")).to_have_count(0)
