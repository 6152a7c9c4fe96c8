"""Cards: a case in a few lines, and the headings between them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from content.pack.model import Effect
from content.text.cells import cells, cut, plain
from content.text.words import N_
from store.case.checklist import Item, ItemSource
from store.case.deadlines import Deadline, DeadlineState
from store.case.facts import BY_KEY
from store.case.marks import ItemState
from store.case.view import TURN_WORDS, CaseView, Turn
from store.people.person import CLAIMANT
from tui.desk.draw.context import Context
from tui.desk.draw.deadlines import (
    name_of,
    name_within,
    nearest_lines,
    short_when,
    sign_of,
    tone_of,
    waiting_for,
)
from tui.desk.draw.spans import Line, Span, Tone, faint, fit, good, join, key, quiet, soon, spread, strong, width_of
from tui.say.values import dispute, money, near_moment

OPEN_HEIGHT = 4
SMALL_HEIGHT = 3
CLOSED_HEIGHT = 2
NUMBER_WIDTH = 4
SHORTEST = 8
"""Cells of a title below which a piece of it says nothing."""
LEAST_ABOUT = 12
"""Cells below which merchant and reason give way to the amount."""
ROOMY = 50
"""Cells from which on a card tells merchant, reason and evidence too."""


def card_height(turn: Turn, width: int = ROOMY) -> int:
    """The lines of a card, the blank one after it not counted."""
    if turn in (Turn.CLOSED, Turn.TRASH):
        return CLOSED_HEIGHT
    return OPEN_HEIGHT if width >= ROOMY else SMALL_HEIGHT


def card(view: CaseView, width: int, pen: Context) -> list[Line]:
    """A case as a card: what it is, what ends when, what to do, and what is missing."""
    number = str(view.number)
    inset = (Span(" " * (max(NUMBER_WIDTH, len(number) + 2))),)
    room = width - width_of(inset)
    small = width < ROOMY
    lines: list[Line] = [_title(view, number, width, pen)]
    if view.turn in (Turn.CLOSED, Turn.TRASH):
        lines.append(inset + _ended(view, room, pen))
        return lines
    lines.append(inset + _deadline(view, room, pen))
    step = (key(f"{pen.signs.to} "), Span(plain(view.step.title)))
    missing = sum(item.open and item.required for item in evidence_of(view))
    required = pen.tr(N_("lacks {n}"), n=missing) if small and missing else ""
    if small:
        lines.append(inset + spread(step, (quiet(required),) if required else (), room))
        return [fit(line, width) for line in lines]
    lines.append(inset + fit((*step, Span("  "), asked_now(view, pen)), room))
    lines.append((*inset, Span("  "), *_checklist(view, room - 2, pen)))
    return [fit(line, width) for line in lines]


def _title(view: CaseView, number: str, width: int, pen: Context) -> Line:
    """Number, title, merchant and reason; the amount at the edge is never cut."""
    closed = view.turn in (Turn.CLOSED, Turn.TRASH)
    title = Span(plain(view.title, most=200), Tone.PLAIN if closed else Tone.STRONG)
    amount: Line = (quiet(dispute(pen.tr, view)),) if view.amount else ()
    left: Line = (quiet(number.rjust(NUMBER_WIDTH - 2) + "  "), title)
    room = width - width_of(left) - width_of(amount) - 4
    about = _about(view, pen)
    if width >= ROOMY and room >= min(LEAST_ABOUT, width_of(about)):
        left = (*left, Span("  "), *fit(about, room))
    return spread(left, amount, width)


def _about(view: CaseView, pen: Context) -> Line:
    """For whom and under which tags, as these are the user's own words; then merchant and reason."""
    whom, tags = view.facts.get(CLAIMANT), view.facts.get("tags", "").split()
    words = [f"@{plain(whom, most=40)}"] if whom else []
    words += [f"#{plain(tag, most=40)}" for tag in tags]
    words += [plain(view.facts.get("merchant", ""), most=100), plain(view.reason)]
    if not words[-1]:
        words[-1] = pen.tr("reason not decided yet")
    return join([(quiet(word),) for word in words if word], quiet(pen.between))


def _ended(view: CaseView, room: int, pen: Context) -> Line:
    """How a case ended: with what, how much came back, and when."""
    back = view.facts.get("paid-back", "")
    day = view.facts.get("paid-back-on", "")[:10]
    outcome: Line = (quiet(pen.say(view.outcome)),)
    if back:
        told = pen.tr(N_("back {amount}"), amount=money(back))
        outcome = (*outcome, Span("  "), good(f"{pen.signs.done} {told}"))
    return spread(outcome, (quiet(day),) if day else (), room)


