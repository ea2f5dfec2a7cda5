"""What an import did and what needs a person, as text for a terminal and as Markdown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from textwrap import shorten, wrap

from catalog.finding import Finding
from catalog.importers.entries import Plan
from catalog.importers.gaps import first_authors_only, lacking_venues
from catalog.importers.outcome import Outcome
from catalog.importers.take import Taken
from catalog.importers.twins import named_twice
from catalog.model.draft import Draft, Read
from catalog.text.escape import markdown

WIDTH = 80
"""Columns of a terminal that the text keeps to."""
_INDENT = 13
_SHOWN = 10
_VENUES_SHOWN = 5
_LOST = (
    ("foreign", "address of another paper", "addresses of another paper"),
    ("refused", "link or identifier refused", "links or identifiers refused"),
)
_PLURALS = {
    "badge": "badges", "image": "images", "comment": "comments", "code block": "code blocks",
    "dataset": "datasets", "author page": "author pages", "resource": "other resources",
    "other field": "other fields",
    "results table": "results tables", "dataset table": "dataset tables",
}  # fmt: skip


def summary(taken: Taken) -> Iterator[str]:
    """The lines that a terminal shows for one file."""
    outcome = taken.outcome
    papers = sum(draft.is_paper for draft in outcome.drafts)
    others = len(outcome.drafts) - papers
    kinds = f"{_count(papers, 'paper', 'papers')}, {_count(others, 'other', 'others')}"
    yield from _wrapped(f"{taken.file}: {taken.format}", 0)
    yield from _block("Entries", [f"{len(outcome.drafts):6,} ({kinds})"])
    yield from _block("Note", outcome.notes)
    yield from _block("Links", _balance_lines(taken))
    yield from _block("Guessed", _guess_lines(outcome))
    yield from _block("Venues", _venue_lines(outcome))
    yield from _block("Authors", _author_lines(outcome))
    broken = [f"line {b.line}: {b.label or 'link'}: {b.reason}" for b in outcome.broken]
    yield from _block("Broken", _headed(broken, "link leads nowhere", "links lead nowhere"))
    places = [f"line {u.line}: {u.text} ({u.reason})" for u in outcome.unparsed]
    yield from _block("Unclear", _headed(places, "place to look at", "places to look at"))


def twice_summary(taken: Taken) -> Iterator[str]:
    """Entries of a file that stand in it before; a plan knows more, and says it itself."""
    lines = [
        f"{_place(draft)}: {_titled(draft)} stands in line {first.origin.line}"
        for draft, first in named_twice(taken.outcome.drafts)
    ]
    yield from _block("Twice", _headed(lines, "entry named twice", "entries named twice"))


def plan_summary(plan: Plan) -> Iterator[str]:
    """The lines that a terminal shows for what would be written, or was."""
    inside = [twin for twin in plan.twins if twin.inside]
    there = [twin for twin in plan.twins if not twin.inside]
    yield ""
    yield from _block("New", [f"{len(plan.made):6,} {_word(len(plan.made), 'entry', 'entries')}"])
    yield from _block("There", [f"{len(there):6,} in the list already"] if there else ())
    twice = [f"{_place(t.draft)}: {_titled(t.draft)} is {t.of}" for t in inside]
    yield from _block("Twice", _headed(twice, "named twice in the import", "named twice"))
    for why, one, many in _LOST:
        lost = [lost for lost in plan.lost if lost.why == why]
        without = [f"{_place(each.draft)}: {_titled(each.draft)}: {each}" for each in lost]
        yield from _block("Left out", _headed(without, one, many))
    refused = [f"{_place(d)}: {_titled(d)}: {reason}" for d, reason in plan.refused]
    yield from _block("Refused", _headed(refused, "entry left out", "entries left out"))


def finding_summary(findings: Sequence[Finding]) -> Iterator[str]:
    """How often each rule speaks about the new entries."""
    counts = Counter((finding.severity, finding.rule) for finding in findings)
    ordered = sorted(counts.items(), key=lambda x: (-x[0][0], x[0][1]))
    lines = [f"{n:6,} {severity.label}: {rule}" for (severity, rule), n in ordered]
    yield from _block("Validation", lines)


def kept_summary(kept: Sequence[str]) -> Iterator[str]:
    """Files that a list begins with, but which were there already."""
    yield from _block("Left alone", [f"{path}: it was there already" for path in kept])


def unmapped_summary(headings: Sequence[str]) -> Iterator[str]:
    """Headings that the map of categories names, but under which no entry stands."""
    lines = [f"no entry stands under the heading {heading!r}" for heading in headings]
    yield from _block("Map", lines)


def balance_line(taken: Taken) -> str:
    """Where the links of a file have gone, in one line."""
    balance = taken.balance
    aside = "".join(f" + {n} in {_PLURALS.get(k, k)}" for k, n in balance.asides.items())
    unclear = f" + {balance.unparsed} not understood"
    return f"{balance.total} = {balance.entries} in entries{aside}{unclear}"


def as_markdown(taken: Sequence[Taken], plan: Plan | None, unmapped: Sequence[str] = ()) -> str:
    """The whole report: every guess, every place that needs a person, with lines.

    Args:
        taken: the files.
        plan: what the import adds to a list, or None where nothing is to be written.
        unmapped: headings of the map of categories under which no entry stands.
    """
    lines = ["# Import", ""]
    for one in taken:
        lines += _file_as_markdown(one)
    if plan is not None:
        lines += ["## The list", "", f"- {_count(len(plan.made), 'new entry', 'new entries')}", ""]
        lines += _table("Duplicates", ("Place", "Entry", "Is"), [
            (_place(t.draft), t.draft.title.value, t.of) for t in plan.twins
        ])  # fmt: skip
        lines += _table("Left out of entries", ("Place", "Entry", "What", "Why"), [
            (_place(each.draft), each.draft.title.value, each.what, each.reason)
            for each in plan.lost
        ])  # fmt: skip
        lines += _table("Refused", ("Place", "Entry", "Why"), [
            (_place(draft), draft.title.value, reason) for draft, reason in plan.refused
        ])  # fmt: skip
    lines += _table("Headings of the map without entries", ("Heading",), [(h,) for h in unmapped])
    return "\n".join(lines).rstrip() + "\n"


def _file_as_markdown(one: Taken) -> list[str]:
    outcome = one.outcome
    count = _count(len(outcome.drafts), "entry", "entries")
    notes = [f"{count}, read as {one.format}", *outcome.notes, f"links: {balance_line(one)}"]
    notes += [line.strip() for line in (*_venue_lines(outcome), *_author_lines(outcome))]
    return [
        f"## {markdown(one.file)}", "", *(f"- {markdown(note)}" for note in notes), "",
        *_table("Guessed", ("Line", "Entry", "Field", "Value", "From"), [
            (str(d.origin.line), d.title.value, name, str(read.value), read.origin.via)
            for d in outcome.drafts for name, read in _guesses(d)
        ]),
        *_table("Links that lead nowhere", ("Line", "Label", "Address", "Why"), [
            (str(b.line), b.label, b.url, b.reason) for b in outcome.broken
        ]),
        *_table("Not understood", ("Line", "Text", "Why"), [
            (str(u.line), u.text, u.reason) for u in outcome.unparsed
        ]),
        *_table("Venues that the registry lacks", ("Venue", "Entries", "First line"), [
            (v.name, str(v.entries), str(v.line)) for v in lacking_venues(outcome.drafts)
        ]),
        *_table("Only the first authors are named", ("Line", "Entry", "Authors"), [
            (str(d.origin.line), d.title.value, ", ".join(d.authors.value))
            for d in first_authors_only(outcome.drafts) if d.authors
        ]),
        *_table("Notes to rewrite", ("Line", "Entry", "Note"), [
            (str(d.note.origin.line), d.title.value, d.note.value) for d in outcome.drafts if d.note
        ]),
    ]  # fmt: skip


def _balance_lines(taken: Taken) -> Iterator[str]:
    balance = taken.balance
    if not balance.total:
        return
    yield f"{balance.total:6,} in the file, of which"
    yield f"{balance.entries:6,} in entries"
    for name, count in sorted(balance.asides.items(), key=lambda x: (-x[1], x[0])):
        yield f"{count:6,} in {_PLURALS.get(name, name)}"
    yield f"{balance.unparsed:6,} not understood"


def _guess_lines(outcome: Outcome) -> Iterator[str]:
    counts = Counter(
        (n, read.origin.via) for draft in outcome.drafts for n, read in _guesses(draft)
    )
    for (name, via), count in sorted(counts.items()):
        yield f"{count:6,} {_word(count, name, name + 's')} from the {via}"


def _venue_lines(outcome: Outcome) -> Iterator[str]:
    lacking = lacking_venues(outcome.drafts)
    if lacking:
        number = sum(venue.entries for venue in lacking)
        shown = [f"{venue.name} ({venue.entries:,})" for venue in lacking[:_VENUES_SHOWN]]
        more = f", and {len(lacking) - _VENUES_SHOWN:,} more" if lacking[_VENUES_SHOWN:] else ""
        said = _word(number, "entry names", "entries name")
        yield f"{number:6,} {said} a venue that the registry lacks: {', '.join(shown)}{more}"


def _author_lines(outcome: Outcome) -> Iterator[str]:
    number = len(first_authors_only(outcome.drafts))
    if number:
        names = _word(number, "entry names only its", "entries name only their")
        yield f"{number:6,} {names} first authors"


def _guesses(draft: Draft) -> Iterator[tuple[str, Read[object]]]:
    """What a person should look at; text and kind follow from what is listed."""
    return ((n, read) for n, read in draft.guessed() if n not in ("venue_text", "type", "track"))


def _headed(lines: Sequence[str], one: str, many: str) -> Iterator[str]:
    """Some of many lines below their number."""
    if lines:
        yield f"{len(lines):6,} {_word(len(lines), one, many)}"
        yield from (
            shorten(line, 3 * (WIDTH - _INDENT) - 8, placeholder=" ...") for line in lines[:_SHOWN]
        )
        if len(lines) > _SHOWN:
            yield f"... and {len(lines) - _SHOWN:,} more (see --report or --json)"


def _block(title: str, lines: Iterable[str]) -> Iterator[str]:
    """Lines with their title in the margin."""
    for number, line in enumerate(lines):
        margin = f"  {title if number == 0 else '':<{_INDENT - 2}}"
        first, *rest = _wrapped(line, _INDENT) or [""]
        yield (margin + first.removeprefix(" " * _INDENT)).rstrip()
        yield from rest


def _wrapped(text: str, indent: int) -> list[str]:
    spaces = " " * indent
    lead = spaces + " " * (len(text) - len(text.lstrip()))
    return wrap(
        text.lstrip(), WIDTH, initial_indent=lead, subsequent_indent=spaces + "  " * bool(indent)
    )


def _titled(draft: Draft) -> str:
    return shorten(draft.title.value, 60, placeholder=" ...")


def _place(draft: Draft) -> str:
    return f"{draft.origin.source}:{draft.origin.line}"


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {_word(number, one, many)}"


def _word(number: int, one: str, many: str) -> str:
    return one if number == 1 else many


def _table(title: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    if not rows:
        return []
    made = [f"### {title}", "", "| " + " | ".join(heads) + " |", "|" + " --- |" * len(heads)]
    made += [
        "| " + " | ".join(markdown(" ".join(c.split())[:300]) for c in row) + " |" for row in rows
    ]
    return [*made, ""]
