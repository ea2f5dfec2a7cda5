"""One script for the browser from the modules it is written in.

The modules (`templates/site/browse/`) are plain ECMAScript and run as they are; joined they are one
request and, minified, fewer bytes. Each becomes a function that gives what it exports, so
that names need not be unique. A module exports declarations, one name each.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from catalog.errors import CatalogError
from catalog.render import template_folders
from catalog.search.ink import IndexFile, ready

FOLDER = "site/browse"
SCRIPTS = ("browse", "pick")
"""Modules that pages load; each becomes `assets/NAME.js`."""

_IMPORT = re.compile(r'^import \{([^}]*)\} from "\./([\w-]+)\.js";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const|let) )", re.MULTILINE)
_EXPORTED = re.compile(r"^export (?:async )?(?:function|class|const|let) ([\w$]+)", re.MULTILINE)


def script_files(root: Path) -> Iterator[IndexFile]:
    """Give the scripts that pages load.

    Args:
        root: the list's root, whose `templates/` come first.

    Raises:
        CatalogError: a module asks for one that there is not.
    """
    modules = _modules(root)
    for name in SCRIPTS:
        yield ready(f"assets/{name}.js", joined(modules, name).encode())


def joined(modules: Mapping[str, str], entry: str) -> str:
    """One script that does what a module does with all it imports.

    Args:
        modules: source by name.
        entry: the module that a page loads.

    Raises:
        CatalogError: a module asks for one that there is not.
    """
    order: list[str] = []

    def visit(name: str, asked_by: str) -> None:
        if name in order:
            return
        if name not in modules:
            raise CatalogError(
                f"templates/{FOLDER}/{asked_by}.js asks for {name}.js, which there is not.",
                "Correct the import, or add the module.",
            )
        for found in _IMPORT.finditer(modules[name]):
            visit(found[2], name)
        order.append(name)

    visit(entry, entry)
    pieces = [_wrapped(name, modules[name]) for name in order[:-1]]
    # Only where scripts are made: nothing else is to wait for it.
    from rjsmin import jsmin

    return str(jsmin("\n".join((*pieces, _body(modules[entry])))))


def _modules(root: Path) -> dict[str, str]:
    found: dict[str, str] = {}
    for folder in reversed(template_folders(root)):
        for path in sorted((folder / FOLDER).glob("*.js")):
            found[path.stem] = path.read_text(encoding="utf-8")
    return found


def _wrapped(name: str, source: str) -> str:
    exported = ", ".join(_EXPORTED.findall(source))
    return f"const m_{name} = (() => {{\n{_body(source)}\nreturn {{ {exported} }};\n}})();"


def _body(source: str) -> str:
    def import_(found: re.Match[str]) -> str:
        names = ", ".join(part.strip() for part in found[1].split(",") if part.strip())
        return f"const {{ {names.replace(' as ', ': ')} }} = m_{found[2]};\n"

    return _EXPORT.sub("", _IMPORT.sub(import_, source)).strip()
