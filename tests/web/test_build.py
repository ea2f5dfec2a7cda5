"""Building: what a build writes again, what it leaves alone, and what stops it."""

import fcntl
import re
import shutil
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest
import yaml

from catalog.errors import CatalogError
from catalog.search import IndexFile
from catalog.search.ink import ready
from catalog.web import building
from catalog.web.contents import Contents, EntryView
from catalog.web.map import papers_map
from tests.lists import CATALOG, FIRST, SECOND, make_list
from tests.sites import build_site
from tests.web.conftest import bibtex, build, catalog_of
from tests.web.html import read


def files(site: Path) -> dict[str, bytes]:
    found = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in found}


def write(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text)


def test_a_second_build_writes_nothing_again(own_root: Path) -> None:
    site = own_root / "build/site"
    build(own_root)
    before = {path: path.stat().st_mtime_ns for path in site.rglob("*") if path.is_file()}
    build(own_root)
    assert before == {path: path.stat().st_mtime_ns for path in site.rglob("*") if path.is_file()}


def test_the_same_data_gives_the_same_bytes(own_root: Path, tmp_path: Path) -> None:
    there = make_list(tmp_path / "there")
    here = make_list(tmp_path / "here")
    shutil.copytree(own_root / "build/mkdocs", there / "build/mkdocs")  # an old run of mkdocs
    build(there)
    build(here)
    assert files(here / "build/site") == files(there / "build/site")


def test_an_edit_changes_its_pages(own_root: Path) -> None:
    write(own_root, "data/papers/doe2015first.yaml", FIRST.replace("First Steps", "Later Steps"))
    build(own_root)
    page = read(own_root / "build/site/papers/doe2015first/index.html")
    assert page.title.startswith("Later Steps")
    assert "Later Steps" in (own_root / "build/site/years/2015/index.html").read_text()


def test_a_page_goes_with_its_entry(own_root: Path) -> None:
    (own_root / "data/papers/doe2015first.yaml").unlink()
    build(own_root)
    site = own_root / "build/site"
    assert not (site / "papers/doe2015first").exists()
    assert not (site / "years/2015").exists()
    assert (site / "papers/roe2020second/index.html").is_file()


@pytest.mark.parametrize(
    ("path", "text", "says"),
    [
        ("templates/site/entry.html", "{{ no_such_thing }}", "no_such_thing"),
        ("templates/site/entry.html", "{% if %}", "entry.html"),
        ("mkdocs.yml", "theme: {name: no-such-theme}\n", "no-such-theme"),
        ("mkdocs.yml", "theme: [\n", "mkdocs"),
        ("mkdocs.yml", "junk\n", "the file holds no settings"),
        ("mkdocs.yml", "theme: {name: material}\nplugins: [no-such-plugin]\n", "no-such-plugin"),
        ("site/index.md", "# Home\n\n<!-- catalog:numbrs -->\n", "'numbrs'"),
        ("site/papers/index.md", "# Mine\n", "site/papers/index.md"),
    ],
)
def test_a_build_that_fails_leaves_the_old_site(
    own_root: Path, path: str, text: str, says: str
) -> None:
    before = files(own_root / "build/site")
    write(own_root, path, text)
    with pytest.raises(CatalogError) as raised:
        build(own_root)
    assert says in raised.value.message
    assert raised.value.hint
    assert files(own_root / "build/site") == before
    assert not (own_root / "build/site.new").exists()


def test_a_failure_at_the_last_entry_leaves_the_old_site(own_root: Path) -> None:
    before = files(own_root / "build/site")
    write(own_root, "data/papers/doe2015first.yaml", FIRST.replace("First Steps", "Later Steps"))

    def fails_late(entry: object) -> str:
        calls.append(entry)
        if len(calls) == 2:
            raise CatalogError("no BibTeX today")
        return ""

    calls: list[object] = []
    with pytest.raises(CatalogError, match="no BibTeX today"):
        build_site(own_root, catalog_of(own_root), bibtex=fails_late)
    assert files(own_root / "build/site") == before


