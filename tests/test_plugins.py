"""What other installed packages offer."""

import sys
from collections.abc import Iterator
from importlib.metadata import EntryPoint, EntryPoints
from pathlib import Path

import pytest

from catalog import plugins
from catalog.api import validate
from catalog.errors import CatalogError
from catalog.rules import installed_rules
from catalog.store import snapshot
from tests.lists import make_list

RULE = """
from catalog.finding import Severity
from catalog.rules.interface import Problem, entry_rule

@entry_rule("{id}", Severity.WARNING, "Summaries say more.")
def short(entry, catalog):
    yield Problem(("title",), "{message}")
"""


@pytest.fixture(autouse=True)
def fresh_digest() -> Iterator[None]:
    """What this package looks like is asked anew before and after each test."""
    snapshot.tool_digest.cache_clear()
    yield
    snapshot.tool_digest.cache_clear()


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installed package that offers a rule."""
    folder = tmp_path / "site-packages" / "strict_rules"
    folder.mkdir(parents=True)
    (folder / "__init__.py").write_text(RULE.format(id="short", message="too short"))
    monkeypatch.syspath_prepend(str(folder.parent))
    offer(monkeypatch, "strict_rules:short")
    return folder


def offer(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    """Install one entry point; whatever was remembered of another is forgotten."""
    installed = EntryPoints([EntryPoint("short", value, plugins.RULES)])
    monkeypatch.setattr(plugins, "_installed", lambda: installed)
    monkeypatch.delitem(sys.modules, "strict_rules", raising=False)
    snapshot.tool_digest.cache_clear()


def test_a_rule_of_another_package_is_kept(tmp_path: Path, package: Path) -> None:
    root = make_list(tmp_path / "list")
    assert {f.message for f in validate(root).findings if f.rule == "short"} == {"too short"}


def test_what_a_rule_found_is_forgotten_when_its_package_changes(
    tmp_path: Path, package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_list(tmp_path / "list")
    validate(root)
    (package / "__init__.py").write_text(RULE.format(id="short", message="say more, please"))
    offer(monkeypatch, "strict_rules:short")
    found = validate(root).findings
    assert {f.message for f in found if f.rule == "short"} == {"say more, please"}


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("nowhere_at_all:short", "cannot be loaded"),
        ("os:sep", "is no EntryRule or CatalogRule"),
        ("catalog.rules.links:duplicate_link", "two rules are called 'duplicate-link'"),
    ],
)
def test_a_bad_one_is_named(value: str, message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    offer(monkeypatch, value)
    with pytest.raises(CatalogError, match=message):
        installed_rules()


def test_what_was_found_is_forgotten_when_a_package_offers_more(
    tmp_path: Path, package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plugins, "_installed", lambda: EntryPoints([]))
    root = make_list(tmp_path / "list")
    validate(root)
    offer(monkeypatch, "strict_rules:short")
    assert "short" in {finding.rule for finding in validate(root).findings}


@pytest.mark.parametrize("kind", ["entry", "catalog"])
def test_a_rule_that_fails_is_named_with_its_package(
    tmp_path: Path, package: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    (package / "__init__.py").write_text(
        "from catalog.finding import Severity\n"
        f"from catalog.rules.interface import {kind}_rule\n"
        f"@{kind}_rule('short', Severity.WARNING, 'Says more.')\n"
        "def short(*asked):\n    raise KeyError('x')\n"
    )
    offer(monkeypatch, "strict_rules:short")
    with pytest.raises(CatalogError, match="'short' of the package 'strict_rules' failed: KeyErr"):
        validate(make_list(tmp_path / "list"))


def test_an_error_of_our_own_is_not_blamed_on_a_package() -> None:
    with pytest.raises(KeyError):
        plugins.blame(validate, "validate", KeyError("x"))


def test_where_they_stand_is_known_without_loading_them(package: Path) -> None:
    assert plugins.folders() == (package,)
    assert "strict_rules" not in sys.modules
