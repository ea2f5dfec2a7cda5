"""The table of exporters, and those that other packages bring."""

import re
from importlib.metadata import EntryPoint, EntryPoints
from pathlib import Path
from typing import Any

import pytest

from catalog import plugins
from catalog.errors import CatalogError
from catalog.exporters import EXPORTERS, Exporter, all_exporters
from catalog.exporters.interface import Artifact, Render
from catalog.exporters.run import artifacts, choose
from catalog.model.catalog import Catalog
from catalog.render import render
from tests.exporters.catalogs import catalog, paper

THEIRS = Exporter("theirs", "Theirs.", lambda catalog, render: ())
TAKEN = Exporter("json", "Taken.", lambda catalog, render: ())
NO_EXPORTER = "text"


def fails(catalog: Catalog, render: Render) -> list[Artifact]:
    raise KeyError("x")


FAILING = Exporter("theirs", "Theirs.", fails)
GREEDY = Exporter("theirs", "Theirs.", lambda *_: [Artifact.of("data/catalog.yaml", ["x"])])


def install(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    installed = EntryPoints([EntryPoint("theirs", value, plugins.EXPORTERS)])
    monkeypatch.setattr(plugins, "_installed", lambda: installed)


def test_ids_are_unique() -> None:
    assert len({exporter.id for exporter in EXPORTERS}) == len(EXPORTERS)


def test_an_installed_exporter_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, f"{__name__}:THEIRS")
    assert list(all_exporters()) == ["list", "bibtex", "json", "theirs"]


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (f"{__name__}:TAKEN", "two exporters are called 'json'"),
    ],
)
def test_a_bad_one_is_named(value: str, message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, value)
    with pytest.raises(CatalogError, match=message):
        all_exporters()


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("FAILING", "'theirs' of the package 'tests' failed: KeyError: 'x'"),
        ("GREEDY", "the exporter 'theirs' may not write data/catalog.yaml"),
    ],
)
def test_one_that_fails_or_writes_into_the_data_is_named(
    name: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(monkeypatch, f"{__name__}:{name}")
    with pytest.raises(CatalogError, match=message):
        artifacts(tmp_path, catalog(paper()), ["theirs"])


def test_the_one_in_the_docs_works() -> None:
    page = (Path(__file__).parents[2] / "site/docs/exports.md").read_text("utf-8")
    (example,) = re.findall(r"^```python\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    told: dict[str, Any] = {}
    exec(example, told)
    (made,) = told["EXPORTER"].export(catalog(paper(authors=["Zoë Müller", "Jane Doe"])), render)
    assert made.text == "Jane Doe\nZoë Müller\n"


def test_outputs_keep_their_order() -> None:
    assert choose(["site", "list"], besides=["site"]) == ("list", "site")
    assert choose([], besides=["site"]) == ("list", "bibtex", "json", "site")


def test_an_unknown_output_is_refused() -> None:
    with pytest.raises(CatalogError, match=r"no output 'bibtx'\. Did you mean 'bibtex'"):
        choose(["bibtx"])
