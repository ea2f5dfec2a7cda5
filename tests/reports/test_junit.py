"""The junit format: what services of continuous integration show as tests."""

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from catalog.finding import Severity
from catalog.reports.interface import Sheet
from catalog.reports.junit import render
from tests.reports.sheets import EMPTY, SHEET, located


def test_errors_fail_and_all_else_passes() -> None:
    root = ElementTree.fromstring(render(SHEET))
    assert (root.get("tests"), root.get("failures")) == ("3", "1")
    failures = root.findall("./testsuite/testcase/failure")
    assert [failure.get("type") for failure in failures] == ["unknown-venue"]
    assert len(root.findall("./testsuite/testcase/system-out")) == 2


def test_a_suite_a_file() -> None:
    suites = ElementTree.fromstring(render(SHEET)).findall("testsuite")
    assert [(suite.get("name"), suite.get("tests")) for suite in suites] == [
        ("data/papers/doe2015first.yaml", "2"),
        ("data/papers/x.yaml", "1"),
    ]


def test_nothing_wrong_is_a_test_that_passes() -> None:
    (case,) = ElementTree.fromstring(render(EMPTY)).findall("./testsuite/testcase")
    assert case.get("name") == "1 entry checked: nothing to report"
    assert list(case) == []


@given(st.text())
def test_any_message_is_xml(message: str) -> None:
    sheet = Sheet((located(message, severity=Severity.ERROR),))
    root = ElementTree.fromstring(render(sheet).encode("utf-8", "replace"))
    assert root.find("./testsuite/testcase/failure") is not None
