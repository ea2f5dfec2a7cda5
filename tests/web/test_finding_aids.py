"""Feed, sitemaps, manifest and search description: what programs read at fixed addresses."""

import json
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.model.catalog import Catalog
from catalog.model.config import Config
from catalog.model.entry import Paper
from catalog.web.contents import Contents
from catalog.web.finding_aids import finding_aids, open_search, sitemaps, web_manifest

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40).filter(str.strip)


def aids(title: str, *papers: Paper, url: str = "https://example.org/list/") -> dict[str, bytes]:
    config = Config(title=title, description=title, url=url)
    return dict(finding_aids(Contents.of(Catalog(config, papers)), ["", "papers/x/"]))


def paper(key: str, title: str, added: str | None) -> Paper:
    return Paper(id=key, title=title, year=2020, categories=("c",), added=added)


def test_the_feed_holds_the_latest_additions_first() -> None:
    found = aids("L", paper("a", "A", "2020-01-02"), paper("b", "B", "2021"), paper("c", "C", None))
    feed = ElementTree.fromstring(found["feed.xml"])
    entries = feed.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == ["B", "A"]
    assert entries[0].findtext(f"{ATOM}id") == "https://example.org/list/papers/b/"
    assert entries[0].findtext(f"{ATOM}updated") == "2021-01-01T00:00:00Z"
    assert feed.findtext(f"{ATOM}updated") == "2021-01-01T00:00:00Z"


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Deep Metric Learning", "Deep Metric"),
        ("Sixteen letters.", "Sixteen letters."),
        ("Vision, and more than that", "Vision, and more"),
        ("Graphs – and their cuts", "Graphs – and"),
        ("Elektroenzephalographie", "Elektroenzephalo"),
    ],
)
def test_a_short_name_ends_with_a_word(title: str, short: str) -> None:
    described = ElementTree.fromstring(open_search(Config(title=title), "https://example.org"))
    assert described.findtext("{http://a9.com/-/spec/opensearch/1.1/}ShortName") == short


@given(TEXT)
def test_any_title_gives_wellformed_files(title: str) -> None:
    found = aids(title, paper("a", title, "2020-01-02"))
    for name in ("feed.xml", "opensearch.xml", "sitemap.xml"):
        ElementTree.fromstring(found[name])
    assert json.loads(found["manifest.webmanifest"])["name"] == title


def test_without_an_address_there_is_only_what_needs_none() -> None:
    assert list(aids("L", url="")) == ["manifest.webmanifest"]


def test_many_addresses_are_spread_over_sitemaps() -> None:
    paths = ["", "a&b/", "c/", "d/", "e/"]
    files = dict(sitemaps("https://example.org", paths, most=2))
    assert list(files) == ["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml", "sitemap.xml"]
    index = ElementTree.fromstring(files["sitemap.xml"])
    assert next(index.iter(f"{MAP}loc")).text == "https://example.org/sitemap-1.xml"
    named = [
        node.text
        for name in list(files)[:3]
        for node in ElementTree.fromstring(files[name]).iter(f"{MAP}loc")
    ]
    assert named == [f"https://example.org/{path}" for path in sorted(paths)]


def test_robots_are_told_of_the_sitemap() -> None:
    assert b"Sitemap: https://example.org/list/sitemap.xml" in aids("L")["robots.txt"]


def test_a_browser_searches_the_browse_page() -> None:
    text = open_search(Config(title="A long name for a list"), "https://example.org").decode()
    assert "<ShortName>A long name for</ShortName>" in text
    assert 'template="https://example.org/papers/?q={searchTerms}"' in text


def test_the_manifest_holds_below_any_path() -> None:
    made = json.loads(web_manifest(Config(title="L")))
    assert (made["start_url"], made["scope"]) == ("./", "./")
