"""Which links a change adds: what stands in the files now and did not at a Git revision."""

import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from catalog.errors import CatalogError
from catalog.links.collect import places_of
from catalog.links.targets import target_key
from catalog.model.entry import Entry, Paper, Resource
from catalog.store import layout
from catalog.store.yamlfile import YamlProblem, parse

if TYPE_CHECKING:
    from catalog.model.catalog import Catalog


def added_keys(root: Path, revision: str, catalog: "Catalog") -> frozenset[str]:
    """Keys of the targets that entries link to now and did not where the branch began.

    Args:
        root: the list's root, inside a Git work tree.
        revision: a branch, tag or commit, such as `origin/main`.
        catalog: the list as it is now.

    Raises:
        CatalogError: Git is missing, `root` is no work tree, or there is no such revision.
    """
    base = _branching_point(root, revision)
    changed = _changed(root, base)
    # A link that moves from one entry to another, or with an entry that gets another id, is known.
    known: set[str] = set()
    for file in changed:
        before = _entry_at(root, base, file)
        known |= _keys(before, file) if before is not None else set()
    found: set[str] = set()
    for entry in catalog.entries:
        file = catalog.files[entry.id]
        if file in changed:
            found |= _keys(entry, file) - known
    return frozenset(found)


def _keys(entry: Entry, file: str) -> set[str]:
    return {target_key(place.url) for place in places_of(entry, file)}


def _branching_point(root: Path, revision: str) -> str:
    commit = _git(
        root, "rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"
    )
    if commit is None and _git(root, "rev-parse", "--git-dir") is None:
        raise CatalogError(
            f"{root}: this folder is in no Git repository.",
            "Check all links, or run the command in a clone.",
        )
    if commit is None:
        raise CatalogError(
            f"{root}: Git knows no revision {revision!r} here.",
            "Name a branch, tag or commit; on CI fetch it first.",
        )
    base = _git(root, "merge-base", commit.strip().decode(), "HEAD")
    return (base or commit).strip().decode()


def _changed(root: Path, base: str) -> frozenset[str]:
    """Entry files that differ from a commit, those that are gone, and those not known to Git."""
    folders = (layout.PAPERS, layout.RESOURCES)
    tracked = _git(
        root, "diff", "--name-only", "--no-renames", "--relative", "-z", base, "--", *folders
    )
    new = _git(root, "ls-files", "--others", "--exclude-standard", "-z", "--", *folders)
    names = (tracked or b"") + (new or b"")
    return frozenset(name.decode("utf-8", "replace") for name in names.split(b"\0") if name)


def _entry_at(root: Path, commit: str, file: str) -> Entry | None:
    content = _git(root, "show", f"{commit}:./{file}")
    if content is None:
        return None
    model: type[Entry] = Paper if file.startswith(layout.PAPERS) else Resource
    try:
        return model.model_validate(parse(content))
    except (YamlProblem, ValidationError):
        return None


def _git(root: Path, *arguments: str) -> bytes | None:
    """What Git says, or None where it says no."""
    program = shutil.which("git")
    if program is None:
        raise CatalogError("git is not installed.", "Install it, or leave out --changed-since.")
    run = subprocess.run([program, "-C", str(root), *arguments], capture_output=True, check=False)
    return run.stdout if run.returncode == 0 else None
