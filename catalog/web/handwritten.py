"""The pages that people write: gathered, and built by mkdocs or a successor as a program."""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import yaml

from catalog.errors import CatalogError
from catalog.model.config import Config
from catalog.render import template_folders
from catalog.store import layout
from catalog.store.files import unwritable
from catalog.text.escape import html_text
from catalog.text.urls import host_of
from catalog.web.links import safe_url
from catalog.web.pages import SECTIONS
from catalog.web.shell import BODY, DESCRIPTION

_SHELL_PAGE = """---
description: {description}
search:
  exclude: true
hide:
  - navigation
  - toc
---

# {title}

{body}
"""
_SHOWN_LINES = 12
_WARNING = re.compile(r"WARNING\s+-\s+(.*)")


@dataclass(frozen=True, slots=True)
class HandWritten:
    """What mkdocs made.

    Attributes:
        site: the folder with its pages; not to be changed, because it serves the next build too.
        warnings: what it had to say about the sources.
    """

    site: Path
    warnings: tuple[str, ...]


def build_hand_written(root: Path, config: Config, work: Path) -> HandWritten:
    """Build the list's `site/` with mkdocs, or take what is there if nothing has changed.

    Args:
        root: the list's root; for a page or an `mkdocs.yml` that it lacks the packaged one serves.
        config: what the list says about itself.
        work: folder for the gathered sources and mkdocs' output; only this room writes there.

    Raises:
        CatalogError: mkdocs fails, its file holds no settings, or `work` cannot be written.
    """
    sources = dict(_sources(root))
    inherited = _mkdocs_yml(root)
    settings = _settings(config)
    engine = config.site.engine
    stamp = _stamp(sources, {"engine": engine, **settings}, _read_settings(inherited))
    made, note = work / "site", work / "stamp.json"
    known = _read_note(note)
    if known.get("stamp") == stamp and (made / "index.html").is_file():
        return HandWritten(made, tuple(known["warnings"]))
    try:
        note.unlink(missing_ok=True)
        _write_sources(work, sources)
        _write_settings(work, inherited, settings)
        warnings = _run(engine, work)
        note.write_text(json.dumps({"stamp": stamp, "warnings": warnings}), encoding="utf-8")
    except OSError as error:
        raise unwritable(Path(error.filename or work), error) from None
    return HandWritten(made, warnings)


def _sources(root: Path) -> Iterator[tuple[str, bytes]]:
    """Path below the work folder and content of every file that mkdocs is to see.

    `docs/` becomes the site, `theme/` stands before the theme's own templates. Of two files of one
    path the later counts: the list's own take the place of the packaged.
    """
    packaged = template_folders(root)[-1] / "site"
    for folder in reversed(template_folders(root)):
        yield from _files(folder / "site/theme", "theme/")
    yield from _files(packaged / "assets", "docs/assets/")
    yield from _files(packaged / "pages", "docs/")
    for path, content in _files(root / layout.SITE, ""):
        section = path.split("/", 1)[0]
        if section in SECTIONS and path.endswith(("/index.md", "/README.md")):
            raise CatalogError(
                f"{layout.SITE}/{path}: this address belongs to a page that is made from data.",
                "Give the page another name.",
            )
        yield f"docs/{path}", content
    for section, title in SECTIONS.items():
        page = _SHELL_PAGE.format(title=title, description=DESCRIPTION, body=BODY)
        yield f"docs/{section}/index.md", page.encode()


def _files(folder: Path, prefix: str) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.name.startswith("."):
            yield prefix + path.relative_to(folder).as_posix(), _read(path)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        message = f"{path}: cannot be read: {error.strerror or error}."
        raise CatalogError(message, "Check the permissions of the file.") from None


def _mkdocs_yml(root: Path) -> Path:
    own = root / layout.MKDOCS
    return own if own.is_file() else template_folders(root)[-1] / "site" / layout.MKDOCS


