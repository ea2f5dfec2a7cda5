"""Text of two directions, and characters that nobody sees."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.text.bidi import isolated, isolated_html
from catalog.text.invisible import without_stray_marks


@pytest.mark.parametrize("text", ["", "Jane Doe", "Zoë Müller", "深度", "Ångström – ’"])
def test_text_of_one_direction_stays_as_it_is(text: str) -> None:
    assert isolated(text) == text


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("عمر خيام", "<bdi>عمر خيام</bdi>"),
        ("דוד", "<bdi>דוד</bdi>"),
        ("Ann \u202eeoD", "<bdi>Ann eoD</bdi>"),
        ("\u2069\u2069Ann", "<bdi>Ann</bdi>"),
    ],
)
def test_what_would_turn_its_neighbours_keeps_to_itself(text: str, html: str) -> None:
    assert isolated_html(isolated(text)) == html


@given(st.text(st.sampled_from("aא 1\u200f\u202e\u202c\u2067\u2068\u2069.")))
def test_isolates_are_opened_and_closed(text: str) -> None:
    html = isolated_html(isolated(text))
    assert (html.count("<bdi>"), html.count("</bdi>")) in ((0, 0), (1, 1))
    assert not {*"\u200f\u202e\u202c\u2067\u2068\u2069"} & {*html}


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("\ufeffTitle\u200b", "Title"),
        ("Dis\u00adtances", "Distances"),
        ("Zero\u200dwidth\u200cjoined", "Zerowidthjoined"),
        ("Left\u200e-to-right", "Left-to-right"),
        ("عمر\u202e خيام", "عمر خيام"),
        ("عمر\u2067 خيام", "عمر خيام"),
        ("عمر\u200f خيام", "عمر\u200f خيام"),
        ("\u2067عمر\u2069 x", "\u2067عمر\u2069 x"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👩\u200d🔬", "👩\u200d🔬"),
        ("\u200b", ""),
    ],
)
def test_invisible_characters_without_work_are_taken_out(text: str, cleaned: str) -> None:
    assert without_stray_marks(text) == cleaned


@given(
    st.text(st.sampled_from("aא 👩\u200b\u200c\u200d\u200f\u00ad\u202b\u202c\u202e\u2067\u2069"))
)
def test_taking_them_out_twice_changes_nothing_more(text: str) -> None:
    once = without_stray_marks(text)
    assert without_stray_marks(once) == once
