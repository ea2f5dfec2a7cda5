"""The Chromium of this computer, for what is measured and drawn in it."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, BrowserContext, sync_playwright

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start it without a window."""
    program = shutil.which("chromium")
    if not program:
        raise SystemExit("chromium is missing; scripts/test installs it")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()


def messages(context: BrowserContext) -> list[str]:
    """What pages write on the console and what fails in them, from now on."""
    heard: list[str] = []
    context.on("console", lambda said: heard.append(said.text))
    context.on("weberror", lambda failed: heard.append(str(failed.error)))
    return heard
