"""Putting generated files on disk, or comparing them with what is there."""

import difflib
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from catalog.errors import CatalogError
from catalog.model.artifact import Artifact, Drift
from catalog.store.files import write_atomic
from catalog.store.layout import BUILD

_CONTEXT = 2
_SHOWN_LINES = 12
_SHOWN_WIDTH = 160


def write(root: Path, artifacts: Iterable[Artifact]) -> tuple[str, ...]:
    """Write generated files, each whole or not at all.

    All of them are made before the first is written, so that a failure among them leaves the
    files of the last build as they were.

    Args:
        root: the list's root.
        artifacts: what to write.

    Returns:
        The paths of the files that changed; a file that holds its content already is left alone.

    Raises:
        CatalogError: a file cannot be written, or its path leads out of the root.
    """
    ready = [(artifact.path, _place(root, artifact), artifact.content) for artifact in artifacts]
    return tuple(path for path, place, content in ready if write_atomic(place, content))


def compare(root: Path, artifacts: Iterable[Artifact]) -> tuple[Drift, ...]:
    """Say which files are not what the data gives; nothing is written.

    A file under `build/` that is not there counts as not built yet, not as drift: a fresh copy
    of a list has none.

    Args:
        root: the list's root.
        artifacts: what the files should hold.
    """
    return tuple(drift for artifact in artifacts for drift in _drift(root, artifact))


def _drift(root: Path, artifact: Artifact) -> Iterator[Drift]:
    path = _place(root, artifact)
    try:
        found = path.read_bytes()
    except FileNotFoundError:
        if not artifact.path.startswith(f"{BUILD}/"):
            yield Drift(artifact.path, "is missing")
    except OSError as error:
        yield Drift(artifact.path, f"cannot be read: {error.strerror or error}")
    else:
        if found != artifact.content:
            diff = short_diff(found.decode("utf-8", "replace"), artifact.text)
            reason = "is not what the data gives"
            yield Drift(artifact.path, reason if diff else "differs in its line endings", diff)


def short_diff(old: str, new: str) -> str:
    """The first difference of two texts as a few lines of unified diff.

    Only the neighbourhood of the first difference is compared line by line, which takes no time
    on texts of any length. Empty where the texts differ in line endings alone.
    """
    before, after = old.splitlines(), new.splitlines()
    same = 0
    while same < min(len(before), len(after)) and before[same] == after[same]:
        same += 1
    if same == len(before) == len(after):
        return ""
    start = max(same - _CONTEXT, 0)
    window = slice(start, start + 5 * _SHOWN_LINES)
    lines = difflib.unified_diff(before[window], after[window], n=_CONTEXT, lineterm="")
    body = [line for line in lines if not line.startswith(("---", "+++", "@@"))]
    shown = [_cut(line) for line in body[:_SHOWN_LINES]]
    more = ["..."] if len(body) > len(shown) else []
    return "\n".join([f"@@ line {same + 1} @@", *shown, *more])


def _cut(line: str) -> str:
    return line if len(line) <= _SHOWN_WIDTH else line[: _SHOWN_WIDTH - 3] + "..."


def _place(root: Path, artifact: Artifact) -> Path:
    path = PurePosixPath(artifact.path)
    if path.is_absolute() or not path.parts or ".." in path.parts:
        raise CatalogError(
            f"{artifact.path!r}: an exporter may not write there.",
            "Artifacts are named by their path below the list's root.",
        )
    return root / path
