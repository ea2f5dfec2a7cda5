"""The table of walls: pages that stand where the wanted one should, told by their signs.

A sign has to be one that the wall's maker puts there and that a page *about* a paper cannot
carry by chance: a header, the id of a script, the whole of a title. Words in running text are
signs only together with a status that says "no".
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from catalog.links.verdict import Verdict

ANY: frozenset[int] = frozenset()
_NO = frozenset({401, 402, 403, 404, 405, 406, 407, 409, 418, 429, 451, 503, 999})
"""Statuses with which walls answer."""


@dataclass(frozen=True, slots=True)
class Signature:
    """One kind of wall. All the signs that are given must be there.

    Attributes:
        name: what to call it in a reason.
        verdict: what it makes of the link.
        statuses: HTTP statuses that it comes with; none given: any.
        header: name and pattern of a response header.
        title: pattern that `<title>` must match from its start.
        body: pattern in the first bytes of the page.
        url: pattern in the address that answered in the end, where redirects led there.
    """

    name: str
    verdict: Verdict
    statuses: frozenset[int] = ANY
    header: tuple[str, str] = ("", "")
    title: str = ""
    body: str = ""
    url: str = ""

    def matches(
        self, status: int, headers: Mapping[str, str], title: str, text: str, redirected_to: str
    ) -> bool:
        """Whether an answer bears these signs.

        Args:
            status: HTTP status.
            headers: by lower-case name.
            title: text of `<title>`.
            text: the page as far as it was read.
            redirected_to: the address that answered, empty where it is the one that was asked.
        """
        if self.statuses and status not in self.statuses:
            return False
        name, pattern = self.header
        if name and (name not in headers or not _found(pattern, headers[name])):
            return False
        if self.title and not re.match(self.title, title, re.I):
            return False
        if self.url and not _found(self.url, redirected_to):
            return False
        return not self.body or _found(self.body, text)


def _found(pattern: str, text: str) -> bool:
    return re.search(pattern, text, re.I) is not None


_WALL = Verdict.BLOCKED
_BOT_CHECK = "(?:{})".format(
    "|".join(
        (
            r"making sure you.re not a bot",
            r"are you (?:a robot|human)\b",
            r"verify(?:ing)? (?:you are|that you.re) (?:a )?human",
            r"human verification$",
            r"robot check$",
            r"security (?:check|verification)$",
            r"checking your browser",
            r"one more step$",
            r"validate user$",
            r"captcha$",
        )
    )
)
_NOT_FOUND = "(?:{})".format(
    "|".join(
        (
            r"(?:error\s*)?404\W*(?:$|error|(?:page )?not found)",
            r".{0,40}\b(?:page|paper|article|item|file|record|document|content)"
            r" (?:could |was |is |can)?\s*not (?:be )?found",
            r"(?:sorry, )?(?:we )?(?:can.?t|cannot|couldn.?t) find (?:the|that|this) page",
            r"not found$",
            r"oops\b.*not found",
            r"seite nicht gefunden",
            r"page introuvable",
            r"页面(?:不存在|未找到)",
        )
    )
)
_FOR_SALE = (
    r"(?:.*domain (?:name )?(?:is |may be )?for sale|hugedomains|domain parking|parked domain)"
)
_RETRACTED = (
    r"[\[(](?:retracted|withdrawn)\b[^\])]*[\])]"
    r"|(?:retracted|withdrawn)(?: article| paper| chapter)?\s*:"
)
SIGNATURES: tuple[Signature, ...] = (
    # Challenges, whatever their status: marks of their makers.
    Signature("a Cloudflare challenge", _WALL, header=("cf-mitigated", "challenge")),
    Signature(
        "a Cloudflare challenge",
        _WALL,
        title=r"(?:just a moment(?:\.\.\.|…)?$|attention required! \|)",
        body=r"cf[-_]chl|challenge-platform|cloudflare",
    ),
    Signature(
        "an Anubis challenge",
        _WALL,
        body=r"id=[\"']?anubis_(version|challenge)|/\.within\.website/x/cmd/anubis/",
    ),
    Signature("an AWS WAF challenge", _WALL, header=("x-amzn-waf-action", "challenge|captcha")),
    Signature(
        "an AWS WAF challenge", _WALL, statuses=frozenset({202, 405}), body=r"gokuProps|awswaf\.com"
    ),
    Signature("an Imperva challenge", _WALL, body=r"/_Incapsula_Resource\?|Incapsula incident ID"),
    Signature("a DataDome challenge", _WALL, header=("x-dd-b", ""), statuses=_NO),
    Signature("a DataDome challenge", _WALL, body=r"geo\.captcha-delivery\.com"),
    Signature("a HUMAN challenge", _WALL, body=r"id=[\"']px-captcha[\"']|window\._pxAppId"),
    Signature("a Radware challenge", _WALL, title=r"radware (bot manager )?(captcha|page)"),
    Signature("a Radware challenge", _WALL, url=r"//validate\.perfdrive\.com/"),
    Signature("a Vercel challenge", _WALL, header=("x-vercel-mitigated", "challenge")),
    Signature("a Sucuri wall", _WALL, statuses=_NO, title=r"sucuri website firewall"),
    Signature("a DDoS-Guard challenge", _WALL, title=r"ddos-guard$"),
    Signature(
        "an Akamai wall",
        _WALL,
        statuses=_NO,
        title=r"access denied",
        body=r"errors\.edgesuite\.net|reference\s*&#35;",
    ),
    Signature("an F5 wall", _WALL, title=r"request rejected$", body=r"support id is"),
    Signature("a Fastly challenge", _WALL, title=r"client challenge$"),
    Signature("Google's question whether we are a robot", _WALL, url=r"//www\.google\.com/sorry/"),
    Signature(
        "a bot check",
        _WALL,
        title=_BOT_CHECK,
    ),
    # Consent and login: somebody is to answer, and that is no program.
    Signature("a consent page", _WALL, url=r"//consent\.(google|youtube|yahoo)\.[a-z.]+/"),
    Signature(
        "a login page",
        _WALL,
        url=r"//(accounts\.google\.com|login\.[^/]+|signin\.[^/]+|sso\.[^/]+|idp\.[^/]+|auth\.[^/]+)/",
    ),
    Signature(
        "a login page",
        _WALL,
        url=r"//[^/]+/(?:[^?#]*/)?(login|log-in|signin|sign-in|sign_in|sso|wayf|authwall)(\.[a-z]+)?/?([?#]|$)",
    ),
    # Found nothing, and says so with 200. No proof, so no `gone`.
    Signature(
        "a page that says that there is none",
        Verdict.UNKNOWN,
        statuses=frozenset({200}),
        title=_NOT_FOUND,
    ),
    Signature(
        "a parked domain",
        Verdict.UNKNOWN,
        title=_FOR_SALE,
    ),
    Signature(
        "a parked domain",
        Verdict.UNKNOWN,
        body=r"sedoparking\.com|parkingcrew\.net|bodis\.com/|afternic\.com/forsale",
    ),
    # The work itself was taken back.
    Signature(
        "a retraction",
        Verdict.WITHDRAWN,
        statuses=frozenset({200}),
        title=_RETRACTED,
    ),
)
"""First match wins."""
