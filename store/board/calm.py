"""Calm: of everything the one thing to do now, in one sentence, and by when. For the evening when one is angry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from operator import itemgetter

from msgspec import Struct

from content.pack.model import Effect
from content.text.words import N_, Message, message
from store.case.checklist import Item, ItemSource
from store.case.deadlines import Deadline, name_of
from store.case.turns import Turn
from store.case.view import CaseView

SOON = timedelta(days=2)
"""How near a moment must be to be worth naming at once."""
FEW = 12
"""Cases that are looked at: the most urgent ones."""


class Calm(Struct, frozen=True):
    """One thing to do: in which case, the sentence, by when, and the item of the checklist it is, or empty."""

    number: int
    title: str
    words: Message
    until: datetime | None = None
    item: str = ""


def calm(views: Iterable[CaseView], now: datetime) -> tuple[Calm, ...]:
    """What to do, one thing for each case in which it is one's move, the nearest moment first."""
    found = []
    for view, _ in zip(views, range(FEW), strict=False):
        if view.turn is Turn.MINE:
            found.append(_of(view, now))
    never = datetime.max.replace(tzinfo=now.tzinfo)
    return tuple(sorted(found, key=lambda one: one.until or never))


def _of(view: CaseView, now: datetime) -> Calm:
    if view.next.settled:
        return Calm(view.number, view.title, message(N_("{action}"), action=view.next.title))
    right = next(_ending(view, now), None)
    if right is not None and right.due is not None and right.due - now <= SOON:
        # before a right ends the step that keeps it is the one thing: a screenshot is none
        keep = message(N_("Before anything else: {what}."), what=name_of(right.title))
        return Calm(view.number, view.title, keep, right.due)
    item = _first(view)
    moments = (right.due if right else None, item.until if item else None)
    until = min((at for at in moments if at is not None and at > now), default=None)
    if item is not None:
        words = N_("Take “{item}” while it is there, and attach it.") if item.source is ItemSource.EVIDENCE else (
            N_("Do this: {item}"))  # fmt: skip
        return Calm(view.number, view.title, message(words, item=item.title), until, item.id)
    return Calm(view.number, view.title, message(N_("{action}"), action=view.next.title), until)


def _ending(view: CaseView, now: datetime) -> Iterator[Deadline]:
    """The rights that end, the next one first."""
    for one in view.deadlines:
        if (
            one.leads
            and one.open
            and one.effect is Effect.LOSE
            and one.due
            and one.due > now
            and not one.asleep(now)
        ):
            yield one


def _first(view: CaseView) -> Item | None:
    """The first required evidence that vanishes, or what one set oneself where its day comes first or nothing
    vanishes; else the step's action is enough."""
    items = view.checklist
    vanishing = (one for one in items if one.source is ItemSource.EVIDENCE and one.required and one.open)
    perishing = next((one for one in vanishing if one.perishes), None)
    dated = ((one.until, one) for one in items if one.source is ItemSource.OWN and one.open and one.until)
    own = min(dated, key=itemgetter(0), default=(None, None))[1]
    if perishing and perishing.until and own and own.until and own.until < perishing.until:
        return own
    return perishing or own
