"""What became of every link."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from functools import partial
from importlib import import_module
from pathlib import Path
from stat import S_ISREG
from typing import TYPE_CHECKING

from catalog.api.formats import known_format
from catalog.api.lists import read
from catalog.copies import beside
from catalog.finding import Finding, Severity

if TYPE_CHECKING:
    from catalog.links.outcome import Outcome
    from catalog.links.targets import Place
    from catalog.model.config import Config, LinkOptions
    from catalog.net.manners import Manners
    from catalog.net.registry import Access, Registry


_LONG = 32 * 1024
"""Bytes of a file from which on it is read beside everything else."""
_JUDGING = ("catalog.links.check", "catalog.links.report")
_ASKING = ("catalog.links.run", "catalog.sources")
"""What takes a quarter of the start, whose loading need not wait for the file."""


@dataclass(frozen=True)
class LinkReport:
    """What became of links.

    Attributes:
        outcomes: every link, in the order of targets.
        findings: what has to be said about them, sorted by file and place.
        repaired: addresses that `repair_links` replaced.
        unread: files of the list that cannot be read, so that nobody looked at their links.
    """

    outcomes: tuple[Outcome, ...]
    findings: tuple[Finding, ...]
    repaired: tuple[Finding, ...] = ()
    unread: tuple[str, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether a link is proven to be gone or to lead to another paper."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)


def links(
    root: Path,
    ids: Sequence[str] = (),
    *,
    file: Path | None = None,
    changed_since: str = "",
    offline: bool = False,
    over_https: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> LinkReport:
    """Find out what became of the links of a list, or of any file.

    Args:
        root: the list's root; there need not be a list if `file` is given.
        ids: entries to look at; all of them where none is named.
        file: a Markdown, BibTeX or text file to look at in place of the list.
        changed_since: a Git revision; only links that were added since then are looked at, and
            one that is gone or wrong fails at once.
        offline: ask nobody; report what earlier runs saw.
        over_https: try pages that answer over http over https too.
        progress: told how many targets are decided, and of how many.

    Raises:
        CatalogError: no list, no such entry, file or revision, no memory to write to, or a
            copy of this process was killed.
    """
    if file is None:
        from catalog.links.scope import list_scope

        loaded = read(root).loaded
        unread = tuple(sorted({finding.where.file for finding in loaded.findings}))
        config = loaded.catalog.config
        scope = list_scope(root, loaded.catalog, ids, changed_since)
        places, added = scope.places, scope.added
    else:
        config, places = _config_and_places(root, file)
        added, unread = frozenset(), ()
    from catalog.links.check import Settings, check
    from catalog.links.memory import FILE, Memory
    from catalog.links.report import findings
    from catalog.store import layout

    options = config.links

    def prepare(settings: Settings) -> Settings:
        from catalog.sources import REGISTRIES

        registries = registries_at_hand(REGISTRIES, options)
        return replace(
            settings,
            manners=manners_of(options, registries),
            registries=registries,
        )

    settings = Settings(offline=offline, rewrite=options.rewrite, added=added, prepare=prepare)
    if over_https:
        from catalog.links.engine import over_https as secured

        settings = replace(settings, over_https=secured)
    settings = replace(settings, progress=progress or settings.progress)
    with Memory(root / layout.CACHE / FILE) as memory:
        outcomes = check(places, memory, settings)
    found = findings(outcomes, config.rules)
    if file is None:
        from catalog.store.ignores import without_ignored

        found = tuple(without_ignored(root, found))
    return LinkReport(outcomes, found, unread=unread)


def _config_and_places(root: Path, file: Path) -> tuple[Config, tuple[Place, ...]]:
    """What the list says, and the links of a file; a long one is read beside."""
    from catalog.links.files import file_places

    reading, long = partial(file_places, file, str(file)), _is_long(file)
    with beside(reading) if long else nullcontext(reading) as places:
        from catalog.store.single import read_config  # It takes as long to load.

        config = read_config(root)
        if long:
            _load_next(root)
        found = places()
    from catalog.links.targets import asked

    return config, tuple(asked(found, config.links))


def _load_next(root: Path) -> None:
    """Load what will be wanted; a run that remembers links may not ask for any."""
    from catalog.links.memory import FILE
    from catalog.store import layout

    asks = not (root / layout.CACHE / FILE).exists()
    for module in (*_JUDGING, *_ASKING) if asks else _JUDGING:
        import_module(module)


def _is_long(file: Path) -> bool:
    try:
        seen = file.stat()
    except OSError:
        return False  # which reading it will say
    return S_ISREG(seen.st_mode) and seen.st_size > _LONG


def repair_links(root: Path, found: LinkReport) -> LinkReport:
    """Write the new addresses that are certain, and keep every other byte.

    Args:
        root: the list's root.
        found: what `links` found in the list.

    Raises:
        CatalogError: a file cannot be written.
    """
    from catalog.store.fix import apply_fixes

    repaired = apply_fixes(root, found.findings)
    left = tuple(finding for finding in found.findings if finding not in repaired)
    return replace(found, findings=left, repaired=repaired)


def link_report(root: Path, found: LinkReport, format_name: str = "text") -> str:
    """What became of links, as text.

    Args:
        root: what the files of the findings are relative to.
        found: what `links` or `repair_links` returned.
        format_name: a key of `catalog.reports.FORMATTERS`; `json` gives every link.

    Raises:
        CatalogError: there is no such format.
    """
    import json
    from functools import partial

    from catalog.links.report import annotated, as_json, as_text
    from catalog.reports import FORMATTERS
    from catalog.reports.interface import Sheet, above, locate
    from catalog.store.link_rules import LINK_RULES
    from catalog.store.locate import placed_at

    if format_name == "json":
        told = as_json(found.outcomes, partial(placed_at, root))
        return json.dumps(told, ensure_ascii=False, indent=2) + "\n"
    if format_name == "text":
        places = [(at.place, at.finding) for at in locate(root, found.findings)]
        return as_text(places, found.outcomes, found.repaired)
    known_format(format_name, FORMATTERS)
    shown = found.findings
    if format_name == "github":
        shown = annotated(shown, {one.place.where for one in found.outcomes if one.new})
    located = locate(root, shown)
    nouns = ("link", "links")
    return FORMATTERS[format_name](
        Sheet(
            located,
            LINK_RULES,
            len(found.outcomes),
            found.repaired,
            nouns=nouns,
            above=above(root),
        )
    )


def registries_at_hand(
    registries: Sequence[Registry], options: LinkOptions
) -> tuple[tuple[Registry, Access], ...]:
    """Registries at the addresses, and with the keys, that the environment names."""
    import os

    from catalog.sources import ADDRESSES, TOKENS, addresses, reachable

    tokens = {name: os.environ.get(variable, "") for name, variable in TOKENS.items()}
    named = addresses(os.environ.get(ADDRESSES, ""))
    return reachable(registries, named, options.mailto, tokens)


def manners_of(options: LinkOptions, registries: Sequence[tuple[Registry, Access]]) -> Manners:
    """How a run behaves towards hosts: what registries ask for, and what the list says."""
    from catalog.net.manners import HostLimits, Manners
    from catalog.sources import limits

    named = {
        host.lower(): HostLimits(one.at_once, one.spacing) for host, one in options.hosts.items()
    }
    return Manners(
        limits=HostLimits(options.at_once, options.spacing),
        hosts={**limits(registries), **named},
        mailto=options.mailto,
        allow_private=options.allow_private,
    )
