"""`catalog find`."""

import json
from pathlib import Path

from typer.testing import CliRunner

from catalog.cli.app import app
from tests.lists import make_list


def run(root: Path, *arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["find", "--root", str(root), *arguments])
    return result.exit_code, result.stdout, result.stderr


def test_the_best_come_first(tmp_path: Path) -> None:
    code, out, err = run(make_list(tmp_path), "distances")
    assert (code, err) == (0, "")
    assert out == (
        "doe2015first  First Steps: Learning Distances\n    Jane Doe, Zoë Müller. CVPR 2015\n"
    )


def test_a_word_with_a_minus_is_no_option(tmp_path: Path) -> None:
    code, out, _ = run(make_list(tmp_path), "-steps", "-has:dataset")
    assert code == 0
    assert out.startswith("roe2020second")


def test_nothing_found_exits_with_1_and_says_what_was_meant(tmp_path: Path) -> None:
    code, out, err = run(make_list(tmp_path), "venue:cvrp")
    assert (code, out) == (1, "")
    assert "No entry has the venue 'cvrp'. Did you mean 'cvpr'?" in err


def test_nothing_found_is_said(tmp_path: Path) -> None:
    assert "Nothing matches." in run(make_list(tmp_path), "zzzzqqqq")[2]
    assert "No entry has 'foo'." in run(make_list(tmp_path), "has:foo")[2]


def test_an_argument_with_spaces_beside_others_is_a_phrase(tmp_path: Path) -> None:
    root = make_list(tmp_path)
    assert run(root, "learning distances", "year:2015")[0] == 0
    assert run(root, "title:learning distances", "year:2015")[0] == 0
    assert run(root, "distances learning", "year:2015")[0] == 1
    assert run(root, "distances learning year:2015")[0] == 0


def test_a_misspelt_word_is_told(tmp_path: Path) -> None:
    code, _, err = run(make_list(tmp_path), "thoughst")
    assert code == 0
    assert "Nothing has 'thoughst'; shown is 'thoughts'." in err


def test_json_is_one_object(tmp_path: Path) -> None:
    code, out, _ = run(make_list(tmp_path), "--json", "--limit", "1", "year:2015..")
    found = json.loads(out)
    assert code == 0
    assert found["found"] == 2
    assert [entry["id"] for entry in found["entries"]] == ["roe2020second"]
    assert found["entries"][0]["file"] == "data/papers/roe2020second.yaml"
