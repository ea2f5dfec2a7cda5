"""Controls of the browse page that narrow a list: the facets, their chips, the years."""

from collections.abc import Callable, Mapping
from functools import partial

from playwright.sync_api import expect

from scripts.measure.search.asking import Control, counted
from scripts.measure.search.hand import Hand, holds, same
from scripts.measure.search.samples import Missing, Samples
from scripts.measure.search.truth import Condition, Question, Truth, Years, has_word


def facet_counts(hand: Hand, truth: Truth, samples: Samples) -> None:
    """Every number beside every value of every facet, for several questions."""
    questions = (
        Question(),
        Question((samples.years, Condition("has", ("pdf",)))),
        samples.common,
        Question((samples.either("venue"), Condition("has", ("code",), True))),
        Question((samples.either("venue", negative=True), samples.years), *_words(samples)),
        Question((samples.either("framework"), samples.either("tag"))),
    )
    field = hand.open().part("query")
    for question in questions:
        if question.query:
            hand.timed(partial(field.fill, question.query))
        for facet, values in truth.values.items():
            if len(values) > 1 or facet == "has":
                same(
                    f"{facet} for {question.query!r}",
                    dict(sorted(truth.counts(question, facet).items())),
                    dict(sorted(seen_counts(hand, facet).items())),
                )


def seen_counts(hand: Hand, facet: str) -> dict[str, int]:
    return {} if hand.facet(facet).is_hidden() else hand.counts(facet)


def _words(samples: Samples) -> tuple[str, Callable[..., bool]]:
    return samples.word, has_word(samples.word)


def include(hand: Hand, truth: Truth, samples: Samples) -> None:
    """A value of every facet is chosen, and taken back."""
    for facet, values in truth.values.items():
        if facet == "year" or len(values) < 2:
            continue
        hand.open().spread(facet)
        hand.include(facet, values[0])
        counted(hand, truth, Question((Condition(facet, (values[0],)),)))
        hand.include(facet, values[0])
        counted(hand, truth, Question())


def exclude(hand: Hand, truth: Truth, samples: Samples) -> None:
    for facet, values in truth.values.items():
        if facet == "year" or len(values) < 2:
            continue
        hand.open().spread(facet)
        hand.exclude(facet, values[0])
        counted(hand, truth, Question((Condition(facet, (values[0],), True),)))


def any_of(hand: Hand, truth: Truth, samples: Samples) -> None:
    """Two values of one facet."""
    hand.open()
    for value in samples.venues():
        hand.include("venue", value)
    counted(hand, truth, Question((samples.either("venue"),)))


def all_of(hand: Hand, truth: Truth, samples: Samples) -> None:
    """Values of two facets, and one of a third refused, beside a word."""
    kind, tag = truth.values["has"][0], truth.values["tag"][0]
    has, tagged = Condition("has", (kind,)), Condition("tag", (tag,))
    venues = truth.counts(Question((has, tagged), *_words(samples)), "venue")
    if not venues:
        raise Missing(f"no paper with {samples.word!r} has {kind} and {tag}")
    venue = max(venues, key=lambda venue: (venues[venue], venue))
    hand.open(samples.common.query).spread("venue")
    hand.include("venue", venue)
    hand.include("has", kind)
    hand.spread("tag")
    hand.exclude("tag", tag)
    refused = Condition("tag", (tag,), negative=True)
    chosen = (Condition("venue", (venue,)), has, refused)
    counted(hand, truth, Question(chosen, *_words(samples)))


def chips(hand: Hand, truth: Truth, samples: Samples) -> None:
    """Conditions are taken back by their chips."""
    kept = Condition("venue", samples.venues(1), True)
    hand.open(f"{samples.years.written} {kept.written}")
    expect(hand.all(".b-chip")).to_have_count(2)
    hand.timed(lambda: hand.touch(hand.all(".b-chip").first))
    counted(hand, truth, Question((kept,)))
    expect(hand.all(".b-chip")).to_have_count(1)
    hand.timed(lambda: hand.touch(hand.all(".b-chip").first))
    counted(hand, truth, Question())


