"""Frameworks that stand beside the link to code rather than in its label."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from catalog.importers.chunk import Chunk
from catalog.importers.links import Ref
from catalog.text.links import framework_of, link_kind

Refs = Sequence[tuple[int, Ref]]


def with_frameworks(rest: Sequence[Chunk], refs: Refs) -> tuple[Refs, tuple[str, ...]]:
    """Give the framework behind a link to code to that link: "[[code]](https://...) (TensorFlow)".

    Args:
        rest: what stands beside the title.
        refs: labelled links with the number of their line.

    Returns:
        The links, and what has no single link to code to go to, for the notes.
    """
    notes = []
    for chunk in rest:
        framework = framework_of(chunk.text) if chunk.kind == "label" else ""
        if not framework or not chunk.after_links or chunk.urls:
            continue
        bare = [at for at, (row, ref) in enumerate(refs) if row == chunk.row and _is_code(ref)]
        if len(bare) == 1:
            row, ref = refs[bare[0]]
            named = replace(ref, label=f"{ref.label} {framework}".strip())
            refs = [*refs[: bare[0]], (row, named), *refs[bare[0] + 1 :]]
        elif not any(framework_of(ref.label) == framework for _, ref in refs):
            notes.append(framework)
    return refs, tuple(notes)


def _is_code(ref: Ref) -> bool:
    return link_kind(ref.label, ref.url) == "code" and not framework_of(ref.label)
