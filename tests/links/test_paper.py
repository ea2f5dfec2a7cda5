"""Whether a target is the paper that an entry means."""

import pytest

from catalog.links.paper import Match, compare, similarity
from catalog.links.targets import Expected
from catalog.links.verdict import Observation, Verdict
from catalog.net.registry import Identifier

ASKED = Identifier("arxiv", "1503.01234")
DOI = Identifier("doi", "10.1000/x")
TITLE = "First Steps: Learning Distances from Pairs"
PEOPLE = ("Jane Doe", "Zoë Müller", "Richard Roe")
ENTRY = Expected((TITLE,), PEOPLE, frozenset({ASKED, DOI}))


def match(
    *titles: str, by: tuple[str, ...] = PEOPLE, also: tuple[Identifier, ...] = (ASKED,)
) -> Match:
    seen = Observation(Verdict.OK, titles=titles, authors=by, also=also, bibliographic=True)
    return compare(ENTRY, seen, ASKED).match


@pytest.mark.parametrize(
    "title",
    [
        TITLE, TITLE.upper(), "First Steps", "First steps — learning distances from pairs.",
        "First Steps : Learning Distances From Pairs (Extended)",
        "Frist Steps: Learning Distances from Pairs",
    ],
)  # fmt: skip
def test_spellings_of_one_title(title: str) -> None:
    expected = Match.LOOK if title == "First Steps" else Match.SAME
    assert match(title) is expected


@pytest.mark.parametrize(
    "people",
    [("Doe, Jane",), ("J. Doe",), ("Doe Jane",), ("Zoe Mueller", "R. Roe"), ()],
)
def test_spellings_of_people(people: tuple[str, ...]) -> None:
    assert match(TITLE, by=people) is Match.SAME


def test_another_title_by_others_is_another_paper() -> None:
    assert match("Quantum Cats", by=("Ann Other", "Bob Else")) is Match.WRONG


def test_another_title_by_one_of_them_is_another_paper() -> None:
    assert (
        match("Quantum Cats in Boxes of Glass", by=("Jane Doe", "Bob Else", "C. D")) is Match.WRONG
    )


def test_one_title_by_others_is_another_paper() -> None:
    assert match(TITLE, by=("Ann Other", "Bob Else")) is Match.WRONG


def test_a_renamed_work_of_the_same_people_is_looked_at() -> None:
    assert match("Metric Embeddings Made Simple") is Match.LOOK


def test_a_renamed_preprint_is_known_by_a_shared_identifier() -> None:
    assert match("Metric Embeddings Made Simple", also=(ASKED, DOI)) is Match.SAME


def test_the_identifier_that_was_asked_for_proves_nothing() -> None:
    assert match("Quantum Cats", by=("Ann Other", "Bob Else"), also=(ASKED,)) is Match.WRONG


def test_a_version_may_have_another_title() -> None:
    entry = Expected((TITLE, "Early Steps in Distance"), PEOPLE)
    seen = Observation(
        Verdict.OK, titles=("Early steps in distance",), authors=PEOPLE, bibliographic=True
    )
    assert compare(entry, seen, ASKED).match is Match.SAME


def test_a_bare_page_title_proves_no_wrong_paper() -> None:
    seen = Observation(Verdict.OK, titles=("Jane's Home",), bibliographic=False)
    assert compare(ENTRY, seen, ASKED).match is Match.SILENT


def test_nothing_said_is_nothing_known() -> None:
    assert compare(ENTRY, Observation(Verdict.OK), ASKED).match is Match.SILENT


def test_a_title_without_its_subtitle() -> None:
    assert similarity("Deep Metric Learning", "Deep Metric Learning: A Survey") >= 88
    assert similarity("FaceNet", "FaceNet: A Unified Embedding") < 88
