"""What every page of the website does, in a real Chromium."""

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from tests.chromium import reader

pytestmark = pytest.mark.browser
on_each_device = pytest.mark.parametrize("device", ["desk", "phone"])
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


@pytest.mark.parametrize("device", ["desk", "phone", "narrow"])
def test_pages_fit_and_are_silent_and_ask_no_other_host(page: Page, address: str) -> None:
    asked: list[str] = []

    def ask(request: Request) -> None:
        asked.append(request.url)

    page.on("request", ask)
    for path in PAGES:
        page.goto(address + path)
        wide: int = page.evaluate("document.documentElement.scrollWidth")
        assert page.viewport_size and wide <= page.viewport_size["width"], path
    assert len(asked) > 2 * len(PAGES)
    assert [url for url in asked if not url.startswith((address, "data:"))] == []


@on_each_device
def test_the_search_of_the_header_leads_to_the_browse_page(page: Page, address: str) -> None:
    page.goto(f"{address}papers/roe2020second/")
    page.keyboard.press("/")
    field = page.get_by_role("searchbox", name="Search papers")
    expect(field).to_be_focused()
    field.press_sequentially("zoë müller")
    field.press("Enter")
    page.wait_for_url(f"{address}papers/?q=zo%C3%AB+m%C3%BCller")
    expect(page.locator(".b-row__title")).to_have_text(["First Steps: Learning Distances"])


@on_each_device
def test_sections_are_named_and_lead_on(page: Page, address: str) -> None:
    page.goto(address)
    sections = page.get_by_role("navigation", name="Sections").get_by_role("link")
    names = sections.all_inner_texts()
    assert names[1:] == ["Papers", "Categories", "Venues", "Years", "Authors", "Overview", "About"]
    for name in names[1:-1]:
        sections.get_by_text(name, exact=True).click()
        expect(sections.and_(page.locator("[aria-current]"))).to_have_text(name)
        expect(page.locator("h1")).to_contain_text(name)
    page.get_by_role("banner").get_by_role("link").first.click()
    page.wait_for_url(address)


def test_a_section_with_pages_has_a_list_of_them(page: Page, address: str) -> None:
    page.goto(f"{address}about/lists/")
    beside = page.get_by_role("navigation", name="About")
    expect(beside.locator("[aria-current=page]")).to_have_text("The lists")
    beside.get_by_role("link", name="Corrections").click()
    page.wait_for_url("**/about/corrections/")


def test_the_first_stop_of_the_keyboard_leads_past_the_head(page: Page, address: str) -> None:
    page.goto(f"{address}categories/losses/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to content")
    expect(skip).to_be_focused()
    skip.press("Enter")
    page.keyboard.press("Tab")
    assert page.locator("main :focus").count() == 1


def test_the_foot_leads_to_pages_that_are_there(page: Page, address: str) -> None:
    page.goto(address)
    links = page.get_by_role("contentinfo").get_by_role("link")
    addresses = links.evaluate_all("(links) => links.map((link) => link.href)")
    assert addresses
    inside = [url for url in addresses if url.startswith(address)]
    assert [url for url in inside if not page.request.get(url).ok] == []


@on_each_device
def test_a_missing_page_has_a_search(browser: Browser, device: str, address: str) -> None:
    with reader(browser, device) as context:
        page = context.new_page()
        answer = page.goto(f"{address}papers/nobody/and/nothing/")
        assert answer and answer.status == 404
        field = page.get_by_label("Search by title, author, short name or venue")
        field.fill("second")
        page.get_by_role("main").get_by_role("button", name="Search").click()
        page.wait_for_url(f"{address}papers/?q=second")
        expect(page.locator(".b-row__title")).to_have_text(["Second Thoughts"])
        page.go_back()
        links = page.get_by_role("main").get_by_role("link")
        expect(links).to_have_text(["start", "categories", "venues", "years"])
        links.last.click()
        expect(page.locator("h1")).to_have_text("Years")


@on_each_device
def test_colours_follow_the_system_until_a_reader_chooses(page: Page, address: str) -> None:
    body, button = page.locator("body"), page.locator(".c-palette")
    page.emulate_media(color_scheme="dark")
    page.goto(address)
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.emulate_media(color_scheme="light")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    for chosen, scheme in (("light", "default"), ("dark", "slate")):
        button.click()
        expect(body).to_have_attribute("data-colours", chosen)
        expect(body).to_have_attribute("data-md-color-scheme", scheme)
    page.goto(f"{address}papers/doe2015first/")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    expect(button).to_have_attribute("aria-label", "Colours: dark. Change to system")
    button.click()
    expect(body).to_have_attribute("data-md-color-scheme", "default")


@pytest.mark.parametrize("path", ["overview/", "papers/odd2020title/"])
def test_the_keyboard_sees_where_it_is(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    marked = """() => {
        const at = document.activeElement, style = getComputedStyle(at);
        return [at.outerHTML.slice(0, 80), style.outlineStyle, parseFloat(style.outlineWidth)];
    }"""
    seen = []
    for _ in range(40):
        page.keyboard.press("Tab")
        html, style, width = page.evaluate(marked)
        if html.startswith("<body"):
            break
        assert (style, width >= 2) == ("solid", True), html
        seen.append(html)
    wanted = {"overview/": "<summary", "papers/odd2020title/": "c-copy"}
    assert any("c-palette" in html for html in seen)
    assert any(wanted[path] in html for html in seen)


def test_single_keys_are_switched_off_everywhere(page: Page, address: str) -> None:
    page.goto(f"{address}papers/")
    expect(page.locator("html")).to_have_attribute("data-browse", "ready")
    page.locator("[data-b=keys-on]").evaluate("(choice) => choice.click()")
    for path in ("papers/", "papers/doe2015first/", "overview/"):
        page.goto(address + path)
        page.keyboard.press("/")
        expect(page.locator("input:focus")).to_have_count(0)


@pytest.mark.parametrize("device", ["phone", "narrow"])
@pytest.mark.parametrize("path", ["overview/", "about/lists/", ""])
def test_the_section_that_is_read_stands_in_view(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    expect(page.locator(".md-tabs [aria-current]")).to_be_in_viewport(ratio=1)
    assert page.evaluate("scrollX") == 0


def test_another_tab_has_the_chosen_colours(page: Page, address: str) -> None:
    page.goto(address)
    other = page.context.new_page()
    other.goto(address)
    for _ in range(2):
        other.locator(".c-palette").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


@pytest.mark.parametrize("path", ["papers/doe2015first/", "papers/"])
def test_paper_is_white_from_dark_pages_too(page: Page, address: str, path: str) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(address + path)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    colours = """() => [...document.querySelectorAll("main :is(h1, p, a, span, dt, code)")]
        .filter((one) => one.checkVisibility() && one.textContent.trim())
        .map((one) => getComputedStyle(one).color.match(/[\\d.]+/g).slice(0, 3).map(Number))"""
    assert max(map(max, page.evaluate(colours))) > 200
    page.emulate_media(media="print")
    assert all(min(colour) < 130 for colour in page.evaluate(colours))


@pytest.mark.parametrize("path", ["papers/doe2015first/", "categories/losses/", "overview/"])
def test_paper_has_the_content_alone(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    page.emulate_media(media="print")
    expect(page.locator("h1")).to_be_visible()
    for part in ("banner", "contentinfo", "button", "searchbox"):
        for one in page.get_by_role(part, include_hidden=True).all():
            expect(one).to_be_hidden()
