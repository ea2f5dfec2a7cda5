"""Screenshots of the built website, in Chromium, on a phone and on a desk, light and dark."""

import base64
import shutil
import sys
import time
from pathlib import Path
from typing import NamedTuple

from bench_site import CHROME, served
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.remote.webdriver import WebDriver

SITE = Path("build/site")


class Shot(NamedTuple):
    """One picture: its file, the page, the size of the window in CSS pixels, the colours."""

    name: str
    path: str
    width: int
    height: int
    scheme: str = "light"
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


def take(browser: WebDriver, address: str, shot: Shot, folder: Path) -> None:
    """Take one picture."""
    metrics = {"deviceScaleFactor": 1, "mobile": shot.width < 700}
    metrics |= {"width": shot.width, "height": shot.height}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    media = {"features": [{"name": "prefers-color-scheme", "value": shot.scheme}]}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", media)
    browser.get(address + shot.path)
    for _ in range(2):  # what a script draws once it is in view has another height
        if shot.scroll_to:
            script = "document.querySelector(arguments[0])?.scrollIntoView({block: 'center'})"
            browser.execute_script(script, shot.scroll_to)
        time.sleep(0.7)
    picture = browser.execute_cdp_cmd("Page.captureScreenshot", {"format": "png"})
    (folder / f"{shot.name}.png").write_bytes(base64.b64decode(picture["data"]))
    for message in browser.get_log("browser"):
        print(f"{shot.name}: {message['message']}", file=sys.stderr)


def main() -> None:
    """Take all pictures."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    options = webdriver.ChromeOptions()
    options.binary_location = str(shutil.which("chromium"))
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    for argument in (*CHROME.split(), "--hide-scrollbars"):
        options.add_argument(argument)
    pages = sorted((SITE / "papers").glob("*/index.html"), key=lambda page: -page.stat().st_size)
    wanted = SITE / "papers/wang2017deep"
    paper = wanted.name if wanted.is_dir() else pages[0].parent.name
    category = next(path.parent.name for path in sorted((SITE / "categories").glob("*/index.html")))
    category = "loss" if (SITE / "categories/loss").is_dir() else category
    browser = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
    try:
        with served(SITE) as address:
            for shot in shots(paper, category):
                take(browser, address, shot, folder)
    finally:
        browser.quit()


if __name__ == "__main__":
    main()
