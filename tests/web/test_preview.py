"""`catalog serve`: pages, missing pages, reloading, and edits that go wrong."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from catalog.errors import CatalogError
from catalog.web.preview import Versions, follow, serving
from tests.lists import FIRST, make_list

WAIT = 20.0


def get(address: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(address, timeout=WAIT) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


@pytest.fixture
def versions() -> Versions:
    return Versions()


@pytest.fixture
def address(site: Path, versions: Versions) -> Iterator[str]:
    with serving(site, 0, versions) as found:
        yield found


def test_pages_are_served_with_the_script_that_reloads_them(address: str) -> None:
    status, text = get(f"{address}papers/doe2015first/")
    assert status == 200
    assert "First Steps" in text
    assert text.count('<script src="/__catalog/reload.js?after=0">') == 1


def test_files_are_served_as_they_are(address: str, site: Path) -> None:
    assert get(f"{address}assets/site.js") == (200, (site / "assets/site.js").read_text())


@pytest.mark.parametrize("path", ["nothing/", "nothing.html", "assets/", "%00", "../../etc/passwd"])
def test_a_missing_page_is_the_sites_own(address: str, path: str) -> None:
    status, text = get(address + path)
    assert status == 404
    assert "There is no page at this address" in text
    assert "/__catalog/reload.js" in text


def test_a_folder_without_its_slash_is_redirected(address: str) -> None:
    assert "First Steps" in get(f"{address}papers/doe2015first")[1]


def test_a_page_hears_of_the_next_build(address: str, versions: Versions) -> None:
    heard: list[str] = []
    ask = f"{address}__catalog/reload?after=0"
    waiting = threading.Thread(target=lambda: heard.append(get(ask)[1]))
    waiting.start()
    versions.advance()
    waiting.join(WAIT)
    assert heard[0].endswith("data: built\n\n")


def test_before_the_first_build_a_page_waits(tmp_path: Path, versions: Versions) -> None:
    with serving(tmp_path / "site", 0, versions) as address:
        status, text = get(address)
    assert status == 404
    assert "no site yet" in text
    assert "/__catalog/reload.js" in text


def test_a_port_in_use_is_named(versions: Versions, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with (
            pytest.raises(CatalogError, match=f"{port} is in use"),
            serving(tmp_path, port, versions),
        ):
            pass


def test_changes_are_followed_also_after_a_file_was_replaced(
    tmp_path: Path, versions: Versions
) -> None:
    watched, stop = tmp_path / "mkdocs.yml", threading.Event()
    watched.write_text("one")
    built: list[str] = []

    def rebuild(changed: frozenset[Path]) -> bool:
        built.append(watched.read_text())
        return True

    def replace_until_built(text: str) -> None:
        until = time.monotonic() + WAIT
        while text not in built and time.monotonic() < until:  # the watch takes a moment to stand
            (tmp_path / "new").write_text(text)
            (tmp_path / "new").replace(watched)
            time.sleep(0.3)

    missing = tmp_path / "missing"
    following = threading.Thread(target=follow, args=([watched, missing], rebuild, versions, stop))
    following.start()
    replace_until_built("two")
    replace_until_built("three")
    stop.set()
    following.join(WAIT)
    assert {"two", "three"} <= set(built)
    assert versions.current == len(built)


class Serve:
    """The running program."""

    def __init__(self, root: Path) -> None:
        command = [sys.executable, "-m", "catalog", "serve", "--root", str(root), "--port", "0"]
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, bufsize=1
        )
        self.said: list[str] = []
        self.found: list[str] = []
        for stream, lines in ((self.process.stderr, self.said), (self.process.stdout, self.found)):
            threading.Thread(target=lines.extend, args=(stream,), daemon=True).start()

    def heard(self, words: str) -> str:
        """The last line on stderr with these words, as soon as there is one."""
        return self._wait(self.said, words)

    def found_line(self, words: str) -> str:
        """The last line on stdout with these words."""
        return self._wait(self.found, words)

    def _wait(self, lines: list[str], words: str) -> str:
        until = time.monotonic() + WAIT
        while time.monotonic() < until:
            if hits := [line for line in lines if words in line]:
                return hits[-1]
            time.sleep(0.02)
        raise AssertionError(f"never said {words!r}: {self.said} {self.found}")

    def interrupt(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(WAIT)


def test_an_edit_is_shown_and_a_bad_one_is_told_of(tmp_path: Path) -> None:
    root = make_list(tmp_path)
    paper = root / "data/papers/doe2015first.yaml"
    running = Serve(root)
    try:
        address = running.heard("Serving").split()[1]
        page = f"{address}papers/doe2015first/"
        assert "First Steps" in get(page)[1]

        edit_until(paper, FIRST.replace("First Steps", "Later Steps"), page, "Later Steps")
        paper.write_text(FIRST.replace("year: 2015", "year: twenty"))
        running.heard("The list has errors")
        assert "doe2015first.yaml:7:7" in running.found_line("must be")
        assert "Later Steps" in get(page)[1]

        assert running.interrupt() == 0
        assert "Traceback" not in "".join(running.said)
    finally:
        running.process.kill()


def edit_until(file: Path, text: str, page: str, shown: str) -> None:
    until = time.monotonic() + WAIT
    while shown not in get(page)[1] and time.monotonic() < until:
        file.write_text(text)
        os.utime(file)
        time.sleep(0.5)
    assert shown in get(page)[1]


def test_a_first_build_that_cannot_go_on_ends_the_program(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "catalog", "serve", "--root", str(tmp_path), "--port", "0"]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=WAIT, check=False)
    assert ended.returncode == 2
    assert "data/" in ended.stderr
    assert "Traceback" not in ended.stderr
