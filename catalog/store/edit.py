"""Changing a value in a YAML file and no other byte.

Every change is tried before it counts: the new text is read back, and it must hold exactly what
the old one held, with the edits made. A change that cannot be written so is refused.
"""

import copy
import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any, NamedTuple

import yaml

from catalog.finding import FieldPath, Remove, Replace
from catalog.store.locate import node_at
from catalog.store.yamlfile import YamlProblem, compose, construct, decode

_PLAIN = re.compile(r"[^\W\d_](?:[\w ./()+'-]*[\w)])?\Z")
_TYPED_ELSEWHERE = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
"""Plain words that readers of YAML 1.1 do not take as text."""
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


class _Change(NamedTuple):
    """New text for the characters from `start` to `end`."""

    start: int
    end: int
    text: str


def scalar(value: str | int) -> str:
    """A value as YAML writes it on one line, in a block or in `[...]`.

    Plain where every reader of YAML takes it as this text, else in double quotes.
    """
    if isinstance(value, int):
        return str(value)
    plain = _PLAIN.match(value) and value.lower() not in _TYPED_ELSEWHERE
    return value if plain else quoted(value)


def quoted(value: str) -> str:
    """Text in double quotes with the escapes of YAML 1.2.2, section 5.7."""
    return '"' + "".join(_ESCAPES.get(char) or _printable(char) for char in value) + '"'


def _printable(char: str) -> str:
    if char.isprintable():
        return char
    return f"\\u{ord(char):04x}" if ord(char) < 0x10000 else f"\\U{ord(char):08x}"


def apply(data: bytes, edits: Iterable[Replace | Remove]) -> bytes:
    """Apply edits to the bytes of a file; everything that they do not name stays as it is.

    Args:
        data: the file as it is.
        edits: changes; two that touch the same place are refused.

    Returns:
        The new bytes.

    Raises:
        YamlProblem: the file is no YAML.
        ValueError: a field does not exist or is no scalar, two edits overlap, or a change cannot
            be made without changing something else.
    """
    wanted = tuple(edits)
    bom = "\ufeff" if data.startswith(b"\xef\xbb\xbf") else ""
    text = decode(data)
    root = compose(text)
    value = construct(root)
    changes = sorted(_change(text, root, value, edit) for edit in wanted)
    for first, second in pairwise(changes):
        if second.start < first.end or first.start == second.start:
            raise ValueError("two edits touch the same place")
    for change in reversed(changes):
        text = _spliced(text, change)
    if not _holds(text, edited(value, wanted)):
        raise ValueError("the edits do not go together")
    return (bom + text).encode()


def edited(value: Any, edits: Iterable[Replace | Remove]) -> Any:
    """A copy of a file's value with the edits made; they name places in the value as it is."""
    result = {"": copy.deepcopy(value)}
    wanted = tuple(edits)
    for edit in wanted:
        if isinstance(edit, Replace):
            holder, step = _holder(result, edit.field)
            holder[step] = edit.value
    # From the last place to the first, so that earlier indexes stay true.
    for edit in sorted((e for e in wanted if isinstance(e, Remove)), key=_order, reverse=True):
        holder, step = _holder(result, edit.field)
        del holder[step]
    return result[""]


def _order(edit: Remove) -> list[tuple[int, str]]:
    return [(step, "") if isinstance(step, int) else (-1, step) for step in edit.field]


def _holder(result: Any, field: FieldPath) -> tuple[Any, Any]:
    way = ("", *field)
    for step in way[:-1]:
        result = result[step]
    return result, way[-1]


def _change(text: str, root: Any, value: Any, edit: Replace | Remove) -> _Change:
    key, node, complete = node_at(root, edit.field)
    if not complete or not edit.field:
        raise ValueError(f"there is no field {_dotted(edit.field)}")
    if isinstance(edit, Replace):
        if not isinstance(node, yaml.ScalarNode):
            raise ValueError(f"{_dotted(edit.field)} is no single value")
        options = list(_replacements(text, node, edit.value))
    else:
        _, parent, _ = node_at(root, edit.field[:-1])
        first = key if key is not None else node
        start, end = _removal(text, parent, first.start_mark.index, node)
        options = [_Change(start, end, "")]
    after = edited(value, (edit,))
    for option in options:
        if _holds(_spliced(text, option), after):
            return option
    raise ValueError(f"{_dotted(edit.field)} cannot be changed by itself")


def _dotted(field: FieldPath) -> str:
    return ".".join(map(str, field)) or "(the whole file)"


def _spliced(text: str, change: _Change) -> str:
    return text[: change.start] + change.text + text[change.end :]


def _holds(text: str, value: Any) -> bool:
    try:
        found = construct(compose(text))
    except (YamlProblem, ValueError):
        return False
    # 2015 and 2015.0 and True are equal in Python and different in a file.
    return bool(found == value) and repr(found) == repr(value)


def _replacements(text: str, node: Any, value: str | int) -> Iterator[_Change]:
    """Ways to write a new value, the one that changes least first."""
    start, end = node.start_mark.index, _trimmed_end(text, node)
    raw = text[start:end]
    patched = _patched(raw, node.value, str(value))
    if patched is not None:
        yield _Change(start, end, patched)
    if node.style not in ("'", '"') or isinstance(value, int):
        yield _Change(start, end, scalar(value))
    if isinstance(value, str):
        yield _Change(start, end, quoted(value))


def _patched(raw: str, old: str, new: str) -> str | None:
    """The old spelling with only the words changed that differ; keeps quotes and line breaks."""
    first = 0
    while first < min(len(old), len(new)) and old[first] == new[first]:
        first += 1
    last = 0
    while last < min(len(old), len(new)) - first and old[-1 - last] == new[-1 - last]:
        last += 1
    while first and not old[first - 1].isspace():
        first -= 1
    while last and not old[-last].isspace():
        last -= 1
    part = old[first : len(old) - last]
    if not part or raw.count(part) != 1:
        return None
    return raw.replace(part, new[first : len(new) - last])


def _removal(text: str, parent: Any, start: int, node: Any) -> tuple[int, int]:
    """The span of an item with what belongs to it: its dash and line, or its comma."""
    end = _trimmed_end(text, node)
    if not parent.flow_style:
        line_start = text.rfind("\n", 0, start) + 1
        line_end = text.find("\n", end)
        return line_start, len(text) if line_end < 0 else line_end + 1
    after = re.compile(r"\s*,[^\S\n]*").match(text, end)
    if after:
        return start, after.end()
    before = re.compile(r"\s*,\s*\Z").search(text[:start])
    return (before.start() if before else start), end


def _trimmed_end(text: str, node: Any) -> int:
    """The end of a node without the blank lines and comments that libyaml adds to a block."""
    if isinstance(node, yaml.ScalarNode) or node.flow_style or not node.value:
        start, end = node.start_mark.index, node.end_mark.index
        return int(start + len(text[start:end].rstrip()))
    last = node.value[-1]
    return _trimmed_end(text, last[1] if isinstance(last, tuple) else last)
