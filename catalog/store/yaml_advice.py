"""What is likely to be wrong where libyaml says only what it stumbled over."""

import re
from dataclasses import dataclass

_CONFLICT = re.compile(r"<{7}(?: |$)|>{7}(?: |$)", re.MULTILINE)
_KEY = re.compile(r"(?P<key>\s*(?:- )*[\w-]+: +)(?P<value>.*)")
_VALUE_WITH_COLON = re.compile(r"(?![\"'|>\[{&*!#]).*?:(?= |$)")
_OPENED = re.compile(r"\"(?:[^\"\\]|\\.)*$|'(?:[^']|'')*$")
"""A quotation mark that its line does not close."""
_CLOSED = re.compile(r"(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*')(?=\s*[^\s#,\]}])")
"""A value in quotation marks with text behind it."""


@dataclass(frozen=True, slots=True)
class Advice:
    """What to do about a file that is no YAML.

    Attributes:
        message: what is wrong and what to do.
        line: 1-based.
        column: 1-based.
    """

    message: str
    line: int
    column: int


def advice(problem: str, text: str, line: int, column: int) -> Advice | None:
    """Say what people most often did, or None where it is none of that.

    Args:
        problem: what libyaml says.
        text: the file.
        line: where libyaml stumbled, 1-based.
        column: the same, 1-based.
    """
    conflict = _CONFLICT.search(text)
    if conflict:
        message = (
            "marks of a merge conflict stand in the file. Keep one of the two sides, "
            "and take the lines that begin with <<<<<<<, ======= and >>>>>>> out."
        )
        return Advice(message, text.count("\n", 0, conflict.start()) + 1, 1)
    lines = text.splitlines()
    if problem.startswith("mapping values are not allowed") and 0 < line <= len(lines):
        return _colon(lines[line - 1], line, column)
    if problem.startswith("found character that cannot start"):
        message = f"a value that begins with {_shown(lines, line, column)} needs quotation marks."
        return Advice(message, line, column)
    if problem.startswith(("did not find expected", "found unexpected end", "could not find")):
        return _quotation(lines[:line])
    return None


def _colon(here: str, line: int, column: int) -> Advice | None:
    found = _KEY.match(here)
    if found and _VALUE_WITH_COLON.match(found["value"]):
        value = found["value"].rstrip().replace("'", "''")
        shown = f"{found['key'].strip()} '{value}'"
        message = f"a value that holds a colon and a space needs quotation marks: {shown}"
        return Advice(message, line, column)
    if here.startswith(" "):
        message = (
            "a key stands here where a value goes on. "
            "Begin the line below the key that it belongs beside."
        )
        return Advice(message, line, column)
    return None


def _quotation(lines: list[str]) -> Advice | None:
    for number, line in enumerate(lines, 1):
        found = _KEY.match(line)
        value = found["value"] if found else ""
        start = len(line) - len(value) + 1
        if _OPENED.match(value):
            message = f"the quotation mark {value[0]} that begins this value has no end. Write it."
            return Advice(message, number, start)
        closed = _CLOSED.match(value)
        if closed:
            within = '\\"' if value[0] == '"' else "''"
            message = (
                f"the value ends at its second {value[0]}, and text follows. "
                f"Write {within} for a quotation mark within it."
            )
            return Advice(message, number, start + closed.end() - 1)
    return None


def _shown(lines: list[str], line: int, column: int) -> str:
    """The character at a place."""
    return repr(lines[line - 1][column - 1 : column]) if 0 < line <= len(lines) else "it"
