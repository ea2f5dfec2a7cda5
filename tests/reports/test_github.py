"""The github format: workflow commands."""

import re
from urllib.parse import unquote

from hypothesis import given
from hypothesis import strategies as st

from catalog.reports.github import render
from catalog.reports.interface import Sheet
from tests.reports.sheets import EMPTY, SHEET, located

COMMAND = re.compile(
    r"::(error|warning|notice) file=([^,:]*),line=(\d+),col=(\d+),title=([^,:]*)::(.*)\n"
)


def test_one_command_a_finding() -> None:
    assert render(SHEET).splitlines()[0] == (
        "::warning file=data/papers/doe2015first.yaml,line=2,col=8,title=title-full-stop"
        "::the title ends in a full stop. Take it off."
    )
    assert [line.split()[0] for line in render(SHEET).splitlines()] == [
        "::warning",
        "::error",
        "::notice",
    ]


def test_nothing_wrong() -> None:
    assert render(EMPTY) == ""


def test_escapes() -> None:
    output = render(Sheet((located("100%: a, b\nc", file="a,b:c%.yaml"),)))
    assert "file=a%2Cb%3Ac%25.yaml," in output
    assert output.endswith("::100%25: a, b%0Ac\n")


def test_files_are_named_from_the_root_of_the_repository() -> None:
    assert "::warning file=lists/a/x.yaml," in render(
        Sheet((located(file="x.yaml"),), above="lists/a/")
    )


@given(st.text(st.characters(codec="utf-8")), st.text(st.characters(codec="utf-8")))
def test_any_text_stays_inside_its_command(message: str, file: str) -> None:
    match = COMMAND.fullmatch(render(Sheet((located(message, file=file),))))
    assert match is not None
    assert unquote(match[2]) == file
    assert unquote(match[6]) == message
