"""The browse page as a reader's hands and eyes have it."""

from collections.abc import Callable
from typing import Any

from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

from tests.chromium import WAIT, Quiet

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

    def __init__(self, browser: WebDriver, address: str) -> None:
        self.browser, self.address = browser, address

    def open(self, search: str = "") -> "BrowsePage":
        self.browser.get(f"{self.address}papers/{search}")
        self.until(lambda: self.script("return document.documentElement.dataset.browse"))
        return self

    def until(self, holds: Callable[[], Any]) -> Any:
        return WebDriverWait(self.browser, WAIT, poll_frequency=0.02).until(lambda _: holds())

    def script(self, text: str, *values: object) -> Any:
        return self.browser.execute_script(text, *values)

    def part(self, name: str) -> WebElement:
        return self.browser.find_element(By.CSS_SELECTOR, f'[data-b="{name}"]')

    def all(self, selector: str) -> list[WebElement]:
        return self.browser.find_elements(By.CSS_SELECTOR, selector)

    def act(self, change: Callable[[], object]) -> None:
        """Do something that asks another question, and wait for the answer."""
        before = self.turn
        change()
        self.until(lambda: self.turn > before and self.settled)

    @property
    def turn(self) -> int:
        return int(self.part("results").get_attribute("data-turn") or 0)

    @property
    def settled(self) -> bool:
        busy = self.part("results").get_attribute("aria-busy")
        return busy == "false"

    def type(self, text: str) -> None:
        self.act(lambda: self.part("query").send_keys(text))

    def press(self, *keys: str) -> None:
        for key in keys:
            ActionChains(self.browser).send_keys(key).perform()

    def choose(self, name: str, value: str) -> None:
        option = self.part(name).find_element(By.CSS_SELECTOR, f'option[value="{value}"]')
        self.act(option.click)

    def value(self, facet: str, value: str) -> WebElement:
        return self.browser.find_element(
            By.CSS_SELECTOR, f'[data-facet="{facet}"] [data-value="{value}"]'
        )

    def include(self, facet: str, value: str) -> None:
        self.act(self.value(facet, value).find_element(By.CSS_SELECTOR, "label").click)

    def exclude(self, facet: str, value: str) -> None:
        button = self.value(facet, value).find_element(By.CSS_SELECTOR, ".b-not")
        self.act(lambda: self.script("arguments[0].click()", button))

    def counts(self, facet: str) -> dict[str, int]:
        lines = self.all(f'[data-facet="{facet}"] .b-value')
        return {
            str(line.get_attribute("data-value")): int(
                self.script(
                    "return arguments[0].querySelector('.b-value__count').textContent", line
                )
            )
            for line in lines
        }

    @property
    def ids(self) -> list[str]:
        ids: list[str] = self.script(
            "return [...document.querySelectorAll('.b-row')].map((row) => row.dataset.id)"
        )
        return ids

    @property
    def text(self) -> str:
        return str(self.script("return document.querySelector('[data-b=results]').innerText"))

    @property
    def count(self) -> str:
        return self.part("count").text

    @property
    def query(self) -> str:
        return str(self.part("query").get_property("value"))

    @property
    def search(self) -> str:
        return str(self.script("return decodeURIComponent(location.search)"))

    def stored(self, shelf: str) -> list[str]:
        found: list[str] = self.script(
            "const key = Object.keys(localStorage).find((k) => k.endsWith(arguments[0]));"
            "return key ? JSON.parse(localStorage.getItem(key)) : []",
            f":{shelf}",
        )
        return found
