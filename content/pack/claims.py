"""How well a claim of a playbook is backed, and how long its check may be believed."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum


class Confidence(StrEnum):
    """How well a claim is backed; see `docs/playbook-format.md`."""

    A = "A"
    B = "B"
    C = "C"
    M = "M"
    U = "U"
    S = "S"


class Claim(StrEnum):
    """A kind of claim that a playbook makes and somebody checks."""

    LAW = "law"
    LIMIT = "limit"
    CHANNEL = "channel"
    PAGE = "page"
    PLAYBOOK = "playbook"


def shelf_life(claim: Claim, confidence: Confidence = Confidence.A) -> timedelta:
    """How long what was checked may be believed without another look.

    Laws announce their changes; platforms move buttons and numbers without a word, and what only articles say is
    the first to be wrong. The lengths are our own judgement.
    """
    if claim is Claim.CHANNEL or confidence not in (Confidence.A, Confidence.B):
        return timedelta(days=180)
    return timedelta(days=365)
