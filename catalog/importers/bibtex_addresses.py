"""Addresses in BibTeX values, which are taken letter for letter rather than as LaTeX."""

from __future__ import annotations

import re

_SIGN = r"(?:\\textasciitilde(?:\s*\{\s*\}|\s)?|\\~(?:\s*\{\s*\})?|\$\s*\\sim\s*\$)"
_TILDE = re.compile(rf"\{{\s*{_SIGN}\s*\}}|{_SIGN}")
_ESCAPED = re.compile(r"\{\\([_%&#$])\}|\\([_%&#$])(?:\{\})?")
_BRACE = re.compile(r"\\([{}])")
_COMMAND = re.compile(r"\\(?:url|href|path|nolinkurl)\b\s*")
_URL = re.compile(r"https?://[^\s{}\"<>\\]+", re.IGNORECASE)
_WHOLE = re.compile(r"https?://[^\s\\\"]+", re.IGNORECASE)
_END = ".,;:"


def addresses(written: str) -> tuple[str, ...]:
    r"""The addresses in a value, whole, each once.

    `\_ \% \& \# \~{} \textasciitilde{}` stand for the signs that they print; a bare `~`, `%`, `&`
    or `#` is part of the address. A value that is one address and nothing else keeps signs that
    would end it in running text.

    Args:
        written: the value as the file has it, not decoded from LaTeX.
    """
    text = unescaped(written)
    if _WHOLE.fullmatch(text) and text.casefold().count("http") == 1:
        return (text,)
    found = (_without_end(url) for url in _URL.findall(text))
    return tuple(dict.fromkeys(found))


def unescaped(written: str) -> str:
    """A verbatim value without the escapes that LaTeX asks for and without braces around it."""
    text = _TILDE.sub("~", _COMMAND.sub(" ", written))
    text = _ESCAPED.sub(lambda match: match[1] or match[2], text)
    text = _BRACE.sub(lambda match: f"%{ord(match[1]):X}", text).strip()
    while text.startswith("{") and text.endswith("}"):
        text = text[1:-1].strip()
    return text


def _without_end(url: str) -> str:
    """An address in running text, without the punctuation of the sentence behind it."""
    url = url.rstrip(_END)
    while url.endswith(")") and url.count(")") > url.count("("):
        url = url[:-1].rstrip(_END)
    return url
