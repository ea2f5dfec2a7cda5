"""One stylesheet in the place of several: a page waits for one file and names one."""

import re
from collections.abc import Mapping
from hashlib import blake2b

_LINK = re.compile(r'<link rel="stylesheet" href="([^"]*)">\s*')
_ELSEWHERE = re.compile(r"""url\(\s*["']?(?!["']?(?:data:|#))|@import""", re.I)
_SOURCE_MAP = re.compile(r"/\*# sourceMappingURL=.*?\*/\s*")


def joined(
    pages: Mapping[str, str], files: Mapping[str, bytes]
) -> tuple[dict[str, str], str, bytes]:
    """Join the stylesheets that every page names.

    A file that refers to others by relative addresses would lose them, and one that only some
    pages name is not everybody's: both stay as they are, and all that come after them.

    Args:
        pages: HTML of the pages by their path below the site.
        files: stylesheets by their path below the site.

    Returns:
        The pages naming the new file, its path, and its content; the path is empty where there
        is nothing to join.
    """
    named = [_leading(html, path, files) for path, html in pages.items()]
    common = _common(named)
    if not common:
        return dict(pages), "", b""
    content = b"\n".join(_SOURCE_MAP.sub("", files[name].decode()).encode() for name in common)
    target = f"assets/site.{blake2b(content, digest_size=4).hexdigest()}.css"
    return (
        {path: _naming(html, target, len(common)) for path, html in pages.items()},
        target,
        content,
    )


def _leading(html: str, path: str, files: Mapping[str, bytes]) -> list[str]:
    """The first stylesheets of a page, as far as they can be joined."""
    found = []
    for match in _LINK.finditer(html):
        name = _below(match[1])
        if name not in files or _ELSEWHERE.search(files[name].decode()):
            break
        found.append(name)
    return found


def _below(address: str) -> str:
    """A stylesheet's path below the site; pages name it relative to themselves or by its path."""
    return address[address.rfind("assets/") :] if "assets/" in address else address


def _common(named: list[list[str]]) -> list[str]:
    """The longest beginning that all lists share."""
    shared = []
    for names in zip(*named, strict=False):
        if len(set(names)) > 1:
            break
        shared.append(names[0])
    return shared


def _naming(html: str, target: str, replaced: int) -> str:
    """A page that names the new stylesheet in the place of its first ones."""
    links = list(_LINK.finditer(html))[:replaced]
    address = links[0][1]
    link = f'<link rel="stylesheet" href="{address[: address.rfind("assets/")]}{target}">\n'
    for found in reversed(links):
        html = html[: found.start()] + html[found.end() :]
    return html[: links[0].start()] + link + html[links[0].start() :]
