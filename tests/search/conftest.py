"""One list to search, read, indexed and built into a website once."""

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext

from catalog.exporters.addresses import main_address
from catalog.exporters.bibtex import entry_text
from catalog.model.catalog import Catalog
from catalog.model.entry import Entry
from catalog.search import IndexFile, index_files, script_files
from tests.chromium import served, silent
from tests.search.lists import catalog_of, make_searched, write_index
from tests.search.page import BrowsePage, Strict
from tests.sites import build_site
from tests.visitors import browser, context, device, visitors  # noqa: F401

MODULES = Path(__file__).parents[2] / "templates/site/browse"

Ask = Callable[..., dict[str, Any]]


@pytest.fixture(scope="session")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The root of the list."""
    return make_searched(tmp_path_factory.mktemp("searched"))


@pytest.fixture(scope="session")
def catalog(searched: Path) -> Catalog:
    return catalog_of(searched)


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory, catalog: Catalog) -> Path:
    """The folder of the index."""
    return write_index(tmp_path_factory.mktemp("index"), catalog)


@pytest.fixture(scope="session")
def javascript(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Asks the browser's modules: `javascript(texts=[...])`, `javascript(index, finds=[...])`."""
    node = shutil.which("node") or pytest.fail("node is missing; scripts/test installs it")
    folder = tmp_path_factory.mktemp("asked")

    def ask(index: Path | None = None, **questions: object) -> dict[str, Any]:
        file = folder / "questions.json"
        file.write_text(json.dumps(questions), encoding="utf-8")
        command = [node, str(Path(__file__).with_name("node.mjs")), str(MODULES), str(file)]
        run = subprocess.run(
            [*command, *([str(index)] if index else [])],
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert run.returncode == 0, run.stderr
        answers: dict[str, Any] = json.loads(run.stdout)
        return answers

    return ask


@pytest.fixture(scope="session")
def site(searched: Path) -> Path:
    """The folder of the list's website."""
    catalog = catalog_of(searched)

    def text(entry: Entry) -> str:
        return entry_text(entry, catalog)

    def index(catalog: Catalog) -> Iterator[IndexFile]:
        yield from script_files(searched)
        yield from index_files(catalog, bibtex=text, address=main_address)

    build_site(searched, catalog, bibtex=text, index=index)
    return searched / "build/site"


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    # Below a path, as project sites are.
    with served(site.parent, Strict) as host:
        yield f"{host}site/"


@pytest.fixture
def page(context: BrowserContext, address: str) -> Iterator[BrowsePage]:
    """The page, on whose console nothing may be said."""
    with silent(context.pages[0]) as tab:
        yield BrowsePage(tab, address)


@pytest.fixture
def apart(context: BrowserContext, address: str) -> Iterator[BrowsePage]:
    """The page in a tab of its own, for what stays with a tab."""
    with silent(context.new_page()) as tab:
        yield BrowsePage(tab, address)
