"""The formats of reports: one that there is not is refused everywhere alike."""

from collections.abc import Callable
from pathlib import Path

import pytest

from catalog import api
from catalog.errors import CatalogError
from tests.lists import make_list

REPORTS: dict[str, Callable[[Path, str], str]] = {
    "validate": lambda root, name: api.report(root, api.validate(root), name),
    "dedupe": lambda root, name: api.dedupe_report(api.dedupe(root), name),
    "match": lambda root, name: api.match_report(api.match(root, root / "mine.jsonl"), name),
    "find": lambda root, name: api.find_report(api.find(root, "steps"), name),
    "import": lambda root, name: api.import_report(api.import_files([root / "mine.md"]), name),
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "mine.jsonl").write_text('{"title": "First Steps"}\n')
    (tmp_path / "mine.md").write_text("- [First Steps](https://example.org/first), Jane Doe\n")
    return make_list(tmp_path)


@pytest.mark.parametrize("verb", REPORTS)
def test_an_unknown_format_is_refused(root: Path, verb: str) -> None:
    with pytest.raises(CatalogError, match="there is no format 'yaml'") as refusal:
        REPORTS[verb](root, "yaml")
    assert "text" in refusal.value.hint


@pytest.mark.parametrize("name", ["text", "json"])
@pytest.mark.parametrize("verb", REPORTS)
def test_every_report_can_be_had_as_text_and_as_json(root: Path, verb: str, name: str) -> None:
    assert REPORTS[verb](root, name).endswith("\n")
