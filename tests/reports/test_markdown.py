"""The markdown format: the text of an issue."""

import re

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from catalog.reports.interface import Sheet
from catalog.reports.markdown import LONGEST, MARK, render
from tests.reports.sheets import EMPTY, RULES, SHEET, located


def test_findings_by_severity() -> None:
    assert render(SHEET) == (
        f"{MARK}\n1,200 entries checked: 1 error, 1 warning, 1 note.\n"
        "\n## Errors\n\n"
        "- `data/papers/doe2015first.yaml:9:8` unknown-venue: unknown venue 'cvprr'. Did you mean "
        "'cvpr' (Conference on Computer Vision and Pattern Recognition)?\n"
        "\n## Warnings\n\n"
        "- `data/papers/doe2015first.yaml:2:8` title-full-stop: the title ends in a full stop. "
        "Take it off.\n"
        "\n## Notes\n\n"
        "- `data/papers/x.yaml:2:8` title-full-stop: the title ends in a full stop. Take it off.\n"
    )


def test_nothing_wrong() -> None:
    assert render(EMPTY) == f"{MARK}\n1 entry checked: nothing to report.\n"


def test_rules_link_to_their_page() -> None:
    sheet = Sheet((located(),), RULES, 1, docs="https://example.org/rules/")
    assert "[title-full-stop](https://example.org/rules/#title-full-stop)" in render(sheet)


def test_addresses_are_links_and_nobody_is_called() -> None:
    message = "https://host.example/a_b?x=1: calls itself “*@jane* #12 <b> [x](y)”."
    shown = MarkdownIt("commonmark").render(render(Sheet((located(message),), RULES, 1)))
    assert '<a href="https://host.example/a_b?x=1">' in shown
    assert "<b>" not in shown
    assert "<em>" not in shown
    assert "@jane" not in render(Sheet((located(message),)))
    assert not re.search(r"(?<!&)#12", render(Sheet((located(message),))))


def test_spaces_around_addresses_stay() -> None:
    message = "gone to https://example.org/a or https://example.org/b (its page)."
    told = "gone to <https://example.org/a> or <https://example.org/b> (its page)."
    assert told in render(Sheet((located(message),))).replace("\\", "")


def test_an_issue_has_an_end() -> None:
    many = tuple(located("wrong " * 50, line=number) for number in range(1, 500))
    text = render(Sheet(many, RULES, 500))
    assert len(text) < LONGEST + 100
    left = 499 - text.count("\n- ")
    assert text.endswith(f"{left} more are left out here; run the check to see all of them.\n")


@given(st.text(st.characters(codec="utf-8")))
def test_any_message_is_one_item_without_markup(message: str) -> None:
    shown = MarkdownIt("commonmark").render(render(Sheet((located(message),), RULES, 1)))
    assert shown.count("<li>") == 1
    inside = shown.partition("</code>")[2].partition("</li>")[0]
    assert set(re.findall(r"<(/?\w+)", inside)) <= {"a", "/a"}
