"""Links of any file: Markdown, BibTeX, or text."""

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from catalog.finding import Where
from catalog.links.identify import PAGE, identifier
from catalog.links.targets import Expected, Place
from catalog.store.files import text_of
from catalog.text.names import in_reading_order, split_name
from catalog.text.plain import plain

if TYPE_CHECKING:
    from markdown_it.token import Token

_BARE = re.compile(r"https?://[^\s<>\"'`\\^{}|]+", re.I)
_IN_HTML = re.compile(r"(?:href|src)\s*=\s*[\"']?(https?://[^\s\"'<>]+)", re.I)
_CLOSING = {")": "(", "]": "["}
_AND = re.compile(r"\s+and\s+")
_DOI = re.compile(r"10\.\d{4,9}/\S+")
_ARXIV = re.compile(r"\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7}")
_SIGN = re.compile(r"\{\\?([_%&#$~])\}|\\([_%&#$~])")
_TILDE = re.compile(r"\{?\\(?:textasciitilde|~)\s*(?:\{\})?\}?|\$\\sim\$")
_UNPRINTED = re.compile(r"\\(?:url|href|path|texttt)\b|[{}]")


def file_places(path: Path, name: str) -> tuple[Place, ...]:
    """Every http(s) link of a file.

    In BibTeX the title and authors of an entry say what its links should lead to; in Markdown
    and text nobody does, and the links are only held against the web.

    Args:
        path: the file.
        name: what to call it in findings.

    Raises:
        CatalogError: the file cannot be read.
    """
    text = text_of(path, "Name a Markdown, BibTeX or text file.")
    suffix = path.suffix.lower()
    if suffix in (".md", ".markdown"):
        return tuple(_markdown(text, name))
    if suffix == ".bib":
        return tuple(_bibtex(text, name))
    return tuple(_text(text, name))


def bare_urls(text: str) -> Iterator[str]:
    """Addresses in running text, without the punctuation that follows them."""
    for match in _BARE.finditer(text):
        url = match[0].rstrip(".,;:!?*_")
        while url[-1] in _CLOSING and url.count(url[-1]) > url.count(_CLOSING[url[-1]]):
            url = url[:-1].rstrip(".,;:!?*_")
        yield url


def _text(text: str, name: str) -> Iterator[Place]:
    for number, line in enumerate(text.splitlines(), start=1):
        for url in bare_urls(line):
            yield Place(Where(name, line=number, column=line.find(url) + 1), url)


def _markdown(text: str, name: str) -> Iterator[Place]:
    from markdown_it import MarkdownIt  # not needed for a catalogue

    lines = text.splitlines()
    parser = MarkdownIt("commonmark").enable("table")
    # Addresses stay as they are written: they are looked for in the lines, and asked as they are.
    parser.normalizeLink = str  # type: ignore[method-assign,assignment]
    parser.normalizeLinkText = str  # type: ignore[method-assign,assignment]
    for token in parser.parse(text):
        start, end = token.map or (0, 0)
        if token.type == "html_block":
            urls = _IN_HTML.findall(token.content)
        elif token.type == "inline":
            urls = list(_inline(token.children or []))
        else:
            continue
        find = partial(_where, lines, start, end, name)
        yield from (Place(find(url), url) for url in urls)


def _inline(children: list["Token"]) -> Iterator[str]:
    inside = 0
    for child in children:
        if child.type == "link_open":
            inside += 1
            yield from _web(str(child.attrGet("href") or ""))
        elif child.type == "link_close":
            inside -= 1
        elif child.type == "image":
            yield from _web(str(child.attrGet("src") or ""))
        elif child.type == "html_inline":
            yield from _IN_HTML.findall(child.content)
        elif child.type == "text" and not inside:
            yield from bare_urls(child.content)


def _web(url: str) -> Iterator[str]:
    if url.lower().startswith(("http://", "https://")):
        yield url


def _where(lines: list[str], start: int, end: int, name: str, url: str) -> Where:
    for number in range(start, min(end, len(lines))):
        column = lines[number].find(url)
        if column >= 0:
            return Where(name, line=number + 1, column=column + 1)
    return Where(name, line=start + 1)


def _bibtex(text: str, name: str) -> Iterator[Place]:
    from bibtexparser.entrypoint import parse_string  # not needed for a catalogue

    for entry in parse_string(text).entries:
        fields = {field.key.lower(): field for field in entry.fields}
        values = {key: str(field.value) for key, field in fields.items()}
        urls = [(key, url) for key in fields for url in _urls(key, values)]
        expected = _expected(values, [url for _, url in urls])
        for key, url in urls:
            line = (fields[key].start_line or entry.start_line or 0) + 1
            where = Where(name, entry.key, line=line)
            yield Place(where, url, "paper" if expected else "", expected)


def _urls(key: str, values: dict[str, str]) -> Iterator[str]:
    """The addresses of a field; of an identifier that cannot be read, one that will not answer."""
    value = _printed(values[key])
    if key == "doi" and value:
        found = _DOI.search(value)
        yield "https://doi.org/" + quote(found[0].rstrip(".,;") if found else value, safe="/:;()%")
    elif key == "eprint" and value and _archive(values) == "arxiv":
        known = _ARXIV.search(value)
        yield "https://arxiv.org/abs/" + (known[0] if known else quote(value))
    elif key in ("url", "pdf", "howpublished", "note", "ee", "link"):
        yield from bare_urls(value)


def _printed(value: str) -> str:
    r"""An address or identifier as TeX prints it: `{\_}` is `_`, and `\url` is not seen."""
    value = _TILDE.sub("~", value)
    value = _SIGN.sub(lambda sign: sign[1] or sign[2], value)
    return _UNPRINTED.sub(" ", value).strip()


def _archive(values: dict[str, str]) -> str:
    return values.get("archiveprefix", values.get("eprinttype", "arxiv")).lower()


def _expected(values: dict[str, str], urls: list[str]) -> Expected | None:
    title = plain(values.get("title", ""))
    if not title:
        return None
    written = (plain(name) for name in _AND.split(values.get("author", "")))
    names = (split_name(name) for name in written if name.lower() not in ("", "others"))
    known = (identifier(url) for url in urls)
    return Expected(
        titles=(title,),
        authors=tuple(in_reading_order(given, family) for given, family, _ in names),
        also=frozenset(one for one in known if one.scheme != PAGE),
        date=values.get("year", "") if values.get("year", "").isdigit() else "",
    )
