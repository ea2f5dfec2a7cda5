"""Controls of the browse page that take papers away: ticks, exports, the reading list."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from playwright.sync_api import FilePayload, expect

from catalog.exporters.bibtex import entry_text
from catalog.search.tokens import fold
from scripts.measure.search.asking import Control, counted
from scripts.measure.search.hand import Hand, holds, same
from scripts.measure.search.samples import Samples
from scripts.measure.search.truth import Question, Truth

FORMATS = {
    "BibTeX": "papers.bib",
    "RIS": "papers.ris",
    "CSL-JSON": "papers.json",
    "CSV": "papers.csv",
    "Markdown": "papers.md",
}
SAID = "find('{0}').textContent.includes('{1}')"


def taken(format: str, ids: Sequence[str], truth: Truth, text: str) -> None:
    """A text in a format holds these papers, in their order, and no others."""
    papers = [truth.by_id[id] for id in ids]
    if format == "BibTeX":
        expected = "\n".join(entry_text(paper, truth.catalog) for paper in papers)
        same("BibTeX", expected, text)
    elif format == "CSL-JSON":
        same("CSL-JSON", [one.id for one in papers], [item["id"] for item in json.loads(text)])
    elif format == "CSV":
        same("CSV", list(ids), [line.split(",")[0] for line in text.splitlines()[1:]])
    elif format == "RIS":
        tags = [line[6:] for line in text.splitlines() if line.startswith("ID  - ")]
        same("RIS", (list(ids), len(ids)), (tags, text.count("ER  - ")))
    else:
        same("lines of Markdown", len(ids), text.count("\n"))
        plain = fold(re.sub(r"\\(.)", r"\1", text))
        missing = [one.id for one in papers if fold(" ".join(one.title.split())) not in plain]
        same("papers missing from Markdown", [], missing)


def check(hand: Hand, format: str) -> None:
    hand.part("export").get_by_label(format, exact=True).check()
    hand.part("export-status").evaluate("(status) => (status.textContent = '')")


def copy(hand: Hand, format: str, count: int) -> str:
    check(hand, format)
    hand.tab.evaluate("navigator.clipboard.writeText('')")
    hand.click("copy", SAID.format("export-status", f"{said(count)} copied."))
    return hand.clipboard


def download(hand: Hand, format: str, count: int) -> str:
    check(hand, format)
    with hand.tab.expect_download() as saved:
        hand.click("download", SAID.format("export-status", f"{said(count)} saved."))
    same("name of the file", FORMATS[format], saved.value.suggested_filename)
    with Path(saved.value.path()).open(encoding="utf-8", newline="") as file:
        return file.read()


def said(count: int) -> str:
    return f"{count:,} {'entry' if count == 1 else 'entries'}"


def whole_result(format: str, how: Callable[[Hand, str, int], str]) -> Control:
    def control(hand: Hand, truth: Truth, samples: Samples) -> None:
        found = truth.found(samples.hundreds)
        hand.open(samples.hundreds.query, "sort=title").click("open-export", "find('export').open")
        hand.times.clear()
        text = how(hand, format, len(found))
        taken(format, truth.ordered(found, "title"), truth, text)

    return control


def selection(how: Callable[[Hand, str, int], str]) -> Control:
    """Three papers of two results, in every format."""

    def control(hand: Hand, truth: Truth, samples: Samples) -> None:
        chosen = tick(hand, samples)
        hand.click("ticked-export", "find('export').open")
        hand.times.clear()
        for format in FORMATS:
            taken(format, chosen, truth, how(hand, format, len(chosen)))

    return control


def tick(hand: Hand, samples: Samples) -> list[str]:
    chosen = []
    for question, places in ((samples.common, (0, 3)), (samples.phrase, (7,))):
        hand.open(question.query)
        untaken = [id for id in hand.ids if id not in chosen]
        for place in places:
            id = untaken[place]
            bar = f"document.querySelector('.b-row--ticked[data-id=\"{id}\"]')"
            box = hand.all(f'[data-id="{id}"] .b-tick')
            hand.timed(partial(hand.touch, box), bar)
            chosen.append(id)
    same("ticked", chosen, hand.stored("ticked"))
    return chosen


def ticks(hand: Hand, truth: Truth, samples: Samples) -> None:
    """Ticks stay from one question to the next, are shown, and taken back."""
    chosen = tick(hand, samples)
    expect(hand.part("ticked-count")).to_have_text("3 selected")
    hand.click("ticked-show")
    same("papers shown", sorted(chosen), sorted(hand.ids))
    hand.click("untick", "find('ticked-bar').hidden")
    same("ticked", [], hand.stored("ticked"))
    expect(hand.all(".b-tick:checked")).to_have_count(0)


def tick_all(hand: Hand, truth: Truth, samples: Samples) -> None:
    """A thousand papers are ticked at once, and are too many for an address."""
    hand.open("", "n=1000")
    ids = hand.ids
    hand.click("all", "!find('ticked-bar').hidden")
    same("ticked", ids, hand.stored("ticked"))
    expect(hand.part("ticked-count")).to_have_text(f"{len(ids):,} selected")
    hand.click("ticked-export", "find('export').open")
    hand.click("share", SAID.format("export-status", "too many for an address"))
    hand.press(["Escape"], "!find('export').open")
    hand.click("all", "find('ticked-bar').hidden")
    same("ticked", [], hand.stored("ticked"))


def share(hand: Hand, truth: Truth, samples: Samples) -> None:
    """The address of a result and of a selection, opened by somebody else."""
    copied = SAID.format("export-status", "The address is copied.")
    hand.open(samples.hundreds.query, "sort=title&view=table")
    hand.click("open-export", "find('export').open")
    hand.click("share", copied)
    same("address of the result", hand.tab.url, hand.clipboard)
    found = hand.ids
    same("papers of the address", found, hand.go(hand.clipboard).ids)
    chosen = tick(hand, samples)
    hand.click("ticked-export", "find('export').open")
    hand.click("share", copied)
    address = hand.clipboard
    hand.tab.evaluate("localStorage.clear()")
    same("papers of a shared selection", sorted(chosen), sorted(hand.go(address).ids))


def scopes(hand: Hand, truth: Truth, samples: Samples) -> None:
    """Which papers are meant: the whole result, the selection, the reading list."""
    tick(hand, samples)
    count = hand.count
    hand.touch(hand.all(".b-save").first)
    hand.click("open-export", "find('export').open")
    for name, size in (("ticked", 3), ("results", count), ("reading", 1)):
        same(f"papers of {name}", f"{size:,}", hand.part(f"size-{name}").text_content())
    holds("the selection is meant", hand.all("[name=scope][value=ticked]").is_checked())
    hand.all("[name=scope][value=reading]").check()
    taken("BibTeX", hand.stored("reading"), truth, copy(hand, "BibTeX", 1))


def shelf(hand: Hand, truth: Truth, samples: Samples) -> None:
    """A paper is put on the reading list, cited there, and taken off."""
    hand.open(samples.common.query)
    save, id = hand.all(".b-save").nth(1), hand.ids[1]
    pressed = f"document.querySelector('[data-id=\"{id}\"] .b-save').ariaPressed === "
    hand.timed(lambda: hand.touch(save), f"{pressed}'true'")
    expect(hand.part("open-shelf")).to_have_text("Reading list 1")
    hand.click("open-shelf", "find('shelf-list').children.length === 1")
    line = hand.part("shelf").get_by_role("listitem")
    expect(line.get_by_role("link")).to_have_text(truth.by_id[id].title)
    hand.click("shelf-export", "find('export').open")
    taken("BibTeX", [id], truth, copy(hand, "BibTeX", 1))
    hand.press(["Escape"], "!find('export').open")
    hand.click("open-shelf", "find('shelf').open")
    remove = line.get_by_role("button")
    hand.timed(lambda: hand.touch(remove), f"{pressed}'false'")
    same("on the reading list", [], hand.stored("reading"))


def shelf_files(hand: Hand, truth: Truth, samples: Samples) -> None:
    """A reading list of several hundred comes from a file, is shown, and goes into a file."""
    ids = [paper.id for paper in truth.papers[:: max(1, len(truth.papers) // 300)]][:300]
    hand.open().click("open-shelf", "find('shelf').open")
    load(hand, "\n".join([*ids, "nobody2000nothing"]), said(len(ids)))
    same("on the reading list", ids, hand.stored("reading"))
    expect(hand.part("shelf-status")).to_have_text(f"{said(len(ids))} added, 1 not in this list.")
    expect(hand.part("shelf").get_by_role("listitem")).to_have_count(len(ids))
    with hand.tab.expect_download() as saved:
        hand.touch(hand.part("shelf-save"))
    text = Path(saved.value.path()).read_text("utf-8")
    same("ids in the file", ids, json.loads(text)["ids"])
    hand.click("shelf-clear", "find('shelf-list').children.length === 0")
    same("on the reading list", [], hand.stored("reading"))
    load(hand, text, said(len(ids)))
    same("on the reading list", ids, hand.stored("reading"))
    hand.click("shelf-show")
    wanted = set(ids)
    counted(hand, truth, Question(test=lambda paper: paper.id in wanted))


def load(hand: Hand, text: str, added: str) -> None:
    file: FilePayload = {"name": "list.txt", "mimeType": "text/plain", "buffer": text.encode()}
    met = SAID.format("shelf-status", f"{added} added")
    hand.timed(lambda: hand.part("shelf-load").set_input_files(file), met)


CONTROLS: Mapping[str, Control] = {
    "ticks": ticks,
    "ticks: a thousand at once": tick_all,
    "selection copied, every format": selection(copy),
    "selection saved, every format": selection(download),
    **{f"result copied: {format}": whole_result(format, copy) for format in FORMATS},
    **{f"result saved: {format}": whole_result(format, download) for format in FORMATS},
    "export: which papers": scopes,
    "share": share,
    "reading list": shelf,
    "reading list: 300 by file": shelf_files,
}
