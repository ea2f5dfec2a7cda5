"""From observations to verdicts on the links of entries, and what to put instead."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urldefrag, urlsplit

from catalog.links.addresses import keeps_page
from catalog.links.memory import Memory
from catalog.links.paper import Comparison, Match, compare
from catalog.links.targets import PAPER_KINDS, Place, Target
from catalog.links.verdict import CONFIRM_AFTER, FAILING, Observation, Verdict
from catalog.text.titles import title_key
from catalog.text.urls import host_of

_NEVER = Observation(Verdict.UNKNOWN, "never asked", by="memory")
_RECOVERED = frozenset({Verdict.OK, Verdict.MOVED, Verdict.WITHDRAWN})


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What to put in the place of an address.

    Attributes:
        url: the address.
        why: in a few words.
        certain: whether `--fix` may write it.
    """

    url: str
    why: str
    certain: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """The verdict on one link at one place.

    Attributes:
        place: where the link stands.
        key: what it leads to.
        verdict: what became of it.
        reason: why, for people; empty where all is well.
        seen: what was seen of the target.
        look: why somebody should look although the link works; empty where nobody needs to.
        fails: whether it fails the run: proven gone or wrong, and confirmed or newly added.
        new: whether the link was just added, or was never seen to fail before.
        proof: whether the target names the paper itself; None where that was not asked.
        suggestion: what to put instead, or None.
    """

    place: Place
    key: str
    verdict: Verdict
    reason: str
    seen: Observation
    look: str = ""
    fails: bool = False
    new: bool = False
    proof: bool | None = None
    suggestion: Suggestion | None = None


def outcomes(
    targets: Sequence[Target],
    observations: Mapping[str, Observation],
    memory: Memory,
    *,
    added: Collection[str] = (),
) -> tuple[Outcome, ...]:
    """Judge every place of every target.

    A failure counts at once for a link that was just added, and otherwise when two runs that
    lie at least `CONFIRM_AFTER` apart have seen it.

    Args:
        targets: what was asked, or remembered.
        observations: by key; a target without one was never asked.
        memory: knows since when a link fails.
        added: keys of targets that a change under review adds.
    """
    found = []
    for target in targets:
        seen = observations.get(target.key, _NEVER)
        for place in target.places:
            outcome = _outcome(place, target, seen)
            found.append(_remembered(outcome, memory, at_once=target.key in added))
    return tuple(found)


def _outcome(place: Place, target: Target, seen: Observation) -> Outcome:
    verdict, reason, look = seen.verdict, seen.reason, ""
    match, proof = Match.SILENT, None
    expected = place.expected
    if verdict is Verdict.WITHDRAWN and expected and expected.withdrawn:
        verdict, reason = Verdict.OK, ""
    if expected and place.kind in PAPER_KINDS and verdict in (Verdict.OK, Verdict.MOVED):
        comparison = compare(expected, seen, target.identifier)
        match = comparison.match
        if match is Match.WRONG:
            verdict, reason = Verdict.WRONG_PAPER, _names(place, comparison)
        elif match is Match.LOOK:
            look = _names(place, comparison)
        proof = None if match is Match.SILENT else match is Match.SAME
    elif expected and seen.text:
        proof = _names_paper(seen.text, place)
    return Outcome(
        place,
        target.key,
        verdict,
        reason,
        seen,
        look=look,
        proof=proof,
        suggestion=_suggestion(place, verdict, seen, match),
    )


def _names(place: Place, comparison: Comparison) -> str:
    assert place.expected is not None
    return f"the target {comparison.reason}; the entry is “{place.expected.titles[0]}”"


def _names_paper(text: str, place: Place) -> bool:
    """Whether a README names the paper: its title, or one of its identifiers."""
    assert place.expected is not None
    key, lower = title_key(text), text.lower()
    return any(title_key(title) in key for title in place.expected.titles) or any(
        known.value.lower() in lower for known in place.expected.also
    )


def _remembered(outcome: Outcome, memory: Memory, *, at_once: bool) -> Outcome:
    entry = outcome.place.where.entry or outcome.place.where.file
    if outcome.verdict in FAILING:
        at = outcome.seen.at
        since = memory.failing_since(outcome.key, entry, outcome.verdict, at)
        fails = at_once or at - since >= CONFIRM_AFTER
        return replace(outcome, fails=fails, new=at_once or since == at)
    if outcome.verdict in _RECOVERED:
        memory.recovered(outcome.key, entry)
    return replace(outcome, new=True) if at_once else outcome


def _suggestion(
    place: Place, verdict: Verdict, seen: Observation, match: Match
) -> Suggestion | None:
    if verdict is Verdict.GONE and seen.snapshot:
        return Suggestion(seen.snapshot, "an archived copy")
    if verdict is Verdict.MOVED and seen.moved_to:
        url = _with_fragment(seen.moved_to, place)
        if url == place.url:
            return None
        return Suggestion(url, "its address now", _certain(place, seen, match))
    if verdict is Verdict.OK and seen.secure:
        url = _with_fragment(seen.secure, place)
        return Suggestion(url, "the same page over https", certain=not place.identifier)
    return _published(place, seen)


def _with_fragment(url: str, place: Place) -> str:
    fragment = urldefrag(place.url).fragment
    return f"{url}#{fragment}" if fragment else url


def _certain(place: Place, seen: Observation, match: Match) -> bool:
    """Whether a permanent redirect may be written without anybody looking.

    A registry is believed; a page if its title still fits, or if it stays on its host and no
    list or higher page took its place. A query that the redirect brought along may be a session's.
    """
    if place.identifier:
        return False
    if seen.by != "page" or match is Match.SAME:
        return True
    if match is Match.LOOK:
        return False
    before, after = urlsplit(place.url), urlsplit(seen.moved_to)
    return (
        host_of(place.url) == host_of(seen.moved_to)
        and before.query == after.query
        and keeps_page(place.url, seen.moved_to)
    )


def _published(place: Place, seen: Observation) -> Suggestion | None:
    """The published version of a preprint that the entry does not know of."""
    if seen.by != "arxiv" or place.expected is None:
        return None
    known = {one for one in place.expected.also if one.scheme == "doi"}
    for one in seen.also:
        if one.scheme == "doi" and not known:
            return Suggestion(f"https://doi.org/{one.value}", "the published version")
    return None
