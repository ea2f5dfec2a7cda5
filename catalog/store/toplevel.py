"""Setting whole fields of an entry file: only the lines of those fields change."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import yaml

from catalog.store.edit import quoted, scalar
from catalog.store.yamlfile import YamlProblem, compose, construct, decode, parse

ORDER = [
    "id",
    "title",
    "authors",
    "year",
    "date",
    "venue",
    "track",
    "type",
    "doi",
    "arxiv",
    "openreview",
    "acl",
    "pages",
    "volume",
    "number",
    "aka",
    "aliases",
    "categories",
    "tags",
    "summary",
    "links",
    "listed_in",
    "added",
    "status",
    "distinct_from",
    "versions",
    "results",
    "corrections",
]
"""The order in which an entry's fields stand."""

_TEXT_LISTS = frozenset({"categories", "tags", "aka", "aliases", "listed_in", "distinct_from"})
_FLOW_ITEMS = frozenset({"links", "results", "authors"})
_QUOTED = frozenset({"url", "arxiv", "volume", "number"})
_DAYS = frozenset({"added", "date"})
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
"""A day is text under the core schema of YAML 1.2, which the data are read with."""
_WIDTH = 100


def set_fields(data: bytes, values: Mapping[str, Any]) -> bytes:
    """Give top-level fields of a YAML mapping other values; every other byte stays.

    A field that is there is written over in its place, one that is new goes where the order of
    fields puts it, and None takes a field out. The result is read back: it must hold exactly what
    the file held with the new values.

    Args:
        data: the file as it is.
        values: new values by field.

    Returns:
        The new bytes.

    Raises:
        YamlProblem: the file is no YAML.
        ValueError: the file holds no block mapping, or a field cannot be written so.
    """
    bom = "\ufeff" if data.startswith(b"\xef\xbb\xbf") else ""
    text = decode(data)
    root = compose(text)
    if not isinstance(root, yaml.MappingNode) or root.flow_style:
        raise ValueError("the file does not hold one field a line")
    before = construct(root)
    wanted = {key: value for key, value in {**before, **values}.items() if value is not None}
    if text and not text.endswith("\n"):
        text += "\n"
    for start, end, new in sorted(_changes(text, root, before, values), reverse=True):
        text = text[:start] + new + text[end:]
    try:
        holds = parse(text.encode()) == wanted
    except YamlProblem:
        holds = False
    if not holds:
        raise ValueError("a field cannot be changed without changing another")
    return (bom + text).encode()


def _changes(
    text: str, root: yaml.MappingNode, before: Mapping[str, Any], values: Mapping[str, Any]
) -> Iterator[tuple[int, int, str]]:
    spans = _spans(text, root)
    new: dict[int, list[str]] = {}
    for key in sorted(values, key=_place):
        value = values[key]
        if key in spans:
            if value != before[key]:
                yield (*spans[key], "" if value is None else field_text(key, value))
        elif value is not None:
            new.setdefault(_insertion(spans, key), []).append(field_text(key, value))
    for at, texts in new.items():
        yield at, at, "".join(texts)


def _place(key: str) -> int:
    return ORDER.index(key) if key in ORDER else len(ORDER)


def _insertion(spans: Mapping[str, tuple[int, int]], key: str) -> int:
    """The end of the last field that stands before a new one in the order of fields."""
    before = [span[1] for name, span in spans.items() if _place(name) < _place(key)]
    return max(before) if before else min(span[0] for span in spans.values())


def _spans(text: str, root: yaml.MappingNode) -> dict[str, tuple[int, int]]:
    """Where each field's lines begin and end; comments between two fields belong to neither."""
    found = {}
    for key, value in root.value:
        start = text.rfind("\n", 0, key.start_mark.index) + 1
        end = _end(value)
        while end > start and text[end - 1] in " \n\r\t":
            end -= 1
        line_end = text.find("\n", end)
        found[key.value] = (start, len(text) if line_end < 0 else line_end + 1)
    return found


def _end(node: Any) -> int:
    if isinstance(node, yaml.ScalarNode) or node.flow_style or not node.value:
        return int(node.end_mark.index)
    last = node.value[-1]
    return _end(last[1] if isinstance(last, tuple) else last)


def field_text(key: str, value: Any) -> str:
    """A field as this project writes it, with its line break."""
    if isinstance(value, Mapping):
        return f"{key}:\n" + "".join(_indented(value, "  "))
    if not isinstance(value, Sequence) or isinstance(value, str):
        return f"{key}: {_single(key, value)}\n"
    if key in _TEXT_LISTS:
        line = f"{key}: [{', '.join(_single(key, item) for item in value)}]\n"
        if len(line) <= _WIDTH:
            return line
    return f"{key}:\n" + "".join(_item(key, item) for item in value)


def _item(key: str, item: Any) -> str:
    if not isinstance(item, Mapping):
        return f"  - {_single(key, item)}\n"
    if key in _FLOW_ITEMS:
        return f"  - {_flow(item)}\n"
    lines = list(_indented(item, "    "))
    return "  - " + lines[0][4:] + "".join(lines[1:])


def _indented(value: Mapping[str, Any], indent: str) -> Iterator[str]:
    for key, item in value.items():
        if isinstance(item, list) and item and isinstance(item[0], Mapping):
            yield f"{indent}{key}:\n"
            for each in item:
                yield f"{indent}  - {_flow(each)}\n"
        elif isinstance(item, Mapping):
            yield f"{indent}{key}: {_flow(item)}\n"
        elif isinstance(item, list):
            yield f"{indent}{key}: [{', '.join(_single(key, each) for each in item)}]\n"
        else:
            yield f"{indent}{key}: {_single(key, item)}\n"


def _flow(value: Any) -> str:
    if isinstance(value, Mapping):
        return (
            "{" + ", ".join(f"{key}: {_flow_value(key, item)}" for key, item in value.items()) + "}"
        )
    return _single("", value)


def _flow_value(key: str, item: Any) -> str:
    if isinstance(item, Mapping):
        return _flow(item)
    if isinstance(item, list):
        return f"[{', '.join(_flow_value(key, each) for each in item)}]"
    return _single(key, item)


def _single(key: str, value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return repr(value)
    if isinstance(value, str) and key in _QUOTED:
        return quoted(value)
    if isinstance(value, str) and key in _DAYS and _DAY.fullmatch(value):
        return value
    return scalar(value)
