"""`catalog validate` and `catalog rules`: exit codes, formats, repairs."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from catalog.cli.app import app
from catalog.errors import CatalogError
from catalog.rules import ALL_RULES
from tests.lists import FIRST, SECOND, make_list

NAME = "data/papers/roe2020second.yaml"
WARNING = {NAME: SECOND.replace("https://aclanthology", "http://aclanthology")}
ERROR = {NAME: SECOND.replace("venue: acl", "venue: acll")}
NOTE = {
    "data/categories.yaml": (
        "categories:\n"
        "  - {id: losses, title: Losses, description: Losses., children: [\n"
        "      {id: losses-pair, title: Pairs, description: Pairs.}]}\n"
        "  - {id: data, title: Data, description: Data.}\n"
        "  - {id: empty, title: Empty, description: Nothing.}\n"
    )
}


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.mark.parametrize(("files", "code"), [({}, 0), (NOTE, 0), (WARNING, 1), (ERROR, 1)], ids=str)
def test_exit_codes(files: dict[str, str], code: int, tmp_path: Path) -> None:
    assert run("validate", "--root", make_list(tmp_path, files)).exit_code == code


def test_a_folder_below_the_root_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(make_list(tmp_path) / "data/papers")
    assert run("validate").stdout == "3 entries checked: nothing to report.\n"


def test_fix_repairs_and_says_so(tmp_path: Path) -> None:
    result = run("validate", "--fix", "--root", make_list(tmp_path, WARNING))
    assert result.exit_code == 0
    assert result.stdout == (
        "Repaired 1 finding in 1 file.\n3 entries checked: nothing to report.\n"
    )
    assert (tmp_path / NAME).read_text("utf-8") == SECOND


def test_fix_goes_on_until_nothing_is_left_to_repair(tmp_path: Path) -> None:
    """The same address twice, once by http: first one of them is repaired, then the other."""
    twice = '\n  - {kind: paper, url: "http://arxiv.org/abs/1503.01234"}\nlisted_in'
    file = "data/papers/doe2015first.yaml"
    root = make_list(tmp_path, {file: FIRST.replace("\nlisted_in", twice)})
    assert run("validate", "--fix", "--root", root).exit_code == 0
    assert (root / file).read_text("utf-8") == FIRST


def test_fix_leaves_what_is_not_certain(tmp_path: Path) -> None:
    result = run("validate", "--fix", "--root", make_list(tmp_path, ERROR))
    assert result.exit_code == 1
    assert (tmp_path / NAME).read_text("utf-8") == ERROR[NAME]


@pytest.mark.parametrize("option", [["--json"], ["--format", "json"]])
def test_json_is_one_object_and_nothing_else(option: list[str], tmp_path: Path) -> None:
    result = run("validate", *option, "--root", make_list(tmp_path, ERROR))
    content = json.loads(result.stdout)
    assert [finding["rule"] for finding in content["findings"]] == ["unknown-venue"]
    assert result.stderr == ""


@pytest.mark.parametrize("command", ["validate", "links"])
def test_two_formats_are_refused(command: str, tmp_path: Path) -> None:
    result = run(command, "--json", "--format", "sarif", "--root", make_list(tmp_path))
    assert isinstance(result.exception, CatalogError)
    assert "two formats" in result.exception.message


def test_quotation_marks_are_taken_off_a_year(tmp_path: Path) -> None:
    root = make_list(tmp_path, {NAME: SECOND.replace("year: 2020", "year: '2020'")})
    assert run("validate", "--fix", "--root", root).exit_code == 0
    assert "\nyear: 2020\n" in (root / NAME).read_text("utf-8")


def test_json_tells_what_was_repaired(tmp_path: Path) -> None:
    result = run("validate", "--fix", "--json", "--root", make_list(tmp_path, WARNING))
    content = json.loads(result.stdout)
    assert [finding["rule"] for finding in content["repaired"]] == ["insecure-link"]
    assert content["findings"] == []


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("text", f"{NAME}:6:8: "),
        ("json", "{"),
        ("github", "::error file="),
        ("sarif", "{"),
        ("junit", "<?xml"),
        ("markdown", "<!--"),
    ],
)
def test_formats(name: str, begins: str, tmp_path: Path) -> None:
    result = run("validate", "--format", name, "--root", make_list(tmp_path, ERROR))
    assert result.stdout.startswith(begins.replace(":6:", ":7:"))
    assert result.exit_code == 1


def test_an_unknown_format_is_a_usage_error(tmp_path: Path) -> None:
    assert run("validate", "--format", "html", "--root", make_list(tmp_path)).exit_code == 2


def program(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "catalog", *map(str, arguments)],
        capture_output=True,
        env={**os.environ, **environment},
        check=False,
    )


def test_a_run_that_cannot_go_on_ends_with_a_message(tmp_path: Path) -> None:
    done = program("validate", "--root", tmp_path)
    assert done.returncode == 2
    assert done.stdout == b""
    assert done.stderr.decode().splitlines() == [
        f"catalog: {tmp_path}: there is no data/ folder here.",
        "  Run `catalog init` to start a list, or name another folder with --root.",
    ]


ASCII = {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}


def test_names_in_any_script_print_in_any_locale(tmp_path: Path) -> None:
    broken = FIRST.replace("Zoë Müller", "李 飞飞\n  - 李 飞飞")
    root = make_list(tmp_path, {"data/papers/doe2015first.yaml": broken})
    done = program("validate", "--root", root, **ASCII)
    assert done.returncode == 1
    assert "- 李 飞飞" in done.stdout.decode()


@pytest.mark.parametrize(("command", "shown"), [("find steps", "Zoë Müller"), ("stats", "█")])
def test_other_commands_too(command: str, shown: str, tmp_path: Path) -> None:
    done = program(*command.split(), "--root", make_list(tmp_path), **ASCII)
    assert (done.returncode, done.stderr) == (0, b"")
    assert shown in done.stdout.decode()


def test_rules_lists_every_rule() -> None:
    lines = run("rules").stdout.splitlines()
    listed = [line.split()[0] for line in lines if not line.startswith(" ")]
    assert listed == [info.id for info in ALL_RULES]
    assert max(map(len, lines)) <= 80


def test_rules_for_programs() -> None:
    cards = json.loads(run("rules", "--json").stdout)["rules"]
    assert cards[0] == {
        "id": "yaml-syntax",
        "severity": "error",
        "summary": "The file is YAML that this tool reads.",
    }
    assert len(cards) == len(ALL_RULES)
