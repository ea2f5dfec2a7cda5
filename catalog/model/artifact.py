"""Files that the tool generates, before they are written."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Artifact:
    """A generated file; who writes or compares it is somebody else's business.

    Attributes:
        path: relative to the list's root, with forward slashes.
        content: all of its text.
    """

    path: str
    content: str


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
