"""Printing how generated files differ from what the data gives."""

from collections.abc import Sequence

from catalog.cli.findings import show
from catalog.model.artifact import Drift


def show_drift(drift: Sequence[Drift], command: str) -> None:
    """Print each file that differs with the first lines of its diff, on stdout.

    Args:
        drift: what differs.
        command: what puts it right: "catalog build".
    """
    blocks = []
    for part in drift:
        diff = "".join(f"    {line}\n" for line in part.diff.splitlines())
        blocks.append(f"{part.path} {part.reason}. Run `{command}`.\n{diff}")
    show("".join(blocks), styled=False)
