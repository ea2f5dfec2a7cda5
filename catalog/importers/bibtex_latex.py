r"""LaTeX in values as people read it: accents, commands and simple formulas become Unicode.

Read by pylatexenc (https://pylatexenc.readthedocs.io). A command that it does not know keeps the
text of its argument; one without an argument is left out, and `unknown_commands` names it.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from catalog.importers.bibtex_formulas import formula

if TYPE_CHECKING:
    from pylatexenc.latex2text import LatexNodes2Text

_BRACES = re.compile(r"[{}]")
_BARE_SIGN = re.compile(r"(?<!\\)[%&#]")
_LATEX = re.compile(r"[\\$]|--|``|''")
_MATH = re.compile(r"\$[^$]*\$|\\\(.*?\\\)")
_COMMAND = re.compile(r"\\([A-Za-z]++)\*?(?!\s*\{\s*[^\s}])")
_WORD_AND_SPACE = re.compile(r"(\\[A-Za-z]*(?:TeX|TeXe|ConTeXt))(?=\s)")
_KEPT = str.maketrans("{}", "\ue000\ue001")
_BRACES_AGAIN = str.maketrans("\ue000\ue001", "{}")
"""Braces of a formula that stays as it is, while those of BibTeX are taken off."""
_WORDS = {
    "TeX": "TeX", "LaTeX": "LaTeX", "LaTeXe": "LaTeX2ε", "BibTeX": "BibTeX", "BibLaTeX": "BibLaTeX",
    "XeTeX": "XeTeX", "XeLaTeX": "XeLaTeX", "LuaTeX": "LuaTeX", "LuaLaTeX": "LuaLaTeX",
    "pdfTeX": "pdfTeX", "pdfLaTeX": "pdfLaTeX", "ConTeXt": "ConTeXt", "AmS": "AMS",
    "AmSTeX": "AMS-TeX", "MF": "METAFONT", "MP": "METAPOST", "hyphen": "-",
    "slash": "/", "deg": "°",
    "fshyp": "/", "textquotesingle": "'", "url": "%s", "href": "%(2)s",
    "mkbibquote": "“%s”", "enquote": "“%s”", "noopsort": "", "SortNoop": "", "sortnoop": "",
}  # fmt: skip
"""What commands print that pylatexenc does not know; the last ones only serve to sort."""
_ARGUMENTS = {"href": "{{", "url": "{", "mkbibquote": "{", "enquote": "{", "noopsort": "{",
              "SortNoop": "{", "sortnoop": "{"}  # fmt: skip
_SILENT_COMMANDS = (
    "em it bf sl sc rm tt sf cal itshape slshape scshape upshape bfseries mdseries normalfont "
    "rmfamily sffamily ttfamily tiny scriptsize footnotesize small normalsize large Large LARGE "
    "huge Huge protect relax nobreak linebreak nolinebreak newline noindent boldmath unboldmath "
    "displaystyle textstyle allowbreak hspace vspace hskip kern penalty unskip ignorespaces "
    "sloppy xspace nocorr selectfont leavevmode hfill break bibrangedash"
)
_SILENT = frozenset(_SILENT_COMMANDS.split())
"""Commands that set how a text looks and print nothing."""


def decoded(written: str) -> str:
    """A value as people read it: LaTeX decoded, braces taken off, on one line.

    A bare `%`, `&` or `#` is a letter to BibTeX, which knows no comments in a value.
    """
    if not _LATEX.search(written):
        return " ".join(_BRACES.sub("", written).replace("~", " ").split())
    return _decoded(written)


@lru_cache(maxsize=4096)
def _decoded(written: str) -> str:
    from pylatexenc.latexwalker import LatexWalkerError

    text = _BARE_SIGN.sub(r"\\\g<0>", written)
    text = _WORD_AND_SPACE.sub(r"\1{}", text)  # TeX would take the space for the command's end
    try:
        text = str(_decoder().latex_to_text(text))
    except (LatexWalkerError, ValueError, IndexError, KeyError, TypeError, AttributeError):
        text = written  # what cannot be read stays as it is
    return " ".join(_BRACES.sub("", text).split()).translate(_BRACES_AGAIN)


def unknown_commands(written: str) -> Iterator[str]:
    r"""The commands of a value that print something, nobody knows what: `\foo`, each once.

    Those with an argument keep its text, and those of a formula stay in it; they are not named.
    """
    known = _decoder().latex_context
    names = dict.fromkeys(match[1] for match in _COMMAND.finditer(_MATH.sub(" ", written)))
    for name in names:
        if name not in _SILENT and known.get_macro_spec(name) is None:
            yield f"\\{name}"


@cache
def _decoder() -> LatexNodes2Text:
    from pylatexenc import latex2text, latexwalker, macrospec

    # It logs every command without its arguments; nobody who imports a file can mend that.
    logging.getLogger("pylatexenc").setLevel(logging.CRITICAL)

    class Decoder(latex2text.LatexNodes2Text):  # type: ignore[misc]  # it has no type hints
        def math_node_to_text(self, node: Any) -> str:
            found = formula("".join(child.latex_verbatim() for child in node.nodelist))
            return str(node.latex_verbatim()).translate(_KEPT) if found is None else found

        def latex_to_text(self, latex: str, **options: Any) -> str:
            walker = latexwalker.LatexWalker(latex, latex_context=parsing, tolerant_parsing=True)
            return str(self.nodelist_to_text(walker.get_latex_nodes()[0]))

    printing = latex2text.get_default_latex_context_db()
    specs = [latex2text.MacroTextSpec(name, simplify_repl=text) for name, text in _WORDS.items()]
    printing.add_context_category("bibliographies", prepend=True, macros=specs)
    parsing = latexwalker.get_default_latex_context_db()
    arguments = [macrospec.MacroSpec(name, braces) for name, braces in _ARGUMENTS.items()]
    parsing.add_context_category("bibliographies", prepend=True, macros=arguments)
    return Decoder(latex_context=printing, math_mode="verbatim")
