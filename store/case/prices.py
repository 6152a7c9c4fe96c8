"""Amounts as every face writes them: ¥1,284.00. The first screen needs it: how people write them is not here."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

DIGITS = 15
"""No amount has more before its point: 1e999999 is none, and would be a long line."""


def price_tag(amount: Decimal | str) -> str:
    """An amount as on a price tag. What is kept, was changed by hand and is no amount, stays as it is."""
    try:
        number = Decimal(amount)
    except InvalidOperation:
        return str(amount)
    return f"¥{number:,.2f}" if number.is_finite() and number.adjusted() < DIGITS else str(amount)
