"""Patterns of one's own cases, told where they help: the same order, the same merchant, a refusal seen before."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Sequence

from content.pack.errors import PlaybookError, UnknownPage
from content.pack.playbook import Playbook
from content.text.words import N_, Message, message
from store.board.board import Board
from store.board.ended import won
from store.case.case import Case
from store.case.sent import called, letters_sent
from store.case.timeline import outcome_words
from store.case.turns import Turn
from store.case.view import CaseView
from store.errors import DamagedFile, NewerCase, Repeated
from store.ports import Cases

ENOUGH = 2
"""How often a way must have been gone before it is told that it never worked."""
ENDED = 100
"""Cases that are looked at: all where there are no more, else those that ended last and as many of the merchant."""
MOST = 3
"""Patterns that are told of a case."""

_Cards = Callable[[], Sequence[str]]
_Books = Callable[[str], Playbook]


def order_number(text: str) -> str:
    """An order number without what people put between its digits."""
    return "".join(char for char in text if char.isalnum()).casefold()


def same_order(order: str, others: Iterable[Case]) -> Case | None:
    """The case that is about an order already, or None; of several one that runs, else the one changed last."""
    wanted = order_number(order)
    if not wanted:
        return None
    same = [one for one in others if order_number(one.facts.get("order", "")) == wanted]
    return max(same, key=lambda one: (not one.closed, one.changed_at), default=None)


def refuse_twin(order: str, cases: Cases, holding: Callable[[str], Container[int] | None]) -> None:
    """Raise `Repeated` when a case that is not in the trash is about an order already.

    `holding` tells in which cases a folded word may stand: the others, which may be many, are not read.
    """
    number = order_number(order)
    if not number:
        return
    held = [holding(word) for word in {number, "".join(order.split()).casefold()}]
    near = (one for one in cases if any(numbers is None or one in numbers for numbers in held))
    twin = same_order(order, (one for one in cases.readable(near) if not one.trashed))
    if twin is not None:
        text = N_("Case {number}, {title}, is about the same order.")
        raise Repeated(text, number=twin.number, title=twin.title)


def others_of(
    view: CaseView, cases: Cases, board: Callable[[], Board], search: Callable[[str, Board], Board]
) -> Iterator[Case]:
    """The cases that may say something of one: as they are recorded, for no deadline of theirs is asked about.

    Only among many they are looked for on the `board`: those of the same merchant or order, and those that ended.
    """
    if len(cases) <= ENDED:
        yield from cases.readable()
        return
    every = board()
    near = filter(None, (view.facts.get(key, "") for key in ("merchant", "order")))
    found = (*(search(words, every) for words in near), every.in_turns((Turn.CLOSED,)))
    for number in {one.number for some in found for one in some.outlines[:ENDED]}:
        try:
            yield cases[number]
        except (DamagedFile, NewerCase, KeyError):
            continue  # the board was made of newer cases, or the case cannot be read: told by who lists it


def patterns(view: CaseView, others: Iterable[Case], book: _Books, cards: _Cards = tuple) -> tuple[Message, ...]:
    """What other cases say of this one: the order, the merchant, what beat this refusal, a way that never worked.

    `book` finds the playbook of another case, `cards` the ids of the reply cards that answer what was said last in
    this case: asked only where a card once worked, for listening takes longer than all else here.
    """
    rest = [one for one in others if one.number != view.number and not one.trashed]
    found: list[Message] = []
    twin = same_order(view.facts.get("order", ""), rest)
    if twin is not None:
        text = N_("Case {number}, {title}, is about the same order.")
        found.append(message(text, number=twin.number, title=twin.title))
    found += [
        *_merchant(view, rest, book),
        *_refusal(view, rest, book, cards),
        *_way(view, rest),
        *_letter(view, rest),
    ]
    return tuple(found[:MOST])


def _merchant(view: CaseView, rest: Sequence[Case], book: _Books) -> Iterable[Message]:
    merchant = view.facts.get("merchant", "").strip()
    same = [one for one in rest if merchant and one.facts.get("merchant", "").strip() == merchant]
    if not same:
        return
    last = max(same, key=lambda one: one.changed_at)
    if not last.closed:
        text = N_("The same merchant as in case {number}, {title}, which is still open.")
        yield message(text, number=last.number, title=last.title)
        return
    values: dict[str, object] = {"number": last.number, "title": last.title, "n": len(same)}
    values |= {"outcome": outcome_words(last.outcome), "step": _step(last, book)}
    if values["step"]:
        one = N_("Same merchant: {number} {title}, {outcome} by “{step}”.")
        many = N_("Same merchant, {n} times; the last: {number} {title}, {outcome} by “{step}”.")
    else:
        one = N_("Same merchant: {number} {title}, {outcome}.")
        many = N_("Same merchant, {n} times; the last: {number} {title}, {outcome}.")
    yield Message(one if len(same) == 1 else many, values)


def _step(case: Case, book: _Books) -> str:
    """What the step is called by which a case was won; nothing where its playbook cannot say it any more."""
    if not case.ending.way:
        return ""
    try:
        steps = book(case.playbook).flow.steps
    except (PlaybookError, UnknownPage):
        return ""
    return steps[case.ending.way].title if case.ending.way in steps else ""


def _says(case: Case, book: _Books) -> str:
    """What the other side says on the card that worked in a case; its id where its playbook lacks it now."""
    card = case.ending.card
    try:
        replies = book(case.playbook).replies
    except (PlaybookError, UnknownPage):
        return card
    return replies[card].says if card in replies else card


def _refusal(view: CaseView, rest: Sequence[Case], book: _Books, cards: _Cards) -> Iterable[Message]:
    """A closed case in which the same card worked."""
    worked_once = [one for one in rest if one.closed and one.ending.card]
    known = cards() if worked_once else ()
    for one in sorted(worked_once, key=lambda one: one.changed_at, reverse=True):
        if one.ending.card in known:
            text = N_("This was said in case {number} as well (“{says}”); what worked there: {worked}")
            worked = one.ending.worked or _step(one, book) or message(N_("the answer of this card"))
            yield message(text, number=one.number, says=_says(one, book), worked=worked)
            return


def _way(view: CaseView, rest: Sequence[Case]) -> Iterable[Message]:
    """A step that can be taken now, and that was gone several times and never was what worked."""
    flow, book = view.playbook.flow, view.playbook
    ended = [one for one in rest if one.closed and one.playbook == view.case.playbook]
    for choice in view.next.choices:
        goal = view.passage(choice.id)[-1]
        if goal not in flow.steps or not flow.steps[goal].rests or not _has_gate(goal, book):
            continue
        gone = [one for one in ended if goal in one.way]
        said = [one for one in gone if one.ending.way]
        if len(said) >= ENOUGH and not any(one.ending.way == goal for one in gone):
            text = N_("“{step}” was gone in {n} of your cases, and something else was what worked each time.")
            yield message(text, step=flow.steps[goal].title, n=len(gone))
            return


def _letter(view: CaseView, rest: Sequence[Case]) -> Iterable[Message]:
    """A letter of now that went out in cases in which something came back."""
    ended = [one for one in rest if one.closed and one.playbook == view.case.playbook]
    sent = {one.number: {letter.letter for letter in letters_sent(one)} for one in ended}
    for letter in view.next.letters:
        went = [one for one in ended if letter in sent[one.number]]
        if any(map(won, went)):
            text = N_(
                "“{letter}” went out in {n} of your cases; {won} of them ended with money back or a settlement."
            )
            title = called(letter, view.playbook)
            yield message(text, letter=title, n=len(went), won=sum(map(won, went)))
            return


def _has_gate(step: str, book: Playbook) -> bool:
    """Whether something is handed in on a step; of a page that cannot be read that is told where it is shown."""
    try:
        return bool(book.step(step).gate)
    except (PlaybookError, UnknownPage):
        return False
