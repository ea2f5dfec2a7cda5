r"""Simple formulas of LaTeX as Unicode: `\alpha`, `k`, `x^2`, `\ell_1`, `\mathbb{R}^n`.

Only what comes out without a trace of TeX is taken; the rest is left to the reader as written.
Raised and lowered letters: The Unicode Standard, "Superscripts and Subscripts" and "Phonetic
Extensions" (https://www.unicode.org/charts/PDF/U2070.pdf, U1D00.pdf).
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pylatexenc.latex2text import LatexNodes2Text

_RAISED = dict(
    zip(
        "0123456789+-=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδθ−'*°′†‡⋆∗∘",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟᶿ⁻′*°′†‡⋆*°",
        strict=True,
    )
)
_LOWERED = dict(
    zip(
        "0123456789+-=()aehijklmnoprstuvxβγρφχ−",
        "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ₋",
        strict=True,
    )
)
_ORDINALS = frozenset({"st", "nd", "rd", "th"})
_SCRIPT = re.compile(r"([\^_])\s*(?:\{([^{}]*)\}|(\\[A-Za-z]+|[^\s\\{}]))")
_FONT = re.compile(
    r"\\(?:math(?:rm|bf|it|sf|tt|normal)|text(?:rm|bf|it|sf|tt|up)?|boldsymbol|bm|mbox|hbox|"
    r"operatorname|pmb)\*?\s*\{([^{}]*)\}|\\(?:rm|bf|it|displaystyle|textstyle|left|right)\b\s*"
)
"""Fonts of letters that are read as the letters alone."""
_ROOT = re.compile(r"\\sqrt\s*\{?\s*([A-Za-z0-9])\s*\}?")
_BUILT = re.compile(r"\\(?:[dt]?frac|[dt]?binom|over|choose|sqrt|root|begin|substack|stackrel)\b")
"""What is built of parts above each other and does not go into a line."""
_COMMAND = re.compile(r"\\([A-Za-z]+|.)", re.S)
_OPERATOR = re.compile(
    r"(?<=[A-Za-z0-9)])(?=\\(?:log|ln|exp|sin|cos|tan|min|max|arg|det|dim|deg)\b)"
)
_TWO_PRICES = re.compile(r"[^\\]*(?:\A|\s)[a-z]{2,}(?:\s|\Z)[^\\]*")
"""Running text between two signs of money: "$5 for me and $10 for you"."""
_USUAL = str.maketrans("ϵϕ", "εφ")
_TEX = re.compile(r"[\\^_${}~&]")


def formula(latex: str) -> str | None:
    """A formula in Unicode, on one line.

    Args:
        latex: what stands between the signs of mathematics.

    Returns:
        The text, or None where it would still hold TeX.
    """
    latex = _ROOT.sub(r"√\1", latex)
    if _BUILT.search(latex) or _TWO_PRICES.fullmatch(latex):
        return None
    latex = _OPERATOR.sub(r"\ ", latex)
    latex = _FONT.sub(lambda match: match[1] or "", latex)
    parts: list[str] = []
    at = 0
    for match in _SCRIPT.finditer(latex):
        inside = _plain(match[3] if match[2] is None else match[2])
        before = _plain(latex[at : match.start()])
        if inside is None or before is None:
            return None
        shifted = _shifted(inside.replace(" ", ""), match[1])
        if shifted is None:
            return None
        parts += before, shifted
        at = match.end()
    rest = _plain(latex[at:])
    if rest is None:
        return None
    text = "".join((*parts, rest)).translate(_USUAL)
    return text if not text or text.strip() else None


def _shifted(text: str, sign: str) -> str | None:
    if sign == "^" and text in _ORDINALS:
        return text
    letters = _RAISED if sign == "^" else _LOWERED
    return "".join(letters[char] for char in text) if set(text) <= letters.keys() else None


def _plain(latex: str) -> str | None:
    """Letters and signs without anything above or below the line."""
    if not re.search(r"[\\{}~]", latex):
        return None if _TEX.search(latex) else latex
    known = _decoder().latex_context
    names = _COMMAND.findall(latex)
    if any(known.get_macro_spec(name) is None and name not in "{}" for name in names):
        return None
    text = str(_decoder().latex_to_text(f"${latex}$"))
    text = re.sub(r"\s+", " ", text) if latex[:1].isspace() or latex[-1:].isspace() else text
    return None if _TEX.search(text) else text


@cache
def _decoder() -> LatexNodes2Text:
    from pylatexenc.latex2text import LatexNodes2Text

    return LatexNodes2Text(math_mode="text")
