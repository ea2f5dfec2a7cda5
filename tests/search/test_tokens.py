"""How text becomes words."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.search.tokens import asked, family, fold, key, sequence, stem, words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Deep Learning", ["deep", "learning"]),
        ("Zoë MÜLLER", ["zoe", "muller"]),
        ("Łukasz Ørsted Straße", ["lukasz", "orsted", "strasse"]),
        ("N-pair", ["n", "pair", "npair"]),
        ("O'Brien’s", ["o", "brien", "s", "obriens"]),
        ("state-of-the-art", ["state", "of", "the", "art"]),
        ("ArcFace", ["arcface", "arc", "face"]),
        ("GANs", ["gans"]),
        ("度量学习", ["度量", "量学", "学习", "习"]),
        ("AI技術", ["ai", "技術", "術"]),
        ("が", ["が"]),
        ("C++: 3D?", ["c", "3d"]),
        ("ﬁnite x²", ["finite", "x2"]),
        ("", []),
        ("🎓 — …", []),
    ],
)
def test_words_of_the_index(text: str, found: list[str]) -> None:
    assert [word for word, _ in words(text)] == found


def test_words_of_a_query_keep_what_was_joined() -> None:
    assert asked("N-pair loss 度量学") == (("n", "pair"), ("loss",), ("度量",), ("量学",))


def test_places_of_a_phrase_are_those_of_the_index() -> None:
    text = "an N-pair 深度学习 loss"
    placed = set(words(text))
    assert set(sequence(text)) <= placed
    assert dict(sequence(text))["loss"] == 7


@pytest.mark.parametrize(
    "family_of",
    [
        ("embedding", "embeddings", "embed", "embeds"),
        ("category", "categories"),
        ("loss", "losses"),
        ("mapping", "map", "maps", "mappings"),
        ("learning", "learn"),
        ("making", "make"),
        ("box", "boxes"),
        ("bias", "biases"),
        ("analysis",),
    ],
)
def test_inflected_words_share_a_stem(family_of: tuple[str, ...]) -> None:
    assert len({stem(word) for word in family_of}) == 1


def test_other_words_do_not() -> None:
    assert len({stem(word) for word in ("string", "sting", "bus", "nothing", "metric")}) == 5


@given(st.text(alphabet=string.ascii_lowercase, max_size=14))
def test_every_word_begins_like_its_family(word: str) -> None:
    assert word.startswith(family(stem(word)))


@given(st.text(max_size=40))
def test_a_query_finds_its_own_text(text: str) -> None:
    index = {word for word, _ in words(text)}
    for parts in asked(text):
        assert set(parts) <= index
    assert {word for word, _ in sequence(text)} <= index


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_names_are_compared_without_case_accents_and_signs() -> None:
    assert key("Neur-IPS ’19") == "neurips19"
