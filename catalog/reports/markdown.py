"""Findings as Markdown: the text of an issue that a scheduled run opens, updates and closes.

The same findings give the same text, so that an issue is edited only when something changed, and
nobody is notified in vain: mentions and references to other issues are no links.
"""

import re

from catalog.finding import Severity
from catalog.reports.interface import Located, Sheet
from catalog.text.escape import markdown

MARK = "<!-- catalog findings -->"
"""First line, by which a scheduled run finds its issue again."""
LONGEST = 60_000
"""Characters; GitHub refuses the text of an issue from 65,536 on."""

_HEADINGS = {Severity.ERROR: "Errors", Severity.WARNING: "Warnings", Severity.INFO: "Notes"}
_SIGNS = re.compile(r"@(?=\w)|(?<!&)#(?=\w)|\bGH-(?=\d)")
"""What GitHub would make a mention or a reference of."""
_URL = re.compile(r"(https?://[^\s<>\"“”`]*[^\s<>\"“”`'’.,;:!?)\]])")


def render(sheet: Sheet) -> str:
    """A line that counts, then the findings by severity, the heaviest first."""
    if not sheet.findings:
        return f"{MARK}\n{sheet.counted} checked: nothing to report.\n"
    told = ", ".join(
        f"{count:,} {_HEADINGS[severity][: -1 if count == 1 else None].lower()}"
        for severity, count in sheet.counts.items()
        if count
    )
    parts = [f"{MARK}\n{sheet.counted} checked: {told}.\n"]
    room = LONGEST - len(parts[0])
    left = 0
    for severity, heading in _HEADINGS.items():
        chosen = [at for at in sheet.findings if at.finding.severity is severity]
        lines = [_line(at, sheet.docs) for at in chosen]
        if lines:
            lines[0] = f"\n## {heading}\n\n{lines[0]}"
        for line in lines:
            room -= len(line)
            if room < 0:
                left += 1
            else:
                parts.append(line)
    if left:
        parts.append(f"\n{left:,} more are left out here; run the check to see all of them.\n")
    return "".join(parts)


def _line(located: Located, docs: str) -> str:
    finding = located.finding
    rule = f"[{finding.rule}]({docs}#{finding.rule})" if docs else finding.rule
    place = located.place.replace("`", "'")
    return f"- `{place}` {rule}: {_quiet(finding.message)}\n"


def _quiet(message: str) -> str:
    """A message in which nothing is markup, a mention or a reference; addresses stay links."""
    parts = _URL.split(message)
    return "".join(
        f"<{part.replace('|', '%7C')}>" if number % 2 else _words(part)
        for number, part in enumerate(parts)
    )


def _words(text: str) -> str:
    """Text between two addresses, with the spaces to them."""
    before = " " if text[:1].isspace() else ""
    behind = " " if text[1:] and text[-1:].isspace() else ""
    return f"{before}{_SIGNS.sub(_off, markdown(text))}{behind}"


def _off(match: re.Match[str]) -> str:
    return {"@": "&#64;", "#": "&#35;"}.get(match[0], "GH&#45;")
