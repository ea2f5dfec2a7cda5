"""What was found, for programs and for people."""

from collections.abc import Iterable
from typing import Any

from catalog.dedupe.find import Found, Pair
from catalog.dedupe.index import Match
from catalog.dedupe.record import Record


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
    shown = "\n".join(part for part in parts if part)
    counts = (
        f"{_count(len(found.clusters), 'group')} of duplicates, "
        f"{_count(len(found.versions), 'pair')} of versions, "
        f"{_count(len(found.review), 'pair')} to look at."
    )
    return f"{shown}\n{counts}\n" if shown else f"{counts}\n"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _section(title: str, pairs: Iterable[Pair]) -> str:
    lines = []
    for pair in pairs:
        lines.append(f"  {pair.a}  {pair.b}")
        lines += [f"      {shown}" for shown in pair.titles]
        lines.append(f"      {pair.verdict.explain()}")
    return f"{title}:\n" + "\n".join(lines) + "\n" if lines else ""


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
        lines.append(f"{record.id}: {record.title or '(no title)'}")
        lines.append(f"  {best}" if best else "  not listed")
    lines.append(f"{held:,} of {total:,} listed, {doubtful:,} to look at.")
    return "\n".join(lines) + "\n"
