"""`LIST.md`, read as a host of Markdown files renders it."""

import re
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from catalog.errors import CatalogError
from catalog.exporters.awesome_list import export
from catalog.exporters.list_lines import byline
from catalog.model.catalog import Catalog
from catalog.text.escape import one_line
from tests.exporters.catalogs import catalog, paper, resource, templates

FIRST = paper(
    title="First Steps: [Learning] *Distances*",
    authors=["Jane Doe", "Zoë Müller"],
    year=2015,
    venue="iclr",
    track="workshop",
    aka=["First", "F-loss"],
    summary="Learns a distance <b>well</b>.",
    links=[
        {"kind": "pdf", "url": "https://example.org/first.pdf"},
        {"kind": "paper", "url": "https://arxiv.org/abs/1503.01234"},
        {"kind": "code", "url": "https://github.com/doe/first", "framework": "PyTorch"},
        {"kind": "code", "url": "https://github.com/doe/f2", "official": True},
        {"kind": "other", "url": "https://example.org/first", "label": "Journal"},
    ],
    versions=[
        {
            "type": "journal",
            "venue": "tpami",
            "year": 2017,
            "title": "First Steps, Again",
            "doi": "10.1109/TPAMI.2017.1",
        }
    ],
)


def page(listed: Catalog) -> str:
    (artifact,) = export(listed, templates())
    assert artifact.path == "LIST.md"
    return artifact.text


def html(text: str) -> str:
    return str(MarkdownIt("commonmark").render(text))


def test_a_line_in_full() -> None:
    line = page(catalog(FIRST)).split("Two items.\n\n")[1].split("\n")[0]
    assert line == (
        r"- [First Steps: \[Learning\] \*Distances\*](https://arxiv.org/abs/1503.01234), "
        "Jane Doe and Zoë Müller, *ICLR 2015 workshop*. **First**, **F-loss**. "
        "[[pdf](https://example.org/first.pdf)] "
        "[[code: PyTorch](https://github.com/doe/first)] "
        "[[code, official](https://github.com/doe/f2)] "
        "[[Journal](https://example.org/first)] "
        "Also *TPAMI 2017* as “First Steps, Again” [[DOI](https://doi.org/10.1109/TPAMI.2017.1)]. "
        "Learns a distance &lt;b&gt;well&lt;/b&gt;."
    )


def test_a_line_of_nothing_but_a_title() -> None:
    assert "\n- First.\n" in page(catalog(paper()))


def test_a_retracted_paper_says_so_first() -> None:
    listed = catalog(paper(status="retracted", doi="10.1000/1"))
    assert "\n- **retracted:** [First](https://doi.org/10.1000/1)" in page(listed)


def test_an_address_that_browsers_run_is_no_link() -> None:
    evil = [{"kind": "other", "url": "javascript:alert(1)"}]
    assert "href" not in html(
        page(catalog(paper(links=evil))).split("Two items.")[1].split("##")[0]
    )


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        ([], ""),
        (["A"], "A"),
        (["A", "B"], "A and B"),
        (["A", "B", "C"], "A, B and C"),
        (["A", "B", "C", "D"], "A et al."),
    ],
)
def test_authors_in_short(names: list[str], shown: str) -> None:
    assert byline(names) == shown


def test_entries_stand_by_year_then_title_papers_first() -> None:
    listed = catalog(
        paper("c", title="Beta", year=2020),
        paper("a", title="alpha", year=2020),
        paper("b", title="Zeta", year=1999),
        paper("d", title="Undated"),
        resource("e", title="Oldest", year=1990, categories=["pairs"]),
    )
    shown = re.findall(r"^- (\w+)[,.]", page(listed), re.MULTILINE)
    assert shown == ["Zeta", "alpha", "Beta", "Undated", "Oldest"]


def test_each_entry_stands_once_under_its_main_category() -> None:
    listed = catalog(paper(categories=["data", "pairs"]))
    text = page(listed)
    assert len(re.findall("^- First", text, re.MULTILINE)) == 1
    assert "## Data\n\nWhat is learned from.\n\n- First" in text
    assert "*What belongs here too (1) stands under its main category.*" in text


