"""From text as files carry it (TeX, HTML, damaged bytes) to the text that a reader sees."""

import html
import re
from functools import lru_cache

_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,80}>")
_MOJIBAKE = re.compile(r"[ÃÂâ][\x80-\xbf€™œ“”‘’–—˜†‡…‰]|ï¿½")
_SPACES = re.compile(r"\s+")


def plain(text: str) -> str:
    r"""Text without markup, on one line.

    HTML entities and tags are read as a browser reads them, TeX commands, accents and braces as
    LaTeX prints them (`G{\"o}del`, `$k$-means`), and UTF-8 that was once taken for Latin-1 or
    Windows-1252 is put right. Text without any of these passes through.
    """
    if "&" in text:
        text = html.unescape(html.unescape(text))
    if "<" in text:
        text = _TAG.sub("", text)
    if "\\" in text or "{" in text or "$" in text:
        text = _from_tex(text)
    if not text.isascii() and _MOJIBAKE.search(text):
        text = _repaired(text)
    return _SPACES.sub(" ", text).strip()


@lru_cache(maxsize=4096)
def _from_tex(text: str) -> str:
    from pylatexenc.latex2text import LatexNodes2Text  # costs 60 ms, most texts have no TeX
    from pylatexenc.latexwalker import LatexWalkerError

    try:
        converter = LatexNodes2Text(keep_comments=True, math_mode="text")
        return str(converter.latex_to_text(text.replace("%", r"\%").replace(r"\\%", r"\%")))
    except (LatexWalkerError, RecursionError, ValueError, IndexError):
        return re.sub(r"\\[a-zA-Z]+\s*|[\\{}$]", "", text)


def _repaired(text: str) -> str:
    import ftfy

    return ftfy.fix_text(text)
