"""The signs of a page that stands where the wanted one should."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from catalog.links.page import Page
from catalog.links.phrases import kinds
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
        title: the kind of phrase that `<title>` is (`phrases.txt`); `nothing` where it is empty.
        heading: the kind of phrase that `<title>` or the first `<h1>` is.
        body: texts in lower case, of which one stands in the source of the page.
        words: phrases in lower case, of which a page that shows little else says one.
        url: pattern in the address that answered in the end, where redirects led there.
    """

    name: str
    verdict: Verdict
    statuses: frozenset[int] = ANY
    header: tuple[str, str] = ("", "")
    title: str = ""
    heading: str = ""
    body: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    url: str = ""

    def matches(
        self,
        status: int,
        headers: Mapping[str, str],
        page: Page,
        held: frozenset[str],
        redirected_to: str,
    ) -> bool:
        """Whether an answer bears these signs.

        Args:
            status: HTTP status.
            headers: by lower-case name.
            page: the page as far as it was read.
            held: which of the texts of all signatures stand in the page's source.
            redirected_to: the address that answered, empty where it is the one that was asked.
        """
        if self.statuses and status not in self.statuses:
            return False
        name, pattern = self.header
        if name and (name not in headers or not re.search(pattern, headers[name], re.I)):
            return False
        if self.url and not (redirected_to and re.search(self.url, redirected_to, re.I)):
            return False
        # What costs least comes first.
        if self.body and held.isdisjoint(self.body):
            return False
        if self.words and not _shows(page, held.intersection(self.words)):
            return False
        titled = kinds(page.title)
        if self.title and self.title not in titled:
            return False
        return not self.heading or self.heading in titled or self.heading in kinds(page.heading)


def _shows(page: Page, phrases: frozenset[str]) -> bool:
    """Whether a page that shows little text shows one of some phrases of its source."""
    if not phrases or len(page.shown) > SMALL:
        return False
    return any(phrase in page.shown for phrase in phrases)
