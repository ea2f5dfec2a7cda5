"""One small website, built once, for tests to look at."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from catalog.model.catalog import Catalog
from catalog.model.entry import Entry
from catalog.search import IndexFile, index_files, script_files
from catalog.store.load import load
from catalog.store.snapshot import scan
from catalog.web import SiteReport
from tests.chromium import Quiet, served, silent
from tests.lists import CATALOG, make_list
from tests.sites import build_site
from tests.visitors import browser, context, device, visitors  # noqa: F401
from tests.web.large import make_large

HOSTILE = '<script>alert(1)</script> & "q" </script>'
HOSTILE_ENTRY = f"""\
id: eve2021script
title: '{HOSTILE}'
authors:
  - {{given: Eve, family: "<img src=x onerror=alert(2)>"}}
year: 2021
venue: iclr
track: workshop
aka: ["</title><script>alert(3)</script>"]
categories: [losses-pair]
tags: [odd]
summary: '{{{{ 7 * 7 }}}} <!-- catalog:numbers --> "quoted" & <b>bold</b>. The café next door.'
links:
  - {{kind: paper, url: "javascript:alert(4)"}}
  - {{kind: code, url: "https://example.org/?a=1&b=\\"><script>", framework: "<i>Py</i>"}}
  - {{kind: code, url: "https://github.com/eve/one", framework: PyTorch, official: true}}
  - {{kind: code, url: "https://github.com/eve/two", framework: PyTorch}}
listed_in: [survey, table]
added: 2022-01-01
versions:
  - {{type: journal, venue: tpami, year: 2022, title: Longer Steps, doi: 10.1109/tpami.2022.1}}
corrections:
  - field: year
    says: {{survey: "2020 </dd><script>alert(5)</script>"}}
    right: "2021"
    source: javascript:alert(6)
    note: The survey gives the preprint's year.
"""
LONG = "Über " + "sehr " * 98 + "lang"
STRANGE_ENTRY = f"""\
id: odd2020title
title: '{{{{ config }}}} $\\frac{{a}}{{b}}$ 🦊 مرحبا {LONG}'
authors: ["عمر خيام", 'O''Neil "Bob" Quote', "{{{{ 7 * 7 }}}}"]
year: 2020
status: withdrawn
venue: "A {{{{ venue }}}} nobody knows: Proceedings of the Third Workshop on {"Long" * 20} Names"
categories: [losses]
aliases: [odd2019title]
links:
  - {{kind: pdf, url: "https://example.org/odd.pdf"}}
added: 2021-01-01
"""
CHINESE = """\
id: losses-in-chinese
title: 深度度量学习
type: post
categories: [data]
links:
  - {kind: blog, url: "https://example.org/zh"}
added: 2020-02-01
"""


def catalog_of(root: Path) -> Catalog:
    return load(scan(root)).catalog


def bibtex(entry: Entry) -> str:
    return f"@misc{{{entry.id},\n  title = {{{entry.title}}},\n}}\n"


def build(root: Path) -> SiteReport:
    def index(catalog: Catalog) -> Iterator[IndexFile]:
        yield from script_files(root)
        words = root / "build/words.bin"
        yield from index_files(catalog, bibtex=bibtex, address=lambda entry: "", memory=words)

    return build_site(root, catalog_of(root), bibtex=bibtex, index=index)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, SiteReport]:
    """The root of a list whose website stands, and the report of its build."""
    root = make_list(
        tmp_path_factory.mktemp("list"),
        {
            "data/catalog.yaml": f"{CATALOG}  table: {{title: A table}}\n",
            "data/papers/eve2021script.yaml": HOSTILE_ENTRY,
            "data/papers/odd2020title.yaml": STRANGE_ENTRY,
            "data/resources/losses-in-chinese.yaml": CHINESE,
        },
    )
    return root, build(root)


@pytest.fixture(scope="session")
def site(built: tuple[Path, SiteReport]) -> Path:
    """The folder of a finished website."""
    return built[0] / "build/site"


@pytest.fixture
def own_root(built: tuple[Path, SiteReport], tmp_path: Path) -> Path:
    """A copy of the list with its website, to be changed."""
    return Path(shutil.copytree(built[0], tmp_path / "own"))


class Hosting(Quiet):
    """Answers as hosts of static sites do: a missing page is the site's own."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Send the page."""
        content = (Path(self.directory) / "list/404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


@pytest.fixture(scope="package")
def address(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the website is, below the path that its data name, as project sites are."""
    host = tmp_path_factory.mktemp("host")
    (host / "list").symlink_to(site)
    with served(host, Hosting) as start:
        yield f"{start}list/"


@pytest.fixture(scope="package")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the website of the long list is."""
    root = make_large(tmp_path_factory.mktemp("large"))
    build(root)
    host = tmp_path_factory.mktemp("host")
    (host / "list").symlink_to(root / "build/site")
    with served(host, Hosting) as start:
        yield f"{start}list/"


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A tab, on whose console nothing may be said."""
    with silent(context.new_page()) as tab:
        yield tab
