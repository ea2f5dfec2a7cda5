"""Pages as publishers write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.text.pages import read_pages


@pytest.mark.parametrize(
    ("text", "ranges"),
    [
        ("815-823", (("815", "823"),)),
        ("1--20", (("1", "20"),)),
        ("1 – 20", (("1", "20"),)),
        ("pp. 1-20", (("1", "20"),)),
        ("S12-S19", (("S12", "S19"),)),
        ("S12-19", (("S12", "19"),)),
        ("iv-xii", (("iv", "xii"),)),
        ("IV-1234", (("IV-1234", ""),)),
        ("IV-1234--IV-1237", (("IV-1234", "IV-1237"),)),
        ("IV-1234-IV-1237", (("IV-1234", "IV-1237"),)),
        ("12:1-12:20", (("12:1", "12:20"),)),
        ("1-3, 7", (("1", "3"), ("7", ""))),
        ("12", (("12", ""),)),
        ("12-", (("12", ""),)),
        ("", ()),
        ("-", ()),
    ],
)
def test_pages_are_read(text: str, ranges: tuple[tuple[str, str], ...]) -> None:
    assert read_pages(text).ranges == ranges
    assert not read_pages(text).article


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("e1001", "e1001"),
        ("E12", "E12"),
        ("045301", "045301"),
        ("102345", "102345"),
        ("Article 12", "12"),
        ("Art. no. e7", "e7"),
        ("eaau1234", "eaau1234"),
    ],
)
def test_numbers_of_articles_are_told(text: str, number: str) -> None:
    pages = read_pages(text)
    assert pages.article and pages.first == number and not pages.last and not pages.several


def test_the_last_page_is_that_of_the_last_range() -> None:
    assert (read_pages("1-3, 7").first, read_pages("1-3, 7").last) == ("1", "7")
    assert read_pages("1-3, 7").joined("–") == "1–3, 7"
    assert not read_pages("12").several and read_pages("12").last == ""


@given(st.text())
def test_any_text_is_read_and_what_is_read_says_the_same_again(text: str) -> None:
    pages = read_pages(text)
    assert all(first for first, _ in pages.ranges)
    assert bool(pages) == bool(pages.joined("-"))


@given(st.integers(0, 99999), st.integers(0, 99999))
def test_every_dash_makes_the_same_range(first: int, last: int) -> None:
    for dash in ("-", "--", "---", "–", "—", " - ", " -- "):
        assert read_pages(f"{first}{dash}{last}").ranges == ((str(first), str(last)),)
