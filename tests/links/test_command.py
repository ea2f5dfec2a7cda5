"""`catalog links` as people run it."""

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest

from catalog import api
from catalog.sources import DESCRIBERS, REGISTRIES
from tests.lists import CATALOG, make_list
from tests.net.loopback import Asked, Reply, web

OFF = ",".join(f"{name}=off" for name in {one.id for one in (*REGISTRIES, *DESCRIBERS)})
CONFIG = CATALOG + "links: {allow_private: true}\n"
RESOURCE = """\
id: birds
title: Birds
type: dataset
categories: [data]
links:  # by hand
  - {kind: dataset, url: "URL"}  # kept
added: 2020-01-31
"""


def small(root: Path, url: str) -> Path:
    """A list with one link."""
    files: Mapping[str, str | None] = {
        "data/catalog.yaml": CONFIG,
        "data/papers/doe2015first.yaml": None,
        "data/papers/roe2020second.yaml": None,
        "data/resources/birds.yaml": RESOURCE.replace("URL", url),
    }
    return make_list(root, files)


def start(root: Path, *arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "catalog", "links", *arguments]
    return subprocess.Popen(
        command,
        cwd=root,
        env={**os.environ, "CATALOG_REGISTRIES": OFF},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def run(root: Path, *arguments: str) -> tuple[int, str, str]:
    process = start(root, *arguments)
    out, err = process.communicate(timeout=60)
    return process.returncode, out, err


def git(root: Path, *arguments: str) -> None:
    who = ["-c", "user.name=Jane Doe", "-c", "user.email=jane@example.org"]
    subprocess.run(["git", "-C", str(root), *who, *arguments], check=True, capture_output=True)


def gone(asked: Asked) -> Reply:
    return Reply(404)


def test_a_list_without_trouble_is_clean(tmp_path: Path) -> None:
    with web(lambda asked: Reply(200)) as host:
        code, out, _ = run(small(tmp_path, host.url("/birds")))
    assert (code, out) == (0, "1 link checked: 1 ok.\n")


def test_a_link_seen_gone_once_is_told_and_does_not_fail(tmp_path: Path) -> None:
    with web(gone) as host:
        code, out, _ = run(small(tmp_path, host.url("/birds")))
    assert code == 0
    assert "data/resources/birds.yaml:6:26: warning link-gone:" in out


def test_an_added_link_that_is_gone_fails(tmp_path: Path) -> None:
    with web(gone) as host:
        root = small(tmp_path, host.url("/old"))
        git(root, "init", "-b", "main")
        git(root, "add", "data")
        git(root, "commit", "-m", "start")
        small(tmp_path, host.url("/new"))
        code, out, _ = run(root, "--changed-since", "main", "--format", "github")
    assert code == 1
    assert out.startswith("::error file=data/resources/birds.yaml,line=6")
    assert host.paths() == ["/new"]


def test_a_file_that_git_does_not_know_yet_counts_as_added(tmp_path: Path) -> None:
    with web(gone) as host:
        root = small(tmp_path, host.url("/new"))
        git(root, "init", "-b", "main")
        git(root, "commit", "--allow-empty", "-m", "start")
        code, _, _ = run(root, "--changed-since", "HEAD")
    assert code == 1


def test_a_link_of_an_entry_with_a_new_id_is_not_added(tmp_path: Path) -> None:
    with web(gone) as host:
        root = small(tmp_path, host.url("/old"))
        git(root, "init", "-b", "main")
        git(root, "add", "data")
        git(root, "commit", "-m", "start")
        old, new = (root / f"data/resources/{name}.yaml" for name in ("birds", "crows"))
        new.write_text(old.read_text("utf-8").replace("id: birds", "id: crows"), "utf-8")
        old.unlink()
        code, _, _ = run(root, "--changed-since", "main")
    assert (code, host.paths()) == (0, [])


def test_an_unknown_revision_is_named(tmp_path: Path) -> None:
    root = small(tmp_path, "https://example.org/")
    git(root, "init", "-b", "main")
    code, _, err = run(root, "--changed-since", "--output=/tmp/x")
    assert code == 2
    assert "Git knows no revision" in err


def test_a_new_address_is_written_and_nothing_else_changes(tmp_path: Path) -> None:
    with web(
        lambda asked: (
            Reply(301, headers=(("Location", "/new"),)) if asked.path == "/old" else Reply()
        )
    ) as host:
        root = small(tmp_path, host.url("/old"))
        code, out, _ = run(root, "--fix")
        after = (root / "data/resources/birds.yaml").read_text()
        assert after == RESOURCE.replace("URL", host.url("/new"))
    assert code == 0
    assert f"write {host.url('/new')}" in out


def test_json_is_one_object_and_progress_is_silent(tmp_path: Path) -> None:
    with web(gone) as host:
        _, out, err = run(small(tmp_path, host.url("/birds")), "--json", "--quiet")
    assert json.loads(out)["links"][0]["entry"] == "birds"
    assert err == ""


def test_a_host_is_asked_as_often_as_the_list_says(tmp_path: Path) -> None:
    with web(lambda asked: Reply(200, delay=0.05)) as host:
        root = small(tmp_path, "https://example.org/unused")
        options = f"at_once: 1, hosts: {{'127.0.1.2:{host.port}': {{at_once: 3}}}}"
        (root / "data/catalog.yaml").write_text(
            CATALOG + f"links: {{allow_private: true, {options}}}\n"
        )
        names = [f"127.0.1.{n % 2 + 1}" for n in range(12)]
        urls = [host.url(f"/{n}", name) for n, name in enumerate(names)]
        (root / "notes.md").write_text("\n".join(f"- <{url}>" for url in urls))
        code, _, _ = run(root, "--file", "notes.md")
    assert code == 0
    assert (host.peak["127.0.1.1"], host.peak["127.0.1.2"]) == (1, 3)


def test_a_severity_of_a_link_finding_is_no_unknown_rule(tmp_path: Path) -> None:
    root = small(tmp_path, "https://example.org/")
    (root / "data/catalog.yaml").write_text(CATALOG + "rules: {link-gone: warning}\n")
    assert [f.rule for f in api.validate(root).findings if f.rule == "unknown-rule"] == []


@pytest.mark.parametrize(
    ("name", "begins"), [("junit", "<?xml"), ("markdown", "<!-- catalog"), ("github", "::warning")]
)
def test_formats(name: str, begins: str, tmp_path: Path) -> None:
    with web(gone) as host:
        code, out, _ = run(small(tmp_path, host.url("/birds")), "--format", name)
    assert code == 0
    assert out.startswith(begins)
    assert "link-gone" in out


def test_sarif_knows_the_rules(tmp_path: Path) -> None:
    with web(gone) as host:
        _, out, _ = run(small(tmp_path, host.url("/birds")), "--format", "sarif")
    rules = json.loads(out)["runs"][0]["tool"]["driver"]["rules"]
    assert "link-gone" in {rule["id"] for rule in rules}


def test_any_file(tmp_path: Path) -> None:
    with web(gone) as host:
        root = small(tmp_path, "https://example.org/unused")
        (root / "notes.md").write_text(f"\n[x]({host.url('/a')})\n")
        code, out, _ = run(root, "--file", "notes.md")
    assert code == 0
    assert out.startswith("notes.md:2:5: warning link-gone:")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["birdz"], "Did you mean 'birds'?"),
        (["--file", "none.md"], "cannot be read"),
        (["--file", "none.md", "--fix"], "goes with neither"),
        (["--format", "nonsense"], "nonsense"),
    ],
)
def test_usage(tmp_path: Path, arguments: list[str], words: str) -> None:
    code, _, err = run(small(tmp_path, "https://example.org/"), *arguments)
    assert code == 2
    assert words in err


