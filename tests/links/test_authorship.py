"""Two lists of authors: the same people, other people, or not to be told."""

import pytest

from catalog.links.authorship import Accord, accord

Names = tuple[str, ...]


def both_ways(one: Names, other: Names) -> Accord:
    """What two lists say, whichever comes first."""
    assert accord(one, other) is accord(other, one)
    return accord(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Jane Doe", "Richard Roe"), ("Doe, J.", "Roe, R.")),
        (("Jane Doe", "Richard Roe"), ("Doe Jane", "Roe Richard")),
        (("Jürgen Groß", "Zoë Müller"), ("Juergen Gross", "Zoe Mueller")),
        (("Øyvind Bø", "Åse Ås"), ("Oeyvind Boe", "Aase Aas")),
        (("Øyvind Bø", "Åse Ås"), ("Oyvind Bo", "Ase As")),
        (("Иван Петров", "Анна Смирнова"), ("Ivan Petrov", "Anna Smirnova")),
        (("张伟", "王力"), ("张 伟", "王, 力")),
        (("J. M&uuml;ller",), ("Jörg Müller",)),
        (("Martin Example Jr.",), ("Example, Martin",)),
        (("Jane Doe", "others"), ("Jane Doe", "Richard Roe", "Ann Other")),
        (("Jane Doe et al.",), ("Jane Doe", "Richard Roe", "Ann Other")),
        (("Jane Doe and Richard Roe",), ("Jane Doe", "Richard Roe")),
    ],
)
def test_the_same_people(one: Names, other: Names) -> None:
    assert both_ways(one, other) is Accord.MOST


def test_somebody_in_common() -> None:
    assert both_ways(("Jane Doe", "Richard Roe"), ("Ann Other", "Jane Doe")) is Accord.SOME
    assert both_ways(("Jane Doe",), ("Jim Doe",)) is Accord.SOME


@pytest.mark.parametrize("nobody", [(), ("",), ("others",), ("et al.",), ("?",)])
def test_nobody_is_named(nobody: Names) -> None:
    assert both_ways(nobody, ("Jane Doe", "Richard Roe")) is Accord.UNTOLD


def test_other_people() -> None:
    assert both_ways(("Jane Doe", "Richard Roe"), ("Ann Other", "Bob Else")) is Accord.NONE
    assert both_ways(("张伟", "王力"), ("李四", "赵六")) is Accord.NONE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("OpenAI", "others"), ("Jane Doe", "Richard Roe")),
        (("Gemini Team", "Google"), ("Jane Doe", "Richard Roe")),
        (("Example Collaboration", "Other Collaboration"), ("Doe, J.", "Roe, R.")),
        (("Ann Other", "Bob Else", "Example Team"), ("Jane Doe", "Richard Roe")),
        (("Wei Zhang", "Li Wang"), ("张伟", "王力")),
        (("Анна Щукина", "Яков Чуев"), ("Anna Schtschukina", "Jakow Tschujew")),
        (("I. Petrov", "A. Smirnova"), ("I. Petroff", "A. Smirnowa")),
        (("Plato",), ("Aristotle",)),
        (("Jane Doe", "others"), ("Ann Other", "Bob Else")),
    ],
)
def test_nobody_in_common_although_it_may_be_them(one: Names, other: Names) -> None:
    assert both_ways(one, other) is Accord.DOUBT
