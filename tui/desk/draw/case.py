"""One case: what to do now, what is missing, what ends when, the way so far, and the story."""

from __future__ import annotations

from msgspec import Struct, field

from content.text.cells import cells, pad, plain
from store.case.checklist import Item, ItemSource
from store.case.marks import ItemState
from store.case.timeline import STATE_WORDS, Entry
from store.case.view import TURN_WORDS, CaseView
from tui.desk.draw.cards import SHORTEST, sign
from tui.desk.draw.context import Context
from tui.desk.draw.copymark import marked
from tui.desk.draw.deadlines import deadline_lines, short_when, tone_of
from tui.desk.draw.spans import (
    Line,
    Span,
    Tone,
    faint,
    fit,
    folded,
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
from tui.say.values import money, near_day


class Drawn(Struct):
    """Lines, and where among them things stand, each as (first line, lines).

    `places` are the items that can be selected, `choices` the choices that a click takes.
    """

    lines: list[Line] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)
    choices: list[tuple[int, int]] = field(default_factory=list)

    def section(self, title: str, lines: list[Line]) -> None:
        """Add a heading and lines, if there are any."""
        if lines:
            self.lines += [(quiet(title),), (), *lines, ()]

    def ways(self, title: str, blocks: list[list[Line]]) -> None:
        """Add a heading and the choices, if there are any."""
        top = len(self.lines) + 2
        for block in blocks:
            self.choices.append((top, len(block)))
            top += len(block)
        self.section(title, [line for block in blocks for line in block])

    def choice_at(self, y: int) -> int | None:
        """The number of the choice on line `y`."""
        return next((n for n, (top, height) in enumerate(self.choices, 1) if top <= y < top + height), None)


def glance(view: CaseView, width: int, pen: Context) -> Drawn:
    """The selected case beside the cards."""
    tr = pen.tr
    drawn = Drawn()
    number = quiet(f"{view.number}  ")
    drawn.lines += [
        *indent(folded([strong(plain(view.title, most=200))], width - width_of([number])), (number,)),
        (),
    ]
    drawn.section(tr("Next"), next_lines(view, width, pen))
    drawn.ways(tr("Which way on"), choice_blocks(view, width, pen))
    drawn.section(tr("Mind the time"), note_lines(view, width, pen))
    drawn.section(tr("Checklist"), [line for item in view.checklist for line in item_lines(item, width, pen)])
    drawn.section(tr("The way so far"), trail_lines(view, width, pen))
    return drawn


def now_page(view: CaseView, width: int, pen: Context) -> Drawn:
    """The case screen's first page; the items of the checklist can be selected."""
    tr = pen.tr
    drawn = Drawn([()])
    drawn.section(tr("Next"), next_lines(view, width, pen))
    drawn.ways(tr("Which way on"), choice_blocks(view, width, pen))
    drawn.section(tr("Mind the time"), note_lines(view, width, pen))
    if view.checklist:
        drawn.lines += [(quiet(tr("Checklist")),), ()]
        for item in view.checklist:
            lines = item_lines(item, width, pen)
            drawn.places.append((len(drawn.lines), len(lines)))
            drawn.lines += lines
        drawn.lines.append(())
    drawn.section(tr("Deadlines"), deadline_lines(view, width, pen))
    return drawn


def way_page(view: CaseView, width: int, pen: Context) -> Drawn:
    """The way so far, where the case stands, and what may follow."""
    drawn = Drawn()
    drawn.section(pen.tr("The way so far"), trail_lines(view, width, pen))
    drawn.section(pen.tr("Where it may lead"), _ahead(view, width, pen))
    return drawn


def story_page(view: CaseView, width: int, pen: Context) -> Drawn:
    """The timeline, the newest first, with a heading for each day."""
    drawn = Drawn()
    day = ""
    for entry in reversed(view.timeline()):
        here = near_day(pen.tr, entry.at.astimezone(pen.now.tzinfo), pen.now)
        if here != day:
            drawn.lines += [(), (quiet(here),), ()] if day else [(quiet(here),), ()]
            day = here
        drawn.lines += _entry(entry, width, pen)
    return drawn


def head(view: CaseView, width: int, pen: Context) -> Line:
    """One line that says which case this is and whose move it is. The amount is never cut: other words go first."""
    return marked(lambda room: _head(view, room, pen), width, pen)


def _head(view: CaseView, width: int, pen: Context) -> Line:
    number, title = quiet(f" {view.number}  "), strong(plain(view.title, most=200))
    amount: Line = (quiet("  " + money(view.amount)),) if view.amount else ()
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


def next_lines(view: CaseView, width: int, pen: Context) -> list[Line]:
    """What the step asks for now, and what ends first."""
    if view.case.closed:
        return [(strong(pen.tr("Closed")), quiet(pen.between), Span(pen.say(view.outcome)))]
    lines: list[Line] = [fit((key(f"{pen.signs.to} "), strong(plain(view.step.title))), width)]
    lines += indent(paragraph(pen.say(view.next.title), width - 2), (Span("  "),))
    nearest = view.nearest
    if nearest:
        lines += indent(folded([Span(short_when(nearest, pen), tone_of(nearest))], width - 2), (Span("  "),))
    return lines


