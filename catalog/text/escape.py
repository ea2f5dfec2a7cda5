"""Making text safe for Markdown, HTML and LaTeX: one function a target, used everywhere."""

import html
import re

from pylatexenc.latexencode import (
    RULE_DICT,
    UnicodeToLatexConversionRule,
    UnicodeToLatexEncoder,
)

_MARKDOWN = re.compile(r"([\\`*_\[\]<>|~#&$])")
_LINE_START = re.compile(r"^(\s*)([-+=:]|\d+[.)])(?=\s|$)")
_SPACES = re.compile(r"\s+")


def one_line(text: str) -> str:
    """Text with every run of white space as one space."""
    return _SPACES.sub(" ", text).strip()


def markdown(text: str) -> str:
    """Text that CommonMark and Python-Markdown show as it is, inside a line or a table cell.

    Escapes by backslash (https://spec.commonmark.org/0.31.2/#backslash-escapes); `<`, `>` and
    `&` become entities, which both dialects read alike.
    """
    table = {"<": "&lt;", ">": "&gt;", "&": "&amp;", "~": "\\~", "$": "\\$"}
    escaped = _MARKDOWN.sub(lambda m: table.get(m[1], "\\" + m[1]), one_line(text))
    return _LINE_START.sub(lambda m: f"{m[1]}\\{m[2]}" if len(m[2]) == 1 else f"{m[1]}{m[2][:-1]}\\{m[2][-1]}", escaped)


def markdown_url(url: str) -> str:
    """An address for the round brackets of a Markdown link."""
    table = {" ": "%20", "(": "%28", ")": "%29", "<": "%3C", ">": "%3E", "|": "%7C", "\\": "%5C"}
    return "".join(table.get(char, char) for char in url)


def html_text(text: str) -> str:
    """Text for HTML content and for attribute values in double quotes."""
    return html.escape(text, quote=True)


_PLAIN = {ord("-"): "-", ord("{"): r"\textbraceleft", ord("}"): r"\textbraceright"}
"""`\\{` would not do: BibTeX counts braces, escaped or not."""
_ENCODER = UnicodeToLatexEncoder(
    conversion_rules=[UnicodeToLatexConversionRule(RULE_DICT, _PLAIN), "defaults"],
    replacement_latex_protection="braces-all",
    unknown_char_policy="keep",
    unknown_char_warning=False,
)


def latex(text: str) -> str:
    r"""Text for LaTeX and BibTeX: specials escaped, accents as commands in braces.

    Characters that LaTeX's standard fonts lack (CJK) are kept as UTF-8.
    """
    return str(_ENCODER.unicode_to_latex(one_line(text)))
