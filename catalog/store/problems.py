"""From pydantic's validation errors to findings that a contributor understands."""

import errno
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ValidationError

from catalog.finding import FieldPath, Finding, Fix, Replace, RuleInfo, Severity, Where
from catalog.model.types import SOMETHING, models_in
from catalog.store.locate import node_at
from catalog.store.yamlfile import YamlProblem, compose, read_text
from catalog.text.suggest import did_you_mean

SYNTAX = RuleInfo("yaml-syntax", Severity.ERROR, "The file is YAML that this tool reads.")
SCHEMA = RuleInfo("schema", Severity.ERROR, "Fields have the names and types of the schema.")
DUPLICATE_ID = RuleInfo("duplicate-id", Severity.ERROR, "An id belongs to one entry.")
STRAY_FILE = RuleInfo("stray-file", Severity.WARNING, "Entry folders hold entry files alone.")
INFOS = (SYNTAX, SCHEMA, DUPLICATE_ID, STRAY_FILE)
"""The rules that reading applies by itself."""
FIXED = frozenset({SYNTAX.id, SCHEMA.id, DUPLICATE_ID.id})
"""Those of them that are always errors: the entry is left out of everything."""

_DIGITS = re.compile(r"[1-9]\d{0,8}", re.ASCII)
_MAPPING = " (`key: value` lines)"


def syntax_finding(file: str, problem: YamlProblem) -> Finding:
    """The finding for a file that cannot be read as YAML."""
    where = Where(file, line=problem.line, column=problem.column)
    return Finding(SYNTAX.id, SYNTAX.severity, problem.message, where)


def unreadable_finding(file: str, error: OSError) -> Finding:
    """The finding for a file that the system refuses to give."""
    reason = error.strerror or str(error)
    if error.errno == errno.EISDIR:
        advice = "A folder stands where a file belongs. Rename or move it."
    elif error.errno == errno.ENOENT:
        advice = "If it is a link, correct what it leads to."
    else:
        advice = "Check its permissions."
    message = f"the file cannot be read: {reason}. {advice}"
    return Finding(SYNTAX.id, SYNTAX.severity, message, Where(file))


def schema_findings(
    file: str, path: Path, entry: str, model: type[BaseModel], error: ValidationError
) -> list[Finding]:
    """One finding an error, at the field it is about.

    Args:
        file: path relative to the root, for messages.
        path: the file itself, read again to find the raw text of a value.
        entry: id of the entry, or empty.
        model: the model that refused the data.
        error: what it said.
    """
    seen: dict[tuple[FieldPath, str], Finding] = {}
    for item in error.errors(include_url=False):
        field = _field(item["loc"])
        message, on_key = _message(item, model, field)
        fix = _fix(item, path, field)
        where = Where(file, entry, field, on_key=on_key)
        seen.setdefault((field, message), Finding(SCHEMA.id, SCHEMA.severity, message, where, fix))
    return list(seen.values())


def _field(loc: tuple[int | str, ...]) -> FieldPath:
    return tuple(
        step for step in loc if not (isinstance(step, str) and step in ("[key]", "Author"))
    )


def dotted(field: FieldPath) -> str:
    """A field as people write it: `links[2].url`."""
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in field)
    return "".join(steps).removeprefix(".")


def _message(item: Any, model: type[BaseModel], field: FieldPath) -> tuple[str, bool]:
    """What to say about one of pydantic's errors, and whether it is about the key."""
    kind = item["type"]
    if kind == "extra_forbidden":
        known = sorted(_names_at(model, field[:-1]))
        hint = did_you_mean(str(field[-1]), known) or f" Known here: {', '.join(known)}."
        return f"unknown key {dotted(field)!r}.{hint}", True
    name = repr(dotted(field)) if field else "the file"
    if kind == "missing":
        return f"{name} is missing. Add it.", True
    if field[-1:] and item["loc"][-1] == "[key]":
        return f"the key {name} is malformed.{_pattern_hint(item.get('ctx', {}))}", True
    return f"{name} {_complaint(kind, item, field)}", False


