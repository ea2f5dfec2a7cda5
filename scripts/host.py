"""A website on this computer, as a host of static files serves it."""

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

TEXTS = frozenset((".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".webmanifest"))


class Server(ThreadingHTTPServer):
    """Lets a browser open all its connections at once, and hang up when it likes."""

    request_queue_size = 64

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a page that is closed hangs up."""


class Host(SimpleHTTPRequestHandler):
    """Compresses text as hosts do, keeps connections open, says nothing."""

    sent = 0
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # else every second answer waits 40 ms
    extensions_map: ClassVar[dict[str, str]] = {
        **SimpleHTTPRequestHandler.extensions_map,
        ".webmanifest": "application/manifest+json",
    }

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        file = path / "index.html" if path.is_dir() else path
        if not file.is_file():
            return self.send_error(404)
        text = file.suffix in TEXTS
        content = compressed(file) if text else file.read_bytes()
        kind = self.guess_type(str(file))
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if text else kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "max-age=600")
        if text:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        with suppress(ConnectionError):  # a page that is left hangs up
            self.wfile.write(content)
        Host.sent += len(content)
        return None

    def log_message(self, format: str, *args: object) -> None:
        pass


@lru_cache(maxsize=512)
def compressed(file: Path) -> bytes:
    return gzip.compress(file.read_bytes(), 9)


@contextmanager
def hosted(folder: Path, handler: type[SimpleHTTPRequestHandler] = Host) -> Iterator[str]:
    """Serve a folder on a free port while the block runs; give its address."""
    with Server(("127.0.0.1", 0), partial(handler, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/"
        finally:
            server.shutdown()
            thread.join()
