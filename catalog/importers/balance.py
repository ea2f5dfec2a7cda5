"""The balance of links: where each http(s) link of the source has gone.

Links are counted in the bytes of the source by a pattern that knows nothing of the readers, so
that a link which a reader overlooks cannot vanish: it is found here and listed as not understood.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from urllib.parse import unquote

from catalog.importers.outcome import Name, Outcome, Unparsed

_URL = re.compile(
    r"https?://(?:(?!https?://)[^\s<>\"'`\\^{}|，。；、（）【】「」《》\[\]])+", re.IGNORECASE
)
_END = re.compile(r"[.,;:!?*_)(\]/#&=~-]+\Z")
_FENCE = re.compile(
    r"^ {0,3}(?:[-*+>] +)*(`{3,}|~{3,}).*?$(.*?)(?:^ {0,3}(?:[-*+>] +)*\1[`~]*\s*$|\Z)", re.M | re.S
)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.S)
_FRONT = re.compile(r"\A---\s*\n.*?\n(?:---|\.\.\.)\s*\n", re.S)
_RST_COMMENT = re.compile(r"^\.\. (?!\S+::|_|\[|\|).*\n(?:[ \t]+.*\n|\s*\n)*", re.M)


@dataclass(frozen=True, slots=True)
class Balance:
    """How many links of the source went where; every occurrence counts.

    Attributes:
        total: links in the source.
        entries: links that stand in entries.
        asides: links in what is no entry, by name.
        unparsed: links in what was not understood.
    """

    total: int
    entries: int
    asides: Mapping[str, int]
    unparsed: int

    @property
    def closes(self) -> bool:
        """Whether every link is somewhere."""
        return self.total == self.entries + sum(self.asides.values()) + self.unparsed


def balance(text: str, outcome: Outcome) -> tuple[Balance, Outcome]:
    """Account for every link of a source.

    Args:
        text: the source as the readers got it.
        outcome: what they made of it.

    Returns:
        The balance, and the outcome with links that nobody mentioned added to its unparsed ones.
    """
    claims = _claims(outcome)
    beside: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for key, places in claims.items():
        for at, where in places:
            beside[at].append((key, where))
    regions = _regions(text)
    starts = [0, *(m.end() for m in re.finditer("\n", text))]
    counts: Counter[str] = Counter()
    entries = unparsed = total = 0
    lost: list[tuple[int, str]] = []
    for match in _URL.finditer(text):
        total += 1
        line = bisect_right(starts, match.start())
        name: str | None = _where(match[0], line, claims, beside)
        if name is None:
            name = next((n for start, end, n in regions if start <= match.start() < end), None)
        if name == "entry":
            entries += 1
        elif name == "unparsed" or name is None:
            unparsed += 1
            if name is None:
                lost.append((line, match[0]))
        else:
            counts[name] += 1
    more = tuple(
        Unparsed(line, url, "the link stands where no text is read", (url,)) for line, url in lost
    )
    unparsed_places = tuple(sorted((*outcome.unparsed, *more), key=lambda u: u.line))
    extended = Outcome(
        outcome.drafts,
        outcome.asides,
        unparsed_places,
        outcome.broken,
        outcome.notes,
        outcome.title,
    )
    return Balance(total, entries, dict(sorted(counts.items())), unparsed), extended


def _claims(outcome: Outcome) -> dict[str, list[tuple[int, str]]]:
    """For every link in its plainest form the lines and the places where it was put."""
    claims: dict[str, list[tuple[int, str]]] = defaultdict(list)

    def claim(url: str, line: int, name: str) -> None:
        claims[_key(url)].append((line, name))
        for inner in _URL.findall(url[8:]):  # an address inside an address: archives, badges
            claims[_key(inner)].append((line, name))

    for draft in outcome.drafts:
        for link in draft.links:
            claim(link.value.url, link.origin.line, "entry")
        if draft.note:
            for url in _URL.findall(draft.note.value):
                claim(url, draft.note.origin.line, "entry")
        for found in (draft.doi, draft.arxiv):
            if found is not None:
                claim(
                    ("https://doi.org/" if found is draft.doi else "https://arxiv.org/abs/")
                    + found.value,
                    found.origin.line,
                    "entry",
                )
    for aside in outcome.asides:
        claim(aside.url, aside.line, aside.name)
    for place in outcome.unparsed:
        for url in place.urls:
            claim(url, place.line, "unparsed")
    return claims


def _key(url: str) -> str:
    url = unquote(unescape(url)).strip()
    url = re.sub(r"[\s\\]+|^<|>$", "", url)
    url = _URL.match(url)[0] if _URL.match(url) else url  # type: ignore[index]
    return _END.sub("", url).casefold()


def _where(
    url: str,
    line: int,
    claims: Mapping[str, list[tuple[int, str]]],
    beside: Mapping[int, list[tuple[str, str]]],
) -> str | None:
    """Where an address was put: the same one, nearest by line, or one that it is cut from."""
    key = _key(url)
    found = claims.get(key)
    if found is None:
        cut = key
        while found is None and len(cut) > 12:  # punctuation of the text that the pattern swallowed
            shorter = max(cut.rfind(mark) for mark in "),;:*!(]_")
            if shorter <= 12:
                break
            cut = _END.sub("", cut[:shorter])
            found = claims.get(cut)
    if found is None:
        near = beside.get(line, ())
        found = [
            (line, name) for other, name in near if other.startswith(key) or key.startswith(other)
        ]
    if not found:
        return None
    return min(found, key=lambda place: (abs(place[0] - line), place[1] != "entry"))[1]


def _regions(text: str) -> list[tuple[int, int, Name]]:
    regions: list[tuple[int, int, Name]] = [
        (m.start(), m.end(), "code block") for m in _FENCE.finditer(text)
    ]
    regions += [(m.start(), m.end(), "comment") for m in _COMMENT.finditer(text)]
    regions += [(m.start(), m.end(), "comment") for m in _RST_COMMENT.finditer(text)]
    front = _FRONT.match(text)
    if front:
        regions.append((front.start(), front.end(), "front matter"))
    return regions
