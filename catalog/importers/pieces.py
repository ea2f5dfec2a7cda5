"""Cutting a text into its pieces: brackets, sentences, people in front of a title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from catalog.importers.venues import known_venue
from catalog.text.letters import UPPER
from catalog.text.people import is_name, people_score, read_people

_NUMBER = re.compile(r"^\s*(?:\[\d{1,4}\]|\(?\d{1,3}[.)](?=\s|$)|#\d+(?=\s)|№\s*\d+)\s*")
_SYMBOLS = re.compile(r"^[^\w\s(\[{【「《\"'“”$<`\\+.#@一-鿿]+\s*|^[*#>~=+]+\s+")
GROUP = {"(": ")", "[": "]", "{": "}", "【": "】", "「": "」", "《": "》"}
_REMARK = re.compile(
    r"\b(?:oral|spotlight|poster|highlight|best (?:student )?paper|award|candidate|new|hot|"
    r"recommended|"
    r"milestone|survey|accepted|coming soon|to appear|in progress|unofficial|official|code|w/|"
    r"thesis|tutorial|book|toolbox|talk|slides|version|citations?|stars?|update[ds]?|withdrawn"
    r"|submitted|under review|extended)\b|精读|推荐|综述|最佳|口头",
    re.I,
)
_ABBREVIATED = re.compile(
    rf"(?:\b(?:[{UPPER}]|al|vs|etc|e\.g|i\.e|cf|fig|eq|no|vol|pp|proc|conf|int|intl|trans|symp|j|jr|sr|st|dr|"
    r"prof|univ|ph\\.d|dept|adv|neural inf|syst|mach|learn|ieee|appl|comput|sci|eng|res|lett|"
    r"rev|assoc|"
    r"commun|anal|intell|pattern anal))\.$",
    re.I,
)
_INITIAL = re.compile(rf"(?<!\w)[{UPPER}]\.")
_SENTENCE_END = re.compile(r"(?<=[^\s.])\.\s+|(?<=[a-z]{3})\.(?=[A-Z\[(“\"])|。\s*")
_FULL_NAMES = re.compile(r"\S+ \S+(?: \S+)?(?:, (?:and )?| and )\S+ \S+(?: \S+)?\Z")
"""Two people with given and family name; two words alone prove little."""
_LIST_END = re.compile(r",\s*and\s+[^,]+\Z|\bet al\.?\Z")


def strip_lead(text: str) -> str:
    """A text without numbering, stars and other signs in front."""
    for _ in range(4):
        shorter = _SYMBOLS.sub("", _NUMBER.sub("", text.lstrip(" \t,;.|")))
        if shorter == text:
            break
        text = shorter
    return text


def are_two(text: str, people: str, rest: str) -> bool:
    """Whether a text begins with two people by their full names and a title behind them."""
    return (
        text.startswith(people)
        and bool(_FULL_NAMES.match(people))
        and text[len(people) :].startswith(",")
        and len(rest.split()) >= 4
        and not is_name(rest.split(",")[0])
    )


def are_named(people: str, rest: str) -> bool:
    """Whether full names stand between a title and the place: "Title, Ann Doe, Max Roe, CVPR"."""
    names = people.split(", ")
    return len(rest.split()) >= 3 and all(2 <= len(name.split()) <= 5 for name in names)


def title_by(text: str) -> str | None:
    """The title in "A title by A. Author and B. Writer", None where no such names close a text.

    Initials tell them from "... by Grouping Extreme and Center Points".
    """
    at = text.rfind(" by ")
    people = read_people(text[at:]) if at > 0 else None
    if people is None or len(text[:at].split()) < 2 or any(" " not in name for name in people[0]):
        return None
    return text[:at] if _INITIAL.search(text, at) and people_score(text[at:]) >= 0.55 else None


def people_cuts(text: str) -> Iterable[tuple[int, int, bool]]:
    """Commas where a list of people may begin (after a title) or end (before one)."""
    for colon in re.finditer(r":\s+", text):
        if _LIST_END.search(text[: colon.start()]):
            yield (*colon.span(), True)
    commas = [m.span() for m in re.finditer(r",\s*", text)]
    for start, end in commas:
        yield start, end, False
    for start, end in reversed(commas):
        yield start, end, True


def bracket_parts(text: str) -> Iterator[tuple[bool, str]]:
    """The outermost bracketed groups of a text and what stands between them.

    A bracket without its partner is dropped; one glued to a word ("k(n)") is no group.
    """
    at = index = 0
    while index < len(text):
        char = text[index]
        glued = (
            index > 0 and text[index - 1].isalnum() and text[index - 1].isascii() and char in "(["
        )
        if char in GROUP and not (glued and not _closes_year(text, index)):
            end = _partner(text, index)
            if end > 0:
                if text[at:index].strip():
                    yield False, text[at:index]
                yield True, text[index : end + 1]
                at = index = end + 1
                continue
        index += 1
    if text[at:].strip():
        yield False, _loose(text[at:])


def _closes_year(text: str, index: int) -> bool:
    end = _partner(text, index)
    return end > 0 and bool(re.search(r"\d{4}\b|['’]\d\d\b", text[index:end]))


def _loose(text: str) -> str:
    opened = text.count("(") - text.count(")"), text.count("[") - text.count("]")
    if opened[0]:
        text = text.strip("() ") if abs(opened[0]) == 1 else text
    return text.strip("[] ") if opened[1] else text


def _partner(text: str, start: int) -> int:
    opening, closing = text[start], GROUP[text[start]]
    depth = 0
    for index in range(start, min(len(text), start + 300)):
        if text[index] == opening:
            depth += 1
        elif text[index] == closing:
            depth -= 1
            if depth == 0:
                return index
    return -1


def sentences_of(text: str) -> list[str]:
    """Sentences of a text; full stops behind initials and abbreviations end none."""
    found, at = [], 0
    for match in _SENTENCE_END.finditer(text):
        head = text[at : match.start() + 1].rstrip()
        follows_al = re.search(r"\bal\.$", head)
        rest = text[match.end() :]
        if not rest:
            break
        if _ABBREVIATED.search(head) and not (
            follows_al and (rest[:1].isupper() or rest[:1] in '"“[(')
        ):
            continue
        if (
            not (
                rest[0].isupper()
                or rest[0].isdigit()
                or not rest[0].isascii()
                or rest[0] in '"“([$+'
            )
            and known_venue(rest) is None
        ):
            continue
        found.append(text[at : match.start()].strip())
        at = match.end()
    found.append(text[at:].strip())
    return [part for part in found if part]


def is_remark(text: str) -> bool:
    """Whether a text in brackets comments on the entry ("Oral", "coming soon")."""
    return bool(_REMARK.search(text))
