import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.model.author import Author
from catalog.text.names import split_name


@pytest.mark.parametrize(
    ("text", "given_name", "family", "suffix"),
    [
        ("Florian Schroff", "Florian", "Schroff", ""),
        ("Schroff, Florian", "Florian", "Schroff", ""),
        ("Laurens van der Maaten", "Laurens", "van der Maaten", ""),
        ("van der Maaten, Laurens", "Laurens", "van der Maaten", ""),
        ("Aristotle", "", "Aristotle", ""),
        ("Martin Luther King Jr.", "Martin Luther", "King", "Jr."),
        ("King, Jr., Martin Luther", "Martin Luther", "King", "Jr."),
        ("King, Jr.", "", "King", "Jr."),
        ("  Li   Fei-Fei ", "Li", "Fei-Fei", ""),
        ("Van Gogh", "Van", "Gogh", ""),
        ("李 明", "李", "明", ""),
        ("Smith, A., B., C.", "A. B. C.", "Smith", ""),
    ],
)
def test_a_name_is_split(text: str, given_name: str, family: str, suffix: str) -> None:
    assert split_name(text) == (given_name, family, suffix)


@given(st.text(alphabet=st.characters(whitelist_categories=("L", "Zs", "Po")), min_size=1))
def test_no_word_of_a_name_is_lost(text: str) -> None:
    written = text.replace(",", " ").split()
    read = " ".join(split_name(text)).replace(",", " ").split()
    assert sorted(read) == sorted(written)


def test_a_name_reads_and_sorts() -> None:
    author = Author.parse("Martin Luther King Jr.")
    assert author.name == "Martin Luther King Jr."
    assert author.sort_name == "King, Jr., Martin Luther"
