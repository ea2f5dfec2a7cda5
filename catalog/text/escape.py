"""Making text safe for Markdown, HTML and LaTeX: one function a target, used everywhere."""

import html
import re
import unicodedata
from functools import lru_cache

_SPACES = re.compile(r"\s+")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9,:;?.-]*(?: [A-Za-z0-9,:;?.-]+)*\Z")
"""Most titles and names: one line in which nothing means anything to Markdown or, but for two
hyphens together, to LaTeX. They are passed on as they are, which saves most of the time."""


def one_line(text: str) -> str:
    """Text with every run of white space as one space and without control characters."""
    return _SPACES.sub(" ", _CONTROLS.sub("", text)).strip()


_MARKDOWN = re.compile(r"[\\`*_\[\]{}#<>&|~$]")
_LINE_START = re.compile(r"[-+!=:?]|\d{1,9}[.)](?= |$)")
_MARKDOWN_ESCAPES = {
    **{char: f"\\{char}" for char in "\\`*_[]{}#"},
    **{char: f"&#{ord(char)};" for char in "|~$"},
    "<": "&lt;",
    ">": "&gt;",
    "&": "&amp;",
}
"""The characters that both dialects escape by backslash, and entities for the others: a
backslash before `~`, `|` or `$` stays visible in Python-Markdown."""


def markdown(text: str) -> str:
    """Text that CommonMark and Python-Markdown show as it is, inside a line or a table cell.

    Sources: https://spec.commonmark.org/0.31.2/#backslash-escapes and the escapes of
    https://python-markdown.github.io/reference/#the-basics; characters that only extensions
    give a meaning (tables, strikethrough, mathematics, admonitions) are escaped too.
    """
    if _PLAIN.match(text):
        return text
    line = one_line(text)
    escaped = _MARKDOWN.sub(lambda match: _MARKDOWN_ESCAPES[match[0]], line)
    start = _LINE_START.match(escaped)
    if start is None:
        return escaped
    mark = start[0]
    last = f"&#{ord(mark)};" if mark in "=:?" else f"\\{mark[-1]}"
    return mark[:-1] + last + escaped[start.end() :]


_URL_UNSAFE = re.compile(r"[\s()<>|\\`\"{}\[\]\x00-\x1f\x7f]|&(?=#?\w+;)")


def markdown_url(url: str) -> str:
    """An address for the round brackets of a Markdown link.

    What could end the link or be read as markup is percent-encoded
    (https://www.rfc-editor.org/rfc/rfc3986#section-2.1); the address leads to the same place.
    """
    return _URL_UNSAFE.sub(lambda match: _percent(match[0]) if match[0] != "&" else "&amp;", url)


def _percent(char: str) -> str:
    return "".join(f"%{byte:02X}" for byte in char.encode("utf-8", "replace"))


def html_text(text: str) -> str:
    """Text for HTML content and for attribute values in double quotes."""
    return html.escape(text, quote=True)


_LATEX_SPECIAL = re.compile(
    r"--+|''+|[A-Za-z][\u0300-\u036f]+|[^A-Za-z0-9 .,:;!?()/+=*@'-][\u0300-\u036f]*"
)
_OPENING_QUOTE = re.compile(r"(?<![^\s(\[{\u2013\u2014-])\"(?=\S)")
_LATEX_ESCAPES = {
    **{char: f"{{\\{char}}}" for char in "#$%&_"},
    # `\{` and `\}` would not do: BibTeX counts braces, escaped or not.
    "{": r"{\ensuremath{\lbrace}}",
    "}": r"{\ensuremath{\rbrace}}",
    "\\": r"{\textbackslash}",
    "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}",
    "`": r"{\textasciigrave}",
    '"': "{''}",
    "\u201c": "{``}",
    "\u201d": "{''}",
    "<": r"{\ensuremath{<}}",
    ">": r"{\ensuremath{>}}",
    "|": r"{\ensuremath{|}}",
    "[": "{[}",
    "]": "{]}",
}
_ACCENTS = dict(
    zip(
        "\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u030a\u030b\u030c\u0323\u0327\u0328\u0331",
        "`'^~=u.\"rHvdckb",
        strict=True,
    )
)
"""Combining marks and the accent commands of LaTeX (The LaTeX Companion, table 7.33)."""
_INVISIBLE = frozenset(
    "\u00ad\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)


def latex(text: str) -> str:
    r"""Text for LaTeX and BibTeX: specials escaped, accents as commands, each in braces.

    Characters that LaTeX has no command for (CJK, emoji) are kept as UTF-8.
    """
    if _PLAIN.match(text) and "--" not in text:
        return text
    return latex_piece(latex_line(text))


def latex_line(text: str) -> str:
    """What `latex_piece` takes apart: one line in Unicode's form NFC.

    A straight quote that opens is made a curly one: TeX sets the straight one as one that closes.
    """
    return _OPENING_QUOTE.sub("\u201c", one_line(unicodedata.normalize("NFC", text)))


def latex_piece(text: str) -> str:
    """A stretch of a `latex_line`, escaped; spaces at its ends stay."""
    return _LATEX_SPECIAL.sub(lambda match: _latex_run(match[0]), text)


@lru_cache(maxsize=4096)
def _latex_run(run: str) -> str:
    """One character with its marks, or hyphens or apostrophes that TeX would join to one sign."""
    if run[0] in "-'":
        return "{}".join(run)
    if run in _LATEX_ESCAPES:
        return _LATEX_ESCAPES[run]
    if run in _INVISIBLE:
        return ""
    command = _latex_accent(run) or _latex_symbol(run)
    return f"{{{command}}}" if command else run


def _latex_accent(char: str) -> str:
    r"""The accent command of a letter, nested where it carries two: `\'{\^e}`."""
    parts = unicodedata.normalize("NFD", char)
    base, marks = parts[0], parts[1:]
    if not marks or not base.isascii() or any(mark not in _ACCENTS for mark in marks):
        return ""
    # TeX sets an accent over the dotless form of i and j.
    above = any(mark not in "\u0323\u0327\u0328\u0331" for mark in marks)
    made = f"\\{base}" if base in "ij" and above else base
    for mark in marks:
        command = _ACCENTS[mark]
        bare = len(made) == 1 and not command.isalpha()
        made = f"\\{command}{made}" if bare else f"\\{command}{{{made}}}"
    return made


def _latex_symbol(char: str) -> str:
    # Slow to load and seldom needed.
    from pylatexenc.latexencode import UnicodeToLatexEncoder

    encoder = UnicodeToLatexEncoder(
        replacement_latex_protection="none", unknown_char_policy="keep", unknown_char_warning=False
    )
    made = str(encoder.unicode_to_latex(char))
    return "" if made == char else made


def bibtex_verbatim(text: str) -> str:
    """An address or identifier for a BibTeX field that is taken letter for letter.

    Braces and backslashes, which BibTeX would count or TeX would run, are percent-encoded.
    """
    return re.sub(r"[\s{}\\]", lambda match: _percent(match[0]), text.strip())
