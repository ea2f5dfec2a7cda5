"""Whether a target is the paper that an entry means."""

import pytest

from catalog.links.paper import Match, compare
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


def test_one_title_by_a_group_is_looked_at() -> None:
    assert match(TITLE, by=("The Example Collaboration", "Ann Other")) is Match.LOOK


def test_one_title_by_one_other_name_is_looked_at() -> None:
    assert match(TITLE, by=("Aristotle",)) is Match.LOOK


def test_a_part_of_a_series_is_looked_at() -> None:
    assert match(f"{TITLE}, Part II") is Match.LOOK
    assert match(f"{TITLE}, Part II", by=()) is Match.LOOK


def test_a_part_of_a_series_by_others_is_another_paper() -> None:
    assert match(f"{TITLE}, Part II", by=("Ann Other", "Bob Else")) is Match.WRONG


def test_what_is_written_about_a_work_is_looked_at() -> None:
    assert match(f"Comment on {TITLE}") is Match.LOOK
    assert match(f"Erratum: {TITLE}", by=()) is Match.LOOK


def test_a_title_in_another_script_is_looked_at() -> None:
    assert match("从成对数据学习距离的第一步", by=("张伟", "王力")) is Match.LOOK
    assert match("从成对数据学习距离的第一步", by=()) is Match.LOOK


def test_a_title_in_another_script_by_others_is_another_paper() -> None:
    assert match("从成对数据学习距离的第一步", by=("Ann Other", "Bob Else")) is Match.WRONG


def test_a_renamed_work_of_a_list_that_is_cut_is_looked_at() -> None:
    entry = Expected((TITLE,), ("Jane Doe", "others"))
    seen = Observation(
        Verdict.OK, titles=("Metric Embeddings",), authors=PEOPLE, bibliographic=True
    )
    assert compare(entry, seen, ASKED).match is Match.LOOK


def test_a_renamed_work_of_one_person_is_looked_at() -> None:
    entry = Expected((TITLE,), ("Jane Doe",))
    for name, expected in (("J. Doe", Match.LOOK), ("Jim Doe", Match.WRONG)):
        seen = Observation(
            Verdict.OK, titles=("Quantum Cats",), authors=(name,), bibliographic=True
        )
        assert compare(entry, seen, ASKED).match is expected


def test_the_acronym_alone_is_looked_at_even_where_nobody_is_named() -> None:
    entry = Expected(("BERT",))
    seen = Observation(
        Verdict.OK, titles=("BERT: Pre-training of Transformers",), bibliographic=True
    )
    assert compare(entry, seen, ASKED).match is Match.LOOK


@pytest.mark.parametrize(
    "title",
    [f"{TITLE} | Example Digital Library", f"Example Press - {TITLE}", f"[1503.01234] {TITLE}"],
)
def test_a_bare_page_title_may_name_the_site_too(title: str) -> None:
    seen = Observation(Verdict.OK, titles=(title,), bibliographic=False)
    assert compare(ENTRY, seen, ASKED).match is Match.SAME


def test_a_bare_page_title_of_another_part_proves_nothing() -> None:
    entry = Expected(("Control of Example Systems: Part I",))
    seen = Observation(Verdict.OK, titles=("Control of Example Systems: Part II",))
    assert compare(entry, seen, ASKED).match is Match.SILENT
