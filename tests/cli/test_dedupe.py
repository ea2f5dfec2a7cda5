"""`catalog dedupe` and `catalog match`: what they print, ask and write."""

import json
import os
import pty
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from catalog.cli.app import app
from catalog.errors import CatalogError
from tests.lists import make_list

TWIN = """\
id: doe2015learning
title: "First steps: learning distances"
authors: [J. Doe, Z. Mueller, Ann Other]  # the third was forgotten
year: 2015
venue: cvpr
categories: [losses]
links:
  - {kind: video, url: "https://example.org/talk"}
added: 2018-05-01
"""
JOURNAL = """\
id: doe2017first
title: "First Steps: Learning Distances"
authors: [Jane Doe, Zoë Müller]
year: 2017
venue: tpami
pages: 10-20
categories: [losses]
added: 2019-05-01
"""
DOUBTFUL = """\
id: doe2015learning
title: Second Thoughts
authors: [Richard Roe]
year: 2020
categories: [losses]
added: 2018-05-01
"""
FIRST = "data/papers/doe2015first.yaml"
OTHER = "data/papers/doe2015learning.yaml"
LATER = "data/papers/doe2017first.yaml"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def refused(*arguments: str | Path) -> str:
    """Why a command could not go on."""
    error = run(*arguments).exception
    assert isinstance(error, CatalogError)
    return str(error)


@pytest.fixture
def twins(tmp_path: Path) -> Path:
    return make_list(tmp_path, {OTHER: TWIN})


def test_a_clean_list_exits_with_0(tmp_path: Path) -> None:
    result = run("dedupe", "--root", make_list(tmp_path))
    assert (result.exit_code, result.stdout) == (
        0,
        "0 groups of duplicates, 0 pairs of versions, 0 pairs to look at.\n",
    )


def test_a_duplicate_is_named_with_the_reasons(twins: Path) -> None:
    result = run("dedupe", "--root", twins)
    assert result.exit_code == 1
    assert result.stdout == (
        "One work\n"
        "  doe2015first  doe2015learning\n"
        "    First Steps: Learning Distances\n"
        "    First steps: learning distances\n"
        "    title 1.00, 2 of 3 authors, same venue, same year\n"
        "\n"
        "1 group of duplicates, 0 pairs of versions, 0 pairs to look at.\n"
    )


def test_no_line_is_wider_than_a_terminal(tmp_path: Path) -> None:
    long = {"id": "x" * 30, "title": "Long " * 40, "authors": ["Jane Doe"] * 3, "year": 2015}
    file = tmp_path / "records.jsonl"
    file.write_text("\n".join(json.dumps({**long, "id": f"{long['id']}{at}"}) for at in range(3)))
    result = run("dedupe", "--records", file)
    assert max(map(len, result.stdout.splitlines())) <= 80


def test_json_is_one_object(twins: Path) -> None:
    found = json.loads(run("dedupe", "--root", twins, "--json").stdout)
    assert found["clusters"] == [["doe2015first", "doe2015learning"]]
    assert found["review"] == []


def test_merging_without_a_terminal_shows_and_writes_nothing(twins: Path) -> None:
    before = {path: path.read_bytes() for path in sorted(twins.rglob("*.yaml"))}
    result = run("dedupe", "--merge", "--root", twins)
    assert result.exit_code == 1
    assert "+aliases: [doe2015learning]" in result.stdout
    assert "Run it with --yes" in result.stderr
    assert {path: path.read_bytes() for path in sorted(twins.rglob("*.yaml"))} == before


def test_merging_changes_what_it_shows_and_no_other_byte(twins: Path) -> None:
    before = (twins / FIRST).read_text().splitlines()
    assert run("dedupe", "--merge", "--yes", "--root", twins).exit_code == 0
    after = (twins / FIRST).read_text().splitlines()
    assert not (twins / OTHER).exists()
    assert [line for line in before if line not in after] == [
        "categories: [losses-pair]",
        "added: 2020-01-31",
    ]
    assert "  - Zoë Müller\n  - Ann Other\n" in (twins / FIRST).read_text()
    assert "added: 2018-05-01" in after
    assert "categories: [losses-pair, losses]" in after
    assert "aliases: [doe2015learning]" in after


