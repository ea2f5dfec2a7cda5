"""Charts as SVG: small, without a style of their own, each bar a link.

The theme's variables colour them, through the classes `c-chart` and `c-chart__part`. They are for
the eye; whoever shows one shows the same numbers as a table.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from catalog.text.escape import html_text

_HIGH = 100
_STEP = 12
_WIDEST = 288
"""Of all bars together: more of them are narrower, so that labels stay readable on a phone."""
_WIDE_STEP, _FEW = 30, 6
"""So wide that each bar has room for its label, and up to how many bars."""
_LABEL = 14
_LETTER = 5
"""About the width of a figure."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar.

    Attributes:
        label: what it stands for.
        value: how high it is.
        part: how much of it is set off, in the same unit.
        href: where it leads.
        mark: what is written below it, where that is not `label`.
    """

    label: str
    value: float
    part: float = 0
    href: str = ""
    mark: str = ""


def columns(bars: Sequence[Bar], *, top: float = 0, every: int = 5) -> str:
    """Upright bars from left to right, with a scale.

    Args:
        bars: in their order.
        top: the value that fills the height; 0 takes that of the highest bar.
        every: between the first and the last, bars whose label is a number that this divides are
            labelled, as far as there is room.
    """
    if not bars:
        return ""
    highest = top or max(bar.value for bar in bars) or 1
    step = min(_STEP, _WIDEST / len(bars)) if len(bars) > _FEW else _WIDE_STEP
    if step == _WIDE_STEP:
        every = 1
    marks = [bar.mark or bar.label for bar in bars]
    drawn = "".join(_column(bar, number * step, step, highest) for number, bar in enumerate(bars))
    labels = "".join(
        f"<text x={number * step + step / 2:g} y={_HIGH + 11}>{html_text(marks[number])}</text>"
        for number in _labelled(marks, step, every)
    )
    scale = f"{highest:,g}"
    left = _LETTER * max(len(scale) + 1, len(marks[0]) / 2)
    end = step * len(bars)
    width = end + _LETTER * len(marks[-1]) / 2
    return (
        f'<svg class=c-chart viewBox="{-left:g} -6 {left + width:g} {_HIGH + _LABEL + 6}" '
        "preserveAspectRatio=xMinYMid aria-hidden=true>"
        f'<path class=c-chart__scale d="M-3 0H{end:g}M-3 {_HIGH}H{end:g}"/>'
        f"<text class=c-chart__value x=-5 y=3>{scale}</text>"
        f"<text class=c-chart__value x=-5 y={_HIGH + 3}>0</text>"
        f"{drawn}{labels}</svg>"
    )


def _labelled(marks: Sequence[str], step: float, every: int) -> list[int]:
    """Which bars have a label: the last, the first, and round numbers that touch no other."""
    round_numbers = (
        n for n, mark in enumerate(marks) if mark.isdecimal() and not int(mark) % every
    )
    chosen: list[int] = []
    for number in (len(marks) - 1, 0, *round_numbers):
        room = ((len(marks[number]) + len(marks[other])) / 2 + 1 for other in chosen)
        gaps = (step * abs(number - other) for other in chosen)
        if all(gap >= _LETTER * need for gap, need in zip(gaps, room, strict=True)):
            chosen.append(number)
    return sorted(chosen)


def _column(bar: Bar, left: float, step: float, highest: float) -> str:
    if not bar.value:
        return ""
    said = f"<title>{html_text(bar.label)}: {bar.value:g}</title>"
    whole = _upright(left, step, bar.value / highest)
    part = _upright(left, step, bar.part / highest, " class=c-chart__part") if bar.part else ""
    return f'<a tabindex=-1 href="{html_text(bar.href)}">{said}{whole}{part}</a>'


def _upright(left: float, step: float, share: float, attributes: str = "") -> str:
    top = round(_HIGH - _HIGH * share, 1)
    gap = min(1, step / 8)
    return f'<path{attributes} d="M{left + gap:.4g} {_HIGH}V{top:g}h{step - 2 * gap:.3g}V{_HIGH}"/>'


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
