"""A real Chromium, the devices it stands for, and a loopback server of a folder for it."""

import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager
from functools import cache
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Error,
    Page,
    expect,
    sync_playwright,
)

from scripts.chromium import FLAGS
from scripts.host import hosted

WAIT = 15_000
"""Milliseconds after which what should be there is missing."""
DEVICES: Mapping[str, Mapping[str, Any]] = {
    "desk": {"viewport": {"width": 1440, "height": 900}},
    "phone": {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True},
    "narrow": {"viewport": {"width": 320, "height": 640}, "has_touch": True, "is_mobile": True},
}


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the Chromium of this computer.

    As long as it runs, its thread has an event loop, so that nothing else there can start one.
    """
    program = shutil.which("chromium") or pytest.fail(
        "chromium is missing; scripts/test installs it"
    )
    expect.set_options(timeout=WAIT)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield started
        started.close()


@contextmanager
def reader(browser: Browser, device: str = "desk", **options: Any) -> Iterator[BrowserContext]:
    """A browser of somebody who was never here, at a desk or with a phone."""
    context = browser.new_context(**{**DEVICES[device], **options})
    context.set_default_timeout(WAIT)
    try:
        yield context
    finally:
        context.close()


@contextmanager
def readers(browser: Browser) -> Iterator[Callable[[str], BrowserContext]]:
    """For each device a reader who was never here, and may copy and paste."""
    with ExitStack() as stack:

        @cache
        def at(device: str) -> BrowserContext:
            context = stack.enter_context(reader(browser, device))
            context.grant_permissions(["clipboard-read", "clipboard-write"])
            context.new_page()
            return context

        yield at


@contextmanager
def forgetful(context: BrowserContext) -> Iterator[BrowserContext]:
    """A browser with one tab, that keeps nothing but its cache of what a test did."""
    yield context
    for tab in context.pages:
        if tab.url.startswith("http"):
            tab.evaluate("localStorage.clear()")
    first, *others = context.pages
    first.goto("about:blank")
    for tab in others:
        tab.close()


@contextmanager
def silent(tab: Page) -> Iterator[Page]:
    """A page that says nothing on its console, and in which nothing fails."""
    heard: list[str] = []

    def said(message: ConsoleMessage) -> None:
        heard.append(message.text)

    def failed(error: Error) -> None:
        heard.append(error.message)

    tab.on("console", said)
    tab.on("pageerror", failed)
    yield tab
    tab.remove_listener("console", said)
    tab.remove_listener("pageerror", failed)
    assert heard == [], heard  # pytest explains assertions of tests alone


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing of it."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def served(folder: Path, handler: type[Quiet] = Quiet) -> AbstractContextManager[str]:
    """Serve a folder on a free port while a block runs; it gives the address."""
    return hosted(folder, handler)
