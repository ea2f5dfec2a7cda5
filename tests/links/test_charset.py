"""The text of a page's bytes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.links.charset import decode
from catalog.links.page import read_page

LATE = "<html><!--" + "x" * 1500 + '--><meta charset="{}">'


@pytest.mark.parametrize(
    ("text", "codec", "label"),
    [
        ("度量学习", "gbk", "gb2312"), ("度量学习", "gbk", "x-gbk"), ("㐀度", "gb18030", "gbk"),
        ("ページ", "cp932", "x-sjis"), ("ページ", "cp932", "Shift_JIS"), ("①", "cp932", "sjis"),
        ("ページ", "euc_jp", "x-euc-jp"), ("ページ", "iso2022_jp", "iso-2022-jp"),
        ("페이지", "cp949", "ks_c_5601-1987"), ("頁面", "big5", "x-x-big5"),
        ("страница", "cp1251", "x-cp1251"), ("страница", "koi8-r", "koi8"),
        ("“page”", "cp1252", "iso-8859-1"), ("ş", "cp1254", "iso-8859-9"),
        ("ž", "iso-8859-2", "latin2"), ("หน้า", "cp874", "tis-620"), ("é", "mac-roman", "macintosh"),
        ("é", "utf-16-le", "utf-16"), ("é", "utf-8", "unicode-1-1-utf-8"),
    ],
)  # fmt: skip
def test_labels_of_pages(text: str, codec: str, label: str) -> None:
    assert decode(text.encode(codec), f"text/html; charset={label}") == text


@pytest.mark.parametrize("label", ["gbk", "gb2312"])
def test_a_charset_far_from_the_beginning(label: str) -> None:
    body = LATE.format(label) + "<title>深度学习图像识别</title>"
    assert read_page(body.encode("gbk"), "text/html").title == "深度学习图像识别"


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_counts_before_all(codec: str) -> None:
    body = "<html><title>Größe</title>".encode(codec)
    assert read_page(body, "text/html; charset=iso-8859-1").title == "Größe"


@pytest.mark.parametrize(
    ("body", "content_type", "text"),
    [
        ("Größe".encode(), "text/html; charset=iso-8859-1", "Größe"),
        ("Größe".encode("cp1252"), "text/html", "Größe"),
        ("度量".encode()[:-1], "text/html", "度"),
        ('<script charset="gbk">Größe'.encode(), "text/html", '<script charset="gbk">Größe'),
        ('<meta charset="utf-16">é'.encode(), "text/html", '<meta charset="utf-16">é'),
        ('<meta charset="punycode">é'.encode(), "text/html", '<meta charset="punycode">é'),
        (
            '<meta charset="gbk">度量学习'.encode("gbk"),
            "text/html; charset=utf-8",
            '<meta charset="gbk">度量学习',
        ),
        ('<?xml version="1.0" encoding="gbk"?>度'.encode("gbk"), "", None),
    ],
)
def test_what_is_declared_wrongly_or_not_at_all(
    body: bytes, content_type: str, text: str | None
) -> None:
    found = decode(body, content_type)
    assert found == text if text is not None else found.endswith("度")


def test_letters_that_nobody_can_read_are_no_title_of_a_work() -> None:
    body = '<html><meta name="citation_title" content="深度学习图像识别">'.encode("gbk")
    assert not read_page(body, "text/html").bibliographic


@given(st.text(), st.sampled_from(["", "text/html; charset=utf-8", "text/html; charset=latin1"]))
def test_utf_8_is_read_as_such(text: str, content_type: str) -> None:
    body = "<html>" + text.replace("<", "")
    assert (
        decode(body.encode("utf-8", "ignore"), content_type)
        == body.encode("utf-8", "ignore").decode()
    )


@given(st.binary(), st.text())
def test_any_bytes_have_a_text(body: bytes, content_type: str) -> None:
    assert isinstance(decode(body, content_type), str)
