"""Controls of the browse page that list: order, groups, views, more, keys, the address."""

from collections import Counter
from collections.abc import Mapping

from playwright.sync_api import expect

from catalog.model.entry import Paper
from scripts.measure.search.asking import Control, counted
from scripts.measure.search.hand import Hand, holds, same
from scripts.measure.search.samples import Samples
from scripts.measure.search.truth import Question, Truth


def sorted_by(order: str) -> Control:
    """The whole list and a result in an order, the first papers one by one."""

    def control(hand: Hand, truth: Truth, samples: Samples) -> None:
        other = "title" if order != "title" else "added"
        for question in (Question(), Question((samples.either("venue"),), *_asked(samples))):
            hand.open(question.query, f"sort={other}")
            hand.choose("sort", order)
            expected = truth.ordered(truth.found(question), order)[:20]
            same(f"{question.query!r} by {order}", expected, hand.ids)

    return control


def _asked(samples: Samples) -> tuple[str, object]:
    return samples.common.text, samples.common.test


def relevance(hand: Hand, truth: Truth, samples: Samples) -> None:
    """A whole title brings its paper first; without words there is no relevance."""
    paper, _ = samples.rare
    choice = hand.open().part("sort").locator("[value=relevance]")
    expect(choice).to_be_disabled()
    hand.open(paper.title, "sort=title")
    hand.choose("sort", "relevance")
    same("the first for its title", paper.id, next(iter(hand.ids), None))


def grouped_by(by: str) -> Control:
    """The headings that are in sight, with the size of each group."""

    def control(hand: Hand, truth: Truth, samples: Samples) -> None:
        question = Question((samples.years,))
        hand.open(question.query)
        hand.choose("group", by)
        sizes = Counter(label_of(paper, by, truth) for paper in truth.found(question))
        heads = [" ".join(head.split()) for head in hand.all(".b-group").all_text_contents()]
        expected = [
            f"{label} {sizes[label]:,}" for label in (head.rsplit(" ", 1)[0] for head in heads)
        ]
        same("sizes of groups", expected, heads)
        first = {
            "year": samples.years.values[1],
            "venue": max(sizes, key=lambda label: sizes[label]),
            "category": truth.catalog.categories[0].title,
        }
        same("the first group", first[by], heads[0].rsplit(" ", 1)[0] if heads else None)
        same("papers in sight", 20, len(hand.ids))
        hand.choose("group", "")
        expect(hand.all(".b-group")).to_have_count(0)

    return control


def label_of(paper: Paper, by: str, truth: Truth) -> str:
    if by == "year":
        return str(paper.year)
    if by == "venue":
        return truth.labels.get(paper.venue or "", paper.venue or "")
    return truth.catalog.category[paper.categories[0]].title


def table(hand: Hand, truth: Truth, samples: Samples) -> None:
    """The table holds what the list holds."""
    hand.open(samples.common.query)
    listed = hand.ids
    hand.click("table")
    expect(hand.all(".b-table thead th")).to_have_count(8)
    same("papers of the table", listed, hand.ids)
    hand.click("list")
    expect(hand.all(".b-table")).to_have_count(0)
    same("papers of the list", listed, hand.ids)


def more(hand: Hand, truth: Truth, samples: Samples) -> None:
    """Twenty more at a time, ten times."""
    expected = [paper.id for paper in truth.papers]
    hand.open()
    for turn in range(10):
        hand.click("more")
        shown = 20 * (turn + 2)
        expect(hand.all(".b-row")).to_have_count(shown)
        same(f"the first {shown} papers", expected[:shown], hand.ids)
        same("the focus", expected[shown - 20], hand.focused)
        same("address", f"?n={shown}", hand.search)


def keys(hand: Hand, truth: Truth, samples: Samples) -> None:
    hand.open(samples.common.query)
    press, ids, status = hand.press, hand.ids, hand.part("status")
    press("/", "document.activeElement === find('query')")
    press(["ArrowDown"], focus(ids[0]))
    press("jj", focus(ids[2]))
    press("k", focus(ids[1]))
    press("x", "find('status').textContent === 'Selected'")
    press("b", "find('status').textContent === 'On the reading list'")
    same("ticked", [ids[1]], hand.stored("ticked"))
    same("on the reading list", [ids[1]], hand.stored("reading"))
    press("x", "find('status').textContent === 'Not selected'")
    press("?", "find('help').open")
    press(["Escape"], "!find('help').open")
    press("/", "document.activeElement === find('query')")
    press(["Escape"])
    counted(hand, truth, Question())
    expect(status).to_contain_text("entries. ")