def note_lines(view: CaseView, width: int, pen: Context) -> list[Line]:
    """What time says about the next action: what lapsed, what vanishes."""
    lines: list[Line] = []
    for note in view.next.notes:
        lines += indent(paragraph(pen.say(note), width - 2), (quiet(f"{pen.signs.dot} "),))
    return lines


def choice_blocks(view: CaseView, width: int, pen: Context) -> list[list[Line]]:
    """The choices with their keys, and where each leads: the lines of each."""
    keys = [pen.choice_key(n + 1) for n in range(len(view.next.choices))]
    gutter = max(3, *(cells(one) + 1 for one in keys), 0)
    width -= gutter
    titles = [folded([Span(plain(choice.title))], width) for choice in view.next.choices]
    tails: list[tuple[Line, Line]] = []
    for choice in view.next.choices:
        goal = _goal(view, choice.id, choice.title)
        tail: Line = (faint(f"{pen.signs.to} "), quiet(goal)) if goal else ()
        mark: Line = (soon(pen.tr("open now")),) if choice.id in view.next.opened else ()
        mark = (quiet(pen.tr("its time is over")),) if choice.id in view.next.over else mark
        if tail and mark and width_of(tail) + width_of(mark) + 2 <= width:
            tail, mark = (*tail, Span("  "), *mark), ()
        tails.append((tail, mark) if tail else (mark, ()))
    column = _column(titles, [tail for tail, _ in tails], width)
    blocks: list[list[Line]] = []
    for label, words, (tail, mark) in zip(keys, titles, tails, strict=True):
        if tail and len(words) == 1 and width_of(words[0]) <= column:
            words[0] = (*padded(words[0], column), Span("  "), *tail)
        elif tail:
            words.append(fit(tail, width))
        if mark:
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


_ASIDE = {ItemState.CANNOT_GET, ItemState.NOT_NEEDED}


def item_lines(item: Item, width: int, pen: Context) -> list[Line]:
    """A line of the checklist: box, words, and beside them how it stands; below, why it is wanted."""
    tone = Tone.PLAIN if item.open else Tone.QUIET
    words = pen.say(item.title)
    mark = ""
    if item.state in _ASIDE:
        mark = pen.tr(STATE_WORDS[item.state])
    elif item.open and item.source is not ItemSource.FACT and not item.required:
        mark = pen.tr("helpful") if item.source is ItemSource.EVIDENCE else pen.tr("if needed")
    box = Span(f"{sign(item, pen)} ", tone)
    room = width - width_of([box])
    if item.source is ItemSource.FACT:
        words = pen.tr("Fill in: {fact}", fact=words)
    lines = folded([Span(words, tone)], room - (cells(mark) + 2 if mark else 0))
    if mark:
        lines[0] = spread(lines[0], (quiet(mark),), room)
    if item.open and item.why and item.source is ItemSource.EVIDENCE:
        lines += paragraph(plain(item.why), room, Tone.QUIET)
    return indent(lines, (box,))


def trail_lines(view: CaseView, width: int, pen: Context) -> list[Line]:
    """The steps that were passed, with their days, and the one where the case stands."""
    trail = view.trail()
    lines: list[Line] = []
    for n, stop in enumerate(trail):
        last = n == len(trail) - 1
        mark = key(f"{pen.signs.bar} ") if last else quiet(f"{pen.signs.done} ")
        title = strong(plain(stop.title)) if last else quiet(plain(stop.title))
        when = near_day(pen.tr, stop.at.astimezone(pen.now.tzinfo), pen.now)
        day = Span(pen.tr("told later") if stop.unknown else when, Tone.QUIET)
        lines.append(spread((mark, title), (day,), min(width, 48)))
    return lines


def _ahead(view: CaseView, width: int, pen: Context) -> list[Line]:
    flow = view.playbook.flow
    lines: list[Line] = []
    for choice in view.next.choices:
        lines.append(fit((faint(f"{pen.signs.to} "), Span(plain(choice.title))), width))
        if choice.id not in flow.steps:
            continue
        goal = flow.steps[view.passage(choice.id)[-1]]
        if goal.title != choice.title:
            lines.append(fit((Span("  "), quiet(plain(goal.title))), width))
        for later in flow.choices.get(goal.id, ()):
            lines.append(fit((Span("    "), faint(f"{pen.signs.to} "), faint(plain(later.title))), width))
    return lines


def _entry(entry: Entry, width: int, pen: Context) -> list[Line]:
    known = not entry.day and not entry.unknown
    time = entry.at.astimezone(pen.now.tzinfo).strftime("%H:%M") if known else "  …  "
    text = plain(pen.tr.say(entry.text), multiline=True, most=2_000)
    tone = Tone.FAINT if entry.voided else Tone.PLAIN
    spans = [Span(text, tone)]
    if entry.voided:
        who = plain(entry.voided_by, most=20)
        undone = pen.tr("undone by {who}", who=who) if who else pen.tr("undone")
        spans.append(faint(f"  ({undone})"))
    lines = folded(spans, width - 7)
    by = plain(entry.by, most=20)
    if by and width_of(lines[-1]) + cells(by) + 9 <= width:
        lines[-1] = spread(lines[-1], (faint(by),), width - 7)
    return indent(lines, (quiet(pad(time, 7)),))
