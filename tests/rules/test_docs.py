"""The page that explains the rules, held against the rules."""

import re
from pathlib import Path

import pytest

from catalog.finding import RuleInfo
from catalog.rules import ALL_RULES
from catalog.store.problems import FIXED

PAGE = Path(__file__).parents[2] / "site/docs/rules.md"
SECTIONS = dict(
    re.findall(r"^## ([a-z-]+)\n\n(.+?)(?=\n## |\Z)", PAGE.read_text("utf-8"), re.M | re.S)
)


def test_every_rule_has_a_heading_in_its_order() -> None:
    assert list(SECTIONS) == [info.id for info in ALL_RULES]


@pytest.mark.parametrize("info", ALL_RULES, ids=lambda info: info.id)
def test_a_section_begins_with_severity_and_summary(info: RuleInfo) -> None:
    words = " ".join(SECTIONS[info.id].split())
    assert words.startswith(f"**{info.severity.label.capitalize()}.** {info.summary}")


@pytest.mark.parametrize("info", ALL_RULES, ids=lambda info: info.id)
def test_a_section_says_why_and_what_to_do(info: RuleInfo) -> None:
    section = SECTIONS[info.id]
    off = "Cannot be switched off." if info.id in FIXED else f"`{info.id}: off`"
    assert all(part in section for part in ("**What.**", "**Why.**", "**Repair.**", off))


def test_the_page_tells_which_rules_repair() -> None:
    from tests.rules.test_rules import CASES

    repaired = {case.rule for case in CASES if case.fixed is not None}
    told = {name for name, text in SECTIONS.items() if "With `--fix`" in " ".join(text.split())}
    assert repaired == told