def test_a_build_folder_that_cannot_be_written_is_named(own_root: Path) -> None:
    (own_root / "build").rename(own_root / "old")
    (own_root / "build").write_text("in the way")
    with pytest.raises(CatalogError, match="build"):
        build(own_root)


def test_a_site_that_cannot_be_replaced_is_named(own_root: Path) -> None:
    (own_root / "build/site").rename(own_root / "build/away")
    (own_root / "build/site").write_text("in the way")
    with pytest.raises(CatalogError, match="site"):
        build(own_root)


def test_the_lists_own_pages_and_templates_come_first(own_root: Path) -> None:
    write(
        own_root, "site/index.md", "# Welcome\n\n<!-- catalog:numbers -->\n[all](papers/index.md)\n"
    )
    write(own_root, "templates/site/blocks/numbers.html", "<p>{{ contents.entries | length }}!</p>")
    report = build(own_root)
    home = read(own_root / "build/site/index.html")
    assert "Welcome" in home.text
    assert "6!" in home.text
    assert report.warnings == ()


def test_a_broken_link_between_hand_written_pages_is_told_of(own_root: Path) -> None:
    write(own_root, "site/index.md", "# Welcome\n\n[gone](gone.md) and [fine](papers/birds/)\n")
    (warning,) = build(own_root).warnings
    assert "gone.md" in warning
    assert build(own_root).warnings == (warning,)  # also where mkdocs did not run again


def test_without_a_repository_nothing_asks_to_be_edited(own_root: Path) -> None:
    assert "Improve" not in read(own_root / "build/site/papers/doe2015first/index.html").text


def test_with_a_repository_each_entry_can_be_edited(own_root: Path) -> None:
    write(own_root, "data/catalog.yaml", f"{CATALOG}repository: https://github.com/example/list\n")
    build(own_root)
    page = read(own_root / "build/site/papers/doe2015first/index.html")
    address = "https://github.com/example/list/edit/main/data/papers/doe2015first.yaml"
    assert page.all("a", href=address)
    assert page.all("a", href="https://github.com/example/list")


def test_without_an_address_there_is_neither_sitemap_nor_canonical(own_root: Path) -> None:
    write(own_root, "data/catalog.yaml", re.sub("url: .*list/\n", "", CATALOG))
    build(own_root)
    site = own_root / "build/site"
    assert not (site / "sitemap.xml").exists()
    assert not read(site / "papers/doe2015first/index.html").all("link", rel="canonical")


def test_a_title_with_markup_is_shown_as_it_is(own_root: Path) -> None:
    text = CATALOG.replace("A small list", "\"Q&A <i>'list'</i>\"")
    write(own_root, "data/catalog.yaml", text)
    build(own_root)
    for page in ("index.html", "papers/doe2015first/index.html"):
        document = read(own_root / "build/site" / page)
        assert "Q&A <i>'list'</i>" in document.title
        assert not document.all("i")


def test_an_empty_list_has_a_website(tmp_path: Path) -> None:
    write(tmp_path, "data/catalog.yaml", "title: Nothing yet\n")
    report = build_site(tmp_path, catalog_of(tmp_path), bibtex=bibtex)
    assert report.rendered == 6
    assert (tmp_path / "build/site/index.html").is_file()


def test_this_lists_look_is_the_packaged_one() -> None:
    checkout = Path(__file__).parents[2]
    own, packaged = (
        yaml.safe_load((checkout / path).read_bytes())
        for path in ("mkdocs.yml", "templates/site/mkdocs.yml")
    )
    for settings in (own, packaged):
        del settings["site_name"], settings["nav"], settings["theme"]["icon"]
    assert own == packaged


