"""Addresses that belong to an entry."""

from collections.abc import Mapping
from typing import Literal

from catalog.model.types import Model, Text

LinkKind = Literal[
    "paper",
    "pdf",
    "code",
    "project",
    "video",
    "slides",
    "poster",
    "blog",
    "dataset",
    "demo",
    "supplement",
    "other",
]

KIND_LABELS: Mapping[LinkKind, str] = {
    "paper": "Paper",
    "pdf": "PDF",
    "code": "Code",
    "project": "Project page",
    "video": "Video",
    "slides": "Slides",
    "poster": "Poster",
    "blog": "Post",
    "dataset": "Dataset",
    "demo": "Demo",
    "supplement": "Supplement",
    "other": "Link",
}
"""What people read for each kind, in the order in which links are shown."""


class Link(Model):
    """One address.

    Attributes:
        kind: what the address leads to.
        url: the address, http or https.
        label: text to show where the kind does not say enough: "Journal".
        framework: for code, what it is written for: "PyTorch", "TensorFlow".
        official: for code, whether it is the authors' own; None where nobody has said.
    """

    kind: LinkKind
    url: Text
    label: str = ""
    framework: str = ""
    official: bool | None = None
