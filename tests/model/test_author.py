"""People: one name, however they were written."""

from catalog.model.author import Author


def test_a_name_that_was_asked_for_makes_no_other_author() -> None:
    one, other = (Author.parse("van der Maaten, Laurens") for _ in range(2))
    assert one.name == "Laurens van der Maaten"
    assert one == other
    assert hash(one) == hash(other)
    assert one.model_dump() == other.model_dump()