def test_what_is_not_taken_over_is_said(twins: Path) -> None:
    shown = run("dedupe", "--merge", "--root", twins).stdout
    assert "  not taken over: title: First steps: learning distances\n" in shown
    assert "not taken over: year" not in shown


def test_the_former_id_still_names_the_entry(twins: Path) -> None:
    run("dedupe", "--merge", "--yes", "--root", twins)
    assert run("validate", "--root", twins).exit_code == 0
    exported = run("export", "bibtex", "--root", twins).stdout
    assert "ids = {doe2015learning}" in exported


def test_two_entries_are_merged_by_name(twins: Path) -> None:
    keys = ("doe2015learning", "doe2015first")
    assert run("dedupe", "--merge", *keys, "--yes", "--root", twins).exit_code == 0
    assert (twins / OTHER).exists()
    assert not (twins / FIRST).exists()


def test_a_merge_by_name_that_is_run_twice_deletes_nothing(twins: Path) -> None:
    named = ("dedupe", "--merge", "doe2015first", "doe2015learning", "--yes", "--root", twins)
    assert run(*named).exit_code == 0
    merged = (twins / FIRST).read_bytes()
    assert "'doe2015learning' is a former id of 'doe2015first'" in refused(*named)
    assert (twins / FIRST).read_bytes() == merged


def test_a_version_is_kept_as_one(tmp_path: Path) -> None:
    root = make_list(tmp_path, {LATER: JOURNAL})
    assert "Versions of one work\n" in run("dedupe", "--root", root).stdout
    run("dedupe", "--merge", "doe2015first", "doe2017first", "--yes", "--root", root)
    text = (root / FIRST).read_text()
    assert "versions:\n  - type: journal\n    venue: tpami\n    year: 2017\n" in text
    assert "year: 2015\n" in text
    assert run("dedupe", "--root", root).exit_code == 0


def test_a_merge_that_finds_nothing_says_so(tmp_path: Path) -> None:
    root = make_list(tmp_path)
    for options in (("--merge",), ("--merge", "--yes")):
        result = run("dedupe", *options, "--root", root)
        assert (result.exit_code, result.stdout) == (0, "")
        assert result.stderr == "Nothing was merged: no two entries look like one work.\n"


def test_a_merge_that_leaves_what_is_not_certain_says_why(tmp_path: Path) -> None:
    root = make_list(tmp_path, {LATER: JOURNAL, OTHER: DOUBTFUL})
    before = {path: path.read_bytes() for path in sorted(root.rglob("*.yaml"))}
    for options in (("--merge",), ("--merge", "--yes")):
        result = run("dedupe", *options, "--root", root)
        assert result.stderr.startswith(
            "Nothing was merged: no two papers and no two resources certainly are one work in one "
            "version.\nLeft alone: 1 pair of versions, 1 pair to look at. "
        )
        assert "--merge ID ID" in result.stderr
        assert result.exit_code == 0
    assert {path: path.read_bytes() for path in sorted(root.rglob("*.yaml"))} == before


def test_a_paper_and_a_resource_do_not_keep_others_from_being_merged(twins: Path) -> None:
    names = "title: A Toolbox for Everything There Is\nauthors: [Jane Doe, Ann Other]\nyear: 2019\n"
    rest = "categories: [losses]\nadded: 2020-01-01\n"
    (twins / "data/papers/doe2019tool.yaml").write_text(f"id: doe2019tool\n{names}{rest}")
    tool = twins / "data/resources/toolbox.yaml"
    tool.write_text(f"id: toolbox\n{names}type: library\n{rest}")
    assert run("dedupe", "--merge", "--yes", "--root", twins).exit_code == 0
    assert not (twins / OTHER).exists()
    assert tool.exists()
    again = run("dedupe", "--merge", "--yes", "--root", twins)
    assert "Left alone: 1 pair of a paper and a resource." in again.stderr


def test_ids_need_the_option(twins: Path) -> None:
    assert "two at a time" in refused("dedupe", "a", "b", "--root", twins)


def test_records_cannot_be_merged(tmp_path: Path) -> None:
    (tmp_path / "r.jsonl").write_text("{}\n")
    why = refused("dedupe", "--records", tmp_path / "r.jsonl", "--merge")
    assert "Only entries of the list" in why


