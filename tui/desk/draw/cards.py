"""Cards: a case in a few lines, and the headings between them."""

from __future__ import annotations

from collections.abc import Sequence

from content.text.cells import cells, cut, plain
from store.case.checklist import Item, ItemSource
from store.case.marks import ItemState
from store.case.view import TURN_WORDS, CaseView, Turn
from tui.desk.draw.context import Context
from tui.desk.draw.deadlines import short_when, tone_of
from tui.desk.draw.spans import Line, Span, Tone, fit, join, key, quiet, spread, strong, width_of
from tui.say.values import money, near_moment

OPEN_HEIGHT = 4
CLOSED_HEIGHT = 2
NUMBER_WIDTH = 4
SHORTEST = 8
"""Cells of a title below which a piece of it says nothing."""
LEAST_ABOUT = 12
"""Cells below which merchant and reason give way to the deadline."""


def card_height(turn: Turn) -> int:
    """The lines of a card, the blank one after it not counted."""
    return CLOSED_HEIGHT if turn in (Turn.CLOSED, Turn.TRASH) else OPEN_HEIGHT


def card(view: CaseView, width: int, pen: Context) -> list[Line]:
    """A case as a card of `card_height` lines."""
    number = str(view.number)
    inset = (Span(" " * (max(NUMBER_WIDTH, len(number) + 2))),)
    room = width - width_of(inset)
    quiet_number = quiet(number.rjust(NUMBER_WIDTH - 2) + "  ")
    closed = card_height(view.turn) == CLOSED_HEIGHT
    title = Span(plain(view.title, most=200), Tone.PLAIN if closed else Tone.STRONG)
    amount = (quiet(money(view.amount)),) if view.amount else ()
    lines: list[Line] = [spread((quiet_number, title), amount, width)]
    if closed:
        lines.append(inset + _beside(view, (quiet(pen.say(view.outcome)),), room, pen))
        return lines
    lines.append(inset + _beside(view, _deadline(view, room, pen), room, pen))
    lines.append(inset + _checklist(view, room, pen))
    action = (key(f"{pen.signs.to} "), Span(plain(view.step.title)), quiet("  " + pen.say(view.next.title)))
    lines.append(inset + fit(action, room))
    return [fit(line, width) for line in lines]


def _about(view: CaseView, pen: Context) -> Line:
    words = [plain(view.facts.get("merchant", ""), most=100), plain(view.reason)]
    if not any(words):
        return (quiet(pen.tr("reason not decided yet")),)
    return join([(quiet(word),) for word in words if word], quiet(pen.between))


def _beside(view: CaseView, mark: Line, room: int, pen: Context) -> Line:
    """What a case is about, as much as there is room for beside what matters more."""
    about = _about(view, pen)
    taken = width_of(mark)
    if mark and taken + 2 + min(LEAST_ABOUT, width_of(about)) > room:
        return fit((Span(" " * (room - taken)), *mark), room)
    return spread(about, mark, room)


def _deadline(view: CaseView, room: int, pen: Context) -> Line:
    nearest = view.nearest
    if nearest is None or nearest.due is None:
        return ()
    words = short_when(nearest, pen)
    return (Span(words if cells(words) <= room else near_moment(pen.tr, nearest.due, pen.now), tone_of(nearest)),)


def sign(item: Item, pen: Context) -> str:
    """The box of an item."""
    match item.state:
        case ItemState.HAVE:
            return pen.signs.ticked
        case ItemState.MISSING:
            return pen.signs.box
        case _:
            return pen.signs.set_aside


def _checklist(view: CaseView, width: int, pen: Context) -> Line:
    """The evidence item by item as far as there is room, then how much of it and of the to-dos is done."""
    evidence = [item for item in view.marked if item.source is ItemSource.EVIDENCE]
    todos = [item for item in view.marked if item.source is ItemSource.STEP]
    counts = [(quiet(pen.tr("to do {done}/{all}", **_count(todos))),)] if todos else []
    if evidence:
        counts.append((quiet(pen.tr("evidence {done}/{all}", **_count(evidence))),))
    total = join(counts, quiet(pen.between))
    shown: list[Span] = []
    room = width - width_of(total) - 2
    for item in evidence:
        if item.state is ItemState.NOT_NEEDED:
            continue
        words = f"{sign(item, pen)} {pen.say(item.title)}  "
        if cells(words.rstrip()) > room:
            least = cells(sign(item, pen)) + 1 + SHORTEST
            if room >= least:
                # a piece of its title says more than nothing
                shown.append(Span(cut(words.rstrip(), room), _shade(item)))
            break
        shown.append(Span(words, _shade(item)))
        room -= cells(words)
    if shown:
        shown[-1] = Span(shown[-1].text.rstrip(), shown[-1].tone)
    return spread(tuple(shown), total, width)


def _shade(item: Item) -> Tone:
    return Tone.QUIET if item.state is not ItemState.MISSING else Tone.PLAIN


def _count(items: Sequence[Item]) -> dict[str, object]:
    return {"done": sum(not item.open for item in items), "all": len(items)}


def heading(turn: Turn, pen: Context) -> Line:
    """The heading of a group of cards."""
    return (strong(pen.tr(TURN_WORDS[turn])),)
