"""A real Chromium, the devices it stands for, and a loopback server of a folder for it."""

import shutil
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
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

WAIT = 15_000
"""Milliseconds after which what should be there is missing."""
DEVICES: Mapping[str, Mapping[str, Any]] = {
    "desk": {"viewport": {"width": 1440, "height": 900}},
    "phone": {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True},
    "narrow": {"viewport": {"width": 320, "height": 640}, "has_touch": True, "is_mobile": True},
}
_ARGUMENTS = (
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
    """Start the Chromium of this computer.

    As long as it runs, its thread has an event loop, so that nothing else there can start one.
    """
    program = shutil.which("chromium") or pytest.fail(
        "chromium is missing; scripts/test installs it"
    )
    expect.set_options(timeout=WAIT)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=_ARGUMENTS)
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


class Host(ThreadingHTTPServer):
    """Lets a browser open all its connections at once, also on a busy machine."""

    request_queue_size = 64

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a page that is closed hangs up."""


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing of it."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path, handler: type[Quiet] = Quiet) -> Iterator[str]:
    """Serve a folder on a free port; give its address."""
    bound = partial(handler, directory=str(folder))
    with Host(("127.0.0.1", 0), bound) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/"
        finally:
            server.shutdown()
            thread.join()
