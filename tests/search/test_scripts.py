"""Joining the browser's modules."""

import gzip
import re
from pathlib import Path

import pytest

from catalog.errors import CatalogError
from catalog.search.query import FIELDS
from catalog.search.scripts import joined, script_files
from tests.search.conftest import MODULES

DOCS = Path(__file__).parents[2] / "site"


def script(root: Path) -> bytes:
    return next(file.make() for file in script_files(root) if file.path == "assets/browse.js")


def test_modules_become_functions() -> None:
    modules = {
        "a": 'import { b as c, d } from "./b.js";\n// why\nc(d);\n',
        "b": "export const d = 1;\nexport function b(x = 2) {\n  return x;\n}\n",
    }
    assert joined(modules, "a") == (
        "const m_b=(()=>{const d=1;function b(x=2){return x;}\n"
        "return{d,b};})();const{b:c,d}=m_b;c(d);"
    )


def test_a_missing_module_is_told() -> None:
    with pytest.raises(CatalogError, match=r"a\.js asks for gone\.js"):
        joined({"a": 'import { x } from "./gone.js";\n'}, "a")


def test_a_list_may_have_a_module_of_its_own(tmp_path: Path) -> None:
    own = tmp_path / "templates/site/browse/keys.js"
    own.parent.mkdir(parents=True)
    own.write_text("export const listen = () => 'mine';\n")
    assert b"'mine'" in script(tmp_path)


def test_the_script_is_small(tmp_path: Path) -> None:
    assert len(gzip.compress(script(tmp_path), 9)) < 25_000


def test_no_module_writes_markup_or_styles() -> None:
    for path in MODULES.glob("*.js"):
        text = path.read_text(encoding="utf-8")
        for word in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("):
            assert word not in text, path


def test_no_template_stands_inside_another() -> None:
    nested = re.compile(r"`[^`]*\$\{[^}`]*`")  # the minifier would take its spaces away
    for path in MODULES.glob("*.js"):
        for line in path.read_text(encoding="utf-8").splitlines():
            assert not nested.search(line), (path, line)


def test_every_field_is_explained() -> None:
    page = (DOCS / "docs/searching.md").read_text(encoding="utf-8")
    for field in FIELDS:
        assert f"`{field}:" in page, field
