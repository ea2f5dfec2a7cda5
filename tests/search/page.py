"""The browse page as a reader's hands and eyes have it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, Route, expect

from tests.chromium import Quiet

PAPERS = 38
"""How many the list has."""
POLICY = (
    "default-src 'self'; style-src 'self'; img-src 'self' data:; script-src 'self' 'unsafe-inline'"
)
"""Nothing of the page's own needs more; the theme's shell has scripts of its own."""


class Strict(Quiet):
    """Serves pages under the policy."""

    def end_headers(self) -> None:
        """Add the policy."""
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()


class BrowsePage:
    """What tests do with the page and see of it."""

    def __init__(self, tab: Page, address: str) -> None:
        self.tab, self.address = tab, address

    def open(self, search: str = "") -> "BrowsePage":
        self.tab.goto(f"{self.address}papers/{search}")
        expect(self.tab.locator("html")).to_have_attribute("data-browse", "ready")
        return self

    def of(self, index: Path) -> "BrowsePage":
        """Let the page have another index than that of its website."""

        def answer(route: Route) -> None:
            name = route.request.url.partition("/find/")[2].partition("?")[0]
            route.fulfill(path=index / name)

        self.tab.route("**/find/**", answer)
        return self

    def part(self, name: str) -> Locator:
        return self.tab.locator(f'[data-b="{name}"]')

    def all(self, selector: str) -> Locator:
        return self.tab.locator(selector)

    @contextmanager
    def answered(self) -> Iterator[None]:
        """Do something that asks another question, and wait for the answer."""
        results = self.part("results")
        before = results.get_attribute("data-turn") or ""
        yield
        expect(results).not_to_have_attribute("data-turn", before)
        expect(results).to_have_attribute("aria-busy", "false")

    def type(self, text: str) -> None:
        with self.answered():
            self.part("query").press_sequentially(text)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.tab.keyboard.press(key)

    def click(self, name: str) -> None:
        with self.answered():
            self.part(name).click()

    def choose(self, name: str, value: str) -> None:
        with self.answered():
            self.part(name).select_option(value)

    def back(self) -> None:
        with self.answered():
            self.tab.go_back()

    def facet(self, name: str) -> Locator:
        return self.tab.locator(f'[data-facet="{name}"]')

    def value(self, facet: str, value: str) -> Locator:
        return self.facet(facet).locator(f'[data-value="{value}"]')

    def include(self, facet: str, value: str) -> None:
        with self.answered():
            self.value(facet, value).locator("label").click()

    def exclude(self, facet: str, value: str) -> None:
        with self.answered():
            self.value(facet, value).get_by_title("Exclude").click()

    def counts(self, facet: str) -> dict[str, int]:
        lines: dict[str, str] = self.facet(facet).evaluate(
            "(facet) => Object.fromEntries([...facet.querySelectorAll('.b-value')].map((line) =>"
            "[line.dataset.value, line.querySelector('.b-value__count').textContent]))"
        )
        return {value: int(count) for value, count in lines.items()}

    @property
    def ids(self) -> list[str]:
        ids: list[str] = self.all(".b-row").evaluate_all("(rows) => rows.map((r) => r.dataset.id)")
        return ids

    @property
    def focused(self) -> Any:
        """The paper of the row that has the focus."""
        return self.tab.evaluate("document.activeElement.closest('.b-row')?.dataset.id")

    @property
    def query(self) -> str:
        return self.part("query").input_value()

    @property
    def search(self) -> str:
        return str(self.tab.evaluate("decodeURIComponent(location.search)"))

    @property
    def clipboard(self) -> str:
        return str(self.tab.evaluate("navigator.clipboard.readText()"))

    def stored(self, shelf: str) -> list[str]:
        found: list[str] = self.tab.evaluate(
            "(end) => {"
            "const key = Object.keys(localStorage).find((key) => key.endsWith(end));"
            "return key ? JSON.parse(localStorage.getItem(key)) : [] }",
            f":{shelf}",
        )
        return found

    @property
    def width(self) -> int:
        return int(self.tab.viewport_size["width"]) if self.tab.viewport_size else 0

    @property
    def sideways(self) -> int:
        """Pixels by which the page is wider than the screen."""
        wide: int = self.tab.evaluate("document.documentElement.scrollWidth")
        return max(wide - self.width, 0)
