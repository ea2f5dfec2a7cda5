"""From pydantic's validation errors to findings that a contributor understands."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

import yaml
from pydantic import BaseModel, ValidationError

from catalog.finding import FieldPath, Finding, Fix, Replace, RuleInfo, Severity, Where
from catalog.store.locate import node_at
from catalog.store.yamlfile import YamlProblem, compose, decode
from catalog.text.suggest import did_you_mean

SYNTAX = RuleInfo("yaml-syntax", Severity.ERROR, "The file is YAML that this tool reads.")
SCHEMA = RuleInfo("schema", Severity.ERROR, "Fields have the names and types of the schema.")
DUPLICATE_ID = RuleInfo("duplicate-id", Severity.ERROR, "An id belongs to one entry.")
STRAY_FILE = RuleInfo("stray-file", Severity.WARNING, "Entry folders hold entry files alone.")

_KINDS = {
    "str": "text",
    "int": "a whole number such as 2015",
    "float": "a number",
    "bool": "true or false",
    "tuple": "a list: one item a line, each after a dash",
    "mapping": "a mapping: `key: value` lines",
}


def syntax_finding(file: str, problem: YamlProblem) -> Finding:
    """The finding for a file that cannot be read as YAML."""
    where = Where(file, line=problem.line, column=problem.column)
    return Finding(SYNTAX.id, SYNTAX.severity, problem.message, where)


def unreadable_finding(file: str, error: OSError) -> Finding:
    """The finding for a file that the system refuses to give."""
    message = f"the file cannot be read: {error.strerror or error}. Check its permissions."
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
        fix = _quote_fix(path, field) if item["type"] == "string_type" else None
        where = Where(file, entry, field, on_key=on_key)
        seen.setdefault((field, message), Finding(SCHEMA.id, SCHEMA.severity, message, where, fix))
    return list(seen.values())


def _field(loc: tuple[int | str, ...]) -> FieldPath:
    return tuple(step for step in loc if not (isinstance(step, str) and step in ("[key]", "Author")))


def _message(item: Any, model: type[BaseModel], field: FieldPath) -> tuple[str, bool]:
    name = str(field[-1]) if field else "the file"
    value = item.get("input")
    context: Mapping[str, Any] = item.get("ctx", {})
    match item["type"]:
        case "extra_forbidden":
            known = sorted(_names_at(model, field[:-1]))
            hint = did_you_mean(name, known) or f" Known here: {', '.join(known)}."
            return f"unknown key {name!r}.{hint}", True
        case "missing":
            return f"{name!r} is missing. Add it.", True
        case "string_type":
            advice = " Put it in quotes." if isinstance(value, int | float) else ""
            return f"{name!r} must be text, not {_describe(value)}.{advice}", False
        case "int_type" | "int_from_float" | "int_parsing":
            return f"{name!r} must be a whole number such as 2015, not {_describe(value)}.", False
        case "tuple_type":
            return f"{name!r} must be {_KINDS['tuple']}, not {_describe(value)}.", False
        case "model_type" | "mapping_type" | "dict_type" | "model_attributes_type":
            return f"{name!r} must be {_KINDS['mapping']}, not {_describe(value)}.", False
        case "literal_error":
            choices = context["expected"].replace("'", "")
            near = did_you_mean(str(value), choices.replace(" or ", ", ").split(", "))
            return f"{name!r} cannot be {_describe(value)}; it is one of {choices}.{near}", False
        case "string_pattern_mismatch":
            return f"{name!r} is malformed: {_describe(value)}.{_pattern_hint(context)}", False
        case "string_too_short":
            return f"{name!r} is empty. Write it, or take the line out.", False
        case "too_short":
            return f"{name!r} is an empty list. Give at least one.", False
        case _:
            return f"{name!r}: {item['msg'][:1].lower()}{item['msg'][1:]}.", False


def _pattern_hint(context: Mapping[str, Any]) -> str:
    pattern = str(context.get("pattern", ""))
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
        found = next(_models_in(info.annotation), None) if info else None
        current = found or current
    return set(current.model_fields)


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models_in(argument)


def _quote_fix(path: Path, field: FieldPath) -> Fix | None:
    """Put quotes around a number or word that YAML did not read as text."""
    try:
        _, node, complete = node_at(compose(decode(path.read_bytes())), field)
    except (OSError, YamlProblem):
        return None
    if not complete or not isinstance(node, yaml.ScalarNode) or not node.value:
        return None
    return Fix("put it in quotes", (Replace(field, node.value),))
