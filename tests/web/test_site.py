"""What stands on the website, and that it hangs together."""

import json
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import pytest

from catalog.web import SiteReport
from tests.web.conftest import HOSTILE, LONG, catalog_of
from tests.web.html import read

LOADING = {"script": "src", "img": "src", "iframe": "src", "source": "src", "video": "src"}
LOADING_RELATIONS = {"stylesheet", "icon", "preload", "modulepreload", "preconnect", "manifest"}


def pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def test_the_report_counts_the_pages(built: tuple[Path, SiteReport], site: Path) -> None:
    _, report = built
    assert report.pages == len(pages(site))
    assert 0 < report.rendered < report.pages
    assert report.warnings == ()


def test_every_entry_category_venue_and_year_has_a_page(built: tuple[Path, SiteReport]) -> None:
    root, _ = built
    catalog = catalog_of(root)
    wanted = [
        *(f"papers/{entry.id}" for entry in catalog.entries),
        *(f"categories/{key}" for key in catalog.category),
        *(f"venues/{key}" for key in ("acl", "cvpr", "iclr")),
        *(f"years/{year}" for year in (2015, 2020, 2021)),
        *("authors/jane-doe", "authors/zoe-muller", "authors/richard-roe", "tags/odd"),
        *("papers", "categories", "venues", "years", "authors", "tags", "overview"),
        *("about/lists", "about/corrections", "."),
    ]
    for path in wanted:
        assert (root / "build/site" / path / "index.html").is_file(), path


def test_an_entry_page_says_everything(site: Path) -> None:
    page = read(site / "papers/doe2015first/index.html")
    assert page.title == "First Steps: Learning Distances - A small list"
    for said in ("Jane Doe", "Zoë Müller", "CVPR", "2015", "next door is near", "PyTorch"):
        assert said in page.text
    for href in (
        "../../venues/cvpr/",
        "../../years/2015/",
        "../../categories/losses-pair/",
        "https://doi.org/10.1109/CVPR.2015.1234567",
        "https://arxiv.org/abs/1503.01234",
        "https://github.com/doe/first",
        "../../papers/?q=listed:survey",
        "../../authors/zoe-muller/",
    ):
        assert page.all("a", href=href), href
    assert "@misc{doe2015first," in page.text
    assert not page.all("a", href="../../venues/")[0].get("aria-current")
    assert page.all("a", href="../../papers/")[0].get("aria-current")


def test_results_versions_and_corrections_stand_on_the_entry_page(site: Path) -> None:
    second = read(site / "papers/roe2020second/index.html")
    assert "61.5" in second.text
    assert second.all("a", href="../../papers/birds/")
    eve = read(site / "papers/eve2021script/index.html")
    assert "Longer Steps" in eve.text
    assert eve.all("a", href="https://doi.org/10.1109/tpami.2022.1")
    assert "The survey gives the preprint's year." in eve.text
    assert "official" in eve.text


def test_a_withdrawn_paper_says_so_above_its_links(site: Path) -> None:
    text = (site / "papers/odd2020title/index.html").read_text()
    assert 0 < text.index("This paper was withdrawn.") < text.index("<h2 id=links>")
    assert "This paper was" not in read(site / "papers/doe2015first/index.html").text


def test_a_line_in_a_list_shows_each_framework_once(site: Path) -> None:
    page = read(site / "years/2021/index.html")
    assert page.all("a", href="https://github.com/eve/one")
    assert not page.all("a", href="https://github.com/eve/two")


def test_a_category_holds_what_stands_below_it(site: Path) -> None:
    parent = read(site / "categories/losses/index.html")
    assert parent.all("a", href="../../papers/doe2015first/")
    assert parent.all("a", href="../../papers/roe2020second/")
    assert parent.all("a", href="../../categories/losses-pair/")
    child = read(site / "categories/losses-pair/index.html")
    assert not child.all("a", href="../../papers/roe2020second/")


def test_the_home_page_shows_data(site: Path) -> None:
    home = read(site / "index.html")
    assert "A small list" in home.text
    assert home.all("a", href="categories/losses-pair/")
    assert home.all("a", href="papers/eve2021script/")
    assert "catalog:" not in (site / "index.html").read_text()


