"""Charts as SVG: small, without a style of their own, each bar a link.

The theme's variables colour them, through the classes `c-chart` and `c-chart__part`. They are for
the eye; whoever shows one shows the same numbers as a table.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from catalog.text.escape import html_text

_HIGH = 100
_STEP = 12
_LABEL = 14


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar.

    Attributes:
        label: what it stands for.
        value: how high it is.
        part: how much of it is set off, in the same unit.
        href: where it leads.
    """

    label: str
    value: float
    part: float = 0
    href: str = ""


def columns(bars: Sequence[Bar], *, top: float = 0, every: int = 5) -> str:
    """Upright bars from left to right.

    Args:
        bars: in their order.
        top: the value that fills the height; 0 takes that of the highest bar.
        every: bars whose label is a number that this divides are labelled.
    """
    if not bars:
        return ""
    highest = top or max(bar.value for bar in bars) or 1
    width = _STEP * len(bars)
    drawn = "".join(_column(bar, number, highest) for number, bar in enumerate(bars))
    labels = "".join(
        f"<text x={number * _STEP + _STEP // 2} y={_HIGH + _LABEL - 3}>{bar.label}</text>"
        for number, bar in enumerate(bars)
        if bar.label.isdecimal() and int(bar.label) % every == 0
    )
    return (
        f'<svg class=c-chart viewBox="-8 0 {width + 16} {_HIGH + _LABEL}" '
        "preserveAspectRatio=xMinYMid aria-hidden=true>"
        f"{drawn}{labels}</svg>"
    )


def _column(bar: Bar, number: int, highest: float) -> str:
    left = number * _STEP
    said = f"<title>{html_text(bar.label)}: {bar.value:g}</title>"
    whole = _upright(left, bar.value / highest)
    part = _upright(left, bar.part / highest, " class=c-chart__part") if bar.part else ""
    if not bar.value:
        return ""
    return f'<a tabindex=-1 href="{html_text(bar.href)}">{said}{whole}{part}</a>'


def _upright(left: int, share: float, attributes: str = "") -> str:
    top = round(_HIGH - _HIGH * share, 1)
    return f'<path{attributes} d="M{left + 1} {_HIGH}V{top:g}h{_STEP - 2}V{_HIGH}"/>'


def spark(values: Sequence[float]) -> str:
    """A row of small bars without labels, for the cell of a table."""
    highest = max(values, default=0) or 1
    drawn = "".join(
        f"M{number * 4} 20v-{max(round(20 * value / highest, 1), 0.6):g}h3V20"
        for number, value in enumerate(values)
        if value
    )
    width = 4 * len(values)
    return (
        f'<svg class=c-spark viewBox="0 0 {width} 20" preserveAspectRatio=none aria-hidden=true>'
        f'<path d="{drawn}"/></svg>'
    )
