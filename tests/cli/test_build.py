"""`catalog build`, `export`, `schema` and `stats`: outputs, exit codes, what is not written."""

import json
from pathlib import Path

from typer.testing import CliRunner, Result

from catalog.cli.app import app
from catalog.errors import CatalogError
from tests.lists import CATALOG, SECOND, make_list

BROKEN = {"data/papers/roe2020second.yaml": SECOND.replace("venue: acl", "venue: acll")}
PARTS = ("--only", "list", "--only", "bibtex", "--only", "json")
BUILT = ("LIST.md", "build/catalog.json", "build/references.bib")


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def generated(root: Path) -> dict[str, bytes]:
    """Every file outside `data/` and the cache, by path."""
    found = {path.relative_to(root).as_posix(): path for path in root.rglob("*") if path.is_file()}
    return {
        name: path.read_bytes()
        for name, path in sorted(found.items())
        if not name.startswith((".cache/", "data/"))
    }


def test_build_writes_the_chosen_outputs(tmp_path: Path) -> None:
    result = run("build", *PARTS, "--root", make_list(tmp_path))
    assert result.exit_code == 0
    assert tuple(generated(tmp_path)) == BUILT
    assert result.stdout == ""
    assert "wrote LIST.md\n" in result.stderr


def test_a_second_build_writes_nothing(tmp_path: Path) -> None:
    run("build", *PARTS, "--root", make_list(tmp_path))
    before = generated(tmp_path)
    result = run("build", *PARTS, "--root", tmp_path)
    assert result.stderr == "everything is up to date\n"
    assert generated(tmp_path) == before


def test_errors_in_the_data_stop_the_build(tmp_path: Path) -> None:
    result = run("build", *PARTS, "--root", make_list(tmp_path, BROKEN))
    assert result.exit_code == 1
    assert "data/papers/roe2020second.yaml:7:8: error unknown-venue" in result.stdout
    assert "Nothing was built" in result.stderr
    assert generated(tmp_path) == {}


def test_an_error_leaves_the_last_website_as_it_was(tmp_path: Path) -> None:
    run("build", "--only", "site", "--root", make_list(tmp_path))
    before = generated(tmp_path)
    make_list(tmp_path, BROKEN)
    assert run("build", "--only", "site", "--root", tmp_path).exit_code == 1
    assert generated(tmp_path) == before


def test_an_error_leaves_the_last_build_as_it_was(tmp_path: Path) -> None:
    run("build", *PARTS, "--root", make_list(tmp_path))
    before = generated(tmp_path)
    make_list(tmp_path, BROKEN)
    assert run("build", *PARTS, "--root", tmp_path).exit_code == 1
    assert generated(tmp_path) == before


def test_check_passes_after_a_build(tmp_path: Path) -> None:
    run("build", *PARTS, "--root", make_list(tmp_path))
    result = run("build", "--check", "--root", tmp_path)
    assert (result.exit_code, result.stdout) == (0, "")


def test_check_says_what_differs_and_writes_nothing(tmp_path: Path) -> None:
    run("build", *PARTS, "--root", make_list(tmp_path))
    make_list(tmp_path, {"data/catalog.yaml": CATALOG.replace("A small list", "A new name")})
    before = generated(tmp_path)
    result = run("build", "--check", "--root", tmp_path)
    assert result.exit_code == 1
    assert "LIST.md is not what the data gives. Run `catalog build`.\n" in result.stdout
    assert "    -# A small list\n    +# A new name\n" in result.stdout
    assert generated(tmp_path) == before


def test_check_asks_for_the_page_but_not_for_what_was_never_built(tmp_path: Path) -> None:
    result = run("build", "--check", "--root", make_list(tmp_path))
    assert result.exit_code == 1
    assert result.stdout == "LIST.md is missing. Run `catalog build`.\n"


def test_an_unknown_output_is_refused(tmp_path: Path) -> None:
    result = run("build", "--only", "lists", "--root", make_list(tmp_path))
    assert isinstance(result.exception, CatalogError)
    assert "Did you mean 'list'" in result.exception.message
    assert generated(tmp_path) == {}


def test_a_file_in_the_place_of_the_build_folder_is_named(tmp_path: Path) -> None:
    (make_list(tmp_path) / "build").write_text("in the way")
    result = run("build", "--only", "bibtex", "--root", tmp_path)
    assert isinstance(result.exception, CatalogError)
    assert "build" in result.exception.message


def test_export_prints_one_format(tmp_path: Path) -> None:
    root = make_list(tmp_path)
    result = run("export", "json", "--root", root)
    assert json.loads(result.stdout)["format"] == 1
    assert generated(root) == {}


def test_export_writes_to_a_file(tmp_path: Path) -> None:
    root, output = make_list(tmp_path / "list"), tmp_path / "my.bib"
    assert run("export", "bibtex", "-o", output, "--root", root).exit_code == 0
    assert "@inproceedings{doe2015first," in output.read_text("utf-8")


def test_export_of_a_broken_list_prints_no_half_of_it(tmp_path: Path) -> None:
    result = run("export", "bibtex", "--root", make_list(tmp_path, BROKEN))
    assert (result.exit_code, result.stdout) == (1, "")
    assert "unknown-venue" in result.stderr


def test_schemas_are_written_and_checked(tmp_path: Path) -> None:
    root = make_list(tmp_path)
    missing = run("schema", "--check", "--root", root)
    assert missing.exit_code == 1
    assert "data/schema/paper.schema.json is missing. Run `catalog schema`.\n" in missing.stdout
    assert run("schema", "--root", root).exit_code == 0
    assert run("schema", "--check", "--root", root).exit_code == 0
    (root / "data/schema/paper.schema.json").write_text("{}\n")
    assert run("schema", "--check", "--root", root).exit_code == 1


def test_no_schemas_without_a_list(tmp_path: Path) -> None:
    assert isinstance(run("schema", "--root", tmp_path).exception, CatalogError)
    assert not list(tmp_path.iterdir())


def test_stats_fit_the_width_of_a_terminal(tmp_path: Path) -> None:
    result = run("stats", "--root", make_list(tmp_path))
    assert result.exit_code == 0
    assert result.stdout.startswith(
        "3 entries: 2 papers (1 with code, 50%), 1 resource; 6 links.\n"
    )
    assert max(map(len, result.stdout.splitlines())) <= 80


def test_stats_for_programs(tmp_path: Path) -> None:
    found = json.loads(run("stats", "--json", "--root", make_list(tmp_path)).stdout)
    assert found["papers"] == 2
    assert found["by_year"][0] == {
        "key": "2015",
        "label": "2015",
        "entries": 1,
        "with_code": 1,
        "depth": 0,
    }


def test_stats_of_a_broken_list_say_so(tmp_path: Path) -> None:
    result = run("stats", "--json", "--root", make_list(tmp_path, BROKEN))
    assert json.loads(result.stdout)["entries"] == 3
    assert "`catalog validate` says which" in result.stderr
