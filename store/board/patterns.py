"""Patterns of one's own cases, told where they help: the same order, the same merchant, a refusal seen before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from content.text.words import N_, Message, message
from store.board.board import Board
from store.case.timeline import outcome_words
from store.case.view import CaseView, Turn
from store.errors import Repeated

ENOUGH = 2
"""How often a way must have been gone before it is told that it never worked."""
ENDED = 100
"""Cases that are looked at: those that ended last, and as many of the same merchant."""
MOST = 3
"""Patterns that are told of a case."""

_Cards = Callable[[], Sequence[str]]


def order_number(text: str) -> str:
    """An order number without what people put between its digits."""
    return "".join(char for char in text if char.isalnum()).casefold()


def same_order(order: str, others: Iterable[CaseView]) -> CaseView | None:
    """The case that is about an order already, or None."""
    wanted = order_number(order)
    if not wanted:
        return None
    return next((one for one in others if order_number(one.facts.get("order", "")) == wanted), None)


def refuse_twin(order: str, search: Callable[[str], Iterable[CaseView]]) -> None:
    """Raise `Repeated` when a case is about an order already; `search` finds the cases in which a number stands."""
    if not order_number(order):
        return
    twin = same_order(order, search("".join(order.split())))
    if twin is not None:
        text = N_("Case {number}, {title}, is about the same order.")
        raise Repeated(text, number=twin.number, title=twin.title)


def told_by_others(
    view: CaseView, board: Board, search: Callable[[str, Board], Board], cards: _Cards = tuple
) -> tuple[Message, ...]:
    """What other cases of a board say of one: those of the same merchant and order, and those that ended last."""
    near = [view.facts.get(key, "") for key in ("merchant", "order")]
    found: dict[int, CaseView] = {}
    for words in filter(None, near):
        found |= {one.number: one for one in search(words, board)[:ENDED]}
    found |= {one.number: one for one in board.in_turns((Turn.CLOSED,))[:ENDED]}
    return patterns(view, list(found.values()), cards)


def patterns(view: CaseView, others: Sequence[CaseView], cards: _Cards = tuple) -> tuple[Message, ...]:
    """What other cases say of this one: the order, the merchant, what beat this refusal, a way that never worked.

    `cards` finds the ids of the reply cards that answer what was said last in this case: asked only where a card
    once worked, for listening takes longer than all else here.
    """
    rest = [one for one in others if one.number != view.number and one.turn is not Turn.TRASH]
    found: list[Message] = []
    twin = same_order(view.facts.get("order", ""), rest)
    if twin is not None:
        text = N_("Case {number}, {title}, is about the same order.")
        found.append(message(text, number=twin.number, title=twin.title))
    found += [*_merchant(view, rest), *_refusal(view, rest, cards), *_way(view, rest)]
    return tuple(found[:MOST])


def _merchant(view: CaseView, rest: Sequence[CaseView]) -> Iterable[Message]:
    merchant = view.facts.get("merchant", "").strip()
    same = [one for one in rest if merchant and one.facts.get("merchant", "").strip() == merchant]
    if not same:
        return
    last = max(same, key=lambda one: one.case.changed_at)
    if not last.case.closed:
        text = N_("The same merchant as in case {number}, {title}, which is still open.")
        yield message(text, number=last.number, title=last.title)
        return
    values: dict[str, object] = {"number": last.number, "title": last.title, "n": len(same)}
    values |= {"outcome": outcome_words(last.case.outcome), "step": _step(last)}
    if values["step"]:
        one = N_("Same merchant: {number} {title}, {outcome} by “{step}”.")
        many = N_("Same merchant, {n} times; the last: {number} {title}, {outcome} by “{step}”.")
    else:
        one = N_("Same merchant: {number} {title}, {outcome}.")
        many = N_("Same merchant, {n} times; the last: {number} {title}, {outcome}.")
    yield Message(one if len(same) == 1 else many, values)


def _step(view: CaseView) -> str:
    steps, way = view.playbook.flow.steps, view.case.ending.way
    return steps[way].title if way in steps else ""


def _refusal(view: CaseView, rest: Sequence[CaseView], cards: _Cards) -> Iterable[Message]:
    """A closed case in which the same card worked."""
    worked_once = [one for one in rest if one.case.closed and one.case.ending.card]
    known = cards() if worked_once else ()
    for one in sorted(worked_once, key=lambda one: one.case.changed_at, reverse=True):
        card = one.case.ending.card
        if card in known:
            says = one.playbook.replies[card].says if card in one.playbook.replies else card
            text = N_("This was said in case {number} as well (“{says}”); what worked there: {worked}")
            worked = one.case.ending.worked or _step(one) or message(N_("the answer of this card"))
            yield message(text, number=one.number, says=says, worked=worked)
            return


def _way(view: CaseView, rest: Sequence[CaseView]) -> Iterable[Message]:
    """A step that can be taken now, and that was gone several times and never was what worked."""
    flow, book = view.playbook.flow, view.playbook
    ended = [one for one in rest if one.case.closed and one.case.playbook == view.case.playbook]
    for choice in view.next.choices:
        goal = view.passage(choice.id)[-1]
        if goal not in flow.steps or not flow.steps[goal].rests or not book.step(goal).gate:
            continue
        gone = [one for one in ended if goal in one.case.way]
        said = [one for one in gone if one.case.ending.way]
        if len(said) >= ENOUGH and not any(one.case.ending.way == goal for one in gone):
            text = N_("“{step}” was gone in {n} of your cases, and something else was what worked each time.")
            yield message(text, step=flow.steps[goal].title, n=len(gone))
            return
