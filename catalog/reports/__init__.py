"""Findings as text: one function a format, named in one table."""

from collections.abc import Mapping

from catalog.reports import github, json, junit, markdown, sarif, text
from catalog.reports.interface import Formatter

FORMATTERS: Mapping[str, Formatter] = {
    "text": text.render,
    "json": json.render,
    "github": github.render,
    "sarif": sarif.render,
    "junit": junit.render,
    "markdown": markdown.render,
}
"""Every format by the word for the command line."""
