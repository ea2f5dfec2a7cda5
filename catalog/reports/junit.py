"""Findings as JUnit XML, which most services of continuous integration show as tests.

Format: https://github.com/testmoapp/junitxml, which writes down what tools agree on.
"""

from itertools import groupby
from xml.etree import ElementTree

from catalog.finding import Severity
from catalog.reports.interface import Located, Sheet


def render(sheet: Sheet) -> str:
    """A suite a file and a case a finding: errors fail, all else passes and says why."""
    errors = sheet.counts[Severity.ERROR]
    total = {"tests": str(max(1, len(sheet.findings))), "failures": str(errors), "errors": "0"}
    root = ElementTree.Element("testsuites", {"name": "catalog", **total})
    for file, group in groupby(sheet.findings, key=lambda at: at.finding.where.file):
        _suite(root, file, tuple(group))
    if not sheet.findings:
        # Some services take a report without tests for one that was never written.
        suite = ElementTree.SubElement(root, "testsuite", {"name": "catalog", **total})
        name = f"{sheet.counted} checked: nothing to report"
        ElementTree.SubElement(suite, "testcase", {"classname": "catalog", "name": name})
    ElementTree.indent(root)
    text = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _suite(root: ElementTree.Element, file: str, findings: tuple[Located, ...]) -> None:
    failures = sum(at.finding.severity is Severity.ERROR for at in findings)
    counts = {"tests": str(len(findings)), "failures": str(failures), "errors": "0"}
    suite = ElementTree.SubElement(root, "testsuite", {"name": _xml(file), **counts})
    for located in findings:
        finding = located.finding
        case = ElementTree.SubElement(
            suite,
            "testcase",
            {
                "classname": _xml(file),
                "name": _xml(f"{finding.rule} at {located.line}:{located.column}"),
                "file": _xml(file),
                "line": str(located.line),
            },
        )
        text = _xml(f"{located.place}: {finding.severity.label} {finding.rule}: {finding.message}")
        if finding.severity is Severity.ERROR:
            told = {"message": _xml(finding.message), "type": finding.rule}
            ElementTree.SubElement(case, "failure", told).text = text
        else:
            ElementTree.SubElement(case, "system-out").text = text


def _xml(text: str) -> str:
    """Text without what XML 1.0 cannot hold (https://www.w3.org/TR/xml/#charsets)."""
    return "".join(
        char
        if char in "\t\n"
        or " " <= char <= "\ud7ff"
        or "\ue000" <= char <= "\ufffd"
        or char > "\uffff"
        else "�"
        for char in text
    )
