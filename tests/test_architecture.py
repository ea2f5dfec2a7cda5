"""The floors of the house: imports point down, and rooms on one floor do not know each other."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import catalog

PACKAGE = Path(catalog.__file__).parent
FLOORS = (
    {"text", "errors", "collecting"},
    {"model", "finding", "plugins", "copies"},
    {"store", "net", "render"},
    {
        "rules",
        "dedupe",
        "links",
        "sources",
        "importers",
        "exporters",
        "search",
        "web",
        "reports",
        "skeleton",
    },
    {"api"},
    {"cli"},
    {"__main__"},
)
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
DOORS = {
    "rich": {"cli"},
    "typer": {"cli"},
    "jinja2": {"render"},
    "pycurl": {"net"},
    "requests": {"net"},
    "mkdocs": set(),
    "material": set(),
}
HEAVY = ("jinja2", "pycurl", "requests", "mkdocs", "bibtexparser", "numpy")


def modules() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def imported(path: Path) -> list[str]:
    """Every module that a file imports, at its top or inside a function."""
    names = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names += [f"{node.module}.{alias.name}" for alias in node.names]
    return names


def test_every_room_stands_on_one_floor() -> None:
    assert sum(map(len, FLOORS)) == len(FLOOR)
    assert {room_of(path) for path in modules()} - {"__init__"} <= set(FLOOR)


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_point_down(path: Path) -> None:
    room = room_of(path)
    for name in imported(path):
        parts = name.split(".")
        if parts[0] != "catalog" or parts[1] in (room, "__version__"):
            continue
        assert FLOOR[parts[1]] < FLOOR[room], f"{room} imports {name}"


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_each_library_has_its_door(path: Path) -> None:
    for name in imported(path):
        allowed = DOORS.get(name.split(".")[0])
        assert allowed is None or room_of(path) in allowed, f"{room_of(path)} imports {name}"


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys\n"
        "from catalog.cli.app import app\n"
        "try:\n    app(['--help'])\nexcept SystemExit:\n    pass\n"
        f"print(*[name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "Usage" in run.stdout
    assert run.stderr.strip() == ""
