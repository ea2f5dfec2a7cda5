"""Addresses: the form in which two spellings of one target are equal."""

import re
from functools import lru_cache
from urllib.parse import urlsplit

from catalog.text.identifiers import identify

_VERSION = re.compile(r"v\d+$")


def host_of(url: str) -> str:
    """The host of an address in lower case without `www.`; empty where there is none."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


@lru_cache(maxsize=65536)
def same_target(url: str) -> str:
    """A key that is equal for two addresses of one page.

    Scheme, `www.`, a closing slash, `.git` and the fragment do not count; query and case of the
    path do. arXiv's forms of one paper (abs, pdf, html, versions) are one target, kept apart by
    nothing, because they all lead to the same record.
    """
    found = identify(url)
    if found and found[0] == "arxiv":
        return "arxiv:" + found[1]
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    path = parts.path.rstrip("/").removesuffix(".git")
    query = f"?{parts.query}" if parts.query else ""
    return f"{host_of(url)}{path}{query}"
