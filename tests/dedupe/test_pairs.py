"""Pairs that look alike, in both orders: one work, a version of it, or not to be merged."""

import pytest

from catalog.dedupe.find import Found, find
from catalog.dedupe.record import from_mapping
from tests.dedupe.pairs import CASES
from tests.dedupe.records import APART, SAME, VERSION, Case

ONE = [case for case in CASES if case.answer == SAME]


def found(case: Case, *, swapped: bool = False) -> Found:
    a = from_mapping({**case.a, "id": "a"})
    b = from_mapping({**case.a, **case.b, "id": "b"})
    return find([b, a] if swapped else [a, b])


def answer(result: Found) -> str:
    if result.clusters:
        return SAME
    return VERSION if result.versions else APART


def test_there_are_more_than_a_hundred() -> None:
    assert len({case.name for case in CASES}) == len(CASES) > 100


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_answer_is_right(case: Case) -> None:
    assert answer(found(case)) == case.answer


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_answer_is_the_same_the_other_way_round(case: Case) -> None:
    assert answer(found(case, swapped=True)) == case.answer


@pytest.mark.parametrize("case", ONE, ids=lambda case: case.name)
def test_what_is_held_for_one_work_is_explained(case: Case) -> None:
    (pair,) = found(case).same
    assert pair.verdict.explain()
