"""What came of one case that ended."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from msgspec import Struct

from store.case.case import Case
from store.case.money import money_of
from store.case.sent import letters_sent
from store.case.view import CaseView

WON_WITHOUT_MONEY = ("settled", "mediated")
"""Outcomes that are no loss even where no money was told."""


class Ended(Struct, frozen=True):
    """A case that ended: what was asked for, what came back, on which day, after how many days, by which way.

    `way` is the id of the step that worked, as it was said at the end or else the last rung it was on; `letters`
    are the ids of the letters that went out.
    """

    number: int
    title: str
    day: date
    asked: Decimal
    back: Decimal
    days: int
    won: bool
    reason: str
    way: str
    merchant: str
    minutes: int
    letters: tuple[str, ...] = ()


def ended_of(view: CaseView, now: datetime) -> Ended:
    """What came of one case that ended."""
    case, ending = view.case, view.case.ending
    at = (ending.at or case.changed_at).astimezone(now.tzinfo)
    began = min(stop.at for stop in case.trail)
    back = money_of(view.facts.get("paid-back", "")) or Decimal(0)
    if ending.outcome == "refunded" and not back:
        back = amount_of(view)
    return Ended(
        number=view.number,
        title=view.title,
        day=at.date(),
        asked=amount_of(view),
        back=back,
        days=max(0, (at - began).days),
        won=won(case),
        reason=view.facts.get("reason", ""),
        way=ending.way or way_of(view),
        merchant=view.facts.get("merchant", ""),
        minutes=ending.minutes,
        letters=tuple(dict.fromkeys(one.letter for one in letters_sent(case))),
    )


def won(case: Case) -> bool:
    """Whether something came back in a case that ended, or it was settled."""
    back = money_of(case.facts.get("paid-back", "")) or Decimal(0)
    return back > 0 or case.outcome in ("refunded", *WON_WITHOUT_MONEY)


def way_of(view: CaseView) -> str:
    """The last step on which something was handed in, or empty where it never came to that."""
    steps = view.playbook.flow.steps
    for step in reversed(view.case.way):
        if step in steps and steps[step].rests and view.playbook.step(step).gate:
            return step
    return ""


def amount_of(view: CaseView) -> Decimal:
    """The sum that was asked for, 0 where none is known."""
    return money_of(view.amount) or Decimal(0)


def open_of(view: CaseView) -> Decimal:
    """The sum that is still in dispute, 0 where none is known."""
    return money_of(view.in_dispute) or Decimal(0)