def asked_now(view: CaseView, pen: Context) -> Span:
    """What the step asks for; before a right ends, the choice that keeps it. The date stands above it already."""
    nearest = None if view.next.settled else view.nearest
    ends = nearest is not None and nearest.effect is Effect.LOSE and nearest.open
    if ends and nearest is not None and view.next.opened and nearest.opens == view.next.opened[0]:
        first = next((one.title for one in view.next.choices if one.id == view.next.opened[0]), "")
        if first and first != view.step.title:
            return Span(pen.tr(N_("first: {choice}"), choice=plain(first)))
    return quiet(pen.say(view.next.title))


def _deadline(view: CaseView, room: int, pen: Context) -> Line:
    """The nearest date with its name; where both have no room the distance goes, unless it says that it is over."""
    nearest, todo = view.nearest, view.own_next
    if (
        nearest is not None and nearest.lost and todo is not None
    ):  # what is lost, the head of the desk tells as well
        return _own(todo, room, pen)
    if nearest is None or nearest.due is None:
        lines = nearest_lines(view, room, pen, remarks=False)
        if not lines and todo is not None:
            return _own(todo, room, pen)
        if len(lines) < 2:
            return fit(lines[0], room) if lines else (faint(pen.tr(N_("no date runs"))),)
        return _asking(waiting_for(view), room, pen)
    tone = tone_of(nearest)
    words, sign = short_when(nearest, pen), f"{sign_of(nearest, pen)} "
    late = nearest.state is DeadlineState.OVER
    whole = cells(sign + name_within(nearest.title, room - cells(sign) - cells(words) - 2) + words) + 2 <= room
    if room < ROOMY - 2 or not (whole or late):
        words = near_moment(pen.tr, nearest.due, pen.now)
    name = name_within(nearest.title, room - cells(sign) - cells(words) - 2)
    return spread((Span(sign, tone), Span(name, tone)), (Span(words, tone),), room)


def _own(todo: Item, room: int, pen: Context) -> Line:
    """What the user set himself to do, and by when."""
    words = near_moment(pen.tr, todo.until, pen.now) if todo.until else ""
    close = todo.until is not None and todo.until - pen.now <= timedelta(days=1)
    name = fit((Span(f"{sign(todo, pen)} {pen.say(todo.title)}"),), room - cells(words) - 2)
    return spread(name, (soon(words) if close else quiet(words),), room)


def _asking(wanted: Deadline | None, room: int, pen: Context) -> Line:
    """A right that cannot be reckoned yet, and the fact it asks for, in little room."""
    if wanted is None:
        return ()
    fact = BY_KEY[wanted.asks].label if wanted.asks in BY_KEY else wanted.asks
    asked = quiet(pen.tr(N_("asks for {fact}"), fact=pen.tr(fact)))
    return spread((Span(f"{pen.signs.unknown} {name_of(wanted.title)}"),), (asked,), room)


def sign(item: Item, pen: Context) -> str:
    """The box of an item."""
    match item.state:
        case ItemState.HAVE:
            return pen.signs.ticked
        case ItemState.MISSING:
            return pen.signs.box
        case _:
            return pen.signs.set_aside


def missing_words(view: CaseView, pen: Context) -> str:
    """How much of what is required is missing, in words."""
    required = [item for item in evidence_of(view) if item.required]
    missing = sum(item.open for item in required)
    if missing:
        return pen.tr(N_("required: {n} missing"), n=missing)
    return pen.tr(N_("required: all there")) if required else ""


def evidence_of(view: CaseView) -> list[Item]:
    """The evidence of the checklist, what is required first."""
    found = [item for item in view.marked if item.source is ItemSource.EVIDENCE]
    return sorted(found, key=lambda item: not item.required)


def _checklist(view: CaseView, width: int, pen: Context) -> Line:
    """How much of what is required is missing and what it is, then how much evidence and to-dos are done."""
    evidence = evidence_of(view)
    todos = [item for item in view.marked if item.source is not ItemSource.EVIDENCE]
    counts: list[Line] = [(quiet(pen.tr("evidence {done}/{all}", **_count(evidence))),)] if evidence else []
    if todos:
        counts.append((quiet(pen.tr("to do {done}/{all}", **_count(todos))),))
    total = join(counts, quiet(pen.between))
    words = missing_words(view, pen)
    shown: list[Span] = [Span(words) if any(one.open and one.required for one in evidence) else quiet(words)]
    room = width - width_of(total) - cells(words) - 2
    for item in evidence:
        if not (item.open and item.required):
            continue
        words = f"  {sign(item, pen)} {pen.say(item.title)}*"
        if cells(words) > room:
            if room >= cells(sign(item, pen)) + 3 + SHORTEST:
                # a piece of its title says more than nothing
                shown.append(Span(cut(words, room)))
            break
        shown.append(Span(words))
        room -= cells(words)
    return spread(tuple(shown), total, width)


def _count(items: Sequence[Item]) -> dict[str, object]:
    return {"done": sum(not item.open for item in items), "all": len(items)}


def heading(turn: Turn, pen: Context) -> Line:
    """The heading of a group of cards."""
    return (strong(pen.tr(TURN_WORDS[turn])),)
