"""A case as a card tells it, and what of it other drawings tell alike."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from content.pack.model import Effect
from content.text.words import Message, Translator
from store.case.checklist import Item, ItemSource
from store.case.deadlines import Deadline, DeadlineState
from store.case.marks import ItemState
from store.case.turns import Turn, remaining_until
from store.case.view import CaseView
from store.people.person import CLAIMANT
from tui.desk.draw.context import Context
from tui.desk.draw.deadlines import how_long, sign_name, tone_of, waits_of
from tui.desk.draw.glimpse import CARDS, Glimpse, kept_form
from tui.desk.draw.told import Asked, Due, Own, Told
from tui.say.values import dispute

if TYPE_CHECKING:
    from store.board.board import Board

DAY = 24 * 60 * 60.0
"""Seconds of a day, in which what ends is told before all."""
MOST = 12
"""So many missing items are told at most: no card is as wide as twelve."""
SIGNS = {ItemState.HAVE: "ticked", ItemState.MISSING: "box"}


def told_of(view: CaseView, tr: Translator) -> Told:
    """What a card tells of a case. Of one that ended it does not look at what is still to be done."""
    facts, ended = view.facts, view.turn in (Turn.CLOSED, Turn.TRASH)
    evidence = [] if ended else evidence_of(view)
    todos = [] if ended else [item for item in view.marked if item.source is not ItemSource.EVIDENCE]
    wanted = [item for item in evidence if item.open and item.required]
    nearest, own = (None, None) if ended else (view.nearest, view.own_next)
    return Told(
        number=view.number,
        version=view.case.version,
        turn=view.turn,
        title=view.title,
        amount=dispute(tr, view) if view.amount else "",
        merchant=facts.get("merchant", ""),
        reason=view.reason,
        whom=facts.get(CLAIMANT, ""),
        tags=facts.get("tags", ""),
        outcome=_said(view.outcome, tr),
        back=facts.get("paid-back", ""),
        back_on=facts.get("paid-back-on", "")[:10],
        step=view.step.title,
        asked=Asked("") if ended else asked_now(view, tr),
        due=None if nearest is None else _due(nearest, view, tr),
        waits=None if ended else waits_of(view, tr),
        own=None if own is None else _own(own, tr),
        evidence=_settled(evidence),
        todos=_settled(todos),
        required=any(item.required for item in evidence),
        missing=len(wanted),
        wanted=tuple(_own(item, tr) for item in wanted[:MOST]),
    )


def asked_now(view: CaseView, tr: Translator) -> Asked:
    """What the step asks for; before a right ends, the choice that keeps it."""
    nearest, first = None if view.next.settled else view.nearest, ""
    ends = nearest is not None and nearest.effect is Effect.LOSE and nearest.open
    if ends and nearest is not None and view.next.opened and nearest.opens == view.next.opened[0]:
        first = next((one.title for one in view.next.choices if one.id == view.next.opened[0]), "")
    return Asked(_said(view.next.title, tr), first if first != view.step.title else "")


def evidence_of(view: CaseView) -> list[Item]:
    """The evidence of the checklist, what is required first."""
    found = [item for item in view.marked if item.source is ItemSource.EVIDENCE]
    return sorted(found, key=lambda item: not item.required)


def sign(item: Item, pen: Context) -> str:
    """The box of an item."""
    found: str = getattr(pen.signs, SIGNS.get(item.state, "set_aside"))
    return found


def _due(deadline: Deadline, view: CaseView, tr: Translator) -> Due | None:
    at, now = deadline.due, view.now
    if at is None:
        return None
    words = how_long(deadline, now)
    return Due(
        title=deadline.title,
        at=at,
        tone=tone_of(deadline),
        sign=sign_name(deadline),
        words="" if words == remaining_until(at, now) else tr.say(words),
        late=deadline.state is DeadlineState.OVER,
        lost=deadline.lost,
    )


def _own(item: Item, tr: Translator) -> Own:
    return Own(_said(item.title, tr), SIGNS.get(item.state, "set_aside"), item.until)


def _settled(items: list[Item]) -> tuple[int, int]:
    return sum(not item.open for item in items), len(items)


def _said(words: Message | str, tr: Translator) -> str:
    return tr.say(words) if isinstance(words, Message) else words


def glimpse_of(board: Board, tr: Translator) -> tuple[Glimpse, float] | None:
    """The first look at a board, and until when it is true, in seconds of the epoch; None where it is not whole."""
    near, nearest = board.agenda.near, board.agenda.nearest
    first = [one for one in (near.soon[:1], near.lost[:1]) if one]
    views = [view for one in board.outlines[:CARDS] if (view := board.find(one.number)) is not None]
    if board.left or len(views) < min(CARDS, len(board)):
        return None
    made = Glimpse(
        counts=dict(board.counts),
        in_dispute=board.in_dispute,
        won_back=board.won(board.now.year),
        soon=(near.soon[0], len(near.soon)) if near.soon else None,
        lost=(near.lost[0], len(near.lost)) if near.lost else None,
        nearest=nearest,
        titles={one.number: board.title_of(one.number) for one in (*(n[0] for n in first), nearest) if one},
        outlines=tuple(told_of(view, tr) for view in views),
    )
    return made, min(_changes(board))


def look_of(board: Board, tr: Translator) -> tuple[bytes, float] | None:
    """The first look at a board as it is kept, and until when it is true; None where it is not whole."""
    made = glimpse_of(board, tr)
    return None if made is None else (kept_form(made[0]), made[1])


def _changes(board: Board) -> Iterator[float]:
    """The moments at which time alone changes what a first look at a board shows."""
    now = board.now.timestamp()
    yield board.now.replace(month=1, day=1, hour=0, minute=0, second=0, year=board.now.year + 1).timestamp()
    for one in board.outlines:
        yield one.until
        for n, (at, _) in enumerate(one.moments):
            if one.effects[n : n + 1] == Effect.LOSE.value[0]:
                yield from (moment for moment in (at, at - DAY) if moment > now)
