"""Entry files to JSON texts: from the cache where they are unchanged, in parallel where many."""

import json
import multiprocessing
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from catalog.copies import killed, processors
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

    Raises:
        CatalogError: a copy of this process was killed.
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
    at_once = processors() if len(files) >= PARALLEL else 1
    if at_once == 1:
        yield from (_value(root / file) for file in files)
        return
    chunks = [files[start : start + _CHUNK] for start in range(0, len(files), _CHUNK)]
    with ProcessPoolExecutor(at_once, multiprocessing.get_context("fork")) as pool:
        try:
            for values in pool.map(_values, [root] * len(chunks), chunks):
                yield from values
        except BrokenProcessPool:
            raise killed() from None


def _values(root: Path, files: Iterable[str]) -> list[Value]:
    return [_value(root / file) for file in files]


def _value(path: Path) -> Value:
    try:
        return json.dumps(read(path), ensure_ascii=False).encode()
    except (YamlProblem, OSError) as error:
        return error
