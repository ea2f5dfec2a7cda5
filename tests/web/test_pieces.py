"""The pure parts: addresses, shells, files in waiting."""

import errno
import os
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.errors import CatalogError
from catalog.model.link import Link
from catalog.web.links import LinkView, chips, edit_url, link_view, place_of, safe_url
from catalog.web.output import output
from catalog.web.shell import BODY, DESCRIPTION, Shell, tidied
from tests.web.html import _Reader

DRAWN = f"""<html><head><title>Papers - Site</title>
<meta name="description" content="{DESCRIPTION}">
<link rel="canonical" href="https://example.org/papers/">
<link rel="next" href="../years/"><link rel="stylesheet" href="../assets/a.css?v=1">
<script>__scope=new URL("..",location)</script></head>
<body><a href="#papers">skip</a><a href="..">Home</a><a href="./">Papers</a>
<a href="../years/#top">Years</a><a href="https://example.org/">out</a><a href="/abs">abs</a>
<h1 id="papers">Papers<a href="#papers">#</a></h1>
<p>{BODY}</p>
<script type="application/json">{{"base": "..", "search": "../assets/w.js"}}</script>
</body></html>"""


@pytest.fixture
def page() -> str:
    shell = Shell.cut(DRAWN, "papers/", "Site")
    return shell.page(path="papers/x/", title="T", description="D", head="<HEAD>", body="<BODY>")


@pytest.mark.parametrize(
    "expected",
    [
        "<title>T - Site</title>",
        'content="D">',
        "<HEAD></head>",
        "<BODY>",
        'href="../../assets/a.css?v=1"',
        'new URL("../../",location)',
        "<a href=#papers>skip</a>",
        '<a href="../../">Home</a>',
        '<a href="../../papers/">Papers</a>',
        '<a href="../../years/#top">Years</a>',
        '<a href="https://example.org/">out</a><a href=/abs>abs</a>',
        '"base": "../../", "search": "../../assets/w.js"',
    ],
)
def test_a_shell_fits_any_depth(page: str, expected: str) -> None:
    assert expected in page


@pytest.mark.parametrize("left", [BODY, DESCRIPTION, "canonical", 'rel="next"', "<h1", "\0"])
def test_nothing_of_the_drawn_page_is_left(page: str, left: str) -> None:
    assert left not in page


@pytest.mark.parametrize("missing", [BODY, "<title>", "<h1"])
def test_a_page_that_cannot_be_cut_is_told_of(missing: str) -> None:
    with pytest.raises(CatalogError, match="papers/") as raised:
        Shell.cut(DRAWN.replace(missing, ""), "papers/", "Site")
    assert "mkdocs.yml" in raised.value.hint


def test_what_the_policy_forbids_is_taken_out() -> None:
    cell = '<td style="text-align: right;">1</td>'
    assert tidied(cell) == '<td class="c-right">1</td>'
    toggle = '<input class="md-toggle" data-md-toggle="drawer" type="checkbox" id="__drawer">'
    assert tidied(f"{toggle}\n<p>") == "<p>"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_titles_and_descriptions_come_through_as_text(text: str) -> None:
    shell = Shell.cut(DRAWN, "papers/", "Site")
    reader = _Reader()
    reader.feed(shell.page(path="papers/x/", title=text, description=text, head="", body=""))
    assert reader.document.title == f"{text} - Site"
    assert reader.document.meta("description") == [text]


@given(st.text() | st.builds("{}:{}".format, st.sampled_from(["javascript", "data"]), st.text()))
def test_only_web_addresses_are_followed(text: str) -> None:
    found = safe_url(text)
    assert found == "" or urlsplit(found).scheme in ("http", "https")


def test_what_may_not_stand_in_an_address_is_encoded() -> None:
    assert safe_url(' https://example.org/a b?c="<d>"&e=50%&f=%20 ') == (
        "https://example.org/a%20b?c=%22%3Cd%3E%22&e=50%25&f=%20"
    )
    assert safe_url("http://[::1]:80/[x]") == "http://[::1]:80/%5Bx%5D"
    assert safe_url("https://example.org/a?b=1&c=(d),e#f") == "https://example.org/a?b=1&c=(d),e#f"


@pytest.mark.parametrize(
    ("url", "place"),
    [
        ("https://github.com/owner/name.git", "owner/name"),
        ("https://github.com/owner/name/tree/main/x", "owner/name"),
        ("https://github.com/", "github.com"),
        ("https://www.example.org/long/path", "example.org"),
        ("not an address", ""),
    ],
)
def test_a_link_says_where_it_leads(url: str, place: str) -> None:
    assert place_of(url) == place


def test_what_is_no_address_is_shown_and_not_linked() -> None:
    view = link_view(Link(kind="code", url="javascript:alert(1)", framework="JAX"))
    assert (view.label, view.url) == ("JAX", "")


def test_chips_name_each_framework_and_each_target_once() -> None:
    links = [
        LinkView("code", "PyTorch", "https://example.org/1", ""),
        LinkView("code", "PyTorch", "https://example.org/2", ""),
        LinkView("pdf", "PDF", "https://example.org/1/", ""),
        LinkView("code", "JAX", "", ""),
    ]
    assert chips(links) == (links[0],)


@pytest.mark.parametrize(
    ("repository", "expected"),
    [
        ("", ""),
        ("git@example.org:a/b", ""),
        ("https://github.com/a/b.git", "https://github.com/a/b/edit/main/data/x.yaml"),
        ("https://gitlab.com/a/b/", "https://gitlab.com/a/b/-/edit/main/data/x.yaml"),
        ("https://codeberg.org/a/b", "https://codeberg.org/a/b/_edit/main/data/x.yaml"),
    ],
)
def test_a_file_is_edited_on_its_host(repository: str, expected: str) -> None:
    assert edit_url(repository, "main", "data/x.yaml") == expected


def test_files_that_do_not_differ_are_left_alone(tmp_path: Path) -> None:
    site = tmp_path / "site"
    for content in (b"one", b"two"):
        with output(site) as new:
            new.add("same/index.html", b"same")
            new.add("index.html", content)
            new.commit()
        stamp = (site / "same/index.html").stat().st_mtime_ns
    with output(site) as new:
        new.add("same/index.html", b"same")
        new.commit()
    assert (site / "same/index.html").stat().st_mtime_ns == stamp
    assert not (site / "index.html").exists()
    assert list(tmp_path.iterdir()) == [site]


def test_a_folder_may_become_a_file_and_back(tmp_path: Path) -> None:
    site = tmp_path / "site"
    for path in ("a/b", "a", "a/b"):
        with output(site) as new:
            new.add(path, b"x")
            new.commit()
        assert [found for found in site.rglob("*") if found.is_file()] == [site / path]


def test_a_file_is_written_whole_or_the_site_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site, write, room = tmp_path / "site", os.write, [10]

    def filling_up(file: int, content: bytes) -> int:
        if not room[0]:
            raise OSError(errno.ENOSPC, "No space left on device")
        written = write(file, content[: min(3, room[0])])
        room[0] -= written
        return written

    monkeypatch.setattr(os, "write", filling_up)
    with output(site) as new:
        new.add("index.html", b"0123456789")
        new.commit()
    with pytest.raises(CatalogError, match="No space left"), output(site) as new:
        new.add("index.html", b"another")
        new.commit()
    assert (site / "index.html").read_bytes() == b"0123456789"


def test_an_output_that_is_given_up_leaves_nothing(tmp_path: Path) -> None:
    with output(tmp_path / "site") as new:
        new.add("index.html", b"x")
    assert list(tmp_path.iterdir()) == []
