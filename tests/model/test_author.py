"""People: one name, however they were written."""

import pytest

from catalog.model.author import Author


def test_a_name_that_was_asked_for_makes_no_other_author() -> None:
    one, other = (Author.parse("van der Maaten, Laurens") for _ in range(2))
    assert one.name == "Laurens van der Maaten"
    assert one == other
    assert hash(one) == hash(other)
    assert one.model_dump() == other.model_dump()


@pytest.mark.parametrize(
    ("author", "organisation"),
    [
        (Author(family="Open Graph Group"), True),
        (Author(family="Aristotle"), False),
        (Author(family="van Gogh"), False),
        (Author(family="Group", given="Open"), False),
        (Author(family="King", suffix="Jr."), False),
        (Author(family="Maria Madonna", orcid="0000-0002-1825-0097"), False),
        (Author.parse("王 小明"), False),
    ],
)
def test_a_family_name_of_several_words_alone_is_an_organisation(
    author: Author, organisation: bool
) -> None:
    assert author.is_organisation is organisation
