"""Cards: a case in a few lines, and the headings between them."""

from __future__ import annotations

from datetime import timedelta

from content.text.cells import cells, cut, plain
from content.text.words import N_
from store.case.turns import TURN_WORDS, Turn
from tui.desk.draw.context import Context
from tui.desk.draw.dues import due_words, name_of, name_within, sign_named, waiting_lines
from tui.desk.draw.spans import Line, Span, Tone, faint, fit, good, join, key, quiet, soon, spread, strong, width_of
from tui.desk.draw.told import Asked, Own, Told, Waits
from tui.say.moments import money, near_moment

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


def card(told: Told, width: int, pen: Context) -> list[Line]:
    """A case as a card: what it is, what ends when, what to do, and what is missing."""
    number = str(told.number)
    inset = (Span(" " * (max(NUMBER_WIDTH, len(number) + 2))),)
    room = width - width_of(inset)
    small = width < ROOMY
    lines: list[Line] = [_title(told, number, width, pen)]
    if told.ended:
        lines.append(inset + _ended(told, room, pen))
        return lines
    lines.append(inset + _deadline(told, room, pen))
    step = (key(f"{pen.signs.to} "), Span(plain(told.step)))
    required = pen.tr(N_("lacks {n}"), n=told.missing) if small and told.missing else ""
    if small:
        lines.append(inset + spread(step, (quiet(required),) if required else (), room))
        return [fit(line, width) for line in lines]
    lines.append(inset + fit((*step, Span("  "), asked_span(told.asked, pen)), room))
    lines.append((*inset, Span("  "), *_checklist(told, room - 2, pen)))
    return [fit(line, width) for line in lines]


def _title(told: Told, number: str, width: int, pen: Context) -> Line:
    """Number, title, merchant and reason; the amount at the edge is never cut."""
    title = Span(plain(told.title, most=200), Tone.PLAIN if told.ended else Tone.STRONG)
    amount: Line = (quiet(told.amount),) if told.amount else ()
    left: Line = (quiet(number.rjust(NUMBER_WIDTH - 2) + "  "), title)
    room = width - width_of(left) - width_of(amount) - 4
    about = _about(told, pen)
    if width >= ROOMY and room >= min(LEAST_ABOUT, width_of(about)):
        left = (*left, Span("  "), *fit(about, room))
    return spread(left, amount, width)


def _about(told: Told, pen: Context) -> Line:
    """For whom and under which tags, as these are the user's own words; then merchant and reason."""
    words = [f"@{plain(told.whom, most=40)}"] if told.whom else []
    words += [f"#{plain(tag, most=40)}" for tag in told.tags.split()]
    words += [plain(told.merchant, most=100), plain(told.reason)]
    if not words[-1]:
        words[-1] = pen.tr("reason not decided yet")
    return join([(quiet(word),) for word in words if word], quiet(pen.between))


def _ended(told: Told, room: int, pen: Context) -> Line:
    """How a case ended: with what, how much came back, and when."""
    outcome: Line = (quiet(pen.say(told.outcome)),)
    if told.back:
        back = pen.tr(N_("back {amount}"), amount=money(told.back))
        outcome = (*outcome, Span("  "), good(f"{pen.signs.done} {back}"))
    return spread(outcome, (quiet(told.back_on),) if told.back_on else (), room)


def asked_span(asked: Asked, pen: Context) -> Span:
    """What the step asks for; before a right ends, the choice that keeps it. The date stands above it already."""
    if asked.first:
        return Span(pen.tr(N_("first: {choice}"), choice=plain(asked.first)))
    return quiet(pen.say(asked.title))


def _deadline(told: Told, room: int, pen: Context) -> Line:
    """The nearest date with its name; where both have no room the distance goes, unless it says that it is over."""
    due, todo = told.due, told.own
    if todo is not None and due is not None and due.lost:
        return _own(todo, room, pen)  # what is lost, the head of the desk tells as well
    if due is None:
        lines = waiting_lines(told.waits, room, pen)
        if not lines and todo is not None:
            return _own(todo, room, pen)
        if len(lines) < 2:
            return fit(lines[0], room) if lines else (faint(pen.tr(N_("no date runs"))),)
        return _asking(told.waits, room, pen)
    tone = due.tone
    words, sign = due_words(due, pen), f"{sign_named(due.sign, pen)} "
    whole = cells(sign + name_within(due.title, room - cells(sign) - cells(words) - 2) + words) + 2 <= room
    if room < ROOMY - 2 or not (whole or due.late):
        words = near_moment(pen.tr, due.at, pen.now)
    name = name_within(due.title, room - cells(sign) - cells(words) - 2)
    return spread((Span(sign, tone), Span(name, tone)), (Span(words, tone),), room)


def _own(todo: Own, room: int, pen: Context) -> Line:
    """What the user set himself to do, and by when."""
    words = near_moment(pen.tr, todo.until, pen.now) if todo.until else ""
    close = todo.until is not None and todo.until - pen.now <= timedelta(days=1)
    name = fit((Span(f"{sign_named(todo.sign, pen)} {pen.say(todo.title)}"),), room - cells(words) - 2)
    return spread(name, (soon(words) if close else quiet(words),), room)


def _asking(wanted: Waits | None, room: int, pen: Context) -> Line:
    """A right that cannot be reckoned yet, and the fact it asks for, in little room."""
    if wanted is None:
        return ()
    asked = quiet(pen.tr(N_("asks for {fact}"), fact=wanted.fact))
    return spread((Span(f"{pen.signs.unknown} {name_of(wanted.title)}"),), (asked,), room)


def _missing_words(told: Told, pen: Context) -> str:
    """How much of what is required is missing, in words."""
    if told.missing:
        return pen.tr(N_("required: {n} missing"), n=told.missing)
    return pen.tr(N_("required: all there")) if told.required else ""


def _checklist(told: Told, width: int, pen: Context) -> Line:
    """How much of what is required is missing and what it is, then how much evidence and to-dos are done."""
    counts: list[Line] = []
    if told.evidence[1]:
        counts.append((quiet(pen.tr("evidence {done}/{all}", **_count(told.evidence))),))
    if told.todos[1]:
        counts.append((quiet(pen.tr("to do {done}/{all}", **_count(told.todos))),))
    total = join(counts, quiet(pen.between))
    words = _missing_words(told, pen)
    shown: list[Span] = [Span(words) if told.missing else quiet(words)]
    room = width - width_of(total) - cells(words) - 2
    for item in told.wanted:
        sign = sign_named(item.sign, pen)
        words = f"  {sign} {pen.say(item.title)}*"
        if cells(words) > room:
            if room >= cells(sign) + 3 + SHORTEST:
                # a piece of its title says more than nothing
                shown.append(Span(cut(words, room)))
            break
        shown.append(Span(words))
        room -= cells(words)
    return spread(tuple(shown), total, width)


def _count(done: tuple[int, int]) -> dict[str, object]:
    return {"done": done[0], "all": done[1]}


def heading(turn: Turn, pen: Context) -> Line:
    """The heading of a group of cards."""
    return (strong(pen.tr(TURN_WORDS[turn])),)