def test_only_pages_that_an_edit_concerns_are_made_again(own_root: Path) -> None:
    site = own_root / "build/site"
    build(own_root)
    before = files(site)
    (own_root / "data/papers/doe2015first.yaml").write_text(FIRST.replace("2015-06-12", "2015-06"))
    report = build(own_root)
    after = files(site)
    changed = {path for path in after if after[path] != before.get(path)}
    assert "papers/doe2015first/index.html" in changed
    assert "papers/birds/index.html" not in changed
    assert report.changed == len(changed)


THIRD = FIRST.replace("doe2015first", "doe2016third").replace("First", "Third").split("doi:")[0]
EDITS: Mapping[str, Mapping[str, str | None]] = {
    "title": {"doe2015first": FIRST.replace("First Steps", "Later Steps")},
    "summary": {"doe2015first": FIRST.replace("next door is near", "next door is far")},
    "author": {"doe2015first": FIRST.replace("Jane Doe", "Richard Roe")},
    "venue and year": {"doe2015first": FIRST.replace("cvpr\n", "iccv\n").replace("2015", "2017")},
    "category": {"doe2015first": FIRST.replace("losses-pair", "data, losses")},
    "tag": {"doe2015first": f"{FIRST}tags: [later]\n"},
    "former id": {"doe2015first": f"{FIRST}aliases: [doe2014first]\n"},
    "order of fields": {
        "doe2015first": f"{FIRST.replace('added: 2020-01-31', '')}added: 2020-01-31"
    },
    "another entry": {"doe2016third": f"{THIRD}categories: [losses]\n"},
    "one entry less": {"roe2020second": None},
    "another name": {"roe2020second": None, "roe2021second": SECOND.replace("2020sec", "2021sec")},
}


@pytest.mark.parametrize("papers", EDITS.values(), ids=EDITS)
def test_a_build_after_an_edit_gives_what_a_first_build_gives(
    own_root: Path, papers: Mapping[str, str | None]
) -> None:
    build(own_root)
    for name, text in papers.items():
        path = own_root / f"data/papers/{name}.yaml"
        path.write_text(text) if text else path.unlink()
    build(own_root)
    known = files(own_root / "build/site")
    shutil.rmtree(own_root / "build/site")
    for memory in ("build/mkdocs/pages.tsv", "build/words.bin"):
        (own_root / memory).unlink()
    build(own_root)
    assert files(own_root / "build/site") == known


def test_a_page_that_somebody_damaged_is_made_again(own_root: Path) -> None:
    page = own_root / "build/site/papers/doe2015first/index.html"
    build(own_root)
    whole = page.read_bytes()
    page.unlink()
    build(own_root)
    assert page.read_bytes() == whole
    page.write_text("cut short")
    build(own_root)
    assert page.read_bytes() == whole


def test_two_builds_at_once_do_not_write_over_each_other(own_root: Path) -> None:
    lock = own_root / "build/mkdocs/lock"
    with lock.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(CatalogError, match="another build is writing there") as raised:
            build(own_root)
    assert "Wait" in raised.value.hint
    build(own_root)


def test_long_lists_are_spread_over_pages(own_root: Path) -> None:
    write(own_root, "data/catalog.yaml", f"{CATALOG}site: {{per_page: 10}}\n")
    for number in range(23):
        paper = FIRST.replace("doe2015first", f"doe2015x{number:02}").replace("doi:", "# doi:")
        write(own_root, f"data/papers/doe2015x{number:02}.yaml", paper)
    build(own_root)
    site = own_root / "build/site"
    leaves = [site / "venues/cvpr", site / "venues/cvpr/2", site / "venues/cvpr/3"]
    rows = [len(read(leaf / "index.html").all("li", **{"class": "c-row"})) for leaf in leaves]
    assert rows == [10, 10, 4]
    middle = read(leaves[1] / "index.html")
    assert middle.title.startswith("CVPR, page 2")
    assert middle.all("a", rel="prev", href="../../../venues/cvpr/")
    assert middle.all("a", rel="next", href="../../../venues/cvpr/3/")
    assert middle.all("link", rel="canonical", href="https://example.org/list/venues/cvpr/2/")


