"""The wheel, unpacked where no checkout is near, builds a list of its own."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder]
    subprocess.run([*command, CHECKOUT], check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    installed = folder / "installed"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(installed)
    return installed


def run(unpacked: Path, folder: Path, *arguments: str) -> str:
    # A path of the environment goes before those of an editable installation.
    environment = os.environ | {"PYTHONPATH": str(unpacked)}
    done = subprocess.run(
        [sys.executable, *arguments], cwd=folder, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_it_is_the_wheel_that_runs(unpacked: Path, tmp_path: Path) -> None:
    found = run(unpacked, tmp_path, "-c", "import catalog; print(catalog.__file__)")
    assert Path(found.strip()).is_relative_to(unpacked)


def test_it_starts_and_builds_a_list(unpacked: Path, tmp_path: Path) -> None:
    run(unpacked, tmp_path, "-m", "catalog", "init", "mine", "--title", "My list")
    run(unpacked, tmp_path / "mine", "-m", "catalog", "build")
    for made in ("LIST.md", "build/references.bib", "build/catalog.json", "build/site/index.html"):
        assert (tmp_path / "mine" / made).is_file()


def test_it_holds_what_the_program_reads(unpacked: Path) -> None:
    inside = {path.relative_to(unpacked).as_posix() for path in unpacked.rglob("*")}
    templates = {
        f"catalog/{path.relative_to(CHECKOUT).as_posix()}"
        for path in (CHECKOUT / "templates").rglob("*")
    }
    assert templates <= inside
    assert {"catalog/py.typed", "catalog/model/venues.yaml"} <= inside
