"""The website while somebody works on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from catalog.api.lists import Report, checked, read
from catalog.api.outputs import begun_site
from catalog.errors import CatalogError
from catalog.store import layout


def serve(
    root: Path,
    *,
    port: int,
    ready: Callable[[str], None],
    tell: Callable[[str], None],
    findings: Callable[[Report], None],
) -> None:
    """Serve the website on this computer and rebuild it on every change, until interrupted.

    An edit that breaks the list, a page or a template is told of, and the old site stays.

    Args:
        root: the folder that holds `data/`.
        port: port to listen on; 0 takes a free one.
        ready: told the address once the site can be looked at.
        tell: told in a line what every build did or why it failed.
        findings: told what is wrong with a list that cannot be built.

    Raises:
        CatalogError: the port is in use, or the first build fails.
    """
    from contextlib import suppress

    from catalog.render import environment
    from catalog.web.preview import Versions, follow, serving

    versions = Versions()
    watched = [root / name for name in WATCHED]

    def rebuild(changed: frozenset[Path]) -> bool:
        if any(path.is_relative_to(root / "templates") for path in changed):
            environment.cache_clear()  # a new one of the list's own may replace a packaged one
        try:
            return _build_preview(root, tell, findings)
        except CatalogError as error:
            tell("\n  ".join(part for part in (error.message, error.hint) if part))
            return False

    with suppress(KeyboardInterrupt), serving(root / layout.WEBSITE, port, versions) as address:
        if _build_preview(root, tell, findings):
            versions.advance()
        ready(address)
        follow(watched, rebuild, versions)


WATCHED = ("data", "site", "templates", "mkdocs.yml")
"""What the website is made of, below the root of the list."""


def _build_preview(
    root: Path, tell: Callable[[str], None], findings: Callable[[Report], None]
) -> bool:
    from time import perf_counter

    start = perf_counter()
    texts = read(root)
    with begun_site(texts) as take:
        finish = take(texts.loaded.catalog)
        _, report = checked(texts)
        if report.failed:
            findings(report)
            tell("The list has errors; the site stays as it is.")
            return False
        made = finish()
    for warning in made.warnings:
        tell(f"mkdocs: {warning}")
    tell(f"{made.pages:,} pages, {perf_counter() - start:.2f} s.")
    return True