def test_machines_read_a_paper(site: Path) -> None:
    page = read(site / "papers/doe2015first/index.html")
    assert page.meta("citation_title") == ["First Steps: Learning Distances"]
    assert page.meta("citation_author") == ["Doe, Jane", "Müller, Zoë"]
    assert page.meta("citation_publication_date") == ["2015/06/12"]
    assert page.meta("citation_doi") == ["10.1109/CVPR.2015.1234567"]
    assert page.meta("citation_arxiv_id") == ["1503.01234"]
    assert len(page.meta("citation_conference_title")) == 1
    assert page.meta("citation_pdf_url") == []
    assert page.meta("description") == ["Learns a distance in which the café next door is near."]
    assert page.all("link", rel="canonical", href="https://example.org/list/papers/doe2015first/")
    (data,) = json_ld(page.scripts)
    assert data["@type"] == "ScholarlyArticle"
    assert [author["name"] for author in data["author"]] == ["Jane Doe", "Zoë Müller"]
    assert data["url"] == "https://example.org/list/papers/doe2015first/"


def test_a_resource_is_no_citation(site: Path) -> None:
    page = read(site / "papers/birds/index.html")
    assert page.meta("citation_title") == []
    assert json_ld(page.scripts)[0]["@type"] == "Dataset"


def json_ld(scripts: list[tuple[dict[str, str], str]]) -> list[dict]:
    wanted = "application/ld+json"
    return [json.loads(text) for attributes, text in scripts if attributes.get("type") == wanted]


def test_a_hostile_entry_is_harmless_everywhere(site: Path) -> None:
    page = read(site / "papers/eve2021script/index.html")
    assert page.title == f"{HOSTILE} - A small list"
    assert page.meta("citation_title") == [HOSTILE]
    assert json_ld(page.scripts)[0]["headline"] == HOSTILE
    assert "{{ 7 * 7 }} <!-- catalog:numbers -->" in page.text
    for file in pages(site):
        document = read(file)
        assert not [text for _, text in document.scripts if text.startswith("alert")], file
        assert not [tag for tag, found in document.elements if "onerror" in found], file
        assert not [a for a in document.all("a") if a.get("href", "").startswith("javascript")]
        assert not document.all("i") and not document.all("b"), file


def test_strange_titles_and_names_come_through_everywhere(site: Path) -> None:
    title = f"{{{{ config }}}} $\\frac{{a}}{{b}}$ 🦊 مرحبا {LONG}"
    page = read(site / "papers/odd2020title/index.html")
    assert page.title == f"{title} - A small list"
    assert page.meta("citation_title") == [title]
    assert page.meta("citation_author")[1] == 'Quote, O\'Neil "Bob"'
    (data,) = json_ld(page.scripts)
    assert data["headline"] == title
    assert [author["name"] for author in data["author"]][:2] == ["عمر خيام", 'O\'Neil "Bob" Quote']
    for place in ("years/2020", "categories/losses", "authors/oneil-bob-quote"):
        assert title in read(site / place / "index.html").text, place
    assert "A {{ venue }} nobody knows" in page.text
    feed = ElementTree.fromstring((site / "feed.xml").read_bytes())
    assert title in [node.text for node in feed.iter("{http://www.w3.org/2005/Atom}title")]
    assert title in (site / "overview/map.json").read_text("utf-8").replace("\\\\", "\\")


def test_a_former_id_leads_to_the_entry(site: Path) -> None:
    page = read(site / "papers/odd2019title/index.html")
    (refresh,) = page.all("meta", **{"http-equiv": "refresh"})
    assert refresh["content"] == "0; url=../odd2020title/"
    address = "https://example.org/list/papers/odd2020title/"
    assert page.all("link", rel="canonical", href=address)
    assert page.meta("robots") == ["noindex"]


def test_entries_lead_to_others(site: Path) -> None:
    page = read(site / "papers/odd2020title/index.html")
    assert page.all("a", rel="prev") and page.all("a", rel="next")
    assert read(site / "papers/eve2021script/index.html").all("a", rel="next")


