"""Fixtures of those who look at pages; a package that has browser tests names them in its conftest.

Each package starts a Chromium of its own: as long as one runs, no other event loop can.
"""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.chromium import chromium, forgetful, readers

__all__ = ["browser", "context", "device", "visitors"]


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture
def device() -> str:
    """What a test looks at pages with, unless it names others."""
    return "desk"


@pytest.fixture(scope="module")
def visitors(browser: Browser) -> Iterator[Callable[[str], BrowserContext]]:
    with readers(browser) as at:
        yield at


@pytest.fixture
def context(visitors: Callable[[str], BrowserContext], device: str) -> Iterator[BrowserContext]:
    with forgetful(visitors(device)) as context:
        yield context
