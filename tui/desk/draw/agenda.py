"""The line of time: all deadlines of all cases, one line each, drawn only when it is seen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import overload

from msgspec import Struct

from content.text.cells import cells, plain
from content.text.words import N_, Message
from store.board.agenda import STRETCH_WORDS, Agenda, Mark
from store.board.entries import EFFECT_WORDS, AgendaEntry, Undated
from store.case.deadlines import DeadlineState
from store.case.view import TURN_WORDS, Turn, remaining_until
from tui.desk.draw.context import Context
from tui.desk.draw.copymark import marked
from tui.desk.draw.spans import Line, Span, Tone, bad, faint, fit, folded, padded, quiet, soon, spread, strong
from tui.say.values import near_moment

UNKNOWN = N_("Dates not known")
Entry = AgendaEntry | Undated
Row = Mark | str | None
"""A line: the mark of an entry, a heading (an English msgid), or nothing."""


@dataclass(frozen=True, slots=True)
class Rows(Sequence[Line]):
    """The lines of the agenda; each is drawn when it is asked for."""

    agenda: Agenda
    rows: Sequence[Row]
    undated_from: int
    width: int
    columns: Columns
    pen: Context

    def entry(self, row: int) -> Entry | None:
        """What a line tells of."""
        mark = self.rows[row]
        if not isinstance(mark, Mark):
            return None
        return self.agenda.entry(mark) if row < self.undated_from else self.agenda.undated_entry(mark)

    @property
    def places(self) -> list[tuple[int, int]]:
        """Where the lines stand that can be selected."""
        return [(n, 1) for n, row in enumerate(self.rows) if not isinstance(row, str | None)]

    def __len__(self) -> int:
        return len(self.rows)

    @overload
    def __getitem__(self, index: int) -> Line: ...
    @overload
    def __getitem__(self, index: slice) -> list[Line]: ...
    def __getitem__(self, index: int | slice) -> Line | list[Line]:
        if isinstance(index, slice):
            return [self[n] for n in range(*index.indices(len(self.rows)))]
        row = self.rows[index]
        if row is None:
            return ()
        if isinstance(row, str):
            return fit((strong(self.pen.tr(row)),), self.width)
        entry = self.entry(index)
        return fit(entry_line(entry, self.columns, self.pen), self.width) if entry else ()


def agenda_rows(agenda: Agenda, width: int, pen: Context) -> Rows:
    """Entries and undated limits under their headings."""
    rows: list[Row] = []
    for part, marks in agenda.stretches():
        rows += _heading(STRETCH_WORDS[part], rows)
        rows += marks
    begin = len(rows)
    if agenda.undated:
        rows += _heading(UNKNOWN, rows)
        rows += agenda.undated
    return Rows(agenda, rows, begin, width, _columns(agenda, width, pen), pen)


def _heading(words: str, above: Sequence[Row]) -> list[Row]:
    return [None, words, None] if above else [words, None]


class Columns(Struct, frozen=True):
    """The cells of each column; 0 for one that is left out. `words` tells that the time is told in words too."""

    when: int
    words: bool
    number: int
    case: int
    what: int = 0
    effect: int = 0
    turn: int = 0


GAP = 2
LEAST_CASE, MOST_CASE = 18, 30
"""Cells from which a case is told beside the time in words, and the most it gets."""
LEAST_WHAT, ENOUGH_WHAT, AMPLE_WHAT = 24, 40, 100
"""Cells from which what ends is told at all, what it does is told beside it, and whose move it is too."""
SAMPLE = 20
"""The widest times come just before and after now, or are the first or last of all."""


def _columns(agenda: Agenda, width: int, pen: Context) -> Columns:
    """Share the width: the time is never cut, and what has too little room is left out."""
    number = len(str(max((mark.number for mark in (*agenda.marks, *agenda.undated)), default=0)))
    when = _widest_when(agenda, True, pen)
    words = width - when - GAP >= LEAST_CASE
    if not words:
        when = _widest_when(agenda, False, pen)
    room = width - when - GAP
    effect = _widest(EFFECT_WORDS.values(), pen)
    if room < LEAST_CASE + GAP + LEAST_WHAT:
        if room - effect - GAP < LEAST_CASE:
            return Columns(when, words, number, max(1, room))
        return Columns(when, words, number, room - effect - GAP, effect=effect)
    if room - effect - GAP < LEAST_CASE + GAP + ENOUGH_WHAT:
        effect = 0
    room -= effect + GAP if effect else 0
    turn = _widest([TURN_WORDS[Turn.MINE], TURN_WORDS[Turn.THEIRS]], pen)
    if room - turn - GAP < MOST_CASE + GAP + AMPLE_WHAT:
        turn = 0
    room -= turn + GAP if turn else 0
    case = max(LEAST_CASE, min(MOST_CASE, (room - GAP) * 2 // 5))
    return Columns(when, words, number, case, room - GAP - case, effect, turn)


def _widest_when(agenda: Agenda, words: bool, pen: Context) -> int:
    marks, now = agenda.marks, agenda.overdue
    some = (*marks[:1], *marks[max(0, now - SAMPLE) : now + SAMPLE], *marks[-1:])
    ends = (datetime.fromtimestamp(mark.at, pen.now.tzinfo) for mark in some)
    return max((cells(_when(end, words, pen)) for end in ends), default=LEAST_CASE + GAP)


def agenda_head(agenda: Agenda, width: int, pen: Context) -> Line:
    """How much is overdue, due today, and asleep."""
    tr = pen.tr
    counts: list[Span] = []
    for n, span in (
        (agenda.overdue, bad(tr("overdue {n}", n=agenda.overdue))),
        (agenda.due_today, soon(tr("due today {n}", n=agenda.due_today))),
        (agenda.asleep, quiet(tr("put off {n}", n=agenda.asleep))),
    ):
        if n:
            counts += [quiet(pen.between), span] if counts else [span]
    title = strong(tr("Deadlines"))
    return marked(lambda room: spread((Span(" "), title), (*counts, Span(" ")), room), width, pen)


def entry_line(row: Entry, columns: Columns, pen: Context) -> Line:
    """When, which case, what, whose move it is, and what it does."""
    tr = pen.tr
    if isinstance(row, Undated):
        title: str | Message = row.deadline.title
        when = Span(tr("asks for {fact}", fact=tr(row.asks)) if columns.words else tr(row.asks))
        effect = row.deadline.effect
    else:
        when = Span(_when(row.at, columns.words, pen), _tone(row))
        title, effect = row.title, row.effect
    case = (quiet(f"{row.number:>{columns.number}} "), Span(plain(row.view.title, most=100)))
    gap = Span(" " * GAP)
    line: Line = (*padded((when,), columns.when), gap, *padded(case, columns.case))
    if columns.what:
        line = (*line, gap, *padded((quiet(pen.say(title)),), columns.what))
    if columns.turn:
        turn = tr(TURN_WORDS[row.view.turn])
        line = (*line, gap, *padded((Span(turn) if row.view.turn is Turn.MINE else quiet(turn),), columns.turn))
    return (*line, gap, quiet(tr(EFFECT_WORDS[effect]))) if columns.effect else line


def _widest(words: Iterable[str], pen: Context) -> int:
    return max(cells(pen.tr(one)) for one in words)


def _when(at: datetime, words: bool, pen: Context) -> str:
    end = near_moment(pen.tr, at, pen.now)
    return pen.say(remaining_until(at, pen.now)) + pen.between + end if words else end


def _tone(entry: AgendaEntry) -> Tone:
    if entry.overdue:
        return Tone.BAD
    return Tone.SOON if entry.today or entry.state is DeadlineState.SOON else Tone.PLAIN


def because_lines(row: Entry, width: int, pen: Context) -> list[Line]:
    """The sum of the selected line, and what it is about in full."""
    title: str | Message = row.deadline.title if isinstance(row, Undated) else row.title
    because = row.deadline.because if isinstance(row, Undated) else row.because
    lines = folded([strong(pen.say(title))], width)
    if isinstance(row, AgendaEntry) and row.estimate:
        estimate = pen.tr("estimate")
        lines += folded([faint(estimate)], width)
    return [fit(line, width) for line in (*lines, *folded([quiet(pen.say(because, most=2_000))], width))]