def _complaint(kind: str, item: Any, field: FieldPath) -> str:
    value, context = item.get("input"), item.get("ctx", {})
    found = _describe(value)
    match kind:
        case "string_type":
            advice = " Put it in quotes." if isinstance(value, int | float) else ""
            return f"must be text, not {found}.{advice}"
        case "int_type" | "int_from_float" | "int_parsing":
            digits = isinstance(value, str) and _DIGITS.fullmatch(value)
            advice = " Take the quotation marks off." if digits else ""
            return f"must be a whole number such as 2015, not {found}.{advice}"
        case "float_type" | "float_parsing":
            return f"must be a number, not {found}."
        case "bool_type" | "bool_parsing":
            return f"must be true or false, not {found}."
        case "tuple_type" | "list_type":
            return f"must be a list (one item a line, each after a dash), not {found}."
        case "model_type" | "mapping_type" | "dict_type" | "model_attributes_type":
            what = "a name" if len(field) > 1 and field[-2] == "authors" else "a mapping"
            return f"must be {what}{_MAPPING if what == 'a mapping' else ''}, not {found}."
        case "literal_error":
            choices = context["expected"].replace("'", "")
            near = did_you_mean(str(value), choices.replace(" or ", ", ").split(", "))
            return f"cannot be {found}; it is one of {choices}.{near}"
        case "string_pattern_mismatch":
            return f"is malformed: {found}.{_pattern_hint(context)}"
        case "string_too_short":
            return "is empty. Write it, or take the line out."
        case "too_short":
            return "is an empty list. Give at least one."
        case "less_than_equal" | "greater_than_equal":
            bound = context.get("le", context.get("ge"))
            side = "at most" if "le" in context else "at least"
            return f"is {found}; it must be {side} {bound}."
        case _:
            return f"is wrong: {item['msg'][:1].lower()}{item['msg'][1:]}."


def _pattern_hint(context: Mapping[str, Any]) -> str:
    pattern = str(context.get("pattern", ""))
    if pattern == SOMETHING:
        return " It says nothing: write it, or take the line out."
    if pattern.startswith("^[a-z0-9]"):
        return " Use lowercase letters, digits and single hyphens."
    if r"\d{4}(-" in pattern:
        return " Write a date as 2015, 2015-06 or 2015-06-12."
    return f" It must match {pattern}."


def _describe(value: Any) -> str:
    if value is None:
        return "empty"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return f"the number {value}"
    if isinstance(value, str):
        return repr(value if len(value) < 60 else value[:57] + "...")
    return "a list" if isinstance(value, list | tuple) else "a mapping"


def _names_at(model: type[BaseModel], field: FieldPath) -> set[str]:
    """The keys that are known at a place inside a model."""
    current = model
    for step in field:
        if isinstance(step, int):
            continue
        info = current.model_fields.get(str(step))
        found = next(models_in(info.annotation), None) if info else None
        current = found or current
    return set(current.model_fields)


def _fix(item: Any, path: Path, field: FieldPath) -> Fix | None:
    value = item.get("input")
    if item["type"] == "string_type":
        return None if value is None else _quote_fix(path, field)
    if item["type"] == "int_type" and isinstance(value, str) and _DIGITS.fullmatch(value):
        return Fix("take the quotation marks off", (Replace(field, int(value)),))
    return None


def _quote_fix(path: Path, field: FieldPath) -> Fix | None:
    """Put quotes around a number or word that YAML did not read as text."""
    try:
        _, node, complete = node_at(compose(read_text(path)), field)
    except (OSError, YamlProblem):
        return None
    if not complete or not isinstance(node, yaml.ScalarNode) or not node.value:
        return None
    return Fix("put it in quotes", (Replace(field, node.value),))
