"""What can be wrong with an answer."""

from __future__ import annotations

BROKEN = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError)
"""What reading DER that is none, or not what it should be, raises."""


class Unreadable(Exception):
    """It cannot be read as what it should be; this says nothing about who is to blame."""
