"""Lines of lists and the years of the overview: nobody and no paper is left out in silence."""

from pathlib import Path

import pytest

from catalog.model.catalog import Catalog
from catalog.model.config import Category, Config
from catalog.model.entry import Paper
from catalog.web.bylines import byline
from catalog.web.contents import Contents
from catalog.web.overview import Span, overview
from catalog.web.rows import Rows
from tests.lists import CATALOG, CATEGORIES, make_list
from tests.web.conftest import build
from tests.web.html import read

SEVEN = ("Ann A", "Bo B", "Cy C", "Di D", "Ed E", "Flo F", "Gus G")


def papers(*years: int | None) -> Contents:
    entries = tuple(
        Paper(id=f"p{number}", title="T", year=year, categories=("c",))
        for number, year in enumerate(years)
    )
    category = Category(id="c", title="C", description="C.")
    return Contents.of(Catalog(Config(title="L"), entries, (category,)))


@pytest.mark.parametrize(
    ("names", "wanted", "line"),
    [
        (SEVEN[:5], 4, "Ann A, Bo B, Cy C, Di D, Ed E"),
        (SEVEN, 0, "Ann A, Bo B, Cy C, Di D and 3 more"),
        (SEVEN, 4, "Ann A, Bo B, Cy C, Di D, Ed E and 2 more"),
        (SEVEN, 6, "Ann A, Bo B, Cy C, Di D … Gus G and 2 more"),
        (SEVEN[:6], 5, "Ann A, Bo B, Cy C, Di D, Ed E, Flo F"),
    ],
)
def test_who_is_wanted_is_named(names: tuple[str, ...], wanted: int, line: str) -> None:
    assert byline(names, wanted) == line


def test_the_page_of_an_author_names_them_in_every_line(tmp_path: Path) -> None:
    paper = Paper.model_validate({"id": "p", "title": "T", "categories": ["c"], "authors": SEVEN})
    contents = Contents.of(Catalog(Config(title="L"), (paper,)))
    rows = Rows(tmp_path)
    for person in contents.people.with_page:
        assert person.name in rows(contents.by_author[person.slug], "", person)
    assert "Gus G" not in rows(contents.entries, "")


@pytest.mark.parametrize(
    ("years", "span"),
    [
        ([], Span(range(0), False)),
        ([None], Span(range(0), False)),
        ([2026], Span(range(2026, 2027), False)),
        ([1990, 2020], Span(range(1990, 2021), False)),
        ([1665, 2019, 2021, None], Span(range(2019, 2022), True)),
    ],
)
def test_years_long_before_the_others_are_gathered(years: list[int | None], span: Span) -> None:
    assert Span.of(years) == span


def test_the_overview_counts_every_paper() -> None:
    found = overview(papers(1665, 1666, 2019, 2021, None), "../")
    counted = {row.name: row.count for row in found["years"]}
    assert counted == {"2021": 1, "2020": 0, "2019": 1, "before 2019": 2}
    assert found["years"][-1].path == "papers/?q=year:..2018"
    assert found["undated"] == 1
    assert found["papers"] == sum(counted.values()) + found["undated"]
    assert "before 2019: 2" in found["year_chart"] and ">–2018<" in found["year_chart"]


def test_a_list_without_entries_says_so_on_every_page(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/catalog.yaml").write_text(CATALOG)
    (tmp_path / "data/categories.yaml").write_text(CATEGORIES)
    build(tmp_path)
    site = tmp_path / "build/site"
    for path, said in {
        "index.html": "Nothing stands here yet.",
        "venues/index.html": "No paper names a venue yet.",
        "years/index.html": "No entry has a year yet.",
        "authors/index.html": "Nobody yet.",
        "overview/index.html": "0 papers.",
    }.items():
        assert said in read(site / path).text, path


def test_one_paper_is_one(tmp_path: Path) -> None:
    root = make_list(tmp_path)
    (root / "data/papers/roe2020second.yaml").unlink()
    build(root)
    text = read(root / "build/site/overview/index.html").text
    assert "1 paper, 1 of them (100 %) with code" in text
    assert "without a year" not in text


def test_names_of_another_direction_keep_to_themselves(site: Path) -> None:
    name = "<bdi>عمر خيام</bdi>"
    page = (site / "papers/odd2020title/index.html").read_text("utf-8")
    assert page.count(name) == 2  # among the authors and in the plain reference
    assert name in (site / "years/2020/index.html").read_text("utf-8")
    assert "<bdi>" not in (site / "papers/doe2015first/index.html").read_text("utf-8")