def keys_off(hand: Hand, truth: Truth, samples: Samples) -> None:
    """Single keys are switched off for good, and on again."""
    hand.open()
    for on in (False, True):
        hand.click("open-help", "find('help').open")
        hand.touch(hand.part("keys-on"))
        hand.press(["Escape"], "!find('help').open")
        hand.tab.reload()
        hand.wait()
        if on:
            hand.press("j", focus(hand.ids[0]))
        else:
            hand.tab.keyboard.press("j")
            same("the focus", None, hand.focused)


def focus(id: str) -> str:
    return f"document.activeElement.closest('.b-row')?.dataset.id === '{id}'"


def dialogs(hand: Hand, truth: Truth, samples: Samples) -> None:
    """Help, export and reading list open and close, in every way."""
    hand.open()
    for name in ("help", "export", "shelf"):
        box, closed = hand.part(name), f"!find('{name}').open"
        for close in (
            box.get_by_role("button", name="Close").click,
            lambda: hand.tab.keyboard.press("Escape"),
            lambda: hand.tab.mouse.click(5, 5),
        ):
            hand.click(f"open-{name}", f"find('{name}').open")
            hand.timed(close, closed)
            expect(hand.part(f"open-{name}")).to_be_focused()


def reload(hand: Hand, truth: Truth, samples: Samples) -> None:
    """The address gives the same list again."""
    hand.open().type(f"{samples.word} ")
    hand.exclude("venue", samples.venues(1)[0])
    hand.choose("sort", "title")
    hand.choose("group", "year")
    hand.click("table")
    hand.click("more")
    state = (hand.query, hand.ids, hand.count)
    same("papers in sight", 40, len(hand.ids))
    hand.tab.reload()
    hand.wait()
    same("after loading again", state, (hand.query, hand.ids, hand.count))
    for name, value in (("sort", "title"), ("group", "year")):
        expect(hand.part(name)).to_have_value(value)


def back(hand: Hand, truth: Truth, samples: Samples) -> None:
    """Back and forward through questions, and back from another page."""
    hand.open().type(f"{samples.word} ")
    hand.tab.wait_for_url("**/papers/?q=*")
    states = [(hand.query, hand.ids)]
    hand.include("venue", samples.venues(1)[0])
    states.append((hand.query.strip(), hand.ids))
    hand.choose("sort", "title")
    hand.timed(hand.tab.go_back)
    same("one step back", states[1], (hand.query, hand.ids))
    hand.timed(hand.tab.go_back)
    same("two steps back", states[0], (hand.query, hand.ids))
    hand.timed(hand.tab.go_forward)
    same("a step forward", states[1], (hand.query, hand.ids))
    hand.tab.goto(hand.address)
    hand.tab.go_back()
    hand.wait()
    same("back from another page", states[1], (hand.query, hand.ids))


def rows(hand: Hand, truth: Truth, samples: Samples) -> None:
    """Titles lead to papers, chips to their links; words that were asked for are marked."""
    hand.open(samples.common.query)
    hand.timed(lambda: hand.part("query").press_sequentially(" "))
    holds("words are marked", hand.all(".b-row mark").count() > 0)
    for row in hand.all(".b-row").all()[:5]:
        paper = truth.by_id[row.get_attribute("data-id") or ""]
        link = row.locator(".b-row__title a")
        same("title", paper.title, link.text_content())
        target = link.get_attribute("href") or ""
        holds(f"{target} leads to {paper.id}", target.endswith(f"/papers/{paper.id}/"))
        urls = [one.get_attribute("href") for one in row.locator(".b-row__links a").all()]
        same("links", [str(one.url) for one in paper.links][:4], urls)


CONTROLS: Mapping[str, Control] = {
    **{f"sort: {order}": sorted_by(order) for order in ("year", "title", "added", "lists")},
    "sort: relevance": relevance,
    **{f"group: {by}": grouped_by(by) for by in ("category", "venue", "year")},
    "table and list": table,
    "more, ten times": more,
    "rows: titles, links, marks": rows,
    "keys: / ArrowDown j k x b ? Escape": keys,
    "keys: off and on": keys_off,
    "dialogs": dialogs,
    "address: loaded again": reload,
    "address: back and forward": back,
}
