"""Reading small documents that tests write down."""

from pathlib import Path
from textwrap import dedent
from typing import Any

from catalog.importers.as_json import file_as_json
from catalog.importers.take import Taken, take


def take_text(folder: Path, text: str, name: str = "README.md") -> Taken:
    """Import a text as a file of a name."""
    path = folder / name
    path.write_text(dedent(text).lstrip("\n"), encoding="utf-8")
    return take(path)


def entries_of(folder: Path, text: str, name: str = "README.md") -> list[dict[str, Any]]:
    """The entries of a text, as `--json` prints them."""
    return list(file_as_json(take_text(folder, text, name))["entries"])


def facts(entry: dict[str, Any], *names: str) -> dict[str, Any]:
    """Some fields of an entry; links as kind and address."""
    found = {name: entry[name] for name in names if name != "links"}
    if "links" in names:
        found["links"] = [(link["kind"], link["url"]) for link in entry["links"]]
    return found
