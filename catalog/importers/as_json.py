"""An import as plain values, for `--json`; the shapes are in `site/docs/import.md`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from catalog.importers.entries import Plan
from catalog.importers.gaps import first_authors_only, lacking_venues
from catalog.importers.take import Taken
from catalog.importers.twins import named_twice
from catalog.model.draft import Draft
from catalog.model.venue import VenueRegistry


def as_json(
    taken: Sequence[Mapping[str, Any]],
    plan: Plan | None,
    written: Sequence[str],
    kept: Sequence[str] = (),
) -> dict[str, Any]:
    """One object for all files: entries and places of all, then each file's own account.

    Args:
        taken: what `file_as_json` gives for each file.
        plan: what the import adds to a list, or None.
        written: files that were written.
        kept: files that a new list would have begun with, but which were there already.
    """
    shared = ("entries", "unparsed", "broken_links", "duplicates")
    joined: dict[str, Any] = {key: [x for one in taken for x in one[key]] for key in shared}
    joined["files"] = [{k: v for k, v in one.items() if k not in shared} for one in taken]
    if plan is not None:
        joined["new"] = [made.entry.id for made in plan.made]
        joined["duplicates"] = [
            {
                "title": twin.draft.title.value,
                "line": twin.draft.origin.line,
                "file": twin.draft.origin.source,
                "of": twin.of,
                "inside": twin.inside,
            }
            for twin in plan.twins
        ]
        joined["refused"] = [
            {"title": draft.title.value, "line": draft.origin.line, "reason": reason}
            for draft, reason in plan.refused
        ]
        joined["left_out"] = [
            {
                "title": lost.draft.title.value,
                "line": lost.draft.origin.line,
                "what": lost.what,
                "reason": lost.reason,
            }
            for lost in plan.lost
        ]
        joined["written"] = list(written)
        joined["kept"] = list(kept)
    return joined


def file_as_json(taken: Taken) -> dict[str, Any]:
    """What a file gave, in plain values for `--json`; shapes are in `site/docs/import.md`."""
    outcome = taken.outcome
    return {
        "file": taken.file,
        "format": taken.format,
        "title": outcome.title,
        "notes": list(outcome.notes),
        "entries": [_entry(draft) for draft in outcome.drafts],
        "unparsed": [
            {"line": u.line, "text": u.text, "reason": u.reason, "urls": list(u.urls)}
            for u in outcome.unparsed
        ],
        "broken_links": [
            {"line": b.line, "label": b.label, "url": b.url, "reason": b.reason}
            for b in outcome.broken
        ],
        "duplicates": [
            {
                "title": draft.title.value,
                "line": draft.origin.line,
                "file": draft.origin.source,
                "of": f"line {first.origin.line}",
                "inside": True,
            }
            for draft, first in named_twice(outcome.drafts)
        ],
        "lacking_venues": [
            {"name": venue.name, "entries": venue.entries, "line": venue.line}
            for venue in lacking_venues(outcome.drafts)
        ],
        "first_authors_only": len(first_authors_only(outcome.drafts)),
        "links": {
            "total": taken.balance.total,
            "entries": taken.balance.entries,
            "non_entries": dict(taken.balance.asides),
            "unparsed": taken.balance.unparsed,
            "closes": taken.balance.closes,
        },
    }


def _entry(draft: Draft) -> dict[str, Any]:
    registry = VenueRegistry.packaged()
    key = draft.venue.value if draft.venue else None
    venue = registry.get(key) if key else None
    fields: Mapping[str, Any] = {
        name: getattr(draft, name).value if getattr(draft, name) else None
        for name in (
            "date",
            "track",
            "type",
            "doi",
            "arxiv",
            "openreview",
            "acl",
            "pages",
            "volume",
            "number",
            "note",
        )
    }
    return {
        "title": draft.title.value,
        "authors": list(draft.authors.value) if draft.authors else None,
        "et_al": draft.et_al,
        "year": draft.year.value if draft.year else None,
        "venue": venue.short if venue else key,  # a venue of the list's own has its key alone
        "venue_id": key,
        "venue_text": draft.venue_text.value if draft.venue_text else None,
        **fields,
        "aka": [name.value for name in draft.aka],
        "links": [_link(read.value) | {"line": read.origin.line} for read in draft.links],
        "section": list(draft.section),
        "line": draft.origin.line,
        "paper": draft.is_paper,
        "guessed": {name: read.origin.via for name, read in draft.guessed()},
    }


def _link(link: Any) -> dict[str, Any]:
    values = {"kind": link.kind, "url": link.url, "label": link.label, "framework": link.framework}
    return {key: value for key, value in values.items() if value or key in ("kind", "url")}
