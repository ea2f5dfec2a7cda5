"""What an address leads to, told from the address alone."""

import re
from functools import lru_cache
from urllib.parse import parse_qs, unquote, urlsplit

from catalog.net.registry import Identifier
from catalog.text.identifiers import ARXIV, identify
from catalog.text.urls import host_of

PAGE = "page"
"""The scheme of everything that no registry keeps."""

_ARXIV_DOI = re.compile(r"10\.48550/arxiv\.(.+)\Z", re.I)
_REPOSITORY = re.compile(r"/([A-Za-z0-9][\w-]*)/([\w.-]+?)(?:\.git)?/?\Z", re.A)
_PROJECT = re.compile(r"/((?:\w[\w.-]*/)+?\w[\w.-]*?)(?:\.git)?/?\Z")
_HUB = re.compile(r"/((?:datasets/|spaces/)?[\w.-]+/[\w.-]+)/?\Z")
_HUB_PAPER = re.compile(r"/papers/([^/]+)/?\Z")
_VIDEO = re.compile(r"[\w-]{11}\Z")
_ZENODO = re.compile(r"/records?/(\d+)/?\Z")
_S2 = re.compile(r"/(?:paper/(?:[^/]+/)?|p/)([0-9a-f]{40})(?:/.*)?\Z")
_OWN_PAGES = """
about account admin advisories api apps assets auth billing blog business cache case-studies
categories changelog cla codereview codespaces collection collections comments commits community
compare contact contributing copilot customer-stories customers dashboard design developer discover
discussions docs downloads editor edu education enterprise enterprises events explore featured
features files fixtures gist gists git-guides github-copilot graphs guides help home hooks hosting
hovercards identity images import inbox individual info integration integrations issues jobs join
languages learn legal library lists login logos logout maintenance marketplace media mentions
milestones mine mirrors mobile models network new news newsletter nonprofit notifications oauth
offer open-source organizations orgs pages partners password_reset payments personal plans plugins
popular posts premium-support press preview pricing projects public pulls raw readme recommendations
redeem releases render reply repositories resources restore revert sales saved search security
services sessions settings shop showcases signin signout signup site site-policy sitemap solutions
spark sponsors ssh staff starred stars startups static status storage store stories subscriptions
suggestions support teams terms topics tos tour training tree trending trust-center universe updates
user username users visualization watching why-github wiki works-with workspaces
"""
_NO_OWNERS = frozenset(_OWN_PAGES.split())
"""First parts of github.com's own pages, which look like owners. If one of them is an owner after
all, its page is fetched, which decides as well."""

_SIBLINGS = (
    # Computer Vision Foundation: papers/NAME.pdf beside html/NAME.html
    (r"(https?://openaccess\.thecvf\.com/.+)/papers/(.+)\.pdf", r"\1/html/\2.html"),
    # NeurIPS: file/HASH-Paper-Conference.pdf beside hash/HASH-Abstract-Conference.html
    (
        r"(https?://(?:papers\.nips\.cc|papers\.neurips\.cc|proceedings\.neurips\.cc)"
        r"/paper(?:_files/paper)?/\d{4})/file/([0-9a-f]+)-Paper(-[\w-]+)?\.pdf",
        r"\1/hash/\2-Abstract\3.html",
    ),
    # PMLR: v97/name19a/name19a.pdf, or v37/name15.pdf, beside v97/name19a.html
    (r"(https?://proceedings\.mlr\.press/v\d+)/([\w-]+)(?:/\2(?:-supp)?)?\.pdf", r"\1/\2.html"),
    (r"(https?://openreview\.net)/pdf\?id=([\w-]+)", r"\1/forum?id=\2"),
    (r"(https?://(?:www\.)?aclanthology\.org)/([\w.-]+?)(?:v\d+)?\.pdf", r"\1/\2/"),
    (r"(https?://(?:www\.)?jmlr\.org/papers)/volume(\d+)/([\w-]+)/\3\.pdf", r"\1/v\2/\3.html"),
)
_COMPILED = tuple((re.compile(pattern + r"\Z"), page) for pattern, page in _SIBLINGS)


@lru_cache(maxsize=65536)
def identifier(url: str) -> Identifier:
    """The identifier that an address carries.

    Args:
        url: an http(s) address.

    Returns:
        The identifier; of scheme `page` where none is known, with the address as its value.
    """
    found = identify(url)
    if found is not None:
        return _known(*found)
    host = host_of(url)
    parts = urlsplit(url) if host else None
    path = unquote(parts.path) if parts else ""
    if host == "github.com":
        match = _REPOSITORY.match(path)
        if match and match[1].lower() not in _NO_OWNERS:
            return Identifier("github", f"{match[1]}/{match[2]}".lower())
    elif host in ("youtube.com", "m.youtube.com", "youtu.be", "youtube-nocookie.com") and parts:
        video = _video(host, path, parts.query)
        if video:
            return Identifier("youtube", video)
    elif host == "gitlab.com" and (match := _PROJECT.match(path)):
        return Identifier("gitlab", match[1].lower())
    elif host in ("huggingface.co", "hf.co"):
        return _hugging_face(url, path)
    elif host == "zenodo.org" and (match := _ZENODO.match(path)):
        return Identifier("zenodo", match[1])
    elif host == "semanticscholar.org" and (match := _S2.match(path)):
        return Identifier("s2", match[1])
    return Identifier(PAGE, url)


def _hugging_face(url: str, path: str) -> Identifier:
    """A model, dataset or space; a paper's page there is about what arXiv has."""
    paper = _HUB_PAPER.match(path)
    if paper:
        return Identifier("arxiv", paper[1]) if ARXIV.match(paper[1]) else Identifier(PAGE, url)
    match = _HUB.match(path)
    if match and match[1].split("/")[0] not in ("docs", "blog", "learn", "papers", "collections"):
        return Identifier("huggingface", match[1])
    return Identifier(PAGE, url)


def _known(scheme: str, value: str) -> Identifier:
    match = _ARXIV_DOI.match(value) if scheme == "doi" else None
    # Old identifiers may hold upper case (math.GT), which a DOI does not keep: those stay DOIs.
    if match and ARXIV.match(match[1]):
        return Identifier("arxiv", match[1])
    return Identifier(scheme, value)


def _video(host: str, path: str, query: str) -> str:
    if host == "youtu.be":
        name = path[1:]
    elif path == "/watch":
        name = parse_qs(query).get("v", [""])[0]
    else:
        name = path.rpartition("/")[2] if path.startswith(("/embed/", "/shorts/", "/live/")) else ""
    return name if _VIDEO.match(name) else ""


def sibling(url: str) -> str:
    """The page about a PDF, where the host has one; else the address itself."""
    if "pdf" not in url:  # They all name it.
        return url
    for pattern, page in _COMPILED:
        match = pattern.match(url)
        if match:
            return match.expand(page)
    return url
