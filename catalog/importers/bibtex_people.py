"""Names of people in BibTeX values, with the braces that keep their parts together.

Format: Tame the BeaST, section 11 (http://mirrors.ctan.org/info/bibtex/tamethebeast/ttb_en.pdf).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from catalog.importers.bibtex_latex import decoded
from catalog.text.names import in_reading_order, split_name
from catalog.text.people import is_name, read_people

_GROUP = re.compile(r"\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}")
_OTHERS = frozenset({"others", "et al.", "et al"})
_AND_MORE = re.compile(
    r"[\s,;]*(?:\band\s+)?(?:\\[a-z]+\s*)?\{?(?:\\[a-z]+\s+)?\bet\b[\s~]*al\b\.?\}?[\s.]*\Z", re.I
)
"""An "et al." at the end, however it is joined and set."""
_SIGN = re.compile(r"\\.|[{},]|\band\b", re.I | re.S)
_GROUP_WORD = re.compile(
    r"\b(?:academy|administration|agency|alliance|association|authority|board|bureau|cent(?:er|re)s?|"
    r"collaborations?|college|commission|committee|community|company|consortium|contributors|corp|"
    r"corporation|council|department|dept|developers|federation|foundation|gmbh|groups?|inc|"
    r"initiative|institut[eo]?s?|institution|international|labs?|laborator(?:y|ies)|ltd|llc|ministry|"
    r"national|network|office|organi[sz]ation|project|research|services?|society|task force|teams?|"
    r"trust|union|univ|university)\b",
    re.I,
)
_HAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+\Z")


def read_names(written: str) -> tuple[tuple[str, ...], bool]:
    """The people of an `author` or `editor` field.

    Args:
        written: the value as the file has it, not decoded from LaTeX.

    Returns:
        Names in reading order, "Given Family", and whether others are left out. Names in Chinese,
        Japanese and Korean characters are read family first.
    """
    names = [[part for part in map(decoded, parts) if part] for parts in _people(written)]
    kept = [parts for parts in names if parts]
    named = [parts for parts in kept if ", ".join(parts).casefold() not in _OTHERS]
    return tuple(_in_order(parts) for parts in named), len(named) < len(kept)


def organisations(written: str) -> frozenset[str]:
    """The names of a field, as `read_names` gives them, that braces keep together as one.

    A list of several people in one pair of braces, which some tools write, is none.
    """
    braced = (
        decoded(parts[0])
        for parts in _people(written)
        if len(parts) == 1 and _GROUP.fullmatch(parts[0].strip())
    )
    return frozenset(_in_order([name]) for name in braced if name and not _is_list(name))


def _is_list(name: str) -> bool:
    """Whether a name that holds together is several people's rather than an organisation's."""
    commas = name.count(",")
    return commas > 1 and " and " in name and not _GROUP_WORD.search(name)


def _two_people(text: str) -> list[str]:
    """The names of "Jane Doe and Richard Roe"; none of "Centre for Food and Drug Safety"."""
    names = text.split(" and ")
    if len(names) != 2 or _GROUP_WORD.search(text):
        return []
    return names if all(" " in name and is_name(name) for name in names) else []


def _people(written: str) -> Iterator[list[str]]:
    """The parts of each name; braces around whole people, which some tools write, are opened.

    Three parts of two words each are no name in BibTeX: "Ann Doe, Max Roe, Tom Poe and Ida Foe"
    are four people.
    """
    for parts in _split(_AND_MORE.sub(" and others", written)):
        whole = parts[0].strip() if len(parts) == 1 else ""
        inside = whole[1:-1] if _GROUP.fullmatch(whole) else ""
        inner = list(_split(inside))
        if inside and all(_is_person(each) for each in inner):
            yield from inner
        elif inside and (listed := read_people(decoded(inside))) and len(listed[0]) > 2:
            yield from ([name] for name in listed[0])
            yield from [["others"]] if listed[1] else []
        elif inside and (pair := _two_people(decoded(inside))):
            yield from ([name] for name in pair)
        elif len(parts) > 2 and all(" " in part.strip() and is_name(part) for part in parts):
            yield from ([part] for part in parts)
        else:
            yield parts


def _is_person(parts: list[str]) -> bool:
    """Whether the parts of a name are those of a person rather than of an organisation."""
    names = [decoded(part) for part in parts]
    if len(names) == 2 and all(_HAN.match(name) for name in names):
        return True
    text = " ".join(reversed(names))
    return text.casefold() in _OTHERS or (len(names) > 1 and is_name(text))


def _in_order(parts: list[str]) -> str:
    if len(parts) == 1:
        return parts[0].replace(",", "")  # an organisation: a comma would make a person of it
    given, family, suffix = split_name(", ".join(part.replace(",", "") for part in parts))
    return in_reading_order(given, family, suffix)


def _split(written: str) -> Iterator[list[str]]:
    """Names cut at each "and" outside of braces, and each at its commas outside of braces."""
    depth = at = 0
    parts: list[str] = []
    for match in _SIGN.finditer(written):
        sign = match[0].casefold()
        if sign == "{":
            depth += 1
        elif sign == "}":
            depth -= 1
        elif depth == 0 and sign == ",":
            parts.append(written[at : match.start()])
            at = match.end()
        elif depth == 0 and sign == "and" and _alone(written, match):
            yield [*parts, written[at : match.start()]]
            parts, at = [], match.end()
    yield [*parts, written[at:]]


def _alone(written: str, match: re.Match[str]) -> bool:
    """Whether a word has white space on both sides."""
    return written[: match.start()][-1:].isspace() and written[match.end() :][:1].isspace()
