"""Old addresses lead to where an entry is now."""

from pathlib import Path

from catalog.web.moved import moved
from tests.lists import FIRST, make_list
from tests.web.conftest import catalog_of
from tests.web.html import read

ALIASED = {"data/papers/doe2015first.yaml": FIRST.rstrip() + "\naliases: [doe2014old]\n"}


def test_a_former_id_has_a_page_that_leads_to_the_entry(tmp_path: Path) -> None:
    root = make_list(tmp_path, ALIASED)
    ((path, html),) = moved(root, catalog_of(root))
    assert path == "papers/doe2014old/"
    assert 'content="0; url=../doe2015first/"' in html
    assert '<link rel="canonical" href="https://example.org/list/papers/doe2015first/">' in html


def test_the_page_says_where_it_leads_and_is_no_page_of_its_own(tmp_path: Path) -> None:
    root = make_list(tmp_path, ALIASED)
    ((_, html),) = moved(root, catalog_of(root))
    file = tmp_path / "moved.html"
    file.write_text(html)
    assert "First Steps: Learning Distances" in read(file).text
    assert 'name="robots" content="noindex"' in html


def test_an_alias_that_is_an_entry_of_its_own_gets_none(tmp_path: Path) -> None:
    text = FIRST.rstrip() + "\naliases: [roe2020second]\n"
    root = make_list(tmp_path, {"data/papers/doe2015first.yaml": text})
    assert list(moved(root, catalog_of(root))) == []
