"""A loopback web for measurements: any 127.a.b.c address is a host of its own.

usage: bench_web.py PORT

`/ok/N?d=MS` answers with a page after MS milliseconds, `/api/query` as arXiv's API does, and
`/count` with what was asked so far.
"""

import asyncio
import json
import sys
from collections import Counter
from typing import ClassVar
from urllib.parse import parse_qs

PAGE = "<!doctype html><html><head><title>Paper {}</title></head><body>{}</body></html>"
FEED = (
    '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" '
    'xmlns:s="http://a9.com/-/spec/opensearch/1.1/"><s:totalResults>{}</s:totalResults>{}</feed>'
)
ENTRY = (
    "<entry><id>http://arxiv.org/abs/{0}v1</id><title>Paper {0}</title>"
    "<author><name>Jane Doe</name></author></entry>"
)


class Host(asyncio.Protocol):
    """One connection: answers requests in their order."""

    asked: ClassVar[Counter[str]] = Counter()
    under_way: ClassVar[Counter[str]] = Counter()
    peak = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Note who is asked."""
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        self.host = transport.get_extra_info("sockname")[0]
        self.buffer = b""

    def data_received(self, data: bytes) -> None:
        """Answer every request that is complete."""
        self.buffer += data
        while (end := self.buffer.find(b"\r\n\r\n")) >= 0:
            head = self.buffer[:end].decode("latin-1")
            body_at, length = end + 4, 0
            for line in head.split("\r\n")[1:]:
                if line.lower().startswith("content-length:"):
                    length = int(line.partition(":")[2])
            if len(self.buffer) < body_at + length:
                return
            body = self.buffer[body_at : body_at + length].decode()
            self.buffer = self.buffer[body_at + length :]
            self._answer(head.split(" ", 2)[1], body)

    def _answer(self, target: str, body: str) -> None:
        path, _, query = target.partition("?")
        kind = path.split("/")[1]
        Host.asked[kind] += 1
        Host.under_way[self.host] += 1
        Host.peak = max(Host.peak, Host.under_way[self.host])
        values = parse_qs(body or query)
        delay = int(values.get("d", ["0"])[0])
        loop = asyncio.get_running_loop()
        loop.call_later(delay / 1000, self._send, *_content(kind, path, values))

    def _send(self, status: str, mime: str, content: bytes) -> None:
        Host.under_way[self.host] -= 1
        head = (
            f"HTTP/1.1 {status}\r\nContent-Type: {mime}\r\nContent-Length: {len(content)}\r\n\r\n"
        )
        if not self.transport.is_closing():
            self.transport.write(head.encode() + content)


def _content(kind: str, path: str, values: dict[str, list[str]]) -> tuple[str, str, bytes]:
    if kind == "ok":
        return "200 OK", "text/html", PAGE.format(path, "x" * 1900).encode()
    if kind == "api":
        names = values["id_list"][0].split(",")
        feed = FEED.format(len(names), "".join(ENTRY.format(name) for name in names))
        return "200 OK", "application/atom+xml", feed.encode()
    if kind == "count":
        counts = {**Host.asked, "peak": Host.peak}
        Host.asked.clear()
        Host.peak = 0
        return "200 OK", "application/json", json.dumps(counts).encode()
    return "404 Not Found", "text/plain", b""


async def main(port: int) -> None:
    """Serve until killed."""
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Host, "0.0.0.0", port, backlog=4096)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1])))
