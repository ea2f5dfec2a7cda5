"""From a field's name to its line and column."""

import re
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from catalog.finding import FieldPath, Where
from catalog.store.yamlfile import MAX_BYTES, YamlProblem, compose, read_text

_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
"""What libyaml counts as the end of a line (YAML 1.1, section 4.2)."""


def node_at(root: Any, field: FieldPath) -> tuple[Any, Any, bool]:
    """Walk down a node tree as far as the field's path leads.

    Args:
        root: a node tree of `catalog.store.yamlfile.compose`.
        field: the way to a value.

    Returns:
        `(key node or None, value node, whether the whole way exists)`. Where a step is missing,
        the nodes are those of the last step that exists.
    """
    key, node = None, root
    for step in field:
        if isinstance(node, yaml.MappingNode):
            for child_key, child in node.value:
                if child_key.value == str(step):
                    key, node = child_key, child
                    break
            else:
                return key, node, False
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            if not 0 <= step < len(node.value):
                return key, node, False
            key, node = None, node.value[step]
        else:
            return key, node, False
    return key, node, True


@lru_cache(maxsize=8)
def _tree(path: Path, stamp: tuple[int, int]) -> Any:
    return compose(read_text(path))


def position(root: Path, where: Where) -> tuple[int, int]:
    """The 1-based line and column of a place; `(1, 1)` where it is the whole file.

    Args:
        root: the list's root, which `where.file` is relative to.
        where: the place.
    """
    if where.line:
        return where.line, where.column or 1
    path = root / where.file
    try:
        stat = path.stat()
        tree = _tree(path, (stat.st_mtime_ns, stat.st_size))
    except (OSError, YamlProblem):
        return 1, 1
    if tree is None:
        return 1, 1
    key, node, complete = node_at(tree, where.field)
    target = key if key is not None and (where.on_key or not complete) else node
    return target.start_mark.line + 1, target.start_mark.column + 1


def placed_at(root: Path, where: Where) -> Where:
    """A place with its line and column."""
    line, column = position(root, where)
    return replace(where, line=line, column=column)


def source_line(root: Path, where: Where, line: int) -> str:
    """The text of a line of the file; empty where it cannot be read."""
    lines = lines_of(root / where.file)
    return lines[line - 1] if 0 < line <= len(lines) else ""


def lines_of(path: Path) -> tuple[str, ...]:
    """The lines of a file as YAML counts them; none where it cannot be read.

    Bytes that are no UTF-8 show as U+FFFD; a byte order mark is no part of the first line.
    """
    if not path.is_file():  # a pipe would never end
        return ()
    try:
        stat = path.stat()
        return _lines(path, (stat.st_mtime_ns, stat.st_size))
    except OSError:
        return ()


@lru_cache(maxsize=8)
def _lines(path: Path, stamp: tuple[int, int]) -> tuple[str, ...]:
    with path.open("rb") as stream:
        data = stream.read(MAX_BYTES)
    return tuple(_BREAK.split(data.decode("utf-8", "replace").removeprefix("\ufeff")))
