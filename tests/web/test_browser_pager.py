"""Lists that are spread over pages, walked through in a real Chromium."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.web.large import FEW, MANY, PER_PAGE

pytestmark = pytest.mark.browser
LAST = -(-len(MANY) // PER_PAGE)


def pager(page: Page) -> Locator:
    return page.get_by_role("navigation", name="Pages")


def turn(page: Page, name: str) -> None:
    with page.expect_navigation():
        pager(page).get_by_role("link", name=name, exact=True).click()


def shown(page: Page) -> list[str]:
    """The ids of the entries in their order."""
    picks = page.locator(".c-row .catalog-pick")
    ids: list[str] = picks.evaluate_all("(picks) => picks.map((pick) => pick.dataset.id)")
    return ids


@pytest.mark.parametrize("device", ["desk", "phone"])
def test_next_leads_through_every_entry_once_and_previous_back(page: Page, large: str) -> None:
    page.goto(f"{large}years/2001/")
    forward = [shown(page)]
    addresses = [page.url]
    while pager(page).locator("[rel=next]").count():
        turn(page, "Next")
        forward.append(shown(page))
        addresses.append(page.url)
    assert [len(ids) for ids in forward] == [10, 10, 5]
    assert sorted(key for ids in forward for key in ids) == sorted(FEW)
    assert addresses == [f"{large}years/2001/{leaf}" for leaf in ("", "2/", "3/")]
    backward = [shown(page)]
    while pager(page).locator("[rel=prev]").count():
        turn(page, "Previous")
        backward.append(shown(page))
    assert backward == forward[::-1]
    assert page.url == addresses[0]


def test_the_first_page_keeps_its_address(page: Page, large: str) -> None:
    first = f"{large}years/2002/"
    page.goto(first)
    ids = shown(page)
    for name in ("2", "1"):
        turn(page, name)
    assert page.url == first
    assert shown(page) == ids
    answer = page.request.get(f"{first}1/")
    assert answer.status == 404


@pytest.mark.parametrize("device", ["desk", "narrow"])
def test_of_many_pages_the_ends_and_the_neighbours_are_named(page: Page, large: str) -> None:
    page.goto(f"{large}years/2002/")
    turn(page, str(LAST))
    expect(pager(page).get_by_role("link", name="Next")).to_have_count(0)
    assert len(shown(page)) == len(MANY) % PER_PAGE
    for number in range(LAST - 3, LAST - 12, -3):
        turn(page, str(number))
    assert pager(page).locator("a, span").all_inner_texts() == [
        *("Previous", "1"),
        *(str(near) for near in range(number - 3, number + 4)),
        *(str(LAST), "Next"),
    ]
    expect(pager(page).locator("[aria-current=page]")).to_have_text(str(number))
    assert page.title().startswith(f"2002, page {number}")
    for part in pager(page).locator("a, span").all():
        box = part.bounding_box()
        assert page.viewport_size and box
        assert box["x"] >= 0 and box["x"] + box["width"] <= page.viewport_size["width"]


def test_the_search_of_a_list_gives_all_its_pages(page: Page, large: str) -> None:
    page.goto(f"{large}years/2002/3/")
    page.locator("main a[href*='papers/?q=year%3A2002']").click()
    expect(page.locator("html")).to_have_attribute("data-browse", "ready")
    expect(page.locator("[data-b=count]")).to_contain_text(f"{len(MANY)} of ")


def test_a_list_that_fits_has_no_pager(page: Page, large: str) -> None:
    page.goto(f"{large}years/2020/")
    assert shown(page) == ["roe2020second"]
    expect(pager(page)).to_have_count(0)
