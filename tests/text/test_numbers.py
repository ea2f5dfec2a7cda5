"""Numbers as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.text.numbers import plain_number


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (70.0, "70"),
        (70, "70"),
        (61.5, "61.5"),
        (-1e-05, "-0.00001"),
        (1200000.0, "1200000"),
        (-0.0, "0"),
        (1.5e300, "1.5 × 10³⁰⁰"),
        (-2e-20, "-2 × 10⁻²⁰"),
        (float("inf"), "∞"),
    ],
)
def test_a_number_is_written_plainly(value: float, written: str) -> None:
    assert plain_number(value) == written


@given(st.floats(-1e15, 1e15).filter(lambda value: not value or abs(value) > 1e-15))
def test_what_is_written_plainly_is_the_number(value: float) -> None:
    text = plain_number(value)
    assert float(text) == value
    assert "e" not in text and not text.endswith(".0")
