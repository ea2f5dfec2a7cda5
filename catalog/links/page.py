"""What a page says of itself: title, citation tags, what it is made for, where it leads on to."""

import html
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from catalog.links.charset import decode
from catalog.links.identify import PAGE, identifier
from catalog.links.phrases import kinds
from catalog.links.visible import is_comment, visible
from catalog.net.registry import Identifier
from catalog.text.identifiers import DOI, normal_arxiv, normal_doi

_META = re.compile(r"<meta[\s/]((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>", re.I)
_ATTRIBUTE = re.compile(r"([a-z:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.I)
_SPACES = re.compile(r"\s+")
_TAG = re.compile(r"<[^>]*>")
_NOSCRIPT = re.compile(r"<noscript\b.*?(?:</noscript\s*>|\Z)", re.S)
_LONGEST_TITLE = 500
_ASCII_LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}

_TITLES = ("citation_title", "eprints.title", "bepress_citation_title")
_AUTHORS = ("citation_author", "citation_authors", "bepress_citation_author")
_DESCRIBED = ("dc.title", "dcterms.title", "prism.title")
_CREATORS = ("dc.creator", "dcterms.creator")
_IDENTIFIERS = ("dc.identifier", "dc.identifier.doi", "dcterms.identifier", "prism.doi")

_REFRESH = re.compile(r"\s*(\d*)(?:\.\d*)?\s*[;,]\s*(?:url\s*=)?\s*[\"']?([^\"']+)", re.I)
_LONGEST_PAUSE = 15
"""Seconds after which a page that refreshes itself is one to be read rather than a signpost."""
_SCRIPTED = re.compile(
    r"(?<![\w$])(?:(?:window|document|self|top|parent)\s*\.\s*)?location"
    r"(?:\s*\.\s*href)?\s*(?:=\s*|\.\s*(?:replace|assign)\s*\(\s*)[\"']([^\"'\s]+)[\"']"
)
_SIGNPOST, _SIGNPOST_SOURCE = 200, 4000
"""Characters of visible text, and of source, that a page made only to lead on has at the most."""
_FORM = re.compile(r"<form\b.*?(?:</form\s*>|\Z)", re.S)
_PASSWORD = re.compile(r"<input\b[^>]*\btype\s*=\s*[\"']?password\b")
_LITTLE = 800
"""Characters of visible text that a page made only to log in has at the most."""


@dataclass(frozen=True)
class Page:
    """A page as its head describes it.

    Attributes:
        title: the text of `<title>`.
        heading: the text of the first `<h1>`.
        citation_titles: titles in citation tags (Highwire, EPrints, bepress), as
            https://scholar.google.com/intl/en/scholar/inclusion.html lists them.
        described: titles in Dublin Core and PRISM.
        bibliographic: whether these tags describe a work. Sites put Dublin Core into every page,
            so that it needs an identifier or several creators beside it.
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
    described: tuple[str, ...] = ()
    bibliographic: bool = False
    authors: tuple[str, ...] = ()
    also: tuple[Identifier, ...] = ()
    text: str = ""
    source: str = ""
    tags: Mapping[str, Sequence[str]] = field(default_factory=dict)
    refresh: str = ""

    @property
    def titles(self) -> tuple[str, ...]:
        """What the page calls its work, citation tags first, else what it calls itself."""
        if self.bibliographic:
            return self.citation_titles or self.described
        return (*((self.title,) if self.title else ()), *self.described)

    @cached_property
    def lines(self) -> str:
        """The beginning of the text that a reader sees, in lower case, a line between two tags."""
        return visible(self.source)

    @cached_property
    def shown(self) -> str:
        """The same in one line."""
        return self.lines.replace("\n", " ")

    @cached_property
    def asks_password(self) -> bool:
        """Whether it shows little else than one form, which asks for a password."""
        forms = _FORM.findall(self.source) if "password" in self.source else []
        return (
            len(forms) == 1
            and _PASSWORD.search(forms[0]) is not None
            and len(self.shown) <= _LITTLE
        )

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
        for found in _SCRIPTED.finditer(self.text):
            if not is_comment(self.source, found.start()):
                return found[1].replace("\\/", "/")
        return ""


def read_page(body: bytes, content_type: str) -> Page:
    """Read a page, however damaged.

    Args:
        body: its first bytes.
        content_type: the header; a body that is no HTML gives an empty page.
    """
    kind = content_type.lower()
    if "html" not in kind and not _looks_like_html(body, kind):
        return Page()
    text = decode(body, content_type)
    source = text.lower()
    if len(source) != len(text):
        source = text.translate(_ASCII_LOWER)
    tags = _tags(text, source)
    title = _element("title", text, source)[:_LONGEST_TITLE]
    heading = _element("h1", text, source)[:_LONGEST_TITLE]
    if not tags:
        return Page(title, heading, text=text, source=source)
    citation_titles = _readable(tags, _TITLES)
    described = () if citation_titles else _described(tags, title)
    bibliographic = bool(citation_titles or (described and _of_a_work(tags)))
    return Page(
        title=title,
        heading=heading,
        citation_titles=citation_titles,
        described=described,
        bibliographic=bibliographic,
        authors=_authors(tags) if bibliographic else (),
        also=_also(tags),
        text=text,
        source=source,
        tags=tags,
        refresh=_refresh(text, source) if "refresh" in tags else "",
    )


def _readable(tags: Mapping[str, list[str]], names: Iterable[str]) -> tuple[str, ...]:
    """Values of tags, each once; letters that could not be decoded prove nothing."""
    values = (value for name in names for value in tags.get(name, ()))
    return tuple(dict.fromkeys(value for value in values if "\ufffd" not in value))


def _described(tags: Mapping[str, list[str]], title: str) -> tuple[str, ...]:
    """Titles of Dublin Core and PRISM that are neither the page's own nor those of a wall."""
    found = _readable(tags, _DESCRIBED)
    return tuple(one for one in found if one.lower() != title.lower() and not kinds(one))


