"""What the address says to which redirects led: a login, a question, a home page, an error.

Patterns hold for a host or for parts of a path, never for the address as a string: a query may
carry any other address along.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from urllib.parse import SplitResult, parse_qsl, urlsplit

CONSENT, LOGIN, LOGIN_HOST, NOT_FOUND, PARKED = "consent", "login", "login-host", "none", "parked"
GOOGLE, RADWARE, YANDEX, CHECK, DENIED = "google", "radware", "yandex", "check", "denied"

_HOSTS: Mapping[str, str] = {
    CONSENT: r"consent\..+|guce\..+",
    LOGIN: r"accounts\.google\.com|login\.microsoftonline\.com|login\.live\.com|id\.elsevier\.com|"
    r".+\.(?:auth0|okta|b2clogin)\.com|(?:.+\.)?openathens\.net|idp\.(?:nature|springer)\.com",
    LOGIN_HOST: r"(?:log-?in|sign-?in|sso|idp|auth|cas|accounts?|wayf|passport|iam|keycloak|adfs|"
    r"[^.]*shibboleth[^.]*|[^.]+-sso|[^.]+-login)\..+",
    PARKED: r"(?:.+\.)?(?:hugedomains|dan|afternic|sedo|sedoparking|parkingcrew|bodis|domainmarket|"
    r"undeveloped|namebright|parklogic)\.(?:com|net)",
    RADWARE: r"validate\.perfdrive\.com",
}
_OPEN = r"log[-_]?in|log[-_]?on|sign[-_]?in|sign[-_]?on|auth-?wall|[a-z]+[-_](?:login|signin)"
_PATHS: Mapping[str, str] = {
    CONSENT: r".*/(?:cookie-?consent|cookie-?wall|privacy-?gate|age-?(?:gate|verif\w*)|"
    r"cookie_?absent|cookies?[-_]?not[-_]?supported)(?:/.*)?",
    LOGIN: rf".*/(?:{_OPEN})(?:\.[a-z]+)?(?:/[a-z_.]{{1,24}}){{0,3}}"
    r"|.*/(?:sso|ssostart|wayf|shibboleth(?:-ds)?|saml2?|adfs|authenticate|idp|subscribe|paywall|"
    r"sign-?up|register|registration)(?:\.[a-z]+)?"
    r"|.*/(?:idp/profile|adfs/ls|saml2?/(?:sso|login|redirect|idp)|shibboleth\.sso|"
    r"oauth2?/(?:v\d/)?auth\w*|connect/authorize|openid-connect/auth)(?:/.*)?",
    CHECK: r".*/(?:captcha|recaptcha|bot-?check|sgcaptcha|human-?verification)(?:\.\w+)?"
    r"|/cdn-cgi/challenge.*|/crawlprevention/.*",
    DENIED: r".*/(?:access-?_?denied|forbidden|unauthori[sz]ed|not-?authori[sz]ed)(?:\.\w+)?",
    YANDEX: r"/showcaptcha.*",
    NOT_FOUND: r".*/(?:(?:custom|page|error|errors|http|http-error|status)?[-_]?404"
    r"(?:[-_]?(?:page|error|html|not[-_]?found))?"
    r"|(?:page|file|resource|item|record|article|document|content|error)?[-_]?not[-_]?found"
    r"(?:[-_]?page)?"
    r"|(?:page[-_]?)?(?:missing|unavailable|gone|removed)(?:[-_]?page)?"
    r"|page[-_]does[-_]not[-_]exist|no[-_]such[-_](?:page|file)|oops"
    r"|errors?(?:[-_]?page)?|generic[-_]?error|error[-_]?50\d)(?:\.\w+)?",
}
_GOOGLE = re.compile(r"(?:www|scholar)\.google\.[a-z.]+")
_COOKIES = re.compile(r"(?:^|&)cookieset=", re.I)

_LOCALE = (
    r"(?:ar|bg|ca|cn|cs|da|de|el|en|es|et|eu|fa|fi|fr|gb|he|hr|hu|id|it|ja|jp|ko|kr|lt|lv|nb|nl|no|pl|pt|ro|"
    r"ru|sk|sl|sr|sv|th|tr|tw|uk|us|vi|zh)(?:[-_][a-z]{2,4})?"
)
_HOME = re.compile(
    rf"/*(?:{_LOCALE}/+)?(?:(?:index|home|default|main|welcome|start|homepage|home-?page)"
    rf"(?:\.\w+)?/*|{_LOCALE}/*)?",
    re.I,
)
_PASSING = re.compile(
    r"utm\w*|[gf]clid|gad\w*|_?ga|ref\w*|lang\w*|locale|hl|country|region|src|source|from|via|"
    r"redirect\w*|return\w*|next|url|path|page_?not_?found|not_?found|aspxerrorpath|err\w*|status|"
    r"code|msg|message|old\w*|orig\w*|q|404",
    re.I,
)
"""Names in a query that make no other page of a home page."""


def _compiled(patterns: Mapping[str, str]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((kind, re.compile(pattern, re.I)) for kind, pattern in patterns.items())


_COMPILED_HOSTS, _COMPILED_PATHS = _compiled(_HOSTS), _compiled(_PATHS)


@lru_cache(maxsize=256)
def led_to(asked: str, answered: str) -> frozenset[str]:
    """The kinds of page that an address is, if redirects led there.

    Args:
        asked: the address that was asked: a host or path that it has too was wanted.
        answered: the address that answered in the end.
    """
    start, end = _split(asked), _split(answered)
    if end is None:
        return frozenset()
    found: set[str] = set()
    if start is None or start.hostname != end.hostname:
        found |= _kinds(_COMPILED_HOSTS, (end.hostname or "").lower())
    if start is None or start.path != end.path:
        found |= _kinds(_COMPILED_PATHS, end.path.rstrip("/").partition(";")[0])
        if end.path.startswith("/sorry") and _GOOGLE.fullmatch(end.hostname or ""):
            found.add(GOOGLE)
    if _COOKIES.search(end.query):
        found.add(CONSENT)
    return frozenset(found)


def _kinds(patterns: tuple[tuple[str, re.Pattern[str]], ...], text: str) -> set[str]:
    return {kind for kind, pattern in patterns if pattern.fullmatch(text)}


def is_home(url: str) -> bool:
    """Whether an address is a site's front page, in whatever language."""
    parts = _split(url)
    if parts is None or not _HOME.fullmatch(parts.path):
        return False
    query = parse_qsl(parts.query, keep_blank_values=True)
    return all(_PASSING.fullmatch(name) or value.startswith("/") for name, value in query)


