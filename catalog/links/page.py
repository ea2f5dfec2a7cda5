"""What a page says of itself: title, citation tags, what it is made for, where it leads on to."""

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from catalog.links.identify import PAGE, identifier
from catalog.net.registry import Identifier
from catalog.text.identifiers import normal_arxiv, normal_doi

_META = re.compile(r"<meta[\s/]((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>", re.I)
_ATTRIBUTE = re.compile(r"([a-z:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.I)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w-]+)", re.I | re.ASCII)
_SPACES = re.compile(r"\s+")
_TAG = re.compile(r"<[^>]*>")
_UNSEEN = re.compile(r"<(script|style|template|svg)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)", re.S)
_HEAD_BYTES = 1024
"""Where HTML wants its charset declared (https://html.spec.whatwg.org/#charset)."""
_LONGEST_TITLE = 500
_ASCII_LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}

_TITLES = ("citation_title", "dc.title", "prism.title", "eprints.title", "bepress_citation_title")
_AUTHORS = ("citation_author", "citation_authors", "dc.creator", "bepress_citation_author")

_REFRESH = re.compile(r"\s*(\d*)(?:\.\d*)?\s*[;,]\s*(?:url\s*=)?\s*[\"']?([^\"']+)", re.I)
_LONGEST_PAUSE = 15
"""Seconds after which a page that refreshes itself is one to be read rather than a signpost."""
_SCRIPTED = re.compile(
    r"(?<![\w$])(?:(?:window|document|self|top|parent)\s*\.\s*)?location"
    r"(?:\s*\.\s*href)?\s*(?:=\s*|\.\s*(?:replace|assign)\s*\(\s*)[\"']([^\"'\s]+)[\"']"
)
_SIGNPOST, _SIGNPOST_SOURCE = 200, 4000
"""Characters of visible text, and of source, that a page made only to lead on has at the most."""


@dataclass(frozen=True)
class Page:
    """A page as its head describes it.

    Attributes:
        title: the text of `<title>`.
        heading: the text of the first `<h1>`.
        citation_titles: titles in citation tags (Highwire, Dublin Core, PRISM, EPrints), as
            https://scholar.google.com/intl/en/scholar/inclusion.html lists them.
        authors: names in citation tags.
        also: identifiers in citation tags.
        text: all of the text that was read.
        source: the same with ASCII in lower case, letter for letter.
        tags: contents of `<meta>` tags by lower-case name.
        refresh: where `<meta http-equiv="refresh">` leads within seconds; may be empty.
    """

    title: str = ""
    heading: str = ""
    citation_titles: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    also: tuple[Identifier, ...] = ()
    text: str = ""
    source: str = ""
    tags: Mapping[str, Sequence[str]] = field(default_factory=dict)
    refresh: str = ""

    @property
    def titles(self) -> tuple[str, ...]:
        """What the page calls its work, citation tags first, else what it calls itself."""
        return self.citation_titles or ((self.title,) if self.title else ())

    @cached_property
    def shown(self) -> str:
        """The text that a reader sees, in lower case."""
        return _plain(_TAG.sub(" ", _UNSEEN.sub(" ", self.source))).replace("’", "'")

    @cached_property
    def leads_to(self) -> str:
        """Where a page leads that was made only to lead on; as it is written, may be empty.

        A refresh within seconds, or a script that sets the location of a page without text.
        A page with citation tags is about its paper.
        """
        if self.refresh or self.citation_titles:
            return "" if self.citation_titles else self.refresh
        if len(self.source) > _SIGNPOST_SOURCE or "location" not in self.source:
            return ""
        if len(self.shown) > _SIGNPOST:
            return ""
        found = _SCRIPTED.search(self.text)
        return found[1].replace("\\/", "/") if found else ""


def read_page(body: bytes, content_type: str) -> Page:
    """Read a page, however damaged.

    Args:
        body: its first bytes.
        content_type: the header; a body that is no HTML gives an empty page.
    """
    kind = content_type.lower()
    if "html" not in kind and not _looks_like_html(body, kind):
        return Page()
    text = _decode(body, content_type)
    source = text.lower()
    if len(source) != len(text):
        source = text.translate(_ASCII_LOWER)
    tags: dict[str, list[str]] = {}
    for name, content in _metas(text, source):
        tags.setdefault(name, []).append(content)
    return Page(
        title=_element("title", text, source)[:_LONGEST_TITLE],
        heading=_element("h1", text, source)[:_LONGEST_TITLE],
        citation_titles=tuple(
            dict.fromkeys(value for name in _TITLES for value in tags.get(name, ()))
        ),
        authors=_authors(tags),
        also=_also(tags),
        text=text,
        source=source,
        tags=tags,
        refresh=next((to for value in tags.get("refresh", ()) if (to := _refresh(value))), ""),
    )


def _looks_like_html(body: bytes, kind: str) -> bool:
    """Whether a body whose header does not say so is a page (servers that send no type)."""
    start = body[:512].lstrip().lower()
    if b"<html" in start or start.startswith(b"<!doctype html"):
        return True
    return not kind and start.startswith((b"<title", b"<head", b"<script", b"<meta"))


def _decode(body: bytes, content_type: str) -> str:
    name = _charset(content_type) or _charset(body[:_HEAD_BYTES].decode("latin-1")) or "utf-8"
    try:
        return body.decode(name, "replace")
    except (LookupError, UnicodeError):
        return body.decode("utf-8", "replace")


def _charset(text: str) -> str:
    declared = _CHARSET.search(text) if "charset" in text.lower() else None
    return declared[1] if declared else ""


def _element(name: str, text: str, source: str) -> str:
    """The text of the first element of a name, without the tags inside it."""
    start = source.find(f"<{name}")
    opened = source.find(">", start)
    if start < 0 or opened < 0 or source[start + len(name) + 1] not in "> \t\r\n/":
        return ""
    end = source.find(f"</{name}", opened)
    return _plain(_TAG.sub(" ", text[opened + 1 : end])) if end >= 0 else ""


def _plain(text: str) -> str:
    return _SPACES.sub(" ", html.unescape(text) if "&" in text else text).strip()


def _metas(text: str, source: str) -> Iterator[tuple[str, str]]:
    at = source.find("<meta")
    while at >= 0:
        match = _META.match(text, at)
        if match:
            name, content = _meta(match[1])
            if name and content:
                yield name, content
        at = source.find("<meta", at + 5)


def _meta(attributes: str) -> tuple[str, str]:
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(attributes):
        found.setdefault(
            match[1].lower(), next(v for v in (*match.groups()[1:], "") if v is not None)
        )
    name = found.get("name") or found.get("property") or found.get("http-equiv", "")
    return name.lower(), _plain(found.get("content", ""))


def _refresh(content: str) -> str:
    """Where a refresh leads, if it leads there within seconds."""
    match = _REFRESH.match(content)
    if match is None or int(match[1] or 0) > _LONGEST_PAUSE:
        return ""
    return match[2].strip()


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
