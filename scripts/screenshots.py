"""Screenshots of the built website, in Chromium, on a phone and on a desk, light and dark."""

import sys
from pathlib import Path
from typing import Literal, NamedTuple

from playwright.sync_api import Browser

from scripts.chromium import chromium, messages
from scripts.host import hosted

SITE = Path("build/site")


class Shot(NamedTuple):
    """One picture: its file, the page, the size of the window in CSS pixels, the colours."""

    name: str
    path: str
    width: int
    height: int
    scheme: Literal["light", "dark"] = "light"
    scroll_to: str = ""


def shots(paper: str, category: str) -> tuple[Shot, ...]:
    """The pictures, of a page of each kind."""
    return (
        Shot("home", "", 1440, 900),
        Shot("browse", "papers/", 1440, 900),
        Shot("browse-dark", "papers/", 1440, 900, "dark"),
        Shot("browse-phone", "papers/", 390, 844),
        Shot("browse-phone-dark", "papers/", 390, 844, "dark"),
        Shot("paper", f"papers/{paper}/", 1440, 1100),
        Shot("paper-phone-dark", f"papers/{paper}/", 390, 844, "dark"),
        Shot("category-dark", f"categories/{category}/", 1440, 900, "dark"),
        Shot("overview", "overview/", 1440, 1100),
        Shot("map-dark", "overview/", 1440, 900, "dark", "[data-map]"),
    )


def take(browser: Browser, address: str, shot: Shot, folder: Path) -> None:
    """Take one picture."""
    context = browser.new_context(
        viewport={"width": shot.width, "height": shot.height},
        color_scheme=shot.scheme,
        is_mobile=shot.width < 700,
    )
    heard = messages(context)
    page = context.new_page()
    page.goto(address + shot.path, wait_until="networkidle")
    for _ in range(2):  # what a script draws once it is in view has another height
        if shot.scroll_to:
            part = page.locator(shot.scroll_to)
            part.evaluate("(part) => part.scrollIntoView({ block: 'center' })")
            part.locator("canvas").wait_for()
    page.wait_for_timeout(300)  # until what was drawn last is on the screen
    page.screenshot(path=folder / f"{shot.name}.png")
    for message in heard:
        print(f"{shot.name}: {message}", file=sys.stderr)
    context.close()


def main() -> None:
    """Take all pictures."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    pages = sorted((SITE / "papers").glob("*/index.html"), key=lambda page: -page.stat().st_size)
    wanted = SITE / "papers/wang2017deep"
    paper = wanted.name if wanted.is_dir() else pages[0].parent.name
    category = next(path.parent.name for path in sorted((SITE / "categories").glob("*/index.html")))
    category = "loss" if (SITE / "categories/loss").is_dir() else category
    with hosted(SITE) as address, chromium() as browser:
        for shot in shots(paper, category):
            take(browser, address, shot, folder)


if __name__ == "__main__":
    main()
