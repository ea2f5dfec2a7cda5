"""The page on duplicates, held against the code."""

import re
from pathlib import Path

from catalog.dedupe import merge, thresholds

PAGE = (Path(__file__).parents[2] / "site/docs/duplicates.md").read_text("utf-8")


def values(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def test_every_threshold_stands_there_with_its_value_and_its_reason() -> None:
    rows = re.findall(r"^\| `([A-Z_]+)` \| ([^|]+) \| ([^|]+) \|$", PAGE, re.MULTILINE)
    shown = {name: value.strip() for name, value, reason in rows if reason.strip()}
    there = {name: values(value) for name, value in vars(thresholds).items() if name.isupper()}
    assert shown == there


def test_every_field_has_its_rule() -> None:
    table = PAGE.partition("| field | rule |")[2].partition("\n\n")[0]
    named = set(re.findall(r"`([a-z_]+)`", table))
    assert named >= {*merge._RULES, "title", *merge._OF_THE_VERSION, "versions", "aliases"}
