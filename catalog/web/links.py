"""Links as the website shows them: safe to follow, with a word that says where they lead."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from catalog.model.entry import Entry, Paper, Version
from catalog.model.link import KIND_LABELS, Link
from catalog.text.urls import host_of, same_target

_FRAMEWORKS = {
    "pytorch": "pytorch",
    "pytorch lightning": "pytorch",
    "torch": "torch",
    "tensorflow": "tensorflow",
    "keras": "keras",
    "jax": "jax",
    "flax": "jax",
    "caffe": "caffe",
    "caffe2": "caffe",
    "matlab": "matlab",
    "mxnet": "mxnet",
    "gluon": "mxnet",
    "chainer": "chainer",
    "paddlepaddle": "paddle",
    "python": "python",
    "numpy": "python",
    "scikit-learn": "python",
}
_CODE_HOSTS = frozenset({"github.com", "gitlab.com", "codeberg.org", "bitbucket.org"})


@dataclass(frozen=True, slots=True)
class LinkView:
    """A link ready to be shown.

    Attributes:
        kind: what it leads to, a `LinkKind` or the name of an identifier.
        label: the word on it where it stands alone: "PDF", "PyTorch", "DOI".
        name: what tells it from others of its kind: framework or label, possibly empty.
        url: an http(s) address, or empty where the data holds something else.
        place: where it leads, for people: `github.com` or `owner/name` for code.
        official: whether the authors themselves keep it.
    """

    kind: str
    label: str
    url: str
    place: str
    name: str = ""
    official: bool = False

    @property
    def icon(self) -> str:
        """The class of its picture: that of its framework where there is one, else of its kind."""
        framework = _FRAMEWORKS.get(self.name.casefold(), "") if self.kind == "code" else ""
        return f"i-{framework or self.kind}"


_ORDINARY = re.compile(
    r"https?://(?:www\.)?([a-z0-9.-]+\.[a-z]+)(?:[/?#][\w/?&=.,:;+~@!$'()*#-]*)?\Z", re.A
)
"""Nearly all addresses; taking one apart by the book costs more than all else on a page."""
_ILLEGAL = re.compile(r"""[\s"<>\\^`{|}\[\]\x00-\x1f\x7f]|%(?![0-9A-Fa-f]{2})""")


def safe_url(url: str) -> str:
    """The address if a browser may follow it from our pages, else an empty text.

    Anything but http and https (`javascript:` above all) would run in the reader's page. What may
    not stand in an address is percent-encoded, as browsers do it
    (https://url.spec.whatwg.org/#url-code-points).
    """
    if _ORDINARY.match(url):
        return url
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return ""
    start, found, rest = url.strip().partition(parts.netloc)
    return start + found + _ILLEGAL.sub(lambda match: quote(match[0]), rest)


def place_of(url: str) -> str:
    """Where an address leads, in a few characters."""
    ordinary = _ORDINARY.match(url)
    host = ordinary[1] if ordinary else host_of(url)
    if host in _CODE_HOSTS:
        owner_and_name = urlsplit(url).path.strip("/").split("/")[:2]
        return "/".join(owner_and_name).removesuffix(".git") or host
    return host


def link_view(link: Link) -> LinkView:
    """A link of the data as a page shows it."""
    name = link.framework or link.label
    return LinkView(
        kind=link.kind,
        label=name or KIND_LABELS[link.kind],
        name=name,
        url=safe_url(link.url),
        place=place_of(link.url) or link.url,
        official=bool(link.official),
    )


def entry_links(entry: Entry) -> tuple[LinkView, ...]:
    """The links of an entry in the order of their kinds, each kind in the order of the file."""
    order = {kind: number for number, kind in enumerate(KIND_LABELS)}
    return tuple(link_view(link) for link in sorted(entry.links, key=lambda link: order[link.kind]))


def identifier_links(work: Paper | Version) -> tuple[LinkView, ...]:
    """The persistent identifiers of a work with the addresses that resolve them."""
    found = (
        ("doi", "DOI", work.doi, "https://doi.org/"),
        ("arxiv", "arXiv", work.arxiv, "https://arxiv.org/abs/"),
        ("openreview", "OpenReview", work.openreview, "https://openreview.net/forum?id="),
        (
            "acl",
            "ACL Anthology",
            work.acl if isinstance(work, Paper) else None,
            "https://aclanthology.org/",
        ),
    )
    return tuple(
        LinkView(kind, label, safe_url(resolver + value), value)
        for kind, label, value, resolver in found
        if value
    )


def chips(links: Iterable[LinkView]) -> tuple[LinkView, ...]:
    """The links for a line in a list: one a label, the first of each, none twice."""
    seen: set[str] = set()
    chosen: dict[str, LinkView] = {}
    for link in links:
        target = same_target(link.url)
        if link.url and target not in seen and link.label not in chosen:
            seen.add(target)
            chosen[link.label] = link
    return tuple(chosen.values())


def edit_url(repository: str, branch: str, file: str) -> str:
    """The address at which a file of the list is edited on its host; empty without a host.

    Args:
        repository: address of the repository, possibly empty.
        branch: branch to edit on.
        file: path below the list's root.
    """
    base = safe_url(repository).rstrip("/").removesuffix(".git")
    if not base:
        return ""
    host = host_of(base)
    if "gitlab" in host:
        return f"{base}/-/edit/{branch}/{file}"
    verb = "_edit" if host == "codeberg.org" or "gitea" in host or "forgejo" in host else "edit"
    return f"{base}/{verb}/{branch}/{file}"
