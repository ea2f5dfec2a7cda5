"""Numbers as people write them."""

import math
from decimal import Decimal

_DIGITS = 15
"""What a number that is kept in 64 bits can tell; longer ones are written with a power of ten."""
_RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")


def plain_number(value: float) -> str:
    """A number without a program's signs: `70`, `94.3`, `-0.00001`, `1.5 × 10³⁰⁰`, `∞`.

    Args:
        value: any number.
    """
    if not math.isfinite(value):
        return "–" if math.isnan(value) else "∞" if value > 0 else "-∞"
    if not value:
        return "0"
    sign, digits, exponent = Decimal(repr(value)).normalize().as_tuple()
    assert isinstance(exponent, int)
    first = len(digits) + exponent - 1
    if abs(first) <= _DIGITS:
        return f"{Decimal((sign, digits, exponent)):f}"
    mantissa = f"{Decimal((sign, digits, 1 - len(digits))):f}"
    return f"{mantissa} × 10{str(first).translate(_RAISED)}"
