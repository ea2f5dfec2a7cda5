"""The site on this computer: served, rebuilt on every change of its sources, reloaded by itself."""

import errno
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from watchfiles import watch

from catalog.errors import CatalogError

HOST = "127.0.0.1"
_RELOAD = "/__catalog/reload"
_SCRIPT = '<script src="{path}.js?after={version}"></script>'
# A file, because the pages' Content-Security-Policy lets no script run that stands in a page.
_SOURCE = b"""new EventSource(document.currentScript.src.replace(".js?", "?")).onmessage = () =>
  location.reload();
"""
_WAITING = """<!doctype html><html lang="en"><meta charset="utf-8"><title>No site yet</title>
<body><h1>There is no site yet</h1><p>The terminal says why. This page reloads by itself.</p>
</body></html>"""
_HEARTBEAT = 5.0


class Versions:
    """The number of the site's current build, for pages that wait for the next one."""

    def __init__(self) -> None:
        self.current = 0
        self.stopped = False
        self._changed = threading.Condition()

    def advance(self) -> None:
        """Say that there is a new build."""
        with self._changed:
            self.current += 1
            self._changed.notify_all()

    def stop(self) -> None:
        """Let everyone who waits go."""
        with self._changed:
            self.stopped = True
            self._changed.notify_all()

    def newer_than(self, version: int, seconds: float) -> bool:
        """Wait for a build after `version`; False where none came in time."""
        with self._changed:
            self._changed.wait_for(lambda: self.stopped or self.current > version, seconds)
            return self.current > version


class PreviewHandler(SimpleHTTPRequestHandler):
    """Files of the site, with the script that reloads a page in every page."""

    versions: Versions
    protocol_version = "HTTP/1.1"

    def __init__(self, *args: Any, versions: Versions, **kwargs: Any) -> None:
        self.versions = versions
        super().__init__(*args, **kwargs)

    def do_GET(self) -> None:
        """Answer with a page, a file, or the news of a new build."""
        asked = urlsplit(self.path).path
        if asked == _RELOAD:
            return self._wait_for_build()
        if asked == f"{_RELOAD}.js":
            return self._send(HTTPStatus.OK, "text/javascript", _SOURCE)
        try:
            file = self._page_file()
            if file is None:
                return super().do_GET()
            return self._send_page(HTTPStatus.OK, file.read_text(encoding="utf-8"))
        except (OSError, ValueError):  # not there, or no name that a file could have
            return self.send_error(HTTPStatus.NOT_FOUND)

    def _page_file(self) -> Path | None:
        """The page that an address means, or None where it means a file or nothing."""
        path = urlsplit(self.path).path
        target = Path(self.translate_path(path))
        if target.is_dir() and path.endswith("/"):
            return target / "index.html"
        return target if target.suffix == ".html" else None

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer a missing page as a host does, with the site's own page for it."""
        if code != HTTPStatus.NOT_FOUND:
            return super().send_error(code, message, explain)
        page = Path(self.directory, "404.html")
        text = page.read_text(encoding="utf-8") if page.is_file() else _WAITING
        return self._send_page(HTTPStatus.NOT_FOUND, text)

    def end_headers(self) -> None:
        """Forbid the browser to keep what may change with the next build."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: the terminal belongs to the findings."""

    def _send_page(self, status: HTTPStatus, html: str) -> None:
        script = _SCRIPT.format(path=_RELOAD, version=self.versions.current)
        before, body, after = html.rpartition("</body>")
        self._send(status, "text/html", f"{before}{script}{body}{after}".encode())

    def _send(self, status: HTTPStatus, kind: str, content: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _wait_for_build(self) -> None:
        """Server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html)."""
        asked = parse_qs(urlsplit(self.path).query).get("after", ["0"])[0]
        after = int(asked) if asked.isdecimal() else 0
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        with suppress(OSError):  # the reader has left
            while not self.versions.stopped:
                fresh = self.versions.newer_than(after, _HEARTBEAT)
                self.wfile.write(b"data: built\n\n" if fresh else b": waiting\n\n")
                self.wfile.flush()
                if fresh:
                    return


@contextmanager
def serving(site: Path, port: int, versions: Versions) -> Iterator[str]:
    """Serve a folder on this computer alone while the block runs.

    Args:
        site: the folder; it may come into being later.
        port: port to listen on; 0 takes a free one.
        versions: what pages wait for.

    Yields:
        The address of the site.

    Raises:
        CatalogError: the port cannot be had.
    """
    handler = partial(PreviewHandler, directory=str(site), versions=versions)
    try:
        server = _Server((HOST, port), handler)
    except (OSError, OverflowError) as error:
        raise _no_port(port, error) from None
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1})
    thread.start()
    try:
        yield f"http://{HOST}:{server.server_address[1]}/"
    finally:
        versions.stop()
        server.shutdown()
        server.server_close()
        thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of browsers that hang up, as they do when a page is left."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def _no_port(port: int, error: OSError | OverflowError) -> CatalogError:
    if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
        return CatalogError(f"Port {port} is in use.", "Name another with --port.")
    return CatalogError(f"Port {port} cannot be listened on: {error}.", "Name another with --port.")


def follow(
    watched: Sequence[Path],
    rebuild: Callable[[frozenset[Path]], bool],
    versions: Versions,
    stop: threading.Event | None = None,
) -> None:
    """Rebuild on every change, until the program is interrupted or `stop` is set.

    Args:
        watched: files and folders; those that do not exist are passed over.
        rebuild: given what has changed, makes the site and says whether there is a new one.
        versions: told of every new one.
        stop: ends the watch.
    """
    while True:
        present = [path for path in watched if path.exists()]
        for changes in watch(*present, debounce=200, step=30, stop_event=stop):
            changed = frozenset(Path(path) for _, path in changes)
            if rebuild(changed):
                versions.advance()
            # An editor that replaces a file leaves the watch on the old one: look at it anew.
            if changed & set(watched):
                break
        else:
            return
