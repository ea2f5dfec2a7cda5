import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.text.titles import all_capitals, first_word, title_key, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("FaceNet: A Unified Embedding", "Facenet - a unified embedding."),
        ("Krähenbühl's Loss", "Krahenbuhls loss"),
        (r"The {GAN} $\alpha$ Loss", "The GAN Loss"),
        ("Pairs &amp; Triplets", "Pairs and Triplets"),
        ("Re-Identification", "Reidentification"),
        ("ﬁne-grained", "Fine-Grained"),
        ("<i>k</i>-NN", "k-NN"),
    ],
)
def test_two_spellings_of_one_title_are_equal(one: str, other: str) -> None:
    assert title_key(one) == title_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Part I", "Part II"), ("深度度量学习", "度量学习"), ("GAN", "GAN 2")]
)
def test_two_titles_are_different(one: str, other: str) -> None:
    assert title_key(one) != title_key(other)


@pytest.mark.parametrize(
    ("title", "word"),
    [
        ("The Group Loss", "group"),
        ("On the Unreasonable Effectiveness", "unreasonable"),
        ("深度度量学习", "paper"),
        ("Émile’s L¹ norm", "emile"),
        ("", "paper"),
    ],
)
def test_the_first_word_that_says_something(title: str, word: str) -> None:
    assert first_word(title) == word


@given(st.text(alphabet=st.characters(max_codepoint=126)))
def test_a_key_is_the_words_of_the_title(title: str) -> None:
    assert title_key(title) == "".join(words(title))


@given(st.text())
def test_a_key_is_its_own_key(title: str) -> None:
    assert title_key(title_key(title)) == title_key(title)


@given(st.text())
def test_a_first_word_fits_into_an_id(title: str) -> None:
    assert all(char in "abcdefghijklmnopqrstuvwxyz0123456789" for char in first_word(title))


@pytest.mark.parametrize(
    ("title", "capitals"),
    [
        ("DEEP METRIC LEARNING", True),
        ("ÜBER ALLE MASSEN: 3D", True),
        ("Deep METRIC LEARNING", False),
        ("تمثيل الجمل العربية (BERT)", False),
        ("深度 度量 学习 CNN", False),
        ("1 2 3", False),
    ],
)
def test_letters_without_case_are_no_capitals(title: str, capitals: bool) -> None:
    assert all_capitals(title) is capitals
