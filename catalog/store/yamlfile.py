"""Reading YAML: strict, typed by the 1.2 core schema, with positions on demand.

PyYAML reads YAML 1.1, where `no`, `on`, `2015-01-01` and `1:30` are not text. Here only the core
schema of YAML 1.2 (https://yaml.org/spec/1.2.2/#103-core-schema) types a plain scalar. Duplicate
keys are refused, and so is a file whose aliases expand to more than `MAX_NODES` values.
"""

import re
import stat
from pathlib import Path
from typing import Any

import yaml
from yaml._yaml import CParser

from catalog.store.yaml_advice import advice

MAX_BYTES = 2_000_000
"""Largest file that is read. An entry has about a thousand bytes."""
MAX_DEPTH = 50
"""Most levels of nesting. An entry has four."""
MAX_NODES = 100_000
"""Most values that one file may hold once its aliases are expanded."""

_TYPED_START = frozenset("-+.0123456789~nNtTfF")
_INT = re.compile(r"[-+]?[0-9]+\Z|0o[0-7]+\Z|0x[0-9a-fA-F]+\Z")
_FLOAT = re.compile(
    r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?\Z"
    r"|[-+]?\.(?:inf|Inf|INF)\Z|\.(?:nan|NaN|NAN)\Z"
)
_CONSTANTS: dict[str, bool | None] = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}
_PLAIN, _STR = "plain", "tag:yaml.org,2002:str"


class YamlProblem(Exception):
    """A file that is no YAML we read.

    Attributes:
        message: what is wrong and what to do.
        line: 1-based, 0 where the whole file is meant.
        column: 1-based, 0 where the whole file is meant.
    """

    def __init__(self, message: str, line: int = 0, column: int = 0) -> None:
        super().__init__(message)
        self.message, self.line, self.column = message, line, column