def review(root: Path, *keys: str) -> str:
    """Answer the questions of `--review` on a terminal of its own; return what it showed."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "catalog", "dedupe", "--review", "--root", str(root)]
    environment = {**os.environ, "COLUMNS": "80", "TERM": "dumb"}
    process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment)
    os.close(theirs)
    shown, waiting = "", list(keys)
    end = time.monotonic() + 60
    while time.monotonic() < end:
        ready, _, _ = select.select([ours], [], [], 0.3)
        try:
            new = os.read(ours, 65536).decode(errors="replace") if ready else ""
        except OSError:
            break
        if ready and not new:
            break
        shown += new
        if not new and waiting and shown.endswith((", [q]uit ", ", [n]o ")):
            os.write(ours, waiting.pop(0).encode())
    process.kill()
    process.wait()
    os.close(ours)
    return shown.replace("\r\n", "\n")


def test_review_merges_into_the_left_one(twins: Path) -> None:
    shown = review(twins, "1", "y")
    assert "First steps: learning distances" in shown
    assert shown.endswith("1 pair merged.\n")
    assert "aliases: [doe2015learning]" in (twins / FIRST).read_text()
    assert not (twins / OTHER).exists()


def test_review_writes_that_two_are_distinct(twins: Path) -> None:
    review(twins, "d")
    assert "distinct_from: [doe2015learning]" in (twins / FIRST).read_text()
    assert run("dedupe", "--root", twins).exit_code == 0


def test_review_skips_and_says_no(twins: Path) -> None:
    before = {path: path.read_bytes() for path in sorted(twins.rglob("*.yaml"))}
    assert review(twins, "2", "n").endswith("0 pairs merged.\n")
    assert review(twins, "s").endswith("0 pairs merged.\n")
    assert {path: path.read_bytes() for path in sorted(twins.rglob("*.yaml"))} == before


def test_review_needs_a_terminal(twins: Path) -> None:
    assert "needs a terminal" in refused("dedupe", "--review", "--root", twins)


MINE = {
    "mine.jsonl": '{"id": "a", "title": "First steps: learning distances", "authors": ["J. Doe"]}\n'
    '{"id": "b", "title": "Turnips of the North"}\n',
    "mine.csv": 'id,title,authors\na,First steps: learning distances,"J. Doe; Z. Müller"\n'
    "b,Turnips of the North,\n",
    "mine.bib": "@misc{a, title={First steps: learning distances}, author={Doe, J. and Müller, Z.},"
    " year={2015}}\n@misc{b, title={Turnips of the North}, author={Ann Other}, year={2010}}\n",
}


@pytest.mark.parametrize("name", MINE)
def test_match_says_which_papers_the_list_holds(tmp_path: Path, name: str) -> None:
    root = make_list(tmp_path)
    (tmp_path / name).write_text(MINE[name])
    result = run("match", tmp_path / name, "--root", root)
    assert result.exit_code == 1
    assert "already listed as doe2015first (title 1.00" in " ".join(result.stdout.split())
    assert "    not listed\n1 of 2 listed, 0 to look at.\n" in result.stdout


def test_match_as_json(tmp_path: Path) -> None:
    root = make_list(tmp_path)
    (tmp_path / "mine.jsonl").write_text(MINE["mine.jsonl"])
    found = json.loads(run("match", tmp_path / "mine.jsonl", "--root", root, "--json").stdout)
    assert [each["listed"] for each in found["records"]] == ["doe2015first", None]


def test_a_list_holds_its_own_export(tmp_path: Path) -> None:
    root = make_list(tmp_path)
    (tmp_path / "own.bib").write_text(run("export", "bibtex", "--root", root).stdout)
    result = run("match", tmp_path / "own.bib", "--root", root)
    assert result.stdout.endswith("3 of 3 listed, 0 to look at.\n")
    assert result.exit_code == 0


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("notes.txt", "Buy turnips.\n"),
        ("notes.md", "# Turnips\n\nBuy some.\n"),
        ("none.bib", "@comment{nothing yet}\n"),
        ("none.jsonl", ""),
        ("none.json", "[]"),
        ("none.csv", "id,title\n"),
    ],
)
def test_a_file_without_papers_does_not_pass_for_a_listed_one(
    tmp_path: Path, name: str, text: str
) -> None:
    (tmp_path / name).write_text(text)
    why = refused("match", tmp_path / name, "--root", make_list(tmp_path / "list"))
    assert f"{name}: no papers were found in this file" in why
