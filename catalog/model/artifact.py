"""Files that the tool generates, before they are written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Artifact:
    """A generated file; who writes or compares it is somebody else's business.

    Attributes:
        path: relative to the list's root, with forward slashes.
        content: all of its bytes: text in UTF-8, which takes a fraction of what a `str` takes
            that holds one character beyond the common ones.
    """

    path: str
    content: bytes

    @classmethod
    def of(cls, path: str, parts: Iterable[str]) -> Artifact:
        """Make a file of pieces of text; a lone surrogate becomes a question mark."""
        return cls(path, b"".join(part.encode("utf-8", "replace") for part in parts))

    @property
    def text(self) -> str:
        """The content as text."""
        return self.content.decode()


@dataclass(frozen=True, slots=True)
class Drift:
    """A file on disk that is not what the data gives.

    Attributes:
        path: relative to the list's root, with forward slashes.
        reason: what is wrong with it, in a few words: "is missing".
        diff: the first lines of a unified diff from the file to what it should be; may be empty.
    """

    path: str
    reason: str
    diff: str = ""
