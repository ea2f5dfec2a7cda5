"""The signs of a page that stands where the wanted one should."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from catalog.links.page import Page
from catalog.links.phrases import kinds, weak
from catalog.links.verdict import Verdict

ANY: frozenset[int] = frozenset()
PLAIN = frozenset({200, 203, 404, 410})
"""Statuses with which a page may be what it says, an honest 404 included."""
REFUSALS = frozenset({401, 402, 403, 404, 405, 406, 407, 409, 410, 418, 429, 451, 503, 999})
"""Statuses with which walls answer."""
SMALL = 1500
"""Characters of visible text up to which a page says little else than its walls' words."""
_LARGE = 3000
"""Characters of visible text from which on a page is there to be read, whatever its scripts."""
_BEFORE = re.compile(
    r"(?:^|[\n.!?…。！？|•]|\b(?:sorry|oops|whoops|please|unfortunately|error|but|to continue|"
    r"must|need to|it seems|it looks like|why (?:have|was) i|we are|we're|[\w-]+(?:\.[\w-]+)+)"
    r"\W{0,3})\s*[\"“*:,–-]*\s*\Z"
)
"""What stands before a phrase that is a sentence of its own, rather than one that is reported."""
_LONGEST_BEFORE = 40
_SENTENCE = re.compile(r"[^\n.!?。！？]+")
_LONGEST_SENTENCE = 140
_PAGE = re.compile(
    r"\b(?:404|(?:web)?page|url|(?:web)?seite|p[áa]gin[ae]|página|páxina|pàgina|webpagina|sid[ae]n?|sida|"
    r"sivua|stron[ay]|str[áa]nk[ayu]|oldal|stranica|sayfa|lapa|puslapis|halaman|trang|страниц[аы]|"
    r"сторінк[уа]|σελίδα)\b|页面|網頁|頁面|网页|ページ|페이지|الصفحة|דף|صفحه|หน้า"
)
"""A page that says that it is not there names itself: an abstract may be missing on a good one."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What signs are looked for in.

    Attributes:
        status: HTTP status.
        headers: by lower-case name.
        page: the page as far as it was read.
        held: which of the texts of all signatures stand in the page's source.
        titled: the kinds of phrase that its title is.
        headed: the kinds of phrase that its title or first heading is.
        led_to: the kinds of address that redirects led to.
    """

    status: int
    headers: Mapping[str, str]
    page: Page
    held: frozenset[str]
    titled: frozenset[str]
    headed: frozenset[str]
    led_to: frozenset[str]


@dataclass(frozen=True, slots=True)
class Signature:
    """One kind of wall. All the signs that are given must be there.

    Attributes:
        name: what to call it in a reason.
        verdict: what it makes of the link.
        statuses: HTTP statuses that it comes with; none given: any.
        header: name and pattern of a response header.
        title: the kind of phrase that `<title>` is (`phrases.txt`); `nothing` where it is empty.
        heading: the kind of phrase that `<title>` or the first `<h1>` is.
        body: texts in lower case, of which one stands in the source of a page that is not there
            to be read.
        words: phrases in lower case, of which a page that shows little else says one.
        sentence: the kind of phrase about a page that a sentence of such a page is.
        address: the kind of address that answered in the end, where redirects led there.
        small: whether a title or heading counts only on a page that is not there to be read.
        asks: whether the page shows little else than a form that asks for a password.
    """

    name: str
    verdict: Verdict
    statuses: frozenset[int] = ANY
    header: tuple[str, str] = ("", "")
    title: str = ""
    heading: str = ""
    body: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    sentence: str = ""
    address: str = ""
    small: bool = False
    asks: bool = False

    def matches(self, seen: Seen) -> bool:
        """Whether an answer bears these signs."""
        if self.statuses and seen.status not in self.statuses:
            return False
        if self.address and self.address not in seen.led_to:
            return False
        # What costs least comes first.
        if self.title and self.title not in seen.titled:
            return False
        if self.heading and self.heading not in seen.headed:
            return False
        name, pattern = self.header
        if name and (name not in seen.headers or not re.search(pattern, seen.headers[name], re.I)):
            return False
        if self.body and not _bears(seen, seen.held.intersection(self.body)):
            return False
        if self.words and not _says(seen.page, seen.held.intersection(self.words)):
            return False
        if self.sentence and not _tells(seen.page, self.sentence):
            return False
        if self.small and not _is_small(seen):
            return False
        return not self.asks or seen.page.asks_password


def sure(kinds: frozenset[str], page: Page) -> frozenset[str]:
    """The kinds that a title is: those that papers are called too only on a page of few words."""
    if not kinds or not any(map(weak, kinds)):
        return kinds
    few = len(page.shown) <= SMALL
    return frozenset(kind.rstrip("?") for kind in kinds if few or not weak(kind))


def _bears(seen: Seen, texts: frozenset[str]) -> bool:
    """Whether a page holds one of some texts and is not there to be read."""
    return bool(texts) and _is_small(seen)


def _is_small(seen: Seen) -> bool:
    return seen.status not in PLAIN or len(seen.page.shown) <= _LARGE


def _says(page: Page, phrases: frozenset[str]) -> bool:
    """Whether a page that shows little text says one of some phrases of its source."""
    if not phrases or len(page.shown) > SMALL:
        return False
    return any(_is_said(page.lines, phrase) for phrase in phrases)


def _tells(page: Page, kind: str) -> bool:
    """Whether a page that shows little text says of a page what phrases of some kind say."""
    if len(page.shown) > SMALL:
        return False
    sentences = [found[0].strip(" \t-–—:•|") for found in _SENTENCE.finditer(page.lines)]
    return any(
        kind in kinds(sentence)
        for sentence in sentences
        if len(sentence) <= _LONGEST_SENTENCE and _PAGE.search(sentence)
    )


def _is_said(lines: str, phrase: str) -> bool:
    """Whether a phrase begins a sentence: a page about walls reports what they say."""
    at = lines.find(phrase)
    while at >= 0:
        if _BEFORE.search(lines[max(0, at - _LONGEST_BEFORE) : at]):
            return True
        at = lines.find(phrase, at + 1)
    return False
