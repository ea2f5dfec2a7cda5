"""Addresses: which spellings are one."""

import pytest

from catalog.text.urls import same_address


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org/a",
        "https://www.example.org/a",
        "https://Example.org/a/",
        "https://example.org/a.git",
    ],
)
def test_spellings_of_one_address(url: str) -> None:
    assert same_address(url) == same_address("https://example.org/a")


@pytest.mark.parametrize(
    "url",
    ["https://example.org/A", "https://example.org/a?b=1", "https://example.org/a#b", "no address"],
)
def test_other_addresses(url: str) -> None:
    assert same_address(url) != same_address("https://example.org/a")


def test_a_host_needs_no_slash() -> None:
    assert same_address("https://example.org") == same_address("http://www.example.org/")


def test_two_forms_of_one_record_are_two_addresses() -> None:
    forms = ("https://arxiv.org/abs/1801.00001", "https://arxiv.org/pdf/1801.00001")
    assert len(set(map(same_address, forms))) == 2
