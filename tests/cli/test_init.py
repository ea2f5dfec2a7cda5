"""`catalog init`: a list that is valid as it is, beside what stands in the folder already."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from catalog import api
from catalog.cli.app import app
from catalog.errors import CatalogError


def test_a_list_begins_in_an_empty_folder(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["init", str(tmp_path / "list"), "--title", "Mine"])
    assert result.exit_code == 0
    assert "wrote data/catalog.yaml" in result.output
    assert api.validate(tmp_path / "list").clean


def test_files_that_are_there_are_left_alone_and_named(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("# Awesome\n", "utf-8")
    result = CliRunner().invoke(app, ["init", str(tmp_path)])
    assert result.exit_code == 0
    assert "left README.md alone" in result.output
    assert (tmp_path / "README.md").read_text("utf-8") == "# Awesome\n"
    assert api.validate(tmp_path).clean


def test_a_list_that_is_there_is_not_begun_again(tmp_path: Path) -> None:
    api.init(tmp_path, "Mine")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    with pytest.raises(CatalogError, match="a list stands there already"):
        api.init(tmp_path, "Other")
    assert before == {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}


def test_examples_are_for_a_list_without_entries(tmp_path: Path) -> None:
    entry = tmp_path / "data" / "papers" / "roe2020second.yaml"
    entry.parent.mkdir(parents=True)
    entry.write_text("id: roe2020second\n", "utf-8")
    api.init(tmp_path, "Mine")
    assert [path.name for path in (tmp_path / "data").glob("*s/*")] == [entry.name]
