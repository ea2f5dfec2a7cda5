"""What a page says of itself: title, citation tags, what it is made for."""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass

from catalog.links.identify import PAGE, identifier
from catalog.net.registry import Identifier
from catalog.text.identifiers import normal_arxiv, normal_doi

_TITLE = re.compile(r"<title[^>]*>(.*?)</title", re.I | re.S)
_META = re.compile(r"<meta\s((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>", re.I)
_ATTRIBUTE = re.compile(r"([a-z:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.I)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.I)
_SPACES = re.compile(r"\s+")
_HEAD_BYTES = 1024
"""Where HTML wants its charset declared (https://html.spec.whatwg.org/#charset)."""

_TITLES = ("citation_title", "dc.title", "prism.title", "eprints.title", "bepress_citation_title")
_AUTHORS = ("citation_author", "citation_authors", "dc.creator", "bepress_citation_author")


@dataclass(frozen=True, slots=True)
class Page:
    """A page as its head describes it.

    Attributes:
        title: the text of `<title>`.
        citation_titles: titles in citation tags (Highwire, Dublin Core, PRISM, EPrints), as
            https://scholar.google.com/intl/en/scholar/inclusion.html lists them.
        authors: names in citation tags.
        also: identifiers in citation tags.
        text: all of the text that was read.
    """

    title: str
    citation_titles: tuple[str, ...]
    authors: tuple[str, ...]
    also: tuple[Identifier, ...]
    text: str

    @property
    def titles(self) -> tuple[str, ...]:
        """What the page calls its work, citation tags first, else what it calls itself."""
        return self.citation_titles or ((self.title,) if self.title else ())


def read_page(body: bytes, content_type: str) -> Page:
    """Read a page, however damaged.

    Args:
        body: its first bytes.
        content_type: the header; a body that is no HTML gives an empty page.
    """
    if "html" not in content_type.lower() and b"<html" not in body[:512].lower():
        return Page("", (), (), (), "")
    text = _decode(body, content_type)
    tags: dict[str, list[str]] = {}
    for match in _META.finditer(text):
        name, content = _meta(match[1])
        if name and content:
            tags.setdefault(name, []).append(content)
    title = _TITLE.search(text)
    return Page(
        title=_plain(title[1]) if title else "",
        citation_titles=tuple(
            dict.fromkeys(value for name in _TITLES for value in tags.get(name, ()))
        ),
        authors=_authors(tags),
        also=_also(tags),
        text=text,
    )


def _decode(body: bytes, content_type: str) -> str:
    declared = _CHARSET.search(content_type.encode()) or _CHARSET.search(body[:_HEAD_BYTES])
    name = declared[1].decode() if declared else "utf-8"
    try:
        return body.decode(name, "replace")
    except (LookupError, UnicodeError):
        return body.decode("utf-8", "replace")


def _plain(text: str) -> str:
    return _SPACES.sub(" ", html.unescape(text)).strip()


def _meta(attributes: str) -> tuple[str, str]:
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(attributes):
        found.setdefault(
            match[1].lower(), next(v for v in (*match.groups()[1:], "") if v is not None)
        )
    name = found.get("name") or found.get("property", "")
    return name.lower(), _plain(found.get("content", ""))


def _authors(tags: Mapping[str, list[str]]) -> tuple[str, ...]:
    for name in _AUTHORS:
        if name in tags:
            return tuple(
                part.strip() for value in tags[name] for part in value.split(";") if part.strip()
            )
    return ()


def _also(tags: Mapping[str, list[str]]) -> tuple[Identifier, ...]:
    found = [Identifier("doi", normal_doi(value)) for value in tags.get("citation_doi", ())]
    found += [
        Identifier("arxiv", normal_arxiv(value)) for value in tags.get("citation_arxiv_id", ())
    ]
    for value in [*tags.get("citation_pdf_url", ()), *tags.get("dc.identifier", ())]:
        known = identifier(value)
        if known.scheme != PAGE:
            found.append(known)
    return tuple(dict.fromkeys(found))
