"""From an answer to an observation."""

from dataclasses import replace
from urllib.parse import urldefrag, urljoin

from catalog.links.addresses import is_home, led_to
from catalog.links.page import Page, read_page
from catalog.links.phrases import kinds
from catalog.links.signatures import Seen, Signature, sure
from catalog.links.verdict import Observation, Verdict
from catalog.links.walls import signatures, texts_in
from catalog.net.message import Answer, Hop, Trouble

_PERMANENT = frozenset({301, 308})
_BLOCKED = {
    202: "the host answers robots with 202 and no page",
    401: "the host asks for a login",
    402: "the host asks for payment",
    403: "the host refuses robots (403)",
    405: "the host refuses the request (405)",
    406: "the host refuses the request (406)",
    407: "a proxy asks for a login",
    418: "the host refuses robots (418)",
    451: "the host may not show the page here (451)",
    999: "the host refuses robots (999)",
}
_NOWHERE: frozenset[str] = frozenset()
_TROUBLES = {
    Trouble.TIMEOUT: Verdict.TIMEOUT,
    Trouble.PAUSED: Verdict.RATE_LIMITED,
    Trouble.ROBOTS: Verdict.BLOCKED,
}


def judge(answer: Answer, *, names_resolve: bool) -> Observation:
    """What an answer to a GET says of a link.

    `gone` needs proof: 404 or 410 without the signs of a wall, or a name that does not exist
    while other names resolve.

    Args:
        answer: what came back.
        names_resolve: whether name look-ups work at all.
    """
    if answer.trouble is not None:
        return _troubled(answer, names_resolve=names_resolve)
    page = read_page(answer.body, answer.headers.get("content-type", ""))
    sign = _signature(answer, page)
    if sign is not None:
        return Observation(
            sign.verdict,
            f"{sign.name} (status {answer.status})",
            status=answer.status,
            url=answer.url,
        )
    status = answer.status
    if 200 <= status < 300 and status != 202:
        return _present(answer, page)
    return _refused(answer)


def _refused(answer: Answer) -> Observation:
    status = answer.status
    if status in (404, 410):
        reason = f"the host says {status}, {'gone for good' if status == 410 else 'not found'}"
        verdict = Verdict.GONE
        if any(hop.status == 200 for hop in answer.hops):
            # The address itself answers; that the page behind its signpost is missing is no proof.
            verdict, reason = Verdict.UNKNOWN, f"the page leads on to {answer.url}: {reason}"
    elif status in _BLOCKED:
        verdict, reason = Verdict.BLOCKED, _BLOCKED[status]
    elif status == 429:
        verdict, reason = Verdict.RATE_LIMITED, "the host is asked too much (429)"
    elif status in (408, 504):
        verdict, reason = Verdict.TIMEOUT, f"the host gave up waiting ({status})"
    else:
        verdict, reason = Verdict.UNKNOWN, f"the host answers {status}"
    return Observation(verdict, reason, status=status, url=answer.url)


def _troubled(answer: Answer, *, names_resolve: bool) -> Observation:
    assert answer.trouble is not None
    verdict = _TROUBLES.get(answer.trouble, Verdict.UNKNOWN)
    reason = answer.detail
    if answer.trouble is Trouble.NO_NAME:
        if names_resolve:
            verdict = Verdict.GONE
        else:
            reason += "; no other name resolves here either"
    return Observation(verdict, reason, url=answer.url)


def _signature(answer: Answer, page: Page) -> Signature | None:
    titled = sure(kinds(page.title), page)
    seen = Seen(
        answer.status,
        answer.headers,
        page,
        texts_in(page.source),
        titled,
        titled | sure(kinds(page.heading), page) if page.heading else titled,
        led_to(answer.hops[0].url, answer.url) if answer.hops else _NOWHERE,
    )
    may_bear = signatures(
        seen.status,
        held=bool(seen.held),
        led_to=seen.led_to,
        titled=titled,
        headed=seen.headed,
    )
    # A page with citation tags is about a paper, whatever its title sounds like.
    cites = answer.status == 200 and bool(page.citation_titles)
    for sign in may_bear:
        if (not cites or sign.verdict is Verdict.WITHDRAWN) and sign.matches(seen):
            return sign
    return None


def _present(answer: Answer, page: Page) -> Observation:
    moved_to, reason = "", ""
    verdict = Verdict.OK
    if answer.hops and _to_home(answer):
        verdict, reason = Verdict.UNKNOWN, f"the host leads to its home page {answer.url}"
    elif answer.hops and all(hop.status in _PERMANENT for hop in answer.hops):
        verdict, moved_to = Verdict.MOVED, answer.url
        reason = f"moved for good to {answer.url}"
    return Observation(
        verdict,
        reason,
        status=answer.status,
        url=answer.url,
        titles=page.titles,
        authors=page.authors,
        also=page.also,
        bibliographic=page.bibliographic,
        moved_to=moved_to,
        etag=answer.headers.get("etag", ""),
        leads_to=_leads_to(answer, page) if page.source else "",
    )


def _leads_to(answer: Answer, page: Page) -> str:
    """The address that a signpost leads to; empty where a page only loads itself again."""
    if not page.leads_to:
        return ""
    try:
        there = urldefrag(urljoin(answer.url, page.leads_to)).url
    except ValueError:
        return ""
    return "" if there == urldefrag(answer.url).url else there


def led_on(signpost: Answer, there: Answer) -> Answer:
    """What the page behind a signpost answers, with the whole way to it.

    Args:
        signpost: a page that was made only to lead on.
        there: the answer of where it leads.
    """
    hop = Hop(signpost.url, signpost.status, there.hops[0].url if there.hops else there.url)
    return replace(there, hops=(*signpost.hops, hop, *there.hops))


def _to_home(answer: Answer) -> bool:
    """Whether redirects lead from a page to a home page, which is a polite 404."""
    return is_home(answer.url) and not is_home(answer.hops[0].url)