def _of_a_work(tags: Mapping[str, list[str]]) -> bool:
    """Whether Dublin Core and PRISM describe a work rather than the page or its site."""
    return (
        sum(len(tags.get(name, ())) for name in _CREATORS) > 1
        or any(one.scheme != PAGE for one in _also(tags))
        or any(name.startswith(("citation_", "prism.publication")) for name in tags)
    )


def _looks_like_html(body: bytes, kind: str) -> bool:
    """Whether a body whose header does not say so is a page (servers that send no type)."""
    start = body[:512].lstrip().lower()
    if b"<html" in start or start.startswith(b"<!doctype html"):
        return True
    return not kind and start.startswith((b"<title", b"<head", b"<script", b"<meta"))


def _element(name: str, text: str, source: str) -> str:
    """The text of the first element of a name, without the tags inside it."""
    start = source.find(f"<{name}")
    while start >= 0 and is_comment(source, start):
        start = source.find(f"<{name}", start + 1)
    opened = source.find(">", start)
    if start < 0 or opened < 0 or source[start + len(name) + 1] not in "> \t\r\n/":
        return ""
    end = source.find(f"</{name}", opened)
    return _plain(_TAG.sub(" ", text[opened + 1 : end])) if end >= 0 else ""


def _plain(text: str) -> str:
    return _SPACES.sub(" ", html.unescape(text) if "&" in text else text).strip()


def _tags(text: str, source: str) -> dict[str, list[str]]:
    tags: dict[str, list[str]] = {}
    for name, content in _metas(text, source):
        tags.setdefault(name, []).append(content)
    return tags


def _metas(text: str, source: str) -> Iterator[tuple[str, str]]:
    at = source.find("<meta")
    while at >= 0:
        match = _META.match(text, at)
        if match and not is_comment(source, at):
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


def _refresh(text: str, source: str) -> str:
    """Where a page leads within seconds; what it keeps for readers without scripts is not read."""
    for start, end in [found.span() for found in _NOSCRIPT.finditer(source)][::-1]:
        text, source = text[:start] + text[end:], source[:start] + source[end:]
    for value in _tags(text, source).get("refresh", ()):
        match = _REFRESH.match(value)
        if match is not None and int(match[1] or 0) <= _LONGEST_PAUSE:
            return match[2].strip()
    return ""


def _authors(tags: Mapping[str, list[str]]) -> tuple[str, ...]:
    for name in (*_AUTHORS, *_CREATORS):
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
    for name in ("citation_pdf_url", *_IDENTIFIERS):
        found += [one for v in tags.get(name, ()) if (one := _identifier(v)).scheme != PAGE]
    return tuple(dict.fromkeys(found))


def _identifier(value: str) -> Identifier:
    """The identifier in a tag: an address, or a DOI by itself."""
    doi = normal_doi(value)
    return Identifier("doi", doi) if DOI.match(doi) else identifier(value)
