"""What was found, for programs and for people."""

import textwrap
from collections.abc import Iterable
from typing import Any

from catalog.dedupe.find import Found, Pair
from catalog.dedupe.index import Match
from catalog.dedupe.record import Record

WIDTH = 80
"""Columns that what people read fits into."""


def as_json(found: Found) -> dict[str, Any]:
    """The object that `catalog dedupe --json` prints.

    `clusters` holds the ids of records that are one work for certain, `review` the pairs that a
    person should look at with their score, versions among them; `same`, `versions` and `looks`
    explain every pair.
    """
    doubtful = (*found.review, *found.versions)
    return {
        "clusters": [list(cluster) for cluster in found.clusters],
        "review": [[pair.a, pair.b, pair.verdict.score] for pair in doubtful],
        "same": [_pair(pair) for pair in found.same],
        "versions": [_pair(pair) for pair in found.versions],
        "looks": [_pair(pair) for pair in found.review],
        "compared": found.compared,
    }


def _pair(pair: Pair) -> dict[str, Any]:
    verdict = pair.verdict
    return {
        "a": pair.a,
        "b": pair.b,
        "score": verdict.score,
        "relation": verdict.relation,
        "reasons": list(verdict.reasons),
    }


def as_text(found: Found) -> str:
    """The same for people: what is certain, what are versions, what to look at.

    Args:
        found: what was found.
    """
    parts = [
        _section("One work", found.same),
        _section("Versions of one work", found.versions),
        _section("Look at", found.review),
    ]
    counts = (
        f"{_count(len(found.clusters), 'group')} of duplicates, "
        f"{_count(len(found.versions), 'pair')} of versions, "
        f"{_count(len(found.review), 'pair')} to look at."
    )
    return "\n".join([*(part for part in parts if part), counts]) + "\n"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _section(title: str, pairs: Iterable[Pair]) -> str:
    lines: list[str] = []
    for pair in pairs:
        lines.append("")
        lines += _indented(f"{pair.a}  {pair.b}", 2)
        for shown in dict.fromkeys(pair.titles):
            lines += _indented(shown or "(no title)", 4)
        lines += _indented(pair.verdict.explain(), 4)
    return f"{title}\n" + "\n".join(lines[1:]) + "\n" if lines else ""


def _indented(text: str, by: int) -> list[str]:
    """A text in lines that fit a terminal, further lines set in by two more."""
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=" " * by,
        subsequent_indent=" " * (by + 2),
        break_on_hyphens=False,
    )


def matches_json(records: Iterable[Record], matches: Iterable[tuple[Match, ...]]) -> dict[str, Any]:
    """The object that `catalog match --json` prints: for each record what the catalogue holds."""
    return {
        "records": [
            {
                "id": record.id,
                "title": record.title,
                "listed": found[0].entry if found and found[0].certain else None,
                "matches": [
                    {
                        "entry": match.entry,
                        "answer": match.verdict.answer.value,
                        "score": match.verdict.score,
                        "relation": match.verdict.relation,
                        "reasons": list(match.verdict.reasons),
                    }
                    for match in found
                ],
            }
            for record, found in zip(records, matches, strict=True)
        ]
    }


def matches_text(records: Iterable[Record], matches: Iterable[tuple[Match, ...]]) -> str:
    """The same for people: a line a record, and the count."""
    lines = []
    held = doubtful = total = 0
    for record, found in zip(records, matches, strict=True):
        total += 1
        best = found[0] if found else None
        held += bool(best and best.certain)
        doubtful += bool(best and not best.certain)
        lines += _indented(f"{record.id}: {record.title or '(no title)'}", 0)
        lines += _indented(str(best) if best else "not listed", 4)
    lines.append(f"{held:,} of {total:,} listed, {doubtful:,} to look at.")
    return "\n".join(lines) + "\n"
