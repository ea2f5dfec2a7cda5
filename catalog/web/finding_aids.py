"""What feed readers, search engines and browsers look for at fixed addresses."""

import json
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import Any

from catalog.model.config import Config
from catalog.text.escape import one_line
from catalog.web.contents import Contents, EntryView
from catalog.web.links import safe_url

File = tuple[str, bytes]

_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_URLSET = "http://www.sitemaps.org/schemas/sitemap/0.9"
_SITEMAP_MOST = 50_000
_FEED_MOST = 50


def finding_aids(contents: Contents, paths: Sequence[str]) -> Iterator[File]:
    """The files by their names; those that need the site's address only where it has one.

    Args:
        contents: the catalogue on its shelves.
        paths: every page below the site.
    """
    config = contents.catalog.config
    yield "manifest.webmanifest", web_manifest(config)
    base = safe_url(config.url).rstrip("/")
    if base:
        yield from sitemaps(base, paths)
        yield "robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {base}/sitemap.xml\n".encode()
        yield "opensearch.xml", open_search(config, base)
        yield "feed.xml", atom(contents, base)


def sitemaps(base: str, paths: Iterable[str], most: int = _SITEMAP_MOST) -> Iterator[File]:
    """Sitemaps (https://www.sitemaps.org/protocol.html) without dates.

    Args:
        base: address of the website, without a slash at its end.
        paths: every page below it.
        most: how many addresses a file may hold; above that there is an index of files.
    """
    addresses = [escape(f"{base}/{path}") for path in sorted(paths)]
    if len(addresses) <= most:
        yield "sitemap.xml", _urlset(addresses)
        return
    names = []
    for number, start in enumerate(range(0, len(addresses), most), 1):
        names.append(f"sitemap-{number}.xml")
        yield names[-1], _urlset(addresses[start : start + most])
    lines = "\n".join(f"<sitemap><loc>{escape(f'{base}/{name}')}</loc></sitemap>" for name in names)
    yield "sitemap.xml", _document(f'<sitemapindex xmlns="{_URLSET}">\n{lines}\n</sitemapindex>')


def _urlset(addresses: Iterable[str]) -> bytes:
    lines = "\n".join(f"<url><loc>{address}</loc></url>" for address in addresses)
    return _document(f'<urlset xmlns="{_URLSET}">\n{lines}\n</urlset>')


def _document(text: str) -> bytes:
    return f"{_XML}{text}\n".encode()


def open_search(config: Config, base: str) -> bytes:
    """How a browser's address bar searches the list.

    Format: https://github.com/dewitt/opensearch/blob/master/opensearch-1-1-draft-6.md; a short name
    has 16 characters at the most, a description 1024.
    """
    title = _xml(config.title)
    about = _xml(config.description or config.title)[:1000]
    return _document(
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n'
        f"<ShortName>{escape(shortened(title, 16))}</ShortName>\n"
        f"<LongName>{escape(shortened(title, 48))}</LongName>\n"
        f"<Description>{escape(about)}</Description>\n"
        "<InputEncoding>UTF-8</InputEncoding>\n"
        f'<Url type="text/html" template="{escape(base)}/papers/?q={{searchTerms}}"/>\n'
        "</OpenSearchDescription>"
    )


def shortened(text: str, most: int) -> str:
    """As many whole words as there is room for; a first word that is too long is cut."""
    if len(text) <= most:
        return text
    return text[: most + 1].rpartition(" ")[0].rstrip(" ,;:–—-") or text[:most]


def web_manifest(config: Config) -> bytes:
    """What a browser shows of the site among its applications (https://www.w3.org/TR/appmanifest).

    Addresses are relative to the manifest, so it holds below any path.
    """
    icon = {"src": "assets/favicon.svg", "sizes": "any", "type": "image/svg+xml"}
    data: dict[str, Any] = {
        "name": config.title,
        "short_name": shortened(config.title, 30),
        "description": config.description,
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",
        "background_color": "#ffffff",
        "theme_color": "#ffffff",
        "icons": [icon],
    }
    return json.dumps(data, ensure_ascii=False, indent=1).encode() + b"\n"


def atom(contents: Contents, base: str) -> bytes:
    """The latest additions as a feed (RFC 4287, https://www.rfc-editor.org/rfc/rfc4287).

    An entry is as old as its `added`; entries without one are left out, as a feed must date them.
    """
    config = contents.catalog.config
    dated = [view for view in contents.recent if view.entry.added][:_FEED_MOST]
    newest = _moment(dated[0].entry.added) if dated else "1970-01-01T00:00:00Z"
    entries = "\n".join(_entry(view, base) for view in dated)
    return _document(
        '<feed xmlns="http://www.w3.org/2005/Atom">\n'
        f"<title>{escape(_xml(config.title))}</title>\n"
        f"<subtitle>{escape(_xml(config.description))}</subtitle>\n"
        f"<id>{escape(base)}/</id>\n"
        f'<link href="{escape(base)}/"/>\n'
        f'<link rel="self" type="application/atom+xml" href="{escape(base)}/feed.xml"/>\n'
        f"<updated>{newest}</updated>\n"
        f"<author><name>{escape(_xml(config.title))}</name></author>\n"
        f"{entries}\n</feed>"
    )


def _entry(view: EntryView, base: str) -> str:
    entry = view.entry
    url = escape(f"{base}/{view.path}")
    where = f"{view.venue_label} {entry.year or ''}".strip()
    said = ". ".join(part.rstrip(".") for part in (view.byline, where, entry.summary) if part)
    authors = "".join(
        f"<author><name>{escape(_xml(author.name))}</name></author>" for author in entry.authors
    )
    terms = "".join(
        f'<category term="{escape(category.id)}" label="{escape(_xml(category.title))}"/>'
        for category in view.categories
    )
    return (
        f"<entry><title>{escape(_xml(entry.title))}</title><id>{url}</id>"
        f'<link href="{url}"/><updated>{_moment(entry.added)}</updated>{authors}{terms}'
        f"<summary>{escape(_xml(said))}.</summary></entry>"
    )


def _xml(text: str) -> str:
    """Text without the characters that XML 1.0 cannot hold, on one line."""
    return "".join(char for char in one_line(text) if char not in "\ufffe\uffff")


def _moment(day: str | None) -> str:
    """A day as precise as it is known, as the moment at which it began."""
    parts = [*(day or "1970").split("-"), "01", "01"][:3]
    return f"{'-'.join(parts)}T00:00:00Z"
