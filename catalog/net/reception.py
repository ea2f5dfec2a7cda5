"""What comes in for one request, and what is refused of it while it comes."""

import socket
from functools import cached_property

import pycurl

from catalog.net.address import Permit
from catalog.net.body import Inflater

MAX_HEAD = 64 * 1024
"""Bytes of headers; servers themselves stop at a quarter of that."""

_STOP = -1
"""What a callback of libcurl returns to end the transfer."""


class Reception:
    """The callbacks of one transfer and what they keep.

    Args:
        permit: which IP addresses may be connected to.
        max_bytes: how much of the decoded body is read.
    """

    def __init__(self, permit: Permit, max_bytes: int) -> None:
        self._permit = permit
        self._max_bytes = max_bytes
        self._head: list[bytes] = []
        self._head_bytes = 0
        self._body: Inflater | None = None
        self.hung_up = False
        """Whether the other side closed a connection that was kept alive, without an answer."""
        self._sent = False
        self.refused = ""
        """The address that was not connected to."""
        self.damaged = ""
        """Why the body cannot be decoded."""

    def listen(self, curl: pycurl.Curl) -> None:
        """Take what comes in for a handle."""
        curl.setopt(pycurl.OPENSOCKETFUNCTION, self._open)
        curl.setopt(pycurl.PREREQFUNCTION, self._send)
        curl.setopt(pycurl.HEADERFUNCTION, self._header)
        curl.setopt(pycurl.WRITEFUNCTION, self._piece)

    @cached_property
    def headers(self) -> dict[str, str]:
        """By lower-case name; of a header that stands twice, the last."""
        pairs = (line.decode("latin-1").partition(":") for line in self._head[1:])
        return {name.lower().strip(): value.strip() for name, colon, value in pairs if colon}

    @property
    def body(self) -> bytes:
        """As much of the body as was decoded."""
        return self._body.data if self._body else b""

    @property
    def enough(self) -> bool:
        """Whether we ended the transfer although the answer is good."""
        return self._body is not None and (self._body.full or bool(self.damaged and self.body))

    @property
    def too_long(self) -> bool:
        """Whether the headers have no end."""
        return self._head_bytes > MAX_HEAD

    def _send(self, *connection: object) -> int:
        self._sent = True
        return pycurl.PREREQFUNC_OK

    def _open(self, purpose: int, place: pycurl.CurlSockAddr) -> socket.socket | int:
        if self._sent:
            # libcurl would ask a host that hangs up once more by itself; attempts are not its
            # to count.
            self.hung_up = True
            return pycurl.SOCKET_BAD
        # The very address that is about to be connected to: a name that changes its mind
        # between look-up and connection gains nothing.
        address = str(place.addr[0])
        if not self._permit(address):
            self.refused = address
            return pycurl.SOCKET_BAD
        try:
            return socket.socket(place.family, place.socktype, place.protocol)
        except OSError:  # No more sockets, or none of this family on this machine.
            return pycurl.SOCKET_BAD

    def _header(self, line: bytes) -> int | None:
        self._head_bytes += len(line)
        if self.too_long:
            return _STOP
        if line.startswith(b"HTTP/"):
            self._head.clear()  # What came before was an answer like 100 Continue.
        if self._body is None:
            self._head.append(line)
        return None

    def _piece(self, piece: bytes) -> int | None:
        try:
            if self._body is None:
                encoding = self.headers.get("content-encoding", "")
                self._body = Inflater(encoding, self._max_bytes)
            self._body.feed(piece)
        except ValueError as error:
            self.damaged = str(error)
            return _STOP
        return _STOP if self._body.full else None
