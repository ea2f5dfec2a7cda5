"""The text format: what a person sees."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.reports.interface import Sheet
from catalog.reports.text import WIDTH, render
from tests.reports.sheets import EMPTY, OTHER, SHEET, located


def test_findings_with_their_lines() -> None:
    assert render(SHEET) == (
        "data/papers/doe2015first.yaml:2:8: warning title-full-stop: the title ends in a\n"
        "    full stop. Take it off.\n"
        "    2 | title: Distances.\n"
        "      |        ^\n"
        "data/papers/doe2015first.yaml:9:8: error unknown-venue: unknown venue 'cvprr'.\n"
        "    Did you mean 'cvpr' (Conference on Computer Vision and Pattern Recognition)?\n"
        "    9 | venue: cvprr\n"
        "      |        ^\n"
        "\n"
        "data/papers/x.yaml:2:8: info title-full-stop: the title ends in a full stop.\n"
        "    Take it off.\n"
        "    2 | title: Distances.\n"
        "      |        ^\n"
        "\n"
        "1,200 entries checked: 1 error, 1 warning, 1 note in 2 files.\n"
        "2 can be repaired: run `catalog validate --fix`.\n"
    )


def test_nothing_wrong() -> None:
    assert render(EMPTY) == "1 entry checked: nothing to report.\n"


def test_what_was_repaired_is_counted() -> None:
    sheet = replace(EMPTY, repaired=(OTHER.finding, OTHER.finding))
    assert render(sheet).startswith("Repaired 2 findings in 1 file.\n")


def shown(source: str, column: int) -> tuple[str, str]:
    """The source line and the line with the caret."""
    lines = render(Sheet((located(source=source, column=column),))).splitlines()
    return lines[2], lines[3]


def test_the_caret_stands_under_wide_characters() -> None:
    line, caret = shown("title: 深度 x", 11)
    assert (line, caret) == ("    2 | title: 深度 x", "      |             ^")


@pytest.mark.parametrize("column", [1, 30, 60, 200, 399, 400])
def test_a_long_line_is_cut_around_the_column(column: int) -> None:
    source = "".join(chr(ord("a") + n % 26) for n in range(400))
    line, caret = shown(source, column)
    assert len(line) <= WIDTH
    assert line[caret.index("^")] == source[column - 1]


@given(st.text(st.characters(exclude_characters="\n")), st.integers(1, 300))
def test_no_source_breaks_the_form(source: str, column: int) -> None:
    output = render(Sheet((located("wrong.", source=source, column=column),)))
    assert all(char.isprintable() or char == "\n" for char in output)
    assert output.startswith("data/papers/doe2015first.yaml:2:")


def test_a_line_that_cannot_be_read_is_left_out() -> None:
    assert "|" not in render(Sheet((located(source=""),)))
