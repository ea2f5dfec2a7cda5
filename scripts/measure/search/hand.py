"""A reader's hand on the browse page: it clicks or taps, and says how long the page took."""

import statistics
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import quote_plus

from playwright.sync_api import BrowserContext, Locator, expect

DEVICES: Mapping[str, Mapping[str, Any]] = {
    "desk": {"viewport": {"width": 1440, "height": 900}},
    "phone": {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True},
}
WAIT = 15_000
"""Milliseconds after which what should be there is missing."""
LISTED = "results.dataset.turn !== bench.turn && results.getAttribute('aria-busy') === 'false'"
"""Another list stands."""
# Takes the time from the event that asks for something until it is there. While a reader types,
# every letter asks anew.
_ARM = """() => {
  window.bench?.stop();
  const results = document.querySelector("[data-b=results]");
  const find = (name) => document.querySelector(`[data-b="${name}"]`);
  const { turn } = results.dataset;
  const bench = (window.bench = { start: 0, time: null, turn });
  bench.begin = (kind) => {
    if (TYPED ? kind !== "input" : bench.time !== null) return;
    Object.assign(bench, { start: performance.now(), time: null, turn: results.dataset.turn });
  };
  const look = () => {
    if (bench.start && bench.time === null && (MET)) bench.time = performance.now() - bench.start;
  };
  const stop = new AbortController();
  addEventListener("focusin", look, { signal: stop.signal });
  const observer = new MutationObserver(look);
  observer.observe(document.documentElement,
    { subtree: true, childList: true, attributes: true, characterData: true });
  bench.stop = () => { stop.abort(); observer.disconnect(); };
}"""
# Hears events before the page does, which keeps some keys for itself.
_HEAR = """for (const kind of ["input", "change", "click", "keydown", "pointerup", "popstate"])
  addEventListener(kind, () => window.bench?.begin(kind), { capture: true });"""
_COUNTS = """(facet) => Object.fromEntries([...facet.querySelectorAll(".b-value")].map((line) =>
  [line.dataset.value, line.querySelector(".b-value__count").textContent]))"""
_YEARS = """(facet) => Object.fromEntries([...facet.querySelectorAll("title")].map((title) =>
  title.textContent.split(": ")))"""
_STORED = """(end) => {
  const key = Object.keys(localStorage).find((key) => key.endsWith(end));
  return key ? JSON.parse(localStorage.getItem(key)) : [];
}"""


class Wrong(Exception):
    """A control did not do what it should."""


def same(what: str, expected: object, seen: object) -> None:
    """Hold what is seen against what was expected."""
    if expected != seen:
        raise Wrong(f"{what}: expected {short(expected)}, seen {short(seen)}")


def holds(what: str, seen: bool) -> None:
    if not seen:
        raise Wrong(f"expected that {what}")


def short(value: object, most: int = 160) -> str:
    text = repr(value)
    return text if len(text) <= most else f"{text[:most]}…"


class Hand:
    """One tab of one device; `times` are the milliseconds of what it did last."""

    def __init__(self, context: BrowserContext, address: str, device: str) -> None:
        self.tab, self.address, self.device = context.new_page(), address, device
        self.times: list[float] = []
        context.set_default_timeout(WAIT)
        context.add_init_script(_HEAR)
        expect.set_options(timeout=WAIT)

    def open(self, query: str = "", more: str = "") -> "Hand":
        """Load the page, with a query and what else the address says."""
        parts = [f"q={quote_plus(query, safe=':,')}" if query else "", more]
        search = "&".join(filter(None, parts))
        return self.go(f"{self.address}papers/{'?' if search else ''}{search}")

    def go(self, address: str) -> "Hand":
        self.tab.goto(address)
        return self.wait()

    def wait(self) -> "Hand":
        """Wait until the page is ready; on a phone, open its filters."""
        expect(self.tab.locator("html")).to_have_attribute("data-browse", "ready")
        if self.device == "phone":
            self.part("filters").tap()
        return self

    def part(self, name: str) -> Locator:
        return self.tab.locator(f'[data-b="{name}"]')

    def all(self, selector: str) -> Locator:
        return self.tab.locator(selector)

    def touch(self, locator: Locator) -> None:
        if self.device == "phone":
            locator.tap()
        else:
            locator.click()

    def timed(self, act: Callable[[], object], met: str = LISTED, typed: bool = False) -> float:
        """Do something and wait until a condition is met; note and give the milliseconds."""
        self.tab.evaluate(_ARM.replace("TYPED", str(typed).lower()).replace("MET", met))
        act()
        self.tab.wait_for_function("() => window.bench.time !== null")
        time = float(self.tab.evaluate("window.bench.time"))
        self.times.append(time)
        return time

    @property
    def median(self) -> float:
        return statistics.median(self.times) if self.times else 0.0

    def type(self, text: str) -> float:
        """Write into the field, letter after letter."""
        field = self.part("query")
        return self.timed(lambda: field.press_sequentially(text, delay=40), typed=True)

    def paste(self, text: str) -> float:
        """Put a text into the field, all at once."""
        return self.timed(lambda: self.part("query").fill(text), typed=True)

    def click(self, name: str, met: str = LISTED) -> float:
        return self.timed(lambda: self.touch(self.part(name)), met)

    def choose(self, name: str, value: str) -> float:
        return self.timed(lambda: self.part(name).select_option(value))

    def press(self, keys: Sequence[str], met: str = LISTED) -> float:
        return self.timed(lambda: [self.tab.keyboard.press(key) for key in keys], met)

    def facet(self, name: str) -> Locator:
        return self.tab.locator(f'[data-facet="{name}"]')

    def spread(self, name: str) -> Locator:
        """A facet with all of its values in sight."""
        facet = self.facet(name)
        if facet.get_attribute("open") is None:
            self.touch(facet.locator("summary"))
        more = facet.locator(".b-more[aria-expanded=false]")
        if more.is_visible():
            self.touch(more)
        return facet

    def include(self, facet: str, value: str) -> float:
        line = self.facet(facet).locator(f'[data-value="{value}"]')
        return self.timed(lambda: self.touch(line.locator("label")))

    def exclude(self, facet: str, value: str) -> float:
        line = self.facet(facet).locator(f'[data-value="{value}"]')
        return self.timed(lambda: self.touch(line.get_by_title("Exclude")))

    def counts(self, facet: str) -> dict[str, int]:
        """What a facet says of its values, those without papers left out."""
        part = self.facet(facet) if facet == "year" else self.spread(facet)
        found: dict[str, str] = part.evaluate(_YEARS if facet == "year" else _COUNTS)
        numbers = {value: int(count.replace(",", "")) for value, count in found.items()}
        return {value: count for value, count in numbers.items() if count}

    @property
    def ids(self) -> list[str]:
        found: list[str] = self.all(".b-row").evaluate_all(
            "(rows) => rows.map((r) => r.dataset.id)"
        )
        return found

    @property
    def count(self) -> int:
        """How many papers were found, as the page says it."""
        return int((self.part("count").text_content() or "0").split()[0].replace(",", ""))

    @property
    def query(self) -> str:
        return self.part("query").input_value()

    @property
    def search(self) -> str:
        return str(self.tab.evaluate("decodeURIComponent(location.search)"))

    @property
    def focused(self) -> Any:
        return self.tab.evaluate("document.activeElement.closest('.b-row')?.dataset.id")

    @property
    def clipboard(self) -> str:
        return str(self.tab.evaluate("navigator.clipboard.readText()"))

    def stored(self, shelf: str) -> list[str]:
        found: list[str] = self.tab.evaluate(_STORED, f":{shelf}")
        return found