_INDEX = re.compile(
    r"(?:index|list|all|home|default|main|papers?|publications?|articles?|archives?|news|search|"
    r"browse|projects?|research|proceedings|volumes?|issues?|toc|contents?|research-papers)"
    r"(?:\.\w+)?",
    re.I,
)
_EXTENSION = re.compile(r"\.(?:html?|php|aspx?|jsp|cgi|shtml|xhtml|pdf|md)\Z", re.I)


def keeps_page(before: str, after: str) -> bool:
    """Whether an address that a redirect leads to may be that of the same page.

    It may not, if it lies much higher, or is an index, as where a site was tidied up and sends
    what it has no longer to its lists.

    Args:
        before: the address that was asked.
        after: the address that answered.
    """
    start, end = _split(before), _split(after)
    if start is None or end is None or is_home(after):
        return False
    old, new = _parts(start.path), _parts(end.path)
    if not old or not new:
        return old == new
    if old[-1] == new[-1]:
        return True
    return len(new) >= len(old) and not _INDEX.fullmatch(new[-1]) and new != old[: len(new)]


def _parts(path: str) -> list[str]:
    """The parts of a path, without what only spells one page in another way."""
    parts = [part.lower() for part in path.split("/") if part]
    if parts and re.fullmatch(r"(?:index|default)\.\w+", parts[-1]):
        parts.pop()
    return [*parts[:-1], _EXTENSION.sub("", parts[-1])] if parts else []


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url)
        return parts if parts.hostname else None
    except ValueError:
        return None
