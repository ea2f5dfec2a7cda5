"""The commands page, held against the program: what it shows is what the program prints."""

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from catalog import api
from catalog.cli.app import COMMANDS, app
from catalog.exporters import EXPORTERS

DOCS = Path(__file__).parents[2] / "site/docs"
PAGE = (DOCS / "commands.md").read_text("utf-8")
BLOCKS = re.findall(r"^```console\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


def examples(block: str) -> list[tuple[list[str], str]]:
    """The commands of a block, each with the output shown under it."""
    found = re.findall(r"^\$ catalog (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE)
    return [(shlex.split(command), output) for command, output in found]


def tidy(text: str) -> str:
    return "".join(f"{line.rstrip()}\n" for line in text.splitlines())


def test_every_command_has_a_heading() -> None:
    headings = re.findall(r"^## catalog ([a-z-]+)$", PAGE, re.MULTILINE)
    assert sorted(headings) == sorted(name for name, _ in COMMANDS)


def test_every_exporter_has_a_heading() -> None:
    page = (DOCS / "exports.md").read_text("utf-8")
    assert re.findall(r"^## ([a-z]+)$", page, re.MULTILINE) == [made.id for made in EXPORTERS]


def test_the_page_shows_what_is_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    api.init(tmp_path, "Reading group")
    monkeypatch.chdir(tmp_path)
    shown = [example for block in BLOCKS for example in examples(block)]
    assert len(shown) > 5
    for command, output in shown:
        result = CliRunner().invoke(app, command)
        assert result.exit_code == 0, command
        beginning, cut, _ = output.partition("...\n")
        printed = tidy(result.output)
        assert (printed[: len(beginning)] if cut else printed) == beginning, command
