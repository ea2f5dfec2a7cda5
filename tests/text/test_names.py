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
        ("王 小明", "小明", "王", ""),
        ("王\u3000小明", "小明", "王", ""),
        ("王, 小明", "小明", "王", ""),
        ("王小明", "", "王小明", ""),
        ("김 철수", "철수", "김", ""),
        ("佐々木 健", "健", "佐々木", ""),
        ("山田 タロウ", "タロウ", "山田", ""),
        ("ジェフリー ヒントン", "ジェフリー", "ヒントン", ""),
        ("Xiaoming 王", "Xiaoming", "王", ""),
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


@pytest.mark.parametrize(
    ("given_name", "family", "name"),
    [
        ("太郎", "山田", "山田 太郎"),
        ("철수", "김", "김 철수"),
        ("ジェフリー", "ヒントン", "ジェフリー ヒントン"),
        ("Jane", "Doe", "Jane Doe"),
        ("Ольга", "Иванова", "Ольга Иванова"),
        ("", "王小明", "王小明"),
    ],
)
def test_a_name_is_read_in_the_order_of_its_script(given_name: str, family: str, name: str) -> None:
    author = Author(family=family, given=given_name)
    assert author.name == name
    assert Author.parse(name) == author
    assert Author.parse(f"{family}, {given_name}") == author