class _Composer(CParser):
    """libyaml's composer; plain scalars keep a tag of their own for `_scalar` to read.

    libyaml composes by recursion in C and would overflow the stack, so depth is bounded here.
    """

    depth = 0

    def descend_resolver(self, current_node: Any, current_index: Any) -> None:
        """Count one level down (the hook for path resolvers, which are not used)."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise YamlProblem(f"values are nested more than {MAX_DEPTH} levels deep.")

    def ascend_resolver(self) -> None:
        """Count one level up."""
        self.depth -= 1

    def resolve(self, kind: type, value: Any, implicit: Any) -> str:
        """Tag a scalar as plain or quoted; collections by their own kind."""
        if kind is yaml.ScalarNode:
            return _PLAIN if implicit[0] else _STR
        return "map" if kind is yaml.MappingNode else "seq"


def decode(data: bytes) -> str:
    """The text of a file.

    Raises:
        YamlProblem: not UTF-8, too large, or with a character that YAML refuses.
    """
    if len(data) > MAX_BYTES:
        raise _too_large(len(data))
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise YamlProblem("the file is UTF-16. Save it as UTF-8.", 1, 1)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        raise YamlProblem(
            f"byte 0x{data[error.start]:02x} is not UTF-8 (is the file Latin-1?). "
            "Save the file as UTF-8.",
            line,
            column,
        ) from None
    return text.removeprefix("\ufeff")


def compose(text: str) -> Any:
    """The node tree of one document with its marks, or None for an empty file.

    Raises:
        YamlProblem: a syntax error, a tab used to indent, or more than one document.
    """
    composer = _Composer(text)
    try:
        return composer.get_single_node()
    except yaml.MarkedYAMLError as error:
        raise _problem(error, text) from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise YamlProblem(f"a control character stands here: {error.reason}.", line, 1) from None
    finally:
        composer.dispose()


def _problem(error: yaml.MarkedYAMLError, text: str) -> YamlProblem:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
    lines = text.splitlines()
    here = lines[line - 1] if 0 < line <= len(lines) else ""
    indent = here[: len(here) - len(here.lstrip())]
    if "\t" in indent or here[column - 1 : column] == "\t":
        return YamlProblem("a tab indents this line; YAML allows only spaces.", line, column)
    known = advice(error.problem or "", text, line, column)
    if known:
        return YamlProblem(known.message, known.line, known.column)
    begun = f" that begins in line {error.context_mark.line + 1}" if error.context_mark else ""
    context = f" ({error.context}{begun})" if error.context else ""
    return YamlProblem(f"this is not YAML: {error.problem}{context}.", line, column)


def construct(node: Any) -> Any:
    """Plain Python values from a node tree: dict, list, str, int, float, bool, None.

    Raises:
        YamlProblem: a key that stands twice or is no text, a tag, or too many aliases.
    """
    if node is None:
        return None
    return _Construction().value(node)


class _Construction:
    def __init__(self) -> None:
        self.budget = MAX_NODES
        self.open: set[int] = set()

    def value(self, node: Any) -> Any:
        self.budget -= 1
        if self.budget < 0:
            raise _at(node, "the aliases of this file expand without end. Write the values out.")
        kind = type(node)
        if kind is yaml.ScalarNode:
            return node.value if node.tag == _STR else _scalar(node)
        if id(node) in self.open:
            raise _at(node, "an alias stands inside the value that it names.")
        self.open.add(id(node))
        result: Any
        if node.tag not in ("map", "seq"):
            raise _at(node, f"the tag {node.tag!r} means nothing here. Take it out.")
        if kind is yaml.SequenceNode:
            result = [self.value(child) for child in node.value]
        else:
            result = {}
            for key, child in node.value:
                name = _key(key)
                if name in result:
                    raise _at(key, f"the key {name!r} stands twice. Keep one of the two.")
                result[name] = self.value(child)
        self.open.discard(id(node))
        return result


def _key(node: Any) -> str:
    if type(node) is not yaml.ScalarNode:
        raise _at(node, "a key must be text, not a list or a mapping.")
    return str(node.value)


def _scalar(node: Any) -> Any:
    text = node.value
    if node.tag != _PLAIN:
        raise _at(node, f"the tag {node.tag!r} means nothing here. Take it out.")
    if text and text[0] not in _TYPED_START:
        return text
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if _INT.match(text):
        return int(text, 0) if text[:2] in ("0o", "0x") else int(text)
    if _FLOAT.match(text):
        return float(text.replace(".inf", "inf").replace(".nan", "nan").lower())
    return text


def _at(node: Any, message: str) -> YamlProblem:
    mark = node.start_mark
    return YamlProblem(message, mark.line + 1, mark.column + 1)


def parse(data: bytes) -> Any:
    """The value of a YAML file given as bytes.

    Raises:
        YamlProblem: as `decode`, `compose` and `construct` say.
    """
    return _value(decode(data))


def _value(text: str) -> Any:
    try:
        return construct(compose(text))
    except ValueError as error:
        raise YamlProblem(f"a number cannot be read: {error}.") from None


def read(path: Path) -> Any:
    """The value of the YAML file at `path`.

    Raises:
        YamlProblem: as `read_text` and `parse` say.
        OSError: the file cannot be read.
    """
    return _value(read_text(path))


def read_text(path: Path) -> str:
    """The text of the YAML file at `path`.

    Raises:
        YamlProblem: as `decode` says, or this is a pipe or a device, which could be endless.
        OSError: the file cannot be read.
    """
    status = path.stat()
    if not stat.S_ISREG(status.st_mode) and not stat.S_ISDIR(status.st_mode):
        raise YamlProblem("this is no regular file. Put a text file in its place.")
    if status.st_size > MAX_BYTES:
        raise _too_large(status.st_size)
    return decode(path.read_bytes())


def _too_large(size: int) -> YamlProblem:
    return YamlProblem(
        f"the file has {size:,} bytes; at most {MAX_BYTES:,} are read. Split it: one entry a file."
    )
