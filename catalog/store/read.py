"""Entry files to JSON texts: from the cache where they are unchanged, in parallel where many."""

import json
import multiprocessing
import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from catalog.store.cache import ParseCache
from catalog.store.snapshot import Stamp
from catalog.store.yamlfile import YamlProblem, read

Value = bytes | YamlProblem | OSError
"""The JSON text of a file, or why there is none."""

PARALLEL = 2_000
"""Fewer changed files than this are read by one process: starting others would cost more."""
_CHUNK = 500


def read_entries(
    root: Path, files: Sequence[tuple[str, Stamp | None]], cache: ParseCache
) -> Iterator[tuple[str, Value]]:
    """Read entry files in the order given.

    Args:
        root: the list's root.
        files: paths relative to the root with their stamps.
        cache: what was read before; learns what is read now.

    Yields:
        Each path with its value.
    """
    known = {file: cache.get(file, stamp) if stamp else None for file, stamp in files}
    fresh = _parse_all(root, [file for file, text in known.items() if text is None])
    for file, stamp in files:
        text = known.pop(file)
        if text is not None:
            yield file, text
            continue
        value = next(fresh)
        if isinstance(value, bytes) and stamp:
            cache.put(file, stamp, value)
        yield file, value


def _parse_all(root: Path, files: list[str]) -> Iterator[Value]:
    cores = os.cpu_count() or 1
    if len(files) < PARALLEL or cores == 1 or "fork" not in multiprocessing.get_all_start_methods():
        yield from (_value(root / file) for file in files)
        return
    chunks = [files[start : start + _CHUNK] for start in range(0, len(files), _CHUNK)]
    with ProcessPoolExecutor(cores, multiprocessing.get_context("fork")) as pool:
        for values in pool.map(_values, [root] * len(chunks), chunks):
            yield from values


def _values(root: Path, files: Iterable[str]) -> list[Value]:
    return [_value(root / file) for file in files]


def _value(path: Path) -> Value:
    try:
        return json.dumps(read(path), ensure_ascii=False).encode()
    except (YamlProblem, OSError) as error:
        return error