def test_every_page_has_a_policy_that_lets_nothing_foreign_run(site: Path) -> None:
    for page in pages(site):
        document = read(page)
        if document.meta("robots") == ["noindex"]:
            continue  # it only leads on
        (policy,) = document.all("meta", **{"http-equiv": "Content-Security-Policy"})
        assert policy["content"].startswith("default-src 'self';"), page
        assert "unsafe" not in policy["content"]
        for attributes, text in document.scripts:
            inline = not attributes.get("src") and text.strip()
            assert not inline or attributes["type"] == "application/ld+json", page
        for tag, found in document.elements:
            assert "style" not in found and tag != "style", (page, tag)
            assert not [name for name in found if name.startswith("on")], (page, tag)


def test_every_page_says_what_it_is(site: Path) -> None:
    for page in pages(site):
        document = read(page)
        if document.meta("robots") == ["noindex"]:
            continue
        assert all(document.meta("description")), page
        assert len(document.all("h1")) == 1, page
        if page.name != "404.html":
            assert len(document.all("link", rel="canonical")) == 1, page


def test_entries_and_lists_can_be_picked(site: Path) -> None:
    picked = {"class": "catalog-pick", "data-id": "doe2015first"}
    assert read(site / "papers/doe2015first/index.html").all("button", **picked)
    assert read(site / "years/2015/index.html").all("button", **picked)


def test_the_overview_shows_every_chart_as_a_table_too(site: Path) -> None:
    page = read(site / "overview/index.html")
    assert len(page.all("svg", **{"class": "c-chart"})) == 2
    assert page.all("a", href="../papers/?q=year:2015")
    assert page.all("a", href="../papers/?q=venue:cvpr")
    assert page.all("a", href="../papers/?q=category:losses")
    assert len(page.all("table")) >= 3


def test_every_internal_link_leads_somewhere(site: Path) -> None:
    anchors = {page.resolve(): ids(page) for page in pages(site)}
    broken = []
    for page in pages(site):
        for address in internal_addresses(page):
            parts = urlsplit(address)
            target = target_of(site, page, unquote(parts.path))
            missing = target in anchors and parts.fragment not in anchors[target] | {""}
            if not target.is_file() or missing:
                broken.append((page.relative_to(site).as_posix(), address))
    assert broken == []


def ids(page: Path) -> set[str]:
    return {found["id"] for _, found in read(page).elements if "id" in found}


def internal_addresses(page: Path) -> list[str]:
    found = [attributes for _, attributes in read(page).elements]
    addresses = [attributes.get("href", attributes.get("src", "")) for attributes in found]
    return [address for address in addresses if address and not urlsplit(address).scheme]


def target_of(site: Path, page: Path, path: str) -> Path:
    # The page for missing addresses is shown at any depth, so its links start at the root.
    if page.name == "404.html" and path:
        target = site / path.removeprefix("/list").lstrip("/")
    else:
        target = page.parent / path if path else page
    return (target / "index.html" if target.is_dir() else target).resolve()


def test_links_between_pages_are_relative(site: Path) -> None:
    for page in pages(site):
        if page.name != "404.html":
            addresses = [found.get("href", "") for _, found in read(page).elements]
            assert not [address for address in addresses if address.startswith("/")], page


def test_no_page_loads_anything_from_another_host(site: Path) -> None:
    for page in pages(site):
        for tag, found in read(page).elements:
            loads = tag == "link" and set(found.get("rel", "").split()) & LOADING_RELATIONS
            address = found.get("href" if loads else LOADING.get(tag, ""), "")
            assert not urlsplit(address).netloc, (page, address)
    for sheet in site.rglob("*.css"):
        assert "url(http" not in sheet.read_text(encoding="utf-8"), sheet


def test_the_sitemap_names_every_page(site: Path) -> None:
    text = (site / "sitemap.xml").read_text()
    assert "<loc>https://example.org/list/papers/doe2015first/</loc>" in text
    assert "<loc>https://example.org/list/</loc>" in text
    # Without the one for missing addresses and the one that leads on.
    assert text.count("<loc>") == len(pages(site)) - 2
    assert "odd2019title" not in text
    assert not (site / "sitemap.xml.gz").exists()


@pytest.mark.parametrize("name", ["palette.js", "site.js", "map.js", "favicon.svg"])
def test_the_packaged_assets_are_there(site: Path, name: str) -> None:
    assert (site / "assets" / name).stat().st_size > 0