def stopped_and_resumed(tmp_path: Path, sent: signal.Signals) -> tuple[Counter[str], int]:
    """Stop a run over many links in its middle and run again; how often each was asked."""
    hosts, each = 12, 12
    with web(lambda asked: Reply(200, delay=0.02)) as host:
        root = small(tmp_path, "https://example.org/unused")
        urls = [host.url(f"/{n}", f"127.0.1.{n % hosts + 1}") for n in range(hosts * each)]
        (root / "notes.md").write_text("\n".join(f"- <{url}>" for url in urls))
        first = start(root, "--file", "notes.md", "--quiet")
        while len(host.paths()) < len(urls) // 3 and first.poll() is None:
            time.sleep(0.01)
        first.send_signal(sent)
        _, err = first.communicate(timeout=30)
        assert ("the next run asks the rest" in err) == (sent is signal.SIGINT)
        time.sleep(0.1)
        asked_before = len(host.paths())
        code, out, _ = run(root, "--file", "notes.md", "--quiet")
    assert (code, out) == (0, f"{len(urls)} links checked: {len(urls)} ok.\n")
    return Counter(host.paths()), asked_before


def test_an_interrupted_run_asks_nothing_twice(tmp_path: Path) -> None:
    asked, before = stopped_and_resumed(tmp_path, signal.SIGINT)
    assert 40 <= before < 144
    assert asked == Counter({f"/{n}": 1 for n in range(144)})


def test_a_killed_run_asks_twice_only_what_was_in_flight(tmp_path: Path) -> None:
    asked, before = stopped_and_resumed(tmp_path, signal.SIGKILL)
    assert 40 <= before < 144
    assert len(asked) == 144
    assert sum(asked.values()) <= 144 + 2 * 12


def test_a_file_that_no_system_knows_is_named(tmp_path: Path) -> None:
    code, _, err = run(small(tmp_path, "https://example.org/"), "--file", "a" * 300 + ".md")
    assert code == 2
    assert "cannot be read: File name too long" in err


def test_what_cannot_be_read_is_named(tmp_path: Path) -> None:
    root = small(tmp_path, "https://example.org/birds")
    (root / "data/resources/bees.yaml").write_text("id: bees\ntitel: Bees\n", "utf-8")
    code, out, err = run(root, "--offline", "--quiet")
    assert (code, "1 link" in out) == (0, True)
    assert err == (
        "Not looked at, because it cannot be read: data/resources/bees.yaml. "
        "`catalog validate` says why.\n"
    )


def test_a_skipped_host_is_not_asked_for_a_file_either(tmp_path: Path) -> None:
    root = small(tmp_path, "https://example.org/birds")
    with web(lambda asked: Reply()) as host:
        (root / "data/catalog.yaml").write_text(
            CATALOG + "links: {allow_private: true, skip: [127.0.0.2]}\n", "utf-8"
        )
        (root / "notes.md").write_text(f"<{host.url('/a')}> <{host.url('/b', '127.0.0.2')}>\n")
        run(root, "--file", "notes.md")
    assert host.paths() == ["/a"]
