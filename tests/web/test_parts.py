"""Parts of pages: charts, the joined stylesheet, what machines read."""

import json
import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.model.catalog import Catalog
from catalog.model.config import Config
from catalog.model.entry import Paper
from catalog.web.chart import Bar, columns, spark
from catalog.web.contents import Contents
from catalog.web.metadata import head_tags, json_ld
from catalog.web.styles import joined

SHEETS = {"assets/a.css": b"a{}\n/*# sourceMappingURL=a.css.map*/", "assets/b.css": b"b{}"}


def page(*names: str, up: str = "") -> str:
    links = "".join(f'<link rel="stylesheet" href="{up}{name}">\n' for name in names)
    return f"<head>\n{links}</head>"


def test_the_stylesheets_of_all_pages_become_one() -> None:
    pages = {
        "index.html": page("assets/a.css", "assets/b.css"),
        "x/index.html": page("assets/a.css", "assets/b.css", up="../"),
    }
    made, name, content = joined(pages, SHEETS)
    assert content.split() == [b"a{}", b"b{}"]
    assert made["index.html"] == page(name)
    assert made["x/index.html"] == page(name, up="../")


@pytest.mark.parametrize(
    "sheet", [b"x{background:url(y.png)}", b'x{background:url("../y.png")}', b'@import "y.css";']
)
def test_a_stylesheet_that_refers_to_others_stays_where_it_is(sheet: bytes) -> None:
    pages = {"index.html": page("assets/a.css", "assets/c.css", "assets/b.css")}
    made, name, content = joined(pages, {**SHEETS, "assets/c.css": sheet})
    assert content.split() == [b"a{}"]
    assert made["index.html"] == page(name, "assets/c.css", "assets/b.css")


def test_pictures_inside_a_stylesheet_are_no_reference() -> None:
    sheet = b"x{mask:url('data:image/svg+xml,x')}"
    _, _, content = joined({"index.html": page("assets/c.css")}, {"assets/c.css": sheet})
    assert content == sheet


def test_a_stylesheet_of_one_page_alone_is_not_everybodys() -> None:
    pages = {"a.html": page("assets/a.css", "assets/b.css"), "b.html": page("assets/a.css")}
    made, name, _ = joined(pages, SHEETS)
    assert made == {"a.html": page(name, "assets/b.css"), "b.html": page(name)}


def test_pages_without_stylesheets_stay_as_they_are() -> None:
    pages = {"a.html": page()}
    assert joined(pages, SHEETS) == (pages, "", b"")


def test_the_highest_bar_fills_a_chart() -> None:
    text = columns([Bar("2015", 4, 1, "?q=year:2015"), Bar("2016", 2)])
    assert "V0h28" in text and "V75h28" in text and "V50h28" in text
    assert ">2015</text>" in text and ">2016</text>" in text
    assert 'href="?q=year:2015"' in text
    assert len(text) < 1024


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        (2026, 2026, ["2026"]),
        (2021, 2023, ["2021", "2022", "2023"]),
        (2011, 2022, ["2011", "2015", "2022"]),
        (2004, 2021, ["2004", "2010", "2015", "2021"]),
        (2000, 2025, ["2000", "2005", "2010", "2015", "2020", "2025"]),
    ],
)
def test_the_first_and_the_last_bar_have_a_label(first: int, last: int, labels: list[str]) -> None:
    text = columns([Bar(str(year), 7) for year in range(first, last + 1)])
    assert re.findall(r"<text x[^>]*>(\d+)</text>", text) == labels


def test_a_chart_has_a_scale() -> None:
    text = columns([Bar("2015", 1400), Bar("2016", 2)])
    assert re.findall(r"<text class=c-chart__value[^>]*>([\d,]+)<", text) == ["1,400", "0"]


@given(st.lists(st.builds(Bar, st.text(), st.integers(0, 9), st.just(0), st.text()), max_size=4))
def test_no_label_ends_an_element_of_a_chart(bars: list[Bar]) -> None:
    text = columns(bars)
    assert "<script" not in text and text.count("<svg") == text.count("</svg>")


def test_a_spark_has_a_bar_for_each_number_but_nought() -> None:
    root = ElementTree.fromstring(
        spark([1, 0, 2])
        .replace("=c-spark", '="c"')
        .replace("=none", '="n"')
        .replace("=true", '="t"')
    )
    assert root[0].get("d") == "M0 20v-10h3V20M8 20v-20h3V20"
    assert spark([]) and spark([0])


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip))
def test_no_title_ends_the_script_that_holds_it(title: str) -> None:
    paper = Paper(id="x", title=title, year=2020, categories=("c",))
    (view,) = Contents.of(Catalog(Config(title="L"), (paper,))).entries
    assert json_ld(view, (), "")["headline"] == title
    text = head_tags(view, (), "")
    script = text.partition("<script type=application/ld+json>")[2]
    body, _, rest = script.partition("</script>")
    assert rest == "" and "<" not in body
    kept = json.loads(body)["headline"]
    assert kept == title.replace("\u2028", "").replace("\u2029", "")
