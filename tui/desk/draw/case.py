"""One case: what to do now, what is missing, what ends when, the way so far, and the story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from content.text.cells import cells, pad, plain
from content.text.words import N_
from store.case.alerts import vanishing
from store.case.facts import PINNED
from store.case.marks import ItemState
from store.case.turns import TURN_WORDS
from tui.desk.draw.cards import SHORTEST, asked_span
from tui.desk.draw.context import Context
from tui.desk.draw.copymark import marked
from tui.desk.draw.deadlines import deadline_lines, nearest_lines, untold_lines
from tui.desk.draw.drawn import Drawn
from tui.desk.draw.headings import headed, title_lines
from tui.desk.draw.needs import HELPFUL, REQUIRED, heading_of, item_lines, parts_of
from tui.desk.draw.spans import (
    Line,
    Span,
    faint,
    fit,
    folded,
    good,
    indent,
    join,
    key,
    padded,
    paragraph,
    quiet,
    soon,
    spread,
    strong,
    width_of,
)
from tui.desk.draw.telling import asked_now, evidence_of
from tui.desk.draw.way import trail_lines
from tui.say.ending import ending_lines
from tui.say.moments import money, near_day
from tui.say.values import dispute

if TYPE_CHECKING:
    from store.case.view import CaseView


def glance(view: CaseView, width: int, pen: Context, told: str = "") -> Drawn:
    """The selected case beside the cards: it is read there, and opened to do something. What its card has `told` of
    its date is not told again."""
    tr, drawn = pen.tr, Drawn()
    drawn.lines += title_lines(view.number, view.title, width)
    _begin(drawn, view, width, pen, told=told)
    if view.case.closed:
        return drawn
    for words, items in parts_of(view):
        if words != HELPFUL:
            missing = [line for item in items if item.open for line in item_lines(item, view, width, pen)]
            drawn.section(heading_of(words, items, width, pen), missing)
    there = [item for item in evidence_of(view) if item.state is ItemState.HAVE]
    names = "  ".join(f"{pen.signs.ticked} {pen.say(item.title)}" for item in there)
    exhibits = pen.tr.n("{n} exhibit", "{n} exhibits", len(view.exhibits)) if view.exhibits else ""
    drawn.section(
        headed(tr(N_("There already")), exhibits, width, pen), folded([quiet(names)], width) if there else []
    )
    drawn.section(headed(tr(N_("The way so far")), "", width, pen), trail_lines(view, width, pen))
    drawn.section(headed(tr(N_("Mind the time")), "", width, pen), note_lines(view, width, pen))
    return drawn


def now_page(view: CaseView, width: int, pen: Context, small: bool = False) -> Drawn:
    """The case screen's first page; what the case needs can be selected. On a `small` one less is told of it."""
    drawn = Drawn([] if small else [()])
    _begin(drawn, view, width, pen, small)
    for words, items in parts_of(view):
        drawn.lines.append(heading_of(words, items, width, pen))
        if words == REQUIRED and not view.reason and not small:
            first = N_("Decide the reason first: it says which evidence counts.")
            drawn.lines += folded([quiet(pen.tr(first))], width)
        for item in items:
            drawn.item(item_lines(item, view, width, pen))
        drawn.lines.append(())
        if words == REQUIRED and not small:
            drawn.section(headed(pen.tr(N_("Mind the time")), "", width, pen), note_lines(view, width, pen))
    return drawn


def _begin(drawn: Drawn, view: CaseView, width: int, pen: Context, small: bool = False, *, told: str = "") -> None:
    """What ends first, what to do now, which ways lead on, and what time says about them."""
    if view.case.closed:
        drawn.section((), closed_lines(view, width, pen))
        return
    if pinned := plain(view.facts.get(PINNED, ""), most=400):
        drawn.section((), folded([strong(pinned)], width))
    dates = untold_lines(view, width, pen, told) if told else nearest_lines(view, width, pen, remarks=not small)
    drawn.section((), dates)
    if small and drawn.lines:
        drawn.lines.pop()
    drawn.section((), next_lines(view, width, pen, small))
    drawn.ways(choice_blocks(view, width, pen, small))


def limits_page(view: CaseView, width: int, pen: Context) -> Drawn:
    """All deadlines of the case, and how each was reckoned."""
    lines = deadline_lines(view, width, pen)
    return Drawn(lines or folded([quiet(pen.tr(N_("This case has no deadline.")))], width))


def head(view: CaseView, width: int, pen: Context) -> Line:
    """One line that says which case this is and whose move it is. The amount is never cut: other words go first."""
    return marked(lambda room: _head(view, room, pen), width, pen)


