"""Persistent identifiers: what they look like, and the ones that stand in an address.

Sources: DOI (https://www.doi.org/doi-handbook/, and Crossref's pattern for DOIs in the wild),
arXiv (https://info.arxiv.org/help/arxiv_identifier.html), OpenReview forum ids (10 to 14
characters of `[A-Za-z0-9_-]`), ACL Anthology (https://aclanthology.org/info/ids/).
"""

import re
from urllib.parse import parse_qs, unquote, urlsplit

DOI = re.compile(r"10\.\d{4,9}/[^\s\"<>]+\Z")
ARXIV = re.compile(
    r"(?:(?P<yy>\d{2})(?P<mm>0[1-9]|1[0-2])\.(?:\d{4}|\d{5})"
    r"|[a-z]+(?:-[a-z]+)*(?:\.[A-Z]{2})?/(?P<yy2>\d{2})(?P<mm2>0[1-9]|1[0-2])\d{3})\Z"
)
OPENREVIEW = re.compile(r"[A-Za-z0-9_-]{8,20}\Z")
ACL = re.compile(r"(?:[A-Z]\d{2}-\d{4,5}|\d{4}\.[a-z0-9_]+-[a-z0-9_]+\.\d+)\Z")

_ARXIV_IN_PATH = re.compile(
    r"^/(?:abs|pdf|html|format|src|e-print|ps)/(?:[Aa]r[Xx]iv:)?"
    r"((?:\d{4}\.\d{4,5})|(?:[a-z-]+(?:\.[A-Z]{2})?/\d{7}))(?:v\d+)?(?:\.pdf)?/?$"
)
_ARXIV_HOSTS = frozenset(
    {
        "arxiv.org",
        "export.arxiv.org",
        "ar5iv.org",
        "ar5iv.labs.arxiv.org",
        "alphaxiv.org",
        "browse.arxiv.org",
    }
)
_DOI_HOSTS = frozenset({"doi.org", "dx.doi.org"})
_DOI_IN_PATH = re.compile(
    r"/(?:doi/(?:abs/|full/|pdf/|epdf/|pdfdirect/|fullHtml/|book/|reader/)?|chapter/|article/|articles/|"
    r"book/|content/pdf/|referenceworkentry/)(10\.\d{4,9}/[^?#]+?)"
    r"(?:/(?:full|abstract|pdf|epdf|html|meta|fulltext|references|summary))?/?$"
)


def normal_doi(text: str) -> str:
    """A DOI without resolver, label and case: DOIs are compared without case."""
    text = re.sub(r"^(?:https?://(?:dx\.|www\.)?doi\.org/|doi:\s*)", "", text.strip(), flags=re.I)
    return text.rstrip(".,;").lower()


def normal_arxiv(text: str) -> str:
    """An arXiv identifier without label, address and version."""
    text = re.sub(r"^(?:https?://arxiv\.org/(?:abs|pdf)/|arxiv:\s*)", "", text.strip(), flags=re.I)
    return re.sub(r"(?:\.pdf)?$", "", re.sub(r"v\d+(?:\.pdf)?$", "", text))


def arxiv_year(identifier: str) -> int | None:
    """The year in which an arXiv identifier was given, or None where it is malformed."""
    match = ARXIV.match(identifier)
    if match is None:
        return None
    short = int(match["yy"] or match["yy2"])
    return 1900 + short if short >= 91 else 2000 + short


def identify(url: str) -> tuple[str, str] | None:
    """The identifier that an address carries.

    Args:
        url: an http(s) address.

    Returns:
        `("arxiv" | "doi" | "openreview" | "acl", identifier)`, or None.
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    host = (parts.hostname or "").removeprefix("www.")
    path = unquote(parts.path)
    if host in _ARXIV_HOSTS:
        match = _ARXIV_IN_PATH.match(path)
        return ("arxiv", match[1]) if match else None
    if host in _DOI_HOSTS and DOI.match(path[1:]):
        return "doi", normal_doi(path[1:])
    if host == "openreview.net" and path in ("/forum", "/pdf", "/attachment"):
        forum = parse_qs(parts.query).get("id", [""])[0]
        return ("openreview", forum) if OPENREVIEW.match(forum) else None
    if host in ("aclanthology.org", "aclweb.org"):
        name = path.removeprefix("/anthology").strip("/").removesuffix(".pdf").split("/")[-1]
        return ("acl", name) if ACL.match(name) else None
    found = _DOI_IN_PATH.search(path)
    if found and DOI.match(found[1]):
        return "doi", normal_doi(found[1].removesuffix(".pdf"))
    return None
