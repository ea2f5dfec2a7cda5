"""Addresses as such: their form and their scheme."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from catalog.finding import FieldPath, Finding, Fix, Replace, Severity, Where
from catalog.model.catalog import Catalog
from catalog.model.config import Config
from catalog.model.entry import Entry
from catalog.rules.hosts import serves_https
from catalog.rules.interface import Problem, catalog_rule, entry_rule
from catalog.rules.works import addresses
from catalog.store import layout

_GOOD = re.compile(
    r"https?://(?:[a-z0-9-]+\.)+(?:[a-z]{2,}|xn--[a-z0-9-]+)(?::\d{1,4})?(?:[/?#][!#-;=?-~]*)?\Z",
    re.I,
)
_HOST = re.compile(
    r"(?:[\w-]+\.)+(?:[^\W\d_]{2,}|xn--[a-z0-9-]+)\.?|"
    r"\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-f:.]+\]|localhost",
    re.I,
)


@entry_rule("malformed-url", Severity.ERROR, "An address is a whole http or https address.")
def malformed_url(entry: Entry, catalog: Catalog) -> Iterator[Problem]:
    """Report what no browser would follow."""
    for field, url in addresses(entry):
        if not _GOOD.match(url):
            problem = _malformed(field, url, catalog)
            if problem is not None:
                yield problem


@catalog_rule("malformed-config-url", Severity.ERROR, "The list's own addresses are whole.")
def malformed_config_url(catalog: Catalog) -> Iterator[Finding]:
    """Report malformed addresses in `data/catalog.yaml`."""
    for field, url in _config_addresses(catalog.config):
        problem = None if _GOOD.match(url) else _malformed(field, url, catalog)
        if problem is not None:
            where = Where(layout.CONFIG, field=field)
            yield Finding("", Severity.ERROR, problem.message, where, problem.fix)


def _config_addresses(config: Config) -> Iterator[tuple[FieldPath, str]]:
    for field, url in (("url", config.url), ("repository", config.repository)):
        if url:
            yield (field,), url
    for key, source in config.lists.items():
        if source.url:
            yield ("lists", key, "url"), source.url


def _malformed(field: FieldPath, url: str, catalog: Catalog) -> Problem | None:
    reason = _reason(url)
    if reason is None:
        return None
    repaired = url.strip()
    if "://" not in repaired and serves_https(repaired, catalog.config.links.https_hosts):
        repaired = "https://" + repaired.lstrip("/")
    fix = None
    if _GOOD.match(repaired):
        fix = Fix(f"write {repaired}", (Replace(field, repaired),))
    return Problem(field, f"{url!r} is no address: {reason}", fix)


def _reason(url: str) -> str | None:
    """Why an address is none, or None where it only looks unusual."""
    if url != url.strip():
        return "spaces stand around it. Take them away."
    if any(char.isspace() or not char.isprintable() or char in '<>"' for char in url):
        return "it holds a space or another character that must be escaped. Write the link target."
    if not url.startswith(("http://", "https://")):
        return "it does not begin with http:// or https://. Write the whole address."
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError as error:
        return f"{str(error).rstrip('.')}. Correct the host."
    if not _HOST.fullmatch(host if ":" not in host else f"[{host}]"):
        return (
            f"{host!r} is no host name. Write the whole address."
            if host
            else ("it has no host. Write the whole address.")
        )
    return None


@entry_rule("insecure-link", Severity.WARNING, "Hosts that serve https are linked by https.")
def insecure_link(entry: Entry, catalog: Catalog) -> Iterator[Problem]:
    """Report http where https is known to be served, and repair it."""
    for field, url in addresses(entry):
        if not url.startswith("http://"):
            continue
        if serves_https(url, catalog.config.links.https_hosts) and not _has_port(url):
            secure = "https" + url[len("http") :]
            fix = Fix("write https", (Replace(field, secure),))
            yield Problem(field, f"this host serves https. Write {secure}.", fix)


def _has_port(url: str) -> bool:
    try:
        return urlsplit(url).port is not None
    except ValueError:
        return True