def _head(view: CaseView, width: int, pen: Context) -> Line:
    number, title = quiet(f" {view.number}  "), strong(plain(view.title, most=200))
    amount: Line = (quiet("  " + dispute(pen.tr, view)),) if view.amount else ()
    words = [plain(view.facts.get("merchant", ""), most=60), plain(view.reason)]
    about = [(quiet(word),) for word in words if word] if width >= 80 else []
    turn = (Span(pen.tr(TURN_WORDS[view.turn])),)
    left: Line = (number, title, *amount)
    right = (*join([*about, turn], quiet(pen.between)), Span(" "))
    while about and width_of(left) + width_of(right) + 2 > width:
        about.pop()
        right = (*join([*about, turn], quiet(pen.between)), Span(" "))
    room = width - width_of((number, *amount, *right)) - 2
    if room < min(SHORTEST, width_of([title])):
        right, room = (), width - width_of((number, *amount))
    return spread((number, *fit((title,), room), *amount), right, width)


def next_lines(view: CaseView, width: int, pen: Context, small: bool = False) -> list[Line]:
    """What the step asks for now."""
    lines: list[Line] = [fit((key(f"{pen.signs.to} "), strong(plain(view.step.title))), width)]
    return (
        lines
        if small
        else lines + indent(folded([Span(asked_span(asked_now(view, pen.tr), pen).text)], width - 2), (Span("  "),))
    )


def closed_lines(view: CaseView, width: int, pen: Context) -> list[Line]:
    """How a closed case ended: with what, how much came back and when, and which key goes on with it."""
    tr, facts = pen.tr, view.facts
    ended = (quiet(pen.between), Span(pen.say(view.outcome))) if view.outcome else ()
    lines: list[Line] = [fit((strong(tr("Closed")), *ended), width)]
    back, day = facts.get("paid-back", ""), facts.get("paid-back-on", "")
    if back:
        told = tr(N_("back {amount}"), amount=money(back))
        lines.append(
            spread((good(f"{pen.signs.done} {told}"),), (quiet(day[:16].replace("T", " ")),) if day else (), width)
        )
    for words in ending_lines(tr, view, pen.now, told=bool(back)):
        lines += paragraph(words, width)
    last = view.case.changed_at.astimezone(pen.now.tzinfo)
    lines += folded([quiet(tr(N_("Last changed {day}."), day=near_day(tr, last, pen.now)))], width)
    return lines


def note_lines(view: CaseView, width: int, pen: Context) -> list[Line]:
    """What time says about the next action: what lapsed, what waits. What vanishes is told beside its evidence."""
    told = set(map(repr, vanishing(view.checklist, pen.now)))
    lines: list[Line] = []
    for note in view.next.notes:
        if repr(note) not in told:
            lines += indent(paragraph(pen.say(note), width - 2), (quiet(f"{pen.signs.dot} "),))
    return lines


def choice_blocks(view: CaseView, width: int, pen: Context, small: bool = False) -> list[list[Line]]:
    """The choices with their keys, and where each leads: the lines of each. In a `small` room one line for each."""
    keys = [pen.choice_key(n + 1) for n in range(len(view.next.choices))]
    gutter = max(3, *(cells(one) + 1 for one in keys), 0)
    width -= gutter
    titles = [folded([Span(plain(choice.title))], width) for choice in view.next.choices]
    tails: list[tuple[Line, Line]] = []
    for choice in view.next.choices:
        goal = _goal(view, choice.id, choice.title)
        tail: Line = (faint(f"{pen.signs.to} "), quiet(goal)) if goal else ()
        mark: Line = (soon(pen.tr("open now")),) if choice.id in view.next.opened else ()
        mark = (quiet(pen.tr("by this count its time is over")),) if choice.id in view.next.over else mark
        if tail and mark and width_of(tail) + width_of(mark) + 2 <= width:
            tail, mark = (*tail, Span("  "), *mark), ()
        tails.append((tail, mark) if tail else (mark, ()))
    column = _column(titles, [tail for tail, _ in tails], width)
    blocks: list[list[Line]] = []
    for label, words, (tail, mark) in zip(keys, titles, tails, strict=True):
        if tail and len(words) == 1 and width_of(words[0]) <= column:
            words[0] = (*padded(words[0], column), Span("  "), *tail)
        elif tail and not small:
            words.append(fit(tail, width))
        if mark and not small:
            words.append(mark)
        blocks.append(indent(words, (key(pad(label, gutter)),)))
    return blocks


def _column(titles: list[list[Line]], tails: list[Line], width: int) -> int:
    """How wide the titles are that have something beside them: all of those tails fit beside the widest of them."""
    sizes = [
        (width_of(words[0]), width_of(tail))
        for words, tail in zip(titles, tails, strict=True)
        if tail and len(words) == 1
    ]
    fitting = (
        widest for widest, _ in sizes if all(widest + 2 + tail <= width for own, tail in sizes if own <= widest)
    )
    return max(fitting, default=0)


def _goal(view: CaseView, choice: str, title: str) -> str:
    """The title of the step a choice comes to rest on, unless it says so itself."""
    steps = view.playbook.flow.steps
    if choice not in steps:
        return ""
    goal = steps[view.passage(choice)[-1]].title
    return "" if goal == title else plain(goal)
