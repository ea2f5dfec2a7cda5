"""What addresses say to which redirects lead."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.links.addresses import is_home, keeps_page, led_to

HOST = "https://host.example"


@pytest.mark.parametrize(
    ("before", "after", "keeps"),
    [
        ("/old/paper", "/new/paper", True), ("/a/paper.html", "/paper/", True),
        ("/a", "/b", True), ("/a", "/papers/12/a-b", True), ("/p/index.html", "/p/", True),
        ("/papers/2020/first.html", "/papers/", False), ("/papers/first", "/first-steps", False),
        ("/paper.html", "/list/", False), ("/papers/first", "/papers/index.html", False),
        ("/papers/first", "/news", False), ("/papers/first", "/", False),
        ("/a/b/c", "/en/", False),
    ],
)  # fmt: skip
def test_whether_a_page_is_kept(before: str, after: str, keeps: bool) -> None:
    assert keeps_page(HOST + before, HOST + after) is keeps


def test_two_letters_that_are_no_language_are_a_folder() -> None:
    assert not is_home(HOST + "/cv/")


@given(st.text(), st.text())
def test_any_text_is_an_address(one: str, other: str) -> None:
    led_to("https://" + one, "https://" + other)
    is_home(one)
    keeps_page(one, "https://" + other)
