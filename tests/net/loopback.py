"""A web of loopback hosts: any 127.a.b.c address is another one, and a test says what they do."""

import asyncio
import ssl
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Asked:
    """One request as the server saw it."""

    host: str
    method: str
    target: str
    headers: dict[str, str]
    body: bytes
    nth: int
    at: float

    @property
    def path(self) -> str:
        return self.target.partition("?")[0]


@dataclass(frozen=True)
class Reply:
    """What the server does: an answer, raw bytes in its place, or pieces with pauses."""

    status: int = 200
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = (("Content-Type", "text/html"),)
    raw: bytes | None = None
    pieces: tuple[bytes, ...] = ()
    pause: float = 0.0
    delay: float = 0.0

    def head(self) -> bytes:
        lines = [f"HTTP/1.1 {self.status} Status", f"Content-Length: {len(self.body)}"]
        lines += [f"{name}: {value}" for name, value in self.headers]
        return "\r\n".join([*lines, "", ""]).encode()


Handler = Callable[[Asked], Reply]


@dataclass
class Web:
    """The server: its port, and what it was asked."""

    port: int = 0
    asked: list[Asked] = field(default_factory=list)
    peak: Counter[str] = field(default_factory=Counter)
    connections: int = 0
    scheme: str = "http"

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"{self.scheme}://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        return [asked.path for asked in self.asked if asked.path != "/robots.txt"]


def _robots(text: bytes | None) -> Reply:
    return Reply(404) if text is None else Reply(200, text, (("Content-Type", "text/plain"),))


@contextmanager
def web(
    handler: Handler, robots: bytes | None = None, tls: ssl.SSLContext | None = None
) -> Iterator[Web]:
    """Run a server in a thread while the block runs; without `robots` it has no robots.txt."""
    state = Web(scheme="https" if tls else "http")
    ready = threading.Event()
    loop = asyncio.new_event_loop()
    current: Counter[str] = Counter()
    seen: Counter[str] = Counter()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        host = writer.get_extra_info("sockname")[0]
        state.connections += 1
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
                method, target, _ = head[0].split(" ", 2)
                headers = {
                    name.lower(): value.strip()
                    for name, _, value in (line.partition(":") for line in head[1:] if line)
                }
                body = await reader.readexactly(int(headers.get("content-length", 0)))
                seen[host + target] += 1
                asked = Asked(host, method, target, headers, body, seen[host + target], time.time())
                state.asked.append(asked)
                current[host] += 1
                state.peak[host] = max(state.peak[host], current[host])
                reply = _robots(robots) if asked.path == "/robots.txt" else handler(asked)
                if reply.delay:
                    await asyncio.sleep(reply.delay)
                current[host] -= 1
                if reply.raw is not None or reply.pieces:
                    for piece in (reply.raw or b"", *reply.pieces):
                        writer.write(piece)
                        await writer.drain()
                        await asyncio.sleep(reply.pause)
                    return
                writer.write(reply.head() + reply.body)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError):
            return
        finally:
            writer.close()

    async def main() -> None:
        server = await asyncio.start_server(serve, "0.0.0.0", 0, limit=2**20, ssl=tls)
        state.port = server.sockets[0].getsockname()[1]
        ready.set()
        try:
            await asyncio.Event().wait()
        finally:
            server.close()

    task: list[asyncio.Task[None]] = []

    def run() -> None:
        asyncio.set_event_loop(loop)
        task.append(loop.create_task(main()))
        with suppress(asyncio.CancelledError):
            loop.run_until_complete(task[0])
        rest = asyncio.all_tasks(loop)
        for one in rest:
            one.cancel()
        loop.run_until_complete(asyncio.gather(*rest, return_exceptions=True))
        loop.close()

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    assert ready.wait(5)
    try:
        yield state
    finally:
        loop.call_soon_threadsafe(task[0].cancel)
        thread.join(5)
