"""Changing a value in a YAML file and no other byte."""

import re
from collections.abc import Iterable
from typing import Any

import yaml

from catalog.finding import Remove, Replace
from catalog.store.locate import node_at
from catalog.store.yamlfile import YamlProblem, compose, construct, decode

_SAFE_PLAIN = re.compile(r"[A-Za-z][^\x00-\x1f:#\[\]{},&*!|>'\"%@`\\]*[^\s\x00-\x1f:#\[\]{},&*!|>'\"%@`\\]\Z")


def scalar(value: str | int, *, flow: bool = False) -> str:
    """A value as YAML writes it on one line: plain where that is read back alike, else quoted.

    Args:
        value: text or a whole number.
        flow: whether it stands inside `[...]` or `{...}`.
    """
    if isinstance(value, int):
        return str(value)
    if _SAFE_PLAIN.match(value) or (not flow and _reads_back(value)):
        return value if _reads_back(value) else quoted(value)
    return quoted(value)


def quoted(value: str) -> str:
    """Text in double quotes with the escapes of YAML 1.2, section 5.7."""
    table = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
    return '"' + "".join(
        table.get(char) or (f"\\u{ord(char):04x}" if not char.isprintable() and ord(char) < 65536 else char)
        for char in value
    ) + '"'


def _reads_back(value: str) -> bool:
    if not value or value != value.strip() or "\n" in value:
        return False
    try:
        return bool(construct(compose(f"key: {value}\n")) == {"key": value})
    except YamlProblem:
        return False


def apply(data: bytes, edits: Iterable[Replace | Remove]) -> bytes:
    """Apply edits to the bytes of a file; everything that they do not name stays as it is.

    Args:
        data: the file as it is.
        edits: changes; two that touch the same place are refused.

    Returns:
        The new bytes.

    Raises:
        YamlProblem: the file is no YAML.
        ValueError: a field does not exist, is no scalar, or two edits overlap.
    """
    bom = "\ufeff" if data.startswith(b"\xef\xbb\xbf") else ""
    text = decode(data)
    root = compose(text)
    spans = sorted(_span(text, root, edit) for edit in edits)
    for (_, end, _), (start, _, _) in zip(spans, spans[1:], strict=False):
        if start < end:
            raise ValueError("two edits touch the same place")
    for start, end, replacement in reversed(spans):
        text = text[:start] + replacement + text[end:]
    return (bom + text).encode()


def _span(text: str, root: Any, edit: Replace | Remove) -> tuple[int, int, str]:
    key, node, complete = node_at(root, edit.field)
    if not complete:
        raise ValueError(f"no field {'.'.join(map(str, edit.field))}")
    if isinstance(edit, Replace):
        if not isinstance(node, yaml.ScalarNode):
            raise ValueError(f"{'.'.join(map(str, edit.field))} is no single value")
        start, end = node.start_mark.index, node.end_mark.index
        body = text[start:end].rstrip()
        return start, start + len(body), scalar(edit.value, flow=True)
    _, parent, _ = node_at(root, edit.field[:-1])
    first = key if key is not None else node
    return (*_removal(text, parent, first.start_mark.index, node), "")


def _removal(text: str, parent: Any, start: int, node: Any) -> tuple[int, int]:
    """The span of an item with what belongs to it: its dash and line, or its comma."""
    end = _trimmed_end(text, node)
    if not parent.flow_style:
        line_start = text.rfind("\n", 0, start) + 1
        line_end = text.find("\n", end)
        return line_start, len(text) if line_end < 0 else line_end + 1
    after = re.compile(r"\s*,\s*").match(text, end)
    if after:
        return start, after.end()
    before = re.compile(r"\s*,\s*\Z").search(text[:start])
    return (before.start() if before else start), end


def _trimmed_end(text: str, node: Any) -> int:
    """The end of a node without the blank lines and comments that libyaml adds to a block."""
    if isinstance(node, yaml.ScalarNode) or node.flow_style:
        start, end = node.start_mark.index, node.end_mark.index
        return start + len(text[start:end].rstrip())
    last = node.value[-1]
    return _trimmed_end(text, last[1] if isinstance(last, tuple) else last)
