"""The signs of a page that stands where the wanted one should."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from catalog.links.page import Page
from catalog.links.phrases import Phrase
from catalog.links.verdict import Verdict

ANY: frozenset[int] = frozenset()
REFUSALS = frozenset({401, 402, 403, 404, 405, 406, 407, 409, 410, 418, 429, 451, 503, 999})
"""Statuses with which walls answer."""
SMALL = 1500
"""Characters of visible text up to which a page says little else than its walls' words."""


@dataclass(frozen=True, slots=True)
class Signature:
    """One kind of wall. All the signs that are given must be there.

    Attributes:
        name: what to call it in a reason.
        verdict: what it makes of the link.
        statuses: HTTP statuses that it comes with; none given: any.
        header: name and pattern of a response header.
        title: what `<title>` says.
        heading: what `<title>` or the first `<h1>` says.
        body: texts in lower case, of which one stands in the source of the page.
        words: phrases in lower case, of which a page that shows little else says one.
        url: pattern in the address that answered in the end, where redirects led there.
    """

    name: str
    verdict: Verdict
    statuses: frozenset[int] = ANY
    header: tuple[str, str] = ("", "")
    title: Phrase | None = None
    heading: Phrase | None = None
    body: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    url: str = ""

    def matches(
        self, status: int, headers: Mapping[str, str], page: Page, redirected_to: str
    ) -> bool:
        """Whether an answer bears these signs.

        Args:
            status: HTTP status.
            headers: by lower-case name.
            page: the page as far as it was read.
            redirected_to: the address that answered, empty where it is the one that was asked.
        """
        if self.statuses and status not in self.statuses:
            return False
        name, pattern = self.header
        if name and (name not in headers or not re.search(pattern, headers[name], re.I)):
            return False
        if self.url and not (redirected_to and re.search(self.url, redirected_to, re.I)):
            return False
        if self.title and not self.title.match(page.title):
            return False
        if self.heading and not (
            self.heading.match(page.title) or (page.heading and self.heading.match(page.heading))
        ):
            return False
        if self.body and not any(text in page.source for text in self.body):
            return False
        return not self.words or _says(self.words, page)


def _says(phrases: tuple[str, ...], page: Page) -> bool:
    """Whether a page that shows little text says one of some phrases."""
    if not any(phrase in page.source for phrase in phrases):
        return False
    shown = page.shown
    return len(shown) <= SMALL and any(phrase in shown for phrase in phrases)
