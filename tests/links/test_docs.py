"""The page about links says what the program does."""

from pathlib import Path

import pytest

from catalog.links.verdict import TIME_TO_LIVE, Verdict
from catalog.net.registry import Registry
from catalog.sources import REGISTRIES
from catalog.store.link_rules import LINK_RULES

PAGE = (Path(__file__).parents[2] / "site/docs/links.md").read_text("utf-8")


@pytest.mark.parametrize("verdict", list(Verdict))
def test_every_verdict_and_its_time_to_live(verdict: Verdict) -> None:
    hours = TIME_TO_LIVE[verdict] / 3600
    count, unit = (hours / 24, "day") if hours >= 24 else (hours, "hour")
    told = f"{count:.0f} {unit}{'' if count == 1 else 's'} |"
    row = next(line for line in PAGE.splitlines() if line.startswith(f"| `{verdict.value}` |"))
    assert row.endswith(told)


def test_every_finding() -> None:
    for rule in LINK_RULES:
        assert f"| `{rule.id}` | {rule.severity.label} | {rule.summary} |" in PAGE


@pytest.mark.parametrize("registry", REGISTRIES, ids=lambda one: one.id)
def test_every_registry_and_its_batch(registry: Registry) -> None:
    row = next(line for line in PAGE.splitlines() if line.startswith(f"| `{registry.id}` |"))
    assert row.endswith(f"| {registry.batch} |")
