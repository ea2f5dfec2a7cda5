"""When to ask again."""

from email.utils import formatdate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.net.message import Answer
from catalog.net.retry import backoff, retry_after, says_later, too_much

NOW = 1_700_000_000.0


def test_seconds() -> None:
    assert retry_after("120", NOW) == 120


def test_a_date() -> None:
    assert retry_after(formatdate(NOW + 90, usegmt=True), NOW) == 90


def test_a_date_that_has_passed_asks_for_no_wait() -> None:
    assert retry_after(formatdate(NOW - 90, usegmt=True), NOW) == 0


@pytest.mark.parametrize("text", [None, "", "soon", "-5", "1.5", "٣", "Wed, 99 Foo 2020"])
def test_what_is_not_understood_says_nothing(text: str | None) -> None:
    assert retry_after(text, NOW) is None


@given(st.text())
def test_any_text_gives_a_time_or_nothing(text: str) -> None:
    wait = retry_after(text, NOW)
    assert wait is None or wait >= 0


@given(st.integers(1, 8))
def test_backoff_doubles_within_its_jitter(attempt: int) -> None:
    longest = 0.5 * 2 ** (attempt - 1)
    assert longest / 2 <= backoff(0.5, attempt) <= longest


def test_a_403_that_names_a_time_is_a_limit() -> None:
    assert says_later(Answer("u", 403, {"retry-after": "3"}))
    assert not says_later(Answer("u", 403))


@pytest.mark.parametrize("status", [403, 429, 503])
@pytest.mark.parametrize("header", ["cf-mitigated", "x-vercel-mitigated"])
def test_a_challenge_says_the_same_later(status: int, header: str) -> None:
    challenge = Answer("u", status, {header: "challenge", "retry-after": "5"})
    assert not says_later(challenge)
    assert not too_much(challenge)
