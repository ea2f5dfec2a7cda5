"""Addresses: the form in which two spellings of one target are equal."""

from functools import lru_cache
from urllib.parse import urlsplit

from catalog.text.identifiers import identify


def host_of(url: str) -> str:
    """The host of an address in lower case without `www.`; empty where there is none."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def same_address(url: str) -> str:
    """A key that is equal for two spellings of one address.

    Only scheme, `www.`, case of the host, a closing slash and `.git` do not count: unlike for
    `same_target`, the page and the PDF of one arXiv record are two addresses.
    """
    host, slash, path = url.partition("://")[2].partition("/")
    if not host:
        return url
    path = path.rstrip("/").removesuffix(".git")
    return f"{host.lower().removeprefix('www.')}{slash if path else ''}{path}"


@lru_cache(maxsize=65536)
def same_target(url: str) -> str:
    """A key that is equal for two addresses of one page.

    Scheme, `www.`, a closing slash, `.git` and the fragment do not count; query and case of the
    path do. arXiv's forms of one paper (abs, pdf, html, versions) are one target, because they
    all lead to the same record.
    """
    if "arxiv" in url:
        found = identify(url)
        if found and found[0] == "arxiv":
            return "arxiv:" + found[1]
    scheme, _, rest = url.partition("://")
    if not rest or not scheme.isalpha():
        return url
    rest, _, _ = rest.partition("#")
    rest, mark, query = rest.partition("?")
    host, _, path = rest.partition("/")
    path = path.rstrip("/").removesuffix(".git")
    return f"{host.lower().removeprefix('www.')}/{path}{mark}{query}"
