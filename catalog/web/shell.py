"""The page shell: what the theme draws around a page, cut open where our own text goes."""

import re
from dataclasses import dataclass, field
from html import unescape
from posixpath import join, normpath

from catalog.errors import CatalogError
from catalog.text.escape import html_text

BODY = "catalog-shell-body"
DESCRIPTION = "catalog-shell-description"

_ROOT = "\0root\0"
_SLOTS = re.compile("\0([a-z]+)\0")
_ADDRESS = re.compile(r"""(\s(?:href|src|action)=")([^"#?]*)([^"]*")""")
_CONFIG_ADDRESS = re.compile(r'("(?:base|search)":\s*")([^"]*)(")')
_SCOPE = re.compile(r'(new URL\(")([^"]*)(",\s*location\))')
_TITLE = re.compile(r"<title>.*?</title>", re.S)
_OF_THE_PAGE = re.compile(r'\s*<link rel="(?:canonical|prev|next)"[^>]*>')
_TOPIC = re.compile(
    r'(data-md-component="header-topic">\s*<span class="md-ellipsis">).*?(?=</span>)', re.S
)
_HEADING_ID = re.compile(r'<h1[^>]*\sid="([^"]*)"')
_INDENT = re.compile(r"\s*\n\s*")
_ALIGNED = re.compile(r' style="text-align: (left|center|right);"')
_UNUSED = re.compile(
    r'<input class="md-toggle" data-md-toggle="(?:drawer|search)"[^>]*>\s*'
    r'|<label class="md-overlay"[^>]*></label>\s*'
    r'|<div data-md-component="announce">\s*</div>\s*'
    r'|<div class="md-dialog"[^>]*>\s*<div[^>]*></div>\s*</div>\s*'
)
_SKIP = re.compile(r'<div data-md-component="skip">\s*(.*?)\s*</div>', re.S)
_COMPONENT = re.compile(r' data-md-component="(?:container|main|content)"')
_TAG = re.compile(r"<[a-z][^<>]*>")
_ATTRIBUTE = re.compile(r'(?<=[\s"])([a-z-]+)="([^\s"\'=<>`\0]*[^\s"\'=<>`/\0])"')


@dataclass(frozen=True)
class Shell:
    """What the theme drew around one of its pages, as text between slots.

    Made from a page that holds nothing but `DESCRIPTION` and `BODY`, so that it depends on the
    theme as little as can be: the title element, the heading above `BODY`, and addresses that
    are relative to the page.

    Attributes:
        parts: text and slot names in turn, text first.
        anchor: id of the heading, at which the theme's "skip to content" aims.
        site_name: the theme's title of the site.
    """

    parts: tuple[str, ...]
    anchor: str
    site_name: str
    _at_depth: dict[int, tuple[str, ...]] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def cut(cls, html: str, path: str, site_name: str) -> "Shell":
        """Cut a page open.

        Args:
            html: the page as the theme wrote it.
            path: its address below the site, such as `papers/`.
            site_name: what stands behind the title in the window's bar.

        Raises:
            CatalogError: the page does not hold the marks.
        """
        start, end, anchor = _content(html, path)
        html = f"{html[:start]}\0body\0{html[end:]}"
        html, titles = _TITLE.subn("<title>\0title\0</title>", html, count=1)
        if not titles or "</head>" not in html:
            raise CatalogError(f"The theme's page {path} has no <title> or no </head>.", _HINT)
        html = _OF_THE_PAGE.sub("", html)
        html = _TOPIC.sub("\\1\0topic\0", html)
        html = html.replace(DESCRIPTION, "\0description\0")
        html = html.replace("</head>", "\0head\0</head>", 1)
        for pattern in (_ADDRESS, _CONFIG_ADDRESS, _SCOPE):
            html = pattern.sub(lambda m: m[1] + _from_root(m[2], path) + m[3], html)
        html = _INDENT.sub("\n", _COMPONENT.sub("", tidied(html))).strip()
        return cls(tuple(_SLOTS.split(_unquoted(html))), anchor, site_name)

    def page(self, *, path: str, title: str, description: str, head: str, body: str) -> str:
        """A whole page.

        Args:
            path: its address below the site; decides how its own links climb to the root.
            title: plain text.
            description: plain text, one sentence.
            head: HTML for the end of `<head>`.
            body: HTML for the content.
        """
        name = html_text(title)
        values = {
            "title": f"{name} - {html_text(self.site_name)}",
            "topic": name,
            "description": html_text(description),
            "head": head,
            "body": body,
        }
        depth = path.count("/")
        parts = self._at_depth.get(depth) or self._climbing(depth)
        text = list(parts)
        text[1::2] = [values[slot] for slot in parts[1::2]]
        return "".join(text)

    def _climbing(self, depth: int) -> tuple[str, ...]:
        """The parts for pages of a depth: every address starts there."""
        up = "../" * depth or "./"
        joined = "".join(
            f"\0{part}\0" if number % 2 and part != "root" else up if number % 2 else part
            for number, part in enumerate(self.parts)
        )
        self._at_depth[depth] = tuple(_SLOTS.split(joined))
        return self._at_depth[depth]


_HINT = "Check mkdocs.yml: does the theme show the content of a page?"


def tidied(html: str) -> str:
    """A page of the theme without what this site does not use and what its policy forbids.

    The theme's toggles belong to its drawer and search; Markdown aligns table cells by inline
    styles, which the Content-Security-Policy does not let through.
    """
    html = _ALIGNED.sub(r' class="c-\1"', _UNUSED.sub("", html))
    return _SKIP.sub(lambda found: " ".join(found[1].split()), html)


def _unquoted(html: str) -> str:
    """Attributes without the quotes that they do not need: a tenth of a page's frame.

    Source: https://html.spec.whatwg.org/multipage/syntax.html#unquoted. A value that ends in a
    slash keeps its quotes, as one before the end of a tag would be hard to read.
    """
    return _TAG.sub(lambda tag: _ATTRIBUTE.sub(r"\1=\2", tag[0]), html)


def _content(html: str, path: str) -> tuple[int, int, str]:
    """Where the marked content begins and ends, and the id of its heading."""
    mark = html.find(BODY)
    start = html.rfind("<h1", 0, mark) if mark >= 0 else -1
    if start < 0:
        raise CatalogError(
            f"The theme's page {path} does not hold the content of its source.", _HINT
        )
    end = html.index("</p>", mark) + len("</p>")
    found = _HEADING_ID.match(html, start)
    return start, end, unescape(found[1]) if found else "content"


def _from_root(address: str, path: str) -> str:
    """An address relative to the page at `path`, as one that starts at the root of the site."""
    if not address or re.match(r"[a-z][a-z0-9+.-]*:|/", address, re.I):
        return address
    target = normpath(join(path, address))
    if target == ".":
        return _ROOT
    slash = "/" if address.endswith(("/", "..", ".")) else ""
    return f"{_ROOT}{target}{slash}"
