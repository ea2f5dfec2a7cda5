"""Controls of the browse page that ask: what a reader writes into the field."""

from collections.abc import Callable, Mapping

from playwright.sync_api import expect

from catalog.search.tokens import words
from catalog.text.identifiers import normal_doi
from scripts.measure.search.hand import Hand, Wrong, holds, same
from scripts.measure.search.samples import Samples
from scripts.measure.search.truth import Condition, Question, Truth, has_word

Control = Callable[[Hand, Truth, Samples], None]


def counted(hand: Hand, truth: Truth, question: Question) -> None:
    """The page found what a count finds; its first papers are among them."""
    found = {paper.id for paper in truth.found(question)}
    same(f"papers for {question.query!r}", len(found), hand.count)
    strange = [one for one in hand.ids if one not in found]
    same(f"strangers for {question.query!r}", [], strange)


def asked(question: Callable[[Truth, Samples], Question]) -> Control:
    """Writes a question into the field and counts its answer."""

    def control(hand: Hand, truth: Truth, samples: Samples) -> None:
        made = question(truth, samples)
        hand.open().type(made.query)
        counted(hand, truth, made)

    return control


def finds(ways: Callable[[str], list[str]]) -> Control:
    """Writes the long word of one paper in some way and looks for the paper."""

    def control(hand: Hand, truth: Truth, samples: Samples) -> None:
        paper, word = samples.rare
        for text in ways(word):
            hand.open().type(text)
            if paper.id not in hand.ids:
                raise Wrong(f"{text!r}: expected {paper.id}, seen {hand.ids[:3]}")

    return control


def named(hand: Hand, truth: Truth, samples: Samples) -> None:
    """A paper is found by its id, and by its DOI in an address."""
    paper = samples.registered
    doi = normal_doi(paper.doi or "")
    for text in (paper.id, doi, f"https://doi.org/{doi.upper()}"):
        hand.open().type(text)
        same(f"papers for {text!r}", [paper.id], hand.ids)


def pasted(hand: Hand, truth: Truth, samples: Samples) -> None:
    """The papers with the most words in their titles are found by them."""
    for paper in sorted(truth.papers, key=lambda paper: -len(set(words(paper.title))))[:3]:
        hand.open().paste(paper.title)
        if paper.id not in hand.ids:
            raise Wrong(f"{paper.title!r}: expected {paper.id}, seen {hand.ids[:3]}")


def misspelt(word: str) -> list[str]:
    """A word with its first letter wrong and missing, one wrong within, and two swapped."""
    other = "q" if word[0] != "q" else "z"
    middle = len(word) // 2
    return [
        other + word[1:],
        word[1:],
        word[:middle] + ("q" if word[middle] != "q" else "z") + word[middle + 1 :],
        word[:middle] + word[middle + 1] + word[middle] + word[middle + 2 :],
    ]


def announced(hand: Hand, truth: Truth, samples: Samples) -> None:
    """What is found is said to screen readers, each time anew."""
    hand.open()
    status = hand.part("status")
    expect(status).to_contain_text(f"{len(truth.papers):,} entries. ")
    hand.type(samples.common.query)
    expect(status).to_contain_text(f"{len(truth.found(samples.common)):,} entries. ")


def nothing(hand: Hand, truth: Truth, samples: Samples) -> None:
    """That nothing was found is said."""
    hand.open().type("qqqqqqqq")
    same("papers", 0, hand.count)
    holds("the page says that nothing matches", hand.part("none").is_visible())


def excluding(truth: Truth, samples: Samples) -> Question:
    venue = Condition("venue", samples.venues(1))
    has = has_word(samples.word)
    return Question((venue,), f"-{samples.word}", lambda paper: not has(paper))


CONTROLS: Mapping[str, Control] = {
    "a word, letter after letter": asked(lambda truth, samples: samples.common),
    "the beginning of a word": finds(lambda word: [word[: len(word) * 2 // 3]]),
    "typos, the first letter too": finds(misspelt),
    "a key, a DOI, its address": named,
    "the longest titles": pasted,
    "a phrase in quotation marks": asked(lambda truth, samples: samples.phrase),
    "author:": asked(lambda truth, samples: samples.author),
    "a name without its accent": asked(lambda truth, samples: samples.accented),
    "a word in Chinese": asked(lambda truth, samples: samples.cjk),
    "year: a range": asked(lambda truth, samples: Question((samples.years,))),
    "has:": asked(lambda truth, samples: Question((samples.either("has"),))),
    "-word beside venue:": asked(excluding),
    "nothing found": nothing,
    "what is found is announced": announced,
}