def test_without_pages_for_authors_their_names_lead_to_the_search(own_root: Path) -> None:
    write(own_root, "data/catalog.yaml", f"{CATALOG}site: {{author_pages: 0}}\n")
    build(own_root)
    assert not (own_root / "build/site/authors/jane-doe").exists()
    page = read(own_root / "build/site/papers/doe2015first/index.html")
    assert page.all("a", href="../../papers/?q=author%3A%22Jane+Doe%22")


def test_pages_are_the_same_however_many_processes_make_them(
    own_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(own_root)
    known = files(own_root / "build/site")
    shutil.rmtree(own_root / "build/site")
    monkeypatch.setattr("catalog.web.press.processors", lambda: 3)
    build(own_root)
    assert files(own_root / "build/site") == known


def test_an_edit_gives_the_same_however_many_processes_there_are(
    own_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("catalog.web.press.processors", lambda: 2)
    monkeypatch.setattr("catalog.web.press._WORTH_A_PROCESS", 2)
    write(own_root, "data/papers/doe2015first.yaml", FIRST.replace("First Steps", "Later Steps"))
    report = build(own_root)
    known = files(own_root / "build/site")
    shutil.rmtree(own_root / "build")
    monkeypatch.setattr("catalog.web.press.processors", lambda: 1)
    build(own_root)
    assert files(own_root / "build/site") == known
    assert 0 < report.changed < len(known)


def test_the_map_is_made_again_only_for_a_paper_on_it(
    own_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(own_root, "data/catalog.yaml", f"{CATALOG}site: {{map_papers: 1}}\n")
    build(own_root)
    made: list[int] = []

    def drawn(contents: Contents, views: Sequence[EntryView], groups: Mapping[str, str]) -> bytes:
        made.append(len(views))
        return papers_map(contents, views, groups)

    monkeypatch.setattr("catalog.web.build.papers_map", drawn)
    monkeypatch.setattr("catalog.web.press.processors", lambda: 1)
    write(own_root, "data/papers/doe2015first.yaml", FIRST.replace("First Steps", "Later Steps"))
    build(own_root)
    assert made == []
    write(own_root, "data/papers/doe2015first.yaml", FIRST.replace("year: 2015", "year: 2029"))
    build(own_root)
    assert made == [1]


def test_what_fails_in_a_process_fails_the_build(
    own_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files(own_root / "build/site")
    write(own_root, "templates/site/entry.html", "{{ no_such_thing }}")
    monkeypatch.setattr("catalog.web.press.processors", lambda: 2)
    with pytest.raises(CatalogError, match="no_such_thing") as raised:
        build(own_root)
    assert raised.value.hint
    assert files(own_root / "build/site") == before


def test_a_build_that_is_not_finished_leaves_the_old_site(
    own_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("catalog.web.press.processors", lambda: 2)
    before = files(own_root / "build/site")

    def index() -> Iterator[IndexFile]:
        yield ready("early.bin", b"early")
        time.sleep(60)

    with building(own_root) as site:
        site.begin(index)
    assert files(own_root / "build/site") == before
    assert not (own_root / "build/site.new").exists()


def test_another_theme_engine_gives_the_same_pages(own_root: Path) -> None:
    pytest.importorskip("properdocs")
    build(own_root)
    known = files(own_root / "build/site")
    settings = (own_root / "data/catalog.yaml").read_text()
    write(own_root, "data/catalog.yaml", f"{settings}site: {{engine: properdocs}}\n")
    assert build(own_root).warnings == ()
    assert files(own_root / "build/site") == known


def test_a_theme_engine_that_is_missing_is_named(
    own_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("catalog.web.handwritten.find_spec", lambda name: None)
    write(own_root, "data/catalog.yaml", f"{CATALOG}site: {{engine: properdocs}}\n")
    with pytest.raises(CatalogError, match="properdocs, which is not installed"):
        build(own_root)
