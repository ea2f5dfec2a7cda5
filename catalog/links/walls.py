"""The table of walls: who bars the way, and how to tell.

A sign has to be one that the wall's maker puts there and that a page *about* a paper cannot
carry by chance: a header, the name of a script, the whole of a title. Scripts that a maker also
puts into the pages behind its wall (Cloudflare's `challenge-platform`, Imperva's
`_Incapsula_Resource`, HUMAN's `_pxAppId`, AWS's `awsWafCookieDomainList`, a form's captcha) are
signs only beside another. Words are signs only on a page that shows little else, and there only
at the beginning of a sentence.

What says with 200 that there is nothing, or nobody, is no proof: `unknown`, never `gone`.
"""

from functools import cache, partial

from ahocorasick_rs import AhoCorasick

from catalog.links import addresses
from catalog.links.makers import BARRED, MAKERS
from catalog.links.phrases import sections
from catalog.links.signatures import Signature
from catalog.links.verdict import Verdict

_OK = frozenset({200, 203})
_wall = partial(Signature, verdict=Verdict.BLOCKED)
_nothing = partial(Signature, verdict=Verdict.UNKNOWN)

_PASSWORD = ('type="password"', "type='password'", "type=password", 'type = "password"')
_AGREE = (
    _wall("a consent page", address=addresses.CONSENT),
    _wall("a consent page", title="consent"),
    _wall("a login page", address=addresses.LOGIN),
    _wall("a login page", address=addresses.LOGIN_HOST, heading="login"),
    _wall("a login page", address=addresses.LOGIN_HOST, body=_PASSWORD),
    _wall("a login page", title="login", body=_PASSWORD),
    _wall("a login page", title="login-word", body=_PASSWORD),
    _wall("a login page", heading="login", statuses=BARRED),
    _wall("a login page", statuses=_OK, body=("password",), asks=True),
)
"""Somebody is to answer, and that is no program."""

_WORDS = (
    _wall("a bot check", title="bot-check", small=True),
    _wall("a bot check", address=addresses.CHECK),
    _wall(
        "a bot check",
        words=sections()["BOT-CHECK-WORDS"],
    ),
    _wall(
        "a refusal",
        words=(
            "there was a problem providing the content you requested",
            "you are using an automated",
            "automated requests from your",
        ),
    ),
    _wall("a refusal", heading="denied", small=True),
    _wall("a refusal", address=addresses.DENIED),
    _wall("a login page", statuses=BARRED, body=_PASSWORD),
    Signature("a limit on requests", Verdict.RATE_LIMITED, heading="too-much", small=True),
    Signature(
        "a limit on requests",
        Verdict.RATE_LIMITED,
        statuses=frozenset({403, 429}),
        header=("x-ratelimit-remaining", r"^0$"),
    ),
    Signature(
        "a limit on requests",
        Verdict.RATE_LIMITED,
        statuses=frozenset({403}),
        header=("retry-after", r"\S"),
    ),
)
"""What is told by words alone."""

_NOBODY = (
    _nothing("a page that says that there is none", statuses=_OK, heading="not-found"),
    _nothing(
        "a page that says that something is broken", statuses=_OK, heading="broken", small=True
    ),
    _nothing("a page that says that there is none", statuses=_OK, address=addresses.NOT_FOUND),
    _nothing(
        "a page that says that there is none",
        statuses=_OK,
        sentence="not-found",
        body=sections()["ABSENCE"],
    ),
    _nothing("a parked domain", heading="for-sale"),
    _nothing("a parked domain", address=addresses.PARKED),
    _nothing(
        "a parked domain",
        body=(
            "data-adblockkey=",
            "parking-lander",
            'window.park = "eyj',
            'window.park="eyj',
            "window.park = 'eyj",
            "window.park='eyj",
            *(
                before + host
                for before in ("//", ".")
                for host in (
                    "sedoparking.com",
                    "parkingcrew.net",
                    "bodis.com/",
                    "afternic.com/forsale",
                    "parklogic.com",
                    "hugedomains.com",
                    "domainmarket.com",
                    "cashparking.com",
                    "parked-content.godaddy.com",
                    "namebright.com/",
                    "above.com/marketplace",
                    "dan.com/buy-domain",
                    "cdn.dan.com",
                )
            ),
        ),
    ),
    _nothing(
        "a parked domain",
        words=(
            "this domain is for sale",
            "this domain may be for sale",
            "this domain name is for sale",
            "buy this domain",
            "this domain is parked",
            "this domain has expired",
            "this domain name has expired",
            "this domain is registered",
            "this account has been suspended",
            "this website has been suspended",
        ),
    ),
    Signature("a retraction", Verdict.WITHDRAWN, statuses=_OK, title="retracted"),
)
"""It answers, and is not what was meant."""

SIGNATURES: tuple[Signature, ...] = (*MAKERS, *_AGREE, *_WORDS, *_NOBODY)
"""First match wins."""


@cache
def signatures(
    status: int,
    *,
    held: bool,
    led_to: frozenset[str],
    titled: frozenset[str],
    headed: frozenset[str],
) -> tuple[Signature, ...]:
    """The signatures that an answer may bear, in their order.

    Args:
        status: HTTP status.
        held: whether any of their texts stands in the page.
        led_to: the kinds of address that redirects led to.
        titled: the kinds of page that its title says.
        headed: the kinds of page that its title or its heading says.
    """
    return tuple(
        sign
        for sign in SIGNATURES
        if (not sign.statuses or status in sign.statuses)
        and (held or not (sign.body or sign.words))
        and (not sign.address or sign.address in led_to)
        and (not sign.title or sign.title in titled)
        and (not sign.heading or sign.heading in headed)
    )


def texts_in(source: str) -> frozenset[str]:
    """Which of the texts and phrases of all signatures stand in a page.

    All are looked for in one pass (Aho and Corasick, "Efficient string matching: an aid to
    bibliographic search", 1975), so that a long table costs no more than a short one.

    Args:
        source: the page's source in lower case.
    """
    found = _automaton().find_matches_as_strings(source, overlapping=True)
    return frozenset([_spellings().get(text, text) for text in found]) if found else _NONE


_NONE: frozenset[str] = frozenset()
_APOSTROPHES = ("’", "&#39;", "&#x27;", "&apos;", "&rsquo;")


@cache
def _spellings() -> dict[str, str]:
    """How pages spell phrases with an apostrophe, and the phrase."""
    return {
        phrase.replace("'", mark): phrase
        for sign in SIGNATURES
        for phrase in (*sign.words, *sign.body)
        if "'" in phrase
        for mark in _APOSTROPHES
    }


@cache
def _automaton() -> AhoCorasick:
    texts = {text for sign in SIGNATURES for text in (*sign.body, *sign.words)}
    return AhoCorasick(texts | _spellings().keys(), store_patterns=True)