def facet_more(hand: Hand, truth: Truth, samples: Samples) -> None:
    """A long facet is opened, looked through, and closed again."""
    facet, values = max(truth.values.items(), key=lambda item: len(item[1]) * (item[0] != "year"))
    part = hand.open().facet(facet)
    if part.get_attribute("open") is None:
        hand.touch(part.locator("summary"))
    lines = part.locator(".b-value")
    same(f"values of {facet} at first", min(8, len(values)), lines.count())
    more = f"document.querySelectorAll('[data-facet={facet}] .b-value').length === {len(values)}"
    hand.timed(lambda: hand.touch(part.locator(".b-more")), more)
    wanted = values[-1][:5]
    labels = [truth.labels.get(value, value) for value in values]
    fitting = [
        value for value, label in zip(values, labels, strict=True) if wanted in label.lower()
    ]
    if facet == "tag" and len(values) > 14:
        part.locator(".b-narrow").fill(wanted.upper())
        same(f"values that hold {wanted!r}", sorted(fitting), sorted(hand.counts(facet)))
        part.locator(".b-narrow").fill("")
    hand.touch(part.locator(".b-more"))
    same(f"values of {facet} at last", min(8, len(values)), lines.count())


def histogram_click(hand: Hand, truth: Truth, samples: Samples) -> None:
    """A click into the years takes one, another gives it back."""
    year = samples.years.values[0]
    bar = hand.open().all(f'[data-year="{year}"]')
    hand.timed(lambda: hand.touch(bar))
    same("query", f"year:{year}", hand.query)
    counted(hand, truth, Question((Years("year", (year, year)),)))
    hand.timed(lambda: hand.touch(bar))
    counted(hand, truth, Question())


def histogram_drag(hand: Hand, truth: Truth, samples: Samples) -> None:
    first, last = samples.years.values
    bars = {year: hand.open().all(f'[data-year="{year}"]') for year in (first, last)}
    hand.timed(lambda: bars[last].drag_to(bars[first]))
    same("query", samples.years.written, hand.query)
    counted(hand, truth, Question((samples.years,)))


def years_typed(hand: Hand, truth: Truth, samples: Samples) -> None:
    """Years are written from and to, and all taken back."""
    first, last = samples.years.values
    hand.open()
    for label, year in (("From year", first), ("To year", last)):
        field = hand.tab.get_by_label(label)
        field.focus()
        if field.input_value() != year:  # an open end shows the last year that there is
            field.fill(year)
            hand.press(["Tab"])
    counted(hand, truth, Question((samples.years,)))
    clear = hand.facet("year").get_by_role("button", name="All years")
    hand.timed(lambda: hand.touch(clear))
    counted(hand, truth, Question())


def filters(hand: Hand, truth: Truth, samples: Samples) -> None:
    """A phone opens and closes the facets by a button; a desk has them open."""
    hand.open()
    holds("the facets are in sight", hand.part("facets").is_visible())
    same("a button for filters", hand.device == "phone", hand.part("filters").is_visible())
    if hand.device == "phone":
        closed = "find('filters').getAttribute('aria-expanded') === 'false'"
        hand.click("filters", closed)
        holds("the facets are closed", hand.part("facets").is_hidden())


CONTROLS: Mapping[str, Control] = {
    "filters": filters,
    "facets: every count": facet_counts,
    "facets: a value of each": include,
    "facets: exclude in each": exclude,
    "facets: two values of one": any_of,
    "facets: several, beside a word": all_of,
    "facets: chips": chips,
    "facets: more, find, fewer": facet_more,
    "years: click": histogram_click,
    "years: drag": histogram_drag,
    "years: written": years_typed,
}
