"""Measuring the browse page in Chromium, on this computer, as a host serves it."""

import statistics
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from playwright.sync_api import Page

from scripts.chromium import chromium
from scripts.host import Host

TURNS = 20
_READY = "() => document.documentElement.dataset.browse === 'ready'"
_BYTES = """() => {
  const entries = performance.getEntries().filter((e) => "transferSize" in e);
  return entries.reduce((sum, entry) => sum + entry.transferSize, 0);
}"""
_VALUES = """() => {
  const values = document.querySelectorAll("[data-facet=venue] .b-value");
  return [...values].map((value) => value.dataset.value);
}"""
# Times one change of the page, from the event to the finished list, and what it fetched.
_CHANGE = """(what) => new Promise((done) => {
const results = document.querySelector("[data-b=results]");
const before = performance.getEntriesByType("resource").length;
const start = performance.now();
new MutationObserver((_, observer) => {
  if (results.getAttribute("aria-busy") !== "false") return;
  observer.disconnect();
  const time = performance.now() - start;
  setTimeout(() => {
    const fetched = performance.getEntriesByType("resource").slice(before);
    done([time, fetched.reduce((sum, entry) => sum + entry.transferSize, 0)]);
  }, 30);
}).observe(results, { attributes: true, attributeFilter: ["aria-busy"] });
if (what.type !== undefined) {
  const field = document.querySelector("[data-b=query]");
  field.value = what.type;
  field.dispatchEvent(new Event("input"));
} else document.querySelector(what.click).click();
})"""


@contextmanager
def browsing() -> Iterator[Page]:
    """A tab at a desk that loads everything anew each time."""
    with chromium() as browser:
        context = browser.new_context(viewport={"width": 1440, "height": 900})
        page = context.new_page()
        protocol = context.new_cdp_session(page)
        protocol.send("Network.enable")
        protocol.send("Network.setCacheDisabled", {"cacheDisabled": True})
        yield page


def ready(page: Page, address: str) -> float:
    """Load a page afresh; give how many bytes came until its list stood."""
    page.goto(address)
    page.wait_for_function(_READY)
    return float(page.evaluate(_BYTES))


def change(page: Page, **what: str) -> tuple[float, float]:
    """Milliseconds and bytes that a change took."""
    milliseconds, size = page.evaluate(_CHANGE, what)
    return float(milliseconds), float(size)


def measure_large(page: Page, address: str, asked: Sequence[str]) -> None:
    """Print what the page costs until it is ready, a query on a fresh page, and a facet."""
    start = f"{address}papers/"
    sizes = [ready(page, start) for _ in range(3)]
    print(
        f"  ready after {max(sizes) / 1e3:.0f} KB (text compressed by the host, all else as it is)"
    )
    found = []
    for query in asked[:TURNS]:
        ready(page, start)
        found.append(change(page, type=query))
    _tell("query on a fresh page", found)
    ready(page, f"{start}?q=learning ")
    _tell("facet of a large result", _facets(page))
    ready(page, start)
    _tell("facet of everything", _facets(page))


def _facets(page: Page) -> list[tuple[float, float]]:
    """Choose venues and take them back."""
    values = page.evaluate(_VALUES)[:5]
    boxes = [f'[data-facet="venue"] [data-value="{value}"] input' for value in values]
    return [change(page, click=boxes[turn % len(boxes)]) for turn in range(TURNS)]


def measure_small(page: Page, address: str) -> None:
    """Print what the page of a small list costs, and a keystroke in it."""
    size = ready(page, f"{address}papers/")
    page.wait_for_load_state("networkidle")
    whole = float(page.evaluate(_BYTES))
    print(
        f"  this repository's list: ready after {size / 1e3:.0f} KB, "
        f"{whole / 1e3:.0f} KB with what it fetches ahead"
    )
    page.focus("[data-b=query]")
    text = "triplet loss embeding"
    found = [change(page, type=text[: n + 1]) for n in range(len(text))]
    found += [change(page, type=text[: n + 1]) for n in range(len(text))]
    _tell("keystroke", found)


def _tell(what: str, found: Sequence[tuple[float, float]]) -> None:
    times, sizes = [time for time, _ in found], [size for _, size in found]
    print(
        f"  {what}: median {statistics.median(times):.0f} ms (most {max(times):.0f}), "
        f"median {statistics.median(sizes) / 1e3:.0f} KB (most {max(sizes) / 1e3:.0f})"
    )


def pagefind_answers(page: Page, address: str, asked: Sequence[str]) -> list[list[str]]:
    """The first five ids of each query, by Pagefind in the browser."""
    page.goto(address)
    script = """async (query) => {
      const pagefind = await import("/pagefind/pagefind.js");
      const start = performance.now();
      const { results } = await pagefind.search(query);
      const found = await Promise.all(results.slice(0, 5).map((result) => result.data()));
      return [performance.now() - start, found.map((each) => each.url.split("/").at(-2))];
    }"""
    answers, times = [], []
    before, start = Host.sent, 0  # it works in another thread, whose requests a page does not see
    for query in asked:
        milliseconds, ids = page.evaluate(script, query)
        start = start or Host.sent - before
        times.append(milliseconds)
        answers.append(ids)
    print(
        f"  Pagefind: {start / 1e3:,.0f} KB until the first answer; "
        f"{statistics.median(times):.0f} ms a query"
    )
    return answers