def test_an_empty_category_says_so() -> None:
    assert "## Data\n\nWhat is learned from.\n\n*Nothing stands here yet.*\n" in page(
        catalog(paper())
    )


def test_an_entry_of_an_unknown_category_is_not_lost() -> None:
    text = page(catalog(paper(categories=["nowhere"])))
    assert "## Without a category\n" in text
    assert "(#without-a-category) (1)" in text


def test_the_contents_lead_to_the_headings() -> None:
    text = page(catalog(FIRST, resource(title="Birds")))
    assert "- [Losses &amp; margins](#losses--margins) (1)\n  - [Pairs](#pairs) (1)\n" in text
    assert "\n## Losses &amp; margins\n" in text
    assert "\n### Pairs\n" in text


def test_a_category_named_like_a_heading_of_the_page_has_its_own_anchor() -> None:
    listed = catalog(paper(), title="Data")
    assert "- [Data](#data-1) (0)" in page(listed)


def test_counts_and_sources() -> None:
    text = page(catalog(paper(listed_in=["survey"]), resource()))
    assert "1 paper (0 with code) and 1 resource.\n" in text
    assert "- [A \\*survey\\*](https://example.org/survey) (1 of the entries)\n" in text


def test_what_the_list_does_not_have_hides_itself() -> None:
    text = page(catalog(paper()))
    assert "website" not in text
    assert "They are kept at" not in text
    told = page(catalog(url="https://example.org/list", repository="https://example.org/repo"))
    assert "[the website](https://example.org/list)" in told
    assert "They are kept at <https://example.org/repo>." in told


def test_no_line_is_blank_twice() -> None:
    assert "\n\n\n" not in page(catalog(FIRST, resource()))
    assert page(catalog(FIRST)).endswith("survey) (0 of the entries)\n")


def test_the_same_catalogue_gives_the_same_page() -> None:
    assert page(catalog(FIRST, resource())) == page(catalog(resource(), FIRST))


def test_the_lists_own_template_comes_first(tmp_path: Path) -> None:
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "list_entry.md.j2").write_text(
        "{% macro entry(line) %}* {{ line.title | markdown }}{% endmacro %}"
    )
    (artifact,) = export(catalog(FIRST), templates(tmp_path))
    assert "\n* First Steps: \\[Learning\\] \\*Distances\\*\n" in artifact.text
    assert "## Contents" in artifact.text


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("one\n{% nonsense %}", r"templates/list\.md\.j2:2: .*nonsense"),
        ("one\n\n{{ nothing }}", r"templates/list\.md\.j2:3: 'nothing' is undefined"),
        ("{% include 'missing.md' %}", r"templates/missing\.md: there is no such template"),
    ],
)
def test_a_broken_template_is_named_with_its_line(
    template: str, message: str, tmp_path: Path
) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/list.md.j2").write_text(template)
    with pytest.raises(CatalogError, match=message):
        list(export(catalog(), templates(tmp_path)))


WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=30
)
HOSTILE = st.one_of(
    WORDS, st.text(st.sampled_from("\\`*_{}[]()<>#+-.!|~$&:;=?'\"%1a "), min_size=1, max_size=30)
).filter(lambda text: bool(one_line(text)))


@given(title=HOSTILE, name=HOSTILE, summary=HOSTILE, url=st.from_regex(r"\A[!-~]{1,30}\Z"))
@settings(max_examples=60, deadline=None)
def test_any_text_survives_a_renderer(title: str, name: str, summary: str, url: str) -> None:
    link = {"kind": "paper", "url": f"https://example.org/{url}"}
    code = {"kind": "code", "url": f"https://example.org/code/{url}"}
    entry = paper(title=title, aka=[name], summary=summary, links=[link, code], year=2015)
    rendered = html(page(catalog(entry)))
    line = rendered.split("<p>Two items.</p>")[1].split("</ul>")[0]
    assert len(re.findall("<a ", line)) == 2
    assert f"<strong>{_escaped(name)}</strong>" in line
    shown = one_line(unescape(re.sub("<[^>]*>", "", line)))
    assert shown == one_line(
        f"{one_line(title)}, 2015. {one_line(name)}. [code] {one_line(summary)}"
    )


def _escaped(text: str) -> str:
    escaped = one_line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return escaped.replace('"', "&quot;")
