"""A new list: the few files that one starts with."""

from collections.abc import Iterator
from pathlib import Path

from catalog.model.artifact import Artifact
from catalog.render import render
from catalog.store import layout
from catalog.store.edit import quoted

_NO_CATEGORIES = "# yaml-language-server: $schema=schema/categories.schema.json\ncategories: []\n"
_FILES = (
    ("init/catalog.yaml.j2", layout.CONFIG),
    ("init/categories.yaml.j2", layout.CATEGORIES),
    ("init/example.yaml.j2", f"{layout.PAPERS}/example2026paper.yaml"),
    ("init/resource.yaml.j2", f"{layout.RESOURCES}/example-post.yaml"),
    ("init/README.md.j2", "README.md"),
    ("init/gitignore.j2", ".gitignore"),
    ("init/check.yml.j2", ".github/workflows/check.yml"),
)


def skeleton(root: Path, title: str) -> Iterator[Artifact]:
    """The files of a new list, valid as they are.

    Args:
        root: where the list will stand; its own `templates/init/` wins where it has one.
        title: name of the list.
    """
    for template, path in _FILES:
        yield Artifact.of(path, [render(root, template, title=title, yaml_title=quoted(title))])


def bare_skeleton(root: Path, title: str) -> Iterator[Artifact]:
    """The files of a new list without its examples, for entries that are there already.

    Args:
        root: where the list will stand.
        title: name of the list.
    """
    for artifact in skeleton(root, title):
        if artifact.path == layout.CATEGORIES:
            yield Artifact.of(artifact.path, [_NO_CATEGORIES])
        elif not artifact.path.startswith((f"{layout.PAPERS}/", f"{layout.RESOURCES}/")):
            yield artifact
