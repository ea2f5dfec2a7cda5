"""Who wrote the entries, and who has a page."""

from hypothesis import given
from hypothesis import strategies as st

from catalog.model.author import Author
from catalog.model.entry import Paper
from catalog.web.people import People, author_slug


def paper(number: int, *authors: str) -> Paper:
    return Paper.model_validate(
        {"id": f"p{number}", "title": f"T{number}", "authors": authors, "categories": ("c",)}
    )


def test_spellings_that_differ_by_accents_are_one_person() -> None:
    people = People.of([paper(1, "Jiří Matas"), paper(2, "Jiri Matas"), paper(3, "Jiří Matas")], 10)
    (person,) = people.with_page
    assert (person.slug, person.name) == ("jiri-matas", "Jiří Matas")
    assert person.entries == ("p1", "p2", "p3")
    assert people.path("Jiri Matas") == people.path("Jiří Matas") == "authors/jiri-matas/"


def test_people_stand_by_family_name() -> None:
    people = People.of([paper(1, "Zoë Adams", "Ann Zett", "Lou van der Berg")], 10)
    assert [person.family for person in people.with_page] == ["Adams", "van der Berg", "Zett"]


def test_where_pages_are_few_those_with_most_entries_have_them() -> None:
    entries = [paper(1, "Ann Much", "Ben Some"), paper(2, "Ann Much", "Ben Some", "Cy Once")]
    entries.append(paper(3, "Ann Much"))
    people = People.of(entries, 1)
    assert [person.name for person in people.with_page] == ["Ann Much"]
    assert (people.total, people.least) == (3, 3)
    assert people.path("Ben Some") == "papers/?q=author%3A%22Ben+Some%22"
    assert People.of(entries, 0).with_page == ()


def test_people_with_as_many_entries_have_all_a_page_or_none() -> None:
    entries = [paper(1, "Ann Much", "Ben Once", "Cy Once"), paper(2, "Ann Much")]
    assert [person.name for person in People.of(entries, 2).with_page] == ["Ann Much"]


def test_an_author_who_stands_twice_in_an_entry_has_it_once() -> None:
    (person,) = People.of([paper(1, "Ann Much", "Ann Much")], 10).with_page
    assert person.entries == ("p1",)


@given(st.text(min_size=1).filter(str.strip))
def test_a_slug_is_an_address_of_its_own(name: str) -> None:
    slug = author_slug(Author(family=name))
    assert slug.strip("-") == slug != ""
    assert all(char.isascii() and (char.isalnum() or char == "-") for char in slug)
    assert not slug.isdecimal()  # that would be the second page of the authors


def test_names_without_latin_letters_have_addresses_too() -> None:
    one, other = (author_slug(Author(family=name)) for name in ("李明", "王芳"))
    assert one.startswith("author-") and one != other
