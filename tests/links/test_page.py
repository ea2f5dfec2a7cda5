"""What a page says of itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.links.page import read_page

HTML = "text/html; charset=utf-8"


def test_citation_tags_come_before_the_title() -> None:
    page = read_page(
        b"<html><title>First Steps | Proceedings</title>"
        b"<meta name='citation_title' content='First  Steps &amp; More'>"
        b'<meta content="Doe, Jane" name="citation_author"/>'
        b'<META NAME=citation_author CONTENT="Zo&euml; M&uuml;ller">'
        b'<meta name="citation_doi" content="doi:10.1000/X">',
        HTML,
    )
    assert page.titles == ("First Steps & More",)
    assert page.authors == ("Doe, Jane", "Zoë Müller")
    assert page.also == (("doi", "10.1000/x"),)


DC = '<meta name="DC.Title" content="First"><meta name="DC.Creator" content="A">'


@pytest.mark.parametrize(
    ("more", "proves"),
    [
        ("", False),
        ("<title>First</title>", False),
        ("<meta name=DC.Creator content=B>", True),
        ("<meta name=DC.Identifier content=doi:10.1000/x>", True),
        ("<meta name=DC.Identifier content='https://host.example/paper'>", False),
        ("<meta name=prism.publicationName content=Journal>", True),
        ("<meta name=DC.Creator content=B><title>First</title>", False),
    ],
)
def test_dublin_core_proves_what_it_is_only_beside_signs_of_a_work(more: str, proves: bool) -> None:
    page = read_page(f"<html>{DC}{more}".encode(), HTML)
    assert page.bibliographic is proves
    assert "First" in page.titles
    assert bool(page.authors) is proves


def test_a_comment_says_nothing() -> None:
    page = read_page(
        b"<html><!-- <title>no</title><meta name=citation_title content=no> -->"
        b"<script>var a = '<!--'</script><title>First</title>"
        b"<!--[if !IE]><!--><meta name=citation_title content=Steps><!--<![endif]-->"
        b"<!-- <h1>no</h1> --><h1>Second</h1>",
        HTML,
    )
    assert (page.title, page.heading, page.citation_titles) == ("First", "Second", ("Steps",))


def test_a_bare_title() -> None:
    page = read_page(b"<html><title>\n First\n Steps </title>", HTML)
    assert page.titles == ("First Steps",)
    assert page.citation_titles == ()


def test_a_sign_in_an_attribute_value_ends_no_tag() -> None:
    page = read_page(b'<html><meta name="citation_title" content="a > b">', HTML)
    assert page.titles == ("a > b",)


def test_the_charset_of_the_header_and_of_the_page() -> None:
    text = "<html><meta charset=gb2312><title>度量</title>"
    assert read_page(text.encode("gb2312"), "text/html").title == "度量"
    assert (
        read_page("<html><title>é</title>".encode("latin-1"), "text/html; charset=latin-1").title
        == "é"
    )
    assert read_page(b"<html><title>a</title>", "text/html; charset=nonsense").title == "a"


def test_a_pdf_says_nothing() -> None:
    assert read_page(b"%PDF-1.5 <title>no</title>", "application/pdf").titles == ()


@given(st.binary(max_size=400), st.text(max_size=30))
def test_any_bytes_are_a_page(body: bytes, content_type: str) -> None:
    page = read_page(b"<html>" + body, content_type)
    assert isinstance(page.title, str)