def _read_settings(path: Path) -> bytes:
    """An `mkdocs.yml`, of which mkdocs tells only with a traceback that it holds no settings."""
    content = _read(path)
    try:
        node = yaml.compose(content, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        return content  # mkdocs says where
    if not isinstance(node, yaml.MappingNode):
        raise CatalogError(
            f"{path}: the file holds no settings.", "Write `name: value` lines, or remove it."
        )
    return content


def _settings(config: Config) -> dict[str, Any]:
    """What the data adds to the configuration that people write.

    No `repo_url`: the theme would ask the host of the repository for its stars from the reader's
    browser. A plain link in the footer does.
    """
    settings: dict[str, Any] = {
        "docs_dir": "docs",
        "site_dir": "site",
        # The theme puts both into its pages as they are.
        "site_name": config.title.replace("<", "&lt;"),
        "site_description": html_text(
            config.description or f"{config.title}: the papers of a field."
        ),
        "use_directory_urls": True,
    }
    if safe_url(config.url):
        settings["site_url"] = config.url.rstrip("/") + "/"
    settings["extra"] = {"catalog": {"policy": POLICY, "footer": _footer(config)}}
    return settings


POLICY = (
    "default-src 'self';img-src 'self' data:;object-src 'none';base-uri 'none';form-action 'self'"
)
"""What a page may load (https://www.w3.org/TR/CSP3/): files of its own site alone, and the pictures
that the theme's stylesheets hold in themselves."""


def _footer(config: Config) -> list[dict[str, str]]:
    links = [{"title": "Overview", "url": "overview/"}]
    if safe_url(config.url):
        links.append({"title": "Feed of additions", "url": "feed.xml"})
    if safe_url(config.repository):
        title = f"Source on {host_of(config.repository)}"
        links.append({"title": html_text(title), "url": html_text(config.repository)})
    return links


def _write_settings(work: Path, inherited: Path, settings: Mapping[str, Any]) -> None:
    parent = Path(os.path.relpath(inherited, work)).as_posix()
    text = json.dumps({"INHERIT": parent, **settings}, indent=1, ensure_ascii=False)
    (work / layout.MKDOCS).write_text(text, encoding="utf-8")  # JSON is YAML


def _stamp(sources: Mapping[str, bytes], settings: Mapping[str, Any], inherited: bytes) -> str:
    """A digest of everything that mkdocs' output depends on."""
    digest = hashlib.sha256()
    parts = [
        json.dumps(settings).encode(),
        inherited,
        *(_version(name).encode() for name in _PROGRAMS),
    ]
    for path in sorted(sources):
        parts += [path.encode(), sources[path]]
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()


_PROGRAMS = ("mkdocs", "properdocs", "mkdocs-material", "pymdown-extensions", "markdown")


def _version(distribution: str) -> str:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return ""


def _read_note(note: Path) -> Mapping[str, Any]:
    try:
        known = json.loads(note.read_bytes())
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) and "warnings" in known else {}


def _write_sources(work: Path, sources: Mapping[str, bytes]) -> None:
    for folder in ("docs", "theme"):
        shutil.rmtree(work / folder, ignore_errors=True)
        (work / folder).mkdir()
    for path, content in sources.items():
        target = work / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def _run(engine: str, work: Path) -> tuple[str, ...]:
    """Run mkdocs, or what is to take its place, in `work` and give its warnings, one a line."""
    if find_spec(engine) is None:
        raise CatalogError(
            f"{layout.CONFIG}: the website is to be built with {engine}, which is not installed.",
            f"Run `python -m pip install {engine}`, or take `engine` out of `site`.",
        )
    command = [sys.executable, "-m", engine, "build", "--clean", "-f", "mkdocs.yml"]
    quiet = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    ended = subprocess.run(
        command,
        cwd=work,
        env={**os.environ, **quiet, "PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    lines = tuple(line.rstrip() for line in ended.stdout.splitlines() if line.strip())
    if ended.returncode != 0:
        last = [line for line in lines if not line.startswith("INFO")][-_SHOWN_LINES:]
        said = "\n".join(last) or f"exit code {ended.returncode}"
        raise CatalogError(
            f"{engine} could not build the website:\n{said}",
            f"Check {layout.MKDOCS} and the pages in {layout.SITE}/.",
        )
    told = (_WARNING.match(line) for line in lines)
    return tuple(match[1] for match in told if match)
