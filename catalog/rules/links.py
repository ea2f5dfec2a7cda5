"""Links: each target once, and where it belongs."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from catalog.finding import Fix, Remove, Severity
from catalog.model.catalog import Catalog
from catalog.model.entry import Entry
from catalog.model.link import Link
from catalog.rules.hosts import NO_OWNER, TWO_STEPS, keeps_code
from catalog.rules.interface import Problem, entry_rule
from catalog.rules.works import links
from catalog.text.urls import host_of, same_address, same_target

_ARCHIVES = (".zip", ".tar.gz", ".tgz", ".tar.bz2", ".rar", ".7z")


@entry_rule("duplicate-link", Severity.WARNING, "An entry gives each address once.")
def duplicate_link(entry: Entry, catalog: Catalog) -> Iterator[Problem]:
    """Report two links to one target; take the second out where it says nothing of its own.

    The forms of one arXiv record (abs, pdf) may stand side by side as `paper` and `pdf`.
    """
    if len(entry.links) < 2:
        return
    seen: dict[str, list[int]] = {}
    for number, link in enumerate(entry.links):
        for earlier in seen.setdefault(same_target(link.url), []):
            problem = _repeated(number, entry.links[earlier], link)
            if problem is not None:
                yield problem
                break
        seen[same_target(link.url)].append(number)


def _repeated(number: int, first: Link, second: Link) -> Problem | None:
    same_kind = first.kind == second.kind
    if not same_kind and same_address(first.url) != same_address(second.url):
        return None
    # One repository may hold an implementation in each of two frameworks.
    if first.framework and second.framework and first.framework != second.framework:
        return None
    message = f"{second.url} stands in this entry already, as {first.kind}. Take one of them out."
    fix = None
    if same_kind and second.model_copy(update={"url": first.url}) == first:
        fix = Fix("take the second out", (Remove(("links", number)),))
    return Problem(("links", number), message, fix)


@entry_rule("code-link-host", Severity.WARNING, "A code link leads to a repository.")
def code_link_host(entry: Entry, catalog: Catalog) -> Iterator[Problem]:
    """Report code links to hosts that keep no repositories, or to an owner of several."""
    for way, link in links(entry):
        # What is no address at all is told by `malformed-url`.
        if link.kind != "code" or not link.url.startswith("http"):
            continue
        if not keeps_code(link.url, catalog.config.links.code_hosts):
            if not link.url.endswith(_ARCHIVES):
                message = (
                    f"{host_of(link.url) or link.url!r} is not known to keep repositories. Change "
                    "`kind` (project, demo, other), or add the host to links.code_hosts in "
                    "data/catalog.yaml."
                )
                yield Problem((*way, "url"), message)
        elif not _is_repository(link.url):
            message = f"{link.url} is no repository. Link the repository itself (owner/name)."
            yield Problem((*way, "url"), message)


def _is_repository(url: str) -> bool:
    if host_of(url) not in TWO_STEPS:
        return True
    steps = [step for step in urlsplit(url).path.split("/") if step]
    return len(steps) >= 2 and steps[0] not in NO_OWNER
