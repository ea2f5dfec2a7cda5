"""Joining the links of two entries: every address, each once."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from catalog.text.links import link_kind
from catalog.text.urls import same_address, same_target

_TOLD = ("label", "framework", "official")
"""What a link may say of its address besides the kind."""


def merged_links(mine: Sequence[Any] | None, theirs: Sequence[Any] | None) -> list[Any]:
    """The links of one entry and those of the other at addresses that the first does not have.

    Two forms of one arXiv record (abs, pdf) are two addresses. One address may stand twice where
    it holds an implementation in each of two frameworks.
    """
    joined = list(mine or ())
    for link in theirs or ():
        at = next((at for at, held in enumerate(joined) if _one(held, link)), None)
        if at is None:
            joined.append(link)
        elif joined[at]["kind"] == link["kind"]:
            joined[at] = _with_more(joined[at], link)
    added = joined[len(mine or ()) :]
    forms = {same_target(link["url"]) for link in added}
    return [_by_its_form(link, joined) if same_target(link["url"]) in forms else link
            for link in joined]  # fmt: skip


def links_left_out(theirs: Iterable[Any], result: Sequence[Any]) -> tuple[str, ...]:
    """What links say that the merged ones do not, for people."""
    lines = []
    for link in theirs:
        held = [other for other in result if _one(other, link)]
        for field in ("kind", *_TOLD):
            told = link.get(field)
            if told not in (None, "") and all(other.get(field) != told for other in held):
                lines.append(f"{field} {told} of {link['url']}")
    return tuple(lines)


def _one(held: Mapping[str, Any], link: Mapping[str, Any]) -> bool:
    frameworks = {held.get("framework"), link.get("framework")} - {None, ""}
    return same_address(held["url"]) == same_address(link["url"]) and len(frameworks) < 2


def _with_more(held: Mapping[str, Any], link: Mapping[str, Any]) -> Mapping[str, Any]:
    more = {
        field: link[field]
        for field in _TOLD
        if held.get(field) in (None, "") and link.get(field) not in (None, "")
    }
    return {**held, **more} if more else held


def _by_its_form(link: Mapping[str, Any], links: Sequence[Mapping[str, Any]]) -> Mapping[str, Any]:
    """A PDF called `paper` is called `pdf` once the page of the same record is there."""
    if link["kind"] != "paper" or link_kind("", link["url"]) != "pdf":
        return link
    pages = (
        other
        for other in links
        if other["kind"] == "paper"
        and same_target(other["url"]) == same_target(link["url"])
        and link_kind("", other["url"]) == "paper"
    )
    return {**link, "kind": "pdf"} if any(pages) else link
