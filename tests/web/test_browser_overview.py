"""The overview in a real Chromium: charts that lead into the browse page, and the map."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Position, expect

pytestmark = pytest.mark.browser
WIDE = 4096


@pytest.fixture
def overview(page: Page, address: str) -> Page:
    page.goto(f"{address}overview/")
    return page


@pytest.fixture
def box(overview: Page) -> Locator:
    """The map, in view."""
    box = overview.locator("[data-map]")
    box.scroll_into_view_if_needed()
    expect(box.get_by_role("heading")).to_have_text("4 papers in view")
    return box


def found(page: Page) -> int:
    """How many papers the browse page shows."""
    expect(page.locator("html")).to_have_attribute("data-browse", "ready")
    return page.locator(".b-row").count()


def test_every_number_leads_to_as_many_papers(overview: Page) -> None:
    overview.get_by_text("Both as a table").click()
    rows = (
        overview.locator("main table")
        .get_by_role("row")
        .filter(has=overview.locator("a[href*='papers/?q=']"))
    )
    told: dict[str, int] = {}
    for row in rows.all():
        heads, cells = row.locator("th a"), row.locator("td.c-number")
        if heads.count():
            told[heads.evaluate("(link) => link.href")] = int(cells.first.inner_text() or 0)
        else:
            for link in cells.get_by_role("link").all():
                told[link.evaluate("(link) => link.href")] = int(link.inner_text())
    kinds = ("year:", "venue:", "category:", "listed:survey", "listed:survey+listed:table")
    assert all(any(f"q={kind}" in url for url in told) for kind in kinds)
    shown = {}
    for url in told:
        overview.goto(url)
        shown[url] = found(overview)
    assert shown == told


@pytest.mark.parametrize("device", ["desk", "phone"])
def test_bars_lead_to_the_papers_of_their_year(overview: Page) -> None:
    papers, coded = overview.locator("svg.c-chart").all()
    bar = papers.locator("a").filter(has_text="2021: 1")
    expect(bar).to_have_count(1)
    expect(coded.locator("a").filter(has_text="2015: 100")).to_have_count(1)
    bar.locator("path").first.click()
    overview.wait_for_url("**/papers/?q=year:2021")
    assert found(overview) == 1
    overview.go_back()
    overview.locator("svg.c-chart").last.locator("a path").first.click()
    overview.wait_for_url("**/papers/?q=year:2015+has:code")
    assert found(overview) == 1


@pytest.mark.parametrize("device", ["desk", "phone"])
def test_charts_have_a_table_beside_them(overview: Page) -> None:
    table = overview.get_by_role("region", name="Papers and code by year")
    expect(table).to_be_hidden()
    overview.get_by_text("Both as a table").click()
    expect(table).to_be_visible()
    shown = [row.split() for row in table.get_by_role("row").all_inner_texts()[1:]]
    drawn = overview.locator("svg.c-chart").first.locator("title").all_text_contents()
    assert [f"{year}: {count}" for year, count, *_ in reversed(shown)] == drawn


def test_tables_lead_on_to_the_complete_lists(overview: Page) -> None:
    overview.get_by_role("link", name="All venues").click()
    expect(overview.locator("h1")).to_contain_text("Venues")


@pytest.mark.parametrize("device", ["desk", "phone"])
def test_the_map_is_drawn_when_it_comes_into_view(overview: Page) -> None:
    expect(overview.locator("canvas")).to_have_count(0)
    box = overview.locator("[data-map]")
    box.scroll_into_view_if_needed()
    expect(box.get_by_role("heading")).to_have_text("4 papers in view")
    titles = {*box.get_by_role("listitem").get_by_role("link").all_inner_texts()}
    assert {"First Steps: Learning Distances", "Second Thoughts"} <= titles
    drawn = box.locator("canvas").bounding_box()
    assert drawn and drawn["width"] > 200
    assert {"Losses", "Data"} >= {*box.locator(".c-map__legend li").all_inner_texts()} > set()


def test_the_map_is_moved_by_keyboard_and_its_list_follows(box: Locator, page: Page) -> None:
    for name in ("Zoom in", "Move left", "Move up"):
        button = box.get_by_role("button", name=name)
        for _ in range(9):
            button.press("Enter")
    expect(box.get_by_role("heading")).to_have_text("0 papers in view")
    for name in ("Move right", "Move down"):
        box.get_by_role("button", name=name).press("Enter")
    for _ in range(9):
        box.get_by_role("button", name="Zoom out").press("Enter")
    expect(box.get_by_role("heading")).to_have_text("4 papers in view")
    paper = box.get_by_role("link").first
    paper.focus()
    title = paper.inner_text()
    expect(box.locator("canvas")).to_have_attribute("title", title)
    paper.press("Enter")
    expect(page.locator("h1")).to_have_text(title)


def test_the_map_is_worked_by_mouse(box: Locator, page: Page, site: Path) -> None:
    canvas = box.locator("canvas")
    point = place_of("doe2015first", canvas, site)
    canvas.hover(position=point)
    expect(canvas).to_have_attribute("title", "First Steps: Learning Distances")
    canvas.click(position=point)
    page.wait_for_url("**/papers/doe2015first/")


@pytest.mark.parametrize("way", ["wheel", "double click"])
def test_the_map_comes_nearer_where_the_mouse_is(box: Locator, page: Page, way: str) -> None:
    canvas = box.locator("canvas")
    corner = Position(x=3, y=3)
    for _ in range(12):
        if way == "wheel":
            canvas.hover(position=corner)
            page.keyboard.down("Control")
            page.mouse.wheel(0, -100)
            page.keyboard.up("Control")
        else:
            canvas.dblclick(position=corner)
    expect(box.get_by_role("heading")).to_have_text("0 papers in view")


def test_the_map_is_dragged(box: Locator, page: Page) -> None:
    canvas = box.locator("canvas")
    for _ in range(4):
        box.get_by_role("button", name="Zoom in").click()
    for _ in range(8):
        canvas.drag_to(
            canvas,
            source_position={"x": 20, "y": 60},
            target_position={"x": 300, "y": 300},
        )
    expect(box.get_by_role("heading")).to_have_text("0 papers in view")
    assert page.url.endswith("/overview/")


def test_the_map_takes_other_colours(box: Locator, page: Page) -> None:
    dots = "(canvas) => canvas.toDataURL()"
    light = box.locator("canvas").evaluate(dots)
    page.evaluate("scrollTo(0, 0)")
    for _ in range(2):
        page.locator(".c-palette").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.wait_for_function(
        "(light) => document.querySelector('canvas').toDataURL() !== light", arg=light
    )


def test_the_map_takes_the_colours_of_the_system(box: Locator, page: Page) -> None:
    light = box.locator("canvas").evaluate("(canvas) => canvas.toDataURL()")
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(
        "(light) => document.querySelector('canvas').toDataURL() !== light", arg=light
    )
    page.emulate_media(color_scheme="light")


def test_of_many_papers_the_map_says_how_many_it_lists(page: Page, address: str) -> None:
    papers = [[f"p{n}", f"Paper {n}", 2020, 0, 90 * n, 90 * n] for n in range(43)]
    page.route("**/map.json", lambda route: route.fulfill(json={"groups": [], "papers": papers}))
    page.goto(f"{address}overview/")
    box = page.locator("[data-map]")
    box.scroll_into_view_if_needed()
    expect(box.get_by_role("heading")).to_have_text(
        "43 papers in view, the 40 nearest to the middle listed"
    )
    expect(box.get_by_role("listitem").get_by_role("link")).to_have_count(40)


def test_a_map_that_does_not_come_is_told_of(page: Page, address: str) -> None:
    page.route("**/map.json", lambda route: route.fulfill(body="nothing"))
    page.goto(f"{address}overview/")
    page.locator("[data-map]").scroll_into_view_if_needed()
    expect(page.get_by_text("The map could not be loaded.")).to_be_visible()


def place_of(paper: str, canvas: Locator, site: Path) -> Position:
    """Where a paper's dot is on the whole map; the canvas shows its square in the middle."""
    papers = json.loads((site / "overview/map.json").read_text())["papers"]
    x, y = next(row[4:6] for row in papers if row[0] == paper)
    box = canvas.bounding_box()
    assert box
    scale = min(box["width"], box["height"]) / WIDE * 0.94
    return Position(
        x=box["width"] / 2 + (x - WIDE / 2) * scale,
        y=box["height"] / 2 + (y - WIDE / 2) * scale,
    )
